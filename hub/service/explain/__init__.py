"""A person's day from the journal, and why each call fell as it did."""
