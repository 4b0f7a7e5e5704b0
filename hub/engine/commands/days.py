"""Set-up, business day, the passing of time."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AcceptOffice:
    """Take a new version of the office set-up (the document in its JSON form)."""

    document: dict[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenDay:
    """Open the business day by hand."""


@dataclass(frozen=True, slots=True)
class CloseDay:
    """End the business day by hand: whoever still waits has left at closing."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed: the calendar opens and closes the day, parked visits return."""
