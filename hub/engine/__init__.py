"""The rules of the queue: pure functions from state and command to events. Imports nothing of ours."""
