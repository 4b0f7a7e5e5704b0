"""The sign-in form: a name from the list and a PIN, by the keypad on the screen or the keyboard."""

from dataclasses import dataclass, field, replace

MIN_PIN = 4
MAX_PIN = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """`reason` and `fields` are why the last try failed; they go with the next digit."""

    staff: str | None = None
    pin: str = field(default="", repr=False)
    reason: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def pick(self, staff: str) -> "Entry":
        return Entry(staff)

    def digit(self, digit: str) -> "Entry":
        """One digit more; nothing without a name or beyond the longest PIN."""
        if self.staff is None or len(self.pin) >= MAX_PIN:
            return self
        return replace(self, pin=self.pin + digit, reason="", fields={})

    def erase(self) -> "Entry":
        return replace(self, pin=self.pin[:-1])

    def failed(self, reason: str, fields: dict[str, str]) -> "Entry":
        """The PIN is typed anew, the name stays."""
        return Entry(self.staff, "", reason, fields)

    @property
    def ready(self) -> bool:
        return self.staff is not None and len(self.pin) >= MIN_PIN
