"""Doors to the box's own hardware: sound now; keypads and scanners come with their drivers."""
