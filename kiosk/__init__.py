"""The check-in program of the walk-in citizen: screen, ticket printer."""
