"""The sign-in form: a name from the list, or one's number and Enter, then the PIN; by touch or by the keyboard."""

from dataclasses import dataclass, field, replace

MIN_PIN = 4
MAX_PIN = 12
MAX_NUMBER = 6
NO_SUCH_NUMBER = "no_such_number"


@dataclass(frozen=True, slots=True)
class Entry:
    """`reason` and `fields` are why the last try failed; they go with the next digit."""

    staff: str | None = None
    pin: str = field(default="", repr=False)
    number: str = ""
    """Typed before a name is chosen: the person's own number."""
    reason: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def pick(self, staff: str) -> "Entry":
        return Entry(staff)

    def digit(self, digit: str) -> "Entry":
        """One digit more of the number, then of the PIN; nothing beyond the longest."""
        if self.staff is None:
            return replace(self, number=(self.number + digit)[:MAX_NUMBER], reason="", fields={})
        if len(self.pin) >= MAX_PIN:
            return self
        return replace(self, pin=self.pin + digit, reason="", fields={})

    def erase(self) -> "Entry":
        """The last digit; with none left, the name."""
        if self.staff is None:
            return replace(self, number=self.number[:-1])
        return replace(self, pin=self.pin[:-1]) if self.pin else Entry()

    def numbered(self, staff: str | None) -> "Entry":
        """The number is whole: whose it is, or nobody's."""
        return Entry(staff) if staff is not None else Entry(reason=NO_SUCH_NUMBER)

    def failed(self, reason: str, fields: dict[str, str]) -> "Entry":
        """The PIN is typed anew, the name stays."""
        return Entry(self.staff, reason=reason, fields=fields)

    @property
    def ready(self) -> bool:
        return self.staff is not None and len(self.pin) >= MIN_PIN
