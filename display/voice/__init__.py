"""The display's voice: who is called, said aloud."""
