"""Doors to the box's own hardware: sound, keypads, scanners."""
