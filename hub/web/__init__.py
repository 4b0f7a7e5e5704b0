"""Pages for people with a browser. Now: the ticket's own page on a phone."""
