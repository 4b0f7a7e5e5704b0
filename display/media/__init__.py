"""The office's pictures and videos on this box."""
