"""Spoken words of kiosks and displays: voices, recordings, chime, the sentences of a call."""
