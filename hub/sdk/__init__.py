"""What a device needs to take part: discovery, one client, the pushed stream, an outbox, the hub's time.

Imports wire, face and config; loads neither server code nor PySide6.
"""
