"""From where a display can be read: for whoever hangs the screen and puts the seats."""
