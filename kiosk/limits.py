"""The times a kiosk keeps, in seconds (accessibility.md: warned at least 20 s before, extended by one touch)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`idle`: without a touch, until entries are wiped; the last `warning` of it are announced; `slow` instead of it
    for who listens or uses the keypad. `ticket`, `safe`: how long a ticket stays, with and without paper. `strike`: a
    second touch sooner is the same one. `busy`: the hub's answer may take this long before a word is said. `stale`:
    without the hub, until the screen says so. `attract`: untouched at rest, until the waits are shown."""

    idle: float = 60.0
    slow: float = 120.0
    warning: float = 20.0
    ticket: float = 20.0
    safe: float = 60.0
    strike: float = 0.5
    busy: float = 0.4
    stale: float = 5.0
    attract: float = 30.0
