"""London Electronics EasyReader: large numeric displays.

Source: the maker's manual "EasyReader Model ER4S", page 8 ("Address configuration"): ETX STX ADDRESS DATA ETX, with ETX
03 and STX 02 in hexadecimal; the address is one or two characters, "the ASCII codes 3A to 3F" stand for A to F, and
address 0 (or 00) reaches every display; without addressing the message has none.
"""

from dataclasses import dataclass

from counter.signs.driver import Listening, SignFault
from counter.signs.letters import Letters

STX, ETX = b"\x02", b"\x03"


@dataclass(frozen=True, slots=True)
class EasyReader(Listening):
    """`address`: "" (none), one character 0 to 9, A to E, or two of 0 to 9, A to F as the display shows them."""

    address: str
    width: int

    def __post_init__(self) -> None:
        if len(self.address) > 2 or any(sign not in "0123456789ABCDEF" for sign in self.address.upper()):
            raise SignFault(f'an EasyReader has an address of "1" to "E" or "01" to "EF", not "{self.address}"')

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
        address = bytes(0x30 + int(sign, 16) for sign in self.address)
        shown = text.rjust(self.width + text.count("."))
        return ETX + STX + address + shown.encode("ascii") + ETX
