"""The lobby display: called tickets, shown and spoken."""
