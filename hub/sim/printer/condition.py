"""How the printer is, and how it says so: faults, and the status bytes of the ESC/POS reference.

Bit layouts: DLE EOT n answers have bits 1 and 4 set, 0 and 7 clear (x & 93h == 12h); the first byte of an
Automatic Status Back frame has only bit 4 of these (x & 93h == 10h), the other three have neither bit 4 nor
bit 7 (x & 90h == 0), like the answer to GS r.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What a technician can make the printer suffer from; the values are the control protocol's words."""

    PAPER_OUT = "paper-out"
    NEAR_END = "near-end"
    COVER_OPEN = "cover-open"
    # The blade jams at the next cut; until then the printer knows nothing of it.
    CUTTER = "cutter"
    OFFLINE = "offline"
    # The head is too hot: it goes on by itself when it has cooled.
    HOT = "hot"
    # An error that only switching off and on, or the workshop, ends.
    BROKEN = "broken"
    # Somebody holds the feed button down.
    FEED_BUTTON = "feed-button"
    # Takes bytes, prints nothing, answers nothing: hung firmware behind a living network card; its buffer is lost.
    SILENT = "silent"
    # Prints but answers nothing: a one-way cable or print server.
    MUTE = "mute"
    # Closed port: no power. Whatever was in the buffer is lost.
    POWER_OFF = "power-off"
    # Says that all is well, whatever is: cheap models, and sensors full of paper dust.
    LYING = "lying"
    # Bytes that are no answers come among the answers: a bad cable, a wrong baud rate.
    GARBAGE = "garbage"


# What stops the mechanism; everything received waits in the buffer.
STOPPING = frozenset(
    {
        Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE, Fault.HOT, Fault.BROKEN, Fault.FEED_BUTTON,
        Fault.SILENT, Fault.POWER_OFF,
    }
)  # fmt: skip
# What hears nothing: its buffer is lost, and so is what is sent to it.
DEAF = frozenset({Fault.SILENT, Fault.POWER_OFF})
# No byte of these is an answer by its fixed bits.
NOISE = b"\xff\x91\xfd\xb5\x8a"


@dataclass(slots=True)
class Condition:
    """The faults at this moment; `jammed` is the cutter after it failed at a cut."""

    faults: set[Fault] = field(default_factory=set)
    jammed: bool = False

    @property
    def stopped(self) -> bool:
        return self.jammed or bool(self.faults & STOPPING)

    @property
    def answers(self) -> bool:
        return not self.faults & {Fault.SILENT, Fault.MUTE, Fault.POWER_OFF}

    def _has(self, fault: Fault) -> bool:
        """As the printer says it."""
        return fault in self.faults and not self._lies

    @property
    def _lies(self) -> bool:
        return Fault.LYING in self.faults

    def _error(self) -> int:
        """The bits of an error, the same in both manners."""
        jam = 0x08 if self.jammed and not self._lies else 0
        return jam | (0x20 if self._has(Fault.BROKEN) else 0) | (0x40 if self._has(Fault.HOT) else 0)

    def _offline(self) -> int:
        return 0x08 if self.stopped and not self._lies else 0

    def real_time(self, which: int) -> int:
        """The byte for DLE EOT `which` (1 printer, 2 cause of offline, 3 error, 4 paper sensors)."""
        bits = {
            1: self._offline() | (0x40 if self._has(Fault.FEED_BUTTON) else 0),
            2: (0x04 if self._has(Fault.COVER_OPEN) else 0)
            | (0x08 if self._has(Fault.FEED_BUTTON) else 0)
            | (0x20 if self._has(Fault.PAPER_OUT) else 0)
            | (0x40 if self._error() else 0),
            3: self._error(),
            4: (0x0C if self._has(Fault.NEAR_END) or self._has(Fault.PAPER_OUT) else 0)
            | (0x60 if self._has(Fault.PAPER_OUT) else 0),
        }[which]
        return 0x12 | bits

    def automatic(self) -> bytes:
        """The four bytes of an Automatic Status Back frame."""
        feeding = self._has(Fault.FEED_BUTTON)
        first = 0x10 | self._offline() | (0x20 if self._has(Fault.COVER_OPEN) else 0) | (0x40 if feeding else 0)
        return bytes((first, self._error() | (0x02 if feeding else 0), self.sensors(), 0x0F))

    def sensors(self) -> int:
        """Paper sensors as GS r 1 and the third automatic byte give them."""
        near = 0x03 if self._has(Fault.NEAR_END) or self._has(Fault.PAPER_OUT) else 0
        return near | (0x0C if self._has(Fault.PAPER_OUT) else 0)
