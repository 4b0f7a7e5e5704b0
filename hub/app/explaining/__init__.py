"""`vestibule hub explain`: a person's day line by line, and each call recomputable by hand."""
