"""Use cases around the rules: the single writer, the feed, the clock, people. Imports the store."""
