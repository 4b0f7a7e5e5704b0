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
    # Takes bytes, prints nothing, answers nothing: hung firmware behind a living network card; its buffer is lost.
    SILENT = "silent"
    # Prints but answers nothing: a one-way cable or print server.
    MUTE = "mute"
    # Closed port: no power. Whatever was in the buffer is lost.
    POWER_OFF = "power-off"


# What stops the mechanism; everything received waits in the buffer.
STOPPING = frozenset({Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE, Fault.SILENT, Fault.POWER_OFF})


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
        return fault in self.faults

    def real_time(self, which: int) -> int:
        """The byte for DLE EOT `which` (1 printer, 2 cause of offline, 3 error, 4 paper sensors)."""
        bits = {
            1: 0x08 if self.stopped else 0,
            2: (0x04 if self._has(Fault.COVER_OPEN) else 0)
            | (0x20 if self._has(Fault.PAPER_OUT) else 0)
            | (0x40 if self.jammed else 0),
            3: 0x08 if self.jammed else 0,
            4: (0x0C if self._has(Fault.NEAR_END) or self._has(Fault.PAPER_OUT) else 0)
            | (0x60 if self._has(Fault.PAPER_OUT) else 0),
        }[which]
        return 0x12 | bits

    def automatic(self) -> bytes:
        """The four bytes of an Automatic Status Back frame."""
        first = 0x10 | (0x08 if self.stopped else 0) | (0x20 if self._has(Fault.COVER_OPEN) else 0)
        return bytes((first, 0x08 if self.jammed else 0, self.sensors(), 0x0F))

    def sensors(self) -> int:
        """Paper sensors as GS r 1 and the third automatic byte give them."""
        near = 0x03 if self._has(Fault.NEAR_END) or self._has(Fault.PAPER_OUT) else 0
        return near | (0x0C if self._has(Fault.PAPER_OUT) else 0)
