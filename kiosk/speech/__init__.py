"""The kiosk's voice: what is on the screen, said into a headset."""
