"""The hub's composition root: the only room that knows every part. `python -m hub` starts here."""
