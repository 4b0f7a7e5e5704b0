"""How each event changes the state, by subject. Called by `hub.engine.evolve` alone; refuses nothing."""
