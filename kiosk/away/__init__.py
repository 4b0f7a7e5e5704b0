"""Going on while the hub is away: numbers leased beforehand, given, and handed in when it is back (O03)."""
