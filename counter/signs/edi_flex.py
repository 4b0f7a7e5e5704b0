"""EDI "flex": numeric LED displays of Electronic Displays Inc.

Source: the maker's product manual ED400D-E-111-4D-N4, "Protocol for numeric displays" and "ADDRESS switch for serial
input displays": STX (2), two decimal digits of address, the value in digits (blanks, minus signs and one decimal point
are permitted), ETX (3); 1200 to 9600 baud; addresses 01 to 99; with all address switches off the display takes
messages without an address. Leading zeros stay blank. Some models (manual ED206-115-4D-N1) end the message with CR.
"""

from dataclasses import dataclass

from counter.signs.driver import Listening, SignFault
from counter.signs.letters import Letters

STX, ETX, CR = b"\x02", b"\x03", b"\r"


@dataclass(frozen=True, slots=True)
class EdiFlex(Listening):
    """`address` 0: the display has none."""

    address: int
    width: int
    ends_with_cr: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.address <= 99:
            raise SignFault(f"an EDI display has an address of 1 to 99 (0: none), not {self.address}")

    @property
    def letters(self) -> Letters:
        return Letters.DIGITS

    @property
    def flashes(self) -> bool:
        return False

    @property
    def marks(self) -> bool:
        return True

    def frame(self, text: str, *, flash: bool = False) -> bytes:  # noqa: ARG002 - it has no flash of its own
        address = f"{self.address:02}" if self.address else ""
        shown = text.rjust(self.width + text.count("."))
        return STX + (address + shown).encode("ascii") + (CR if self.ends_with_cr else ETX)
