"""The hub's HTTP API: routes, rights, problems, pushed events. `mapping` alone knows the engine's types."""
