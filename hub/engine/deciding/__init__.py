"""The rules, by subject: each function answers a command with events or a `Refusal`, and changes nothing."""
