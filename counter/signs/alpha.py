"""Alpha and BetaBrite signs of Adaptive Micro Systems: the Alpha Sign Communications Protocol ("M-protocol").

Source: "Alpha Sign Communications Protocol", document 9708-8061F: 5.1 standard transmission packet (five NUL for the
automatic baud rate, SOH, type code, two characters of address, STX, command, data, optionally ETX and the checksum,
EOT), 6.1.1 "Write TEXT file" (command A, file label, ESC, display position, mode, text), Appendix I (modes: b hold,
c flash; position 0x20: the middle line), checksum: the sum of all bytes from STX to ETX as four hexadecimal digits.
The usual line is 9600 baud, 7 bits, even parity.
"""

from dataclasses import dataclass

from counter.signs.driver import Listening, SignFault
from counter.signs.letters import Letters

NUL, SOH, STX, ETX, EOT, ESC = b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x1b"
EVERY_TYPE = b"Z"
WRITE_TEXT = b"A"
FILE = b"A"
"""The file that every sign has without memory being set up for it."""
MIDDLE_LINE = b" "
HOLD, FLASH = b"b", b"c"


@dataclass(frozen=True, slots=True)
class Alpha(Listening):
    """`address`: 0 reaches every sign, 1 to 255 one. `checked`: with checksum, which every sign understands; without
    it for signs behind converters that count bytes."""

    address: int
    width: int
    checked: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.address <= 255:
            raise SignFault(f"an Alpha sign has an address of 0 (every sign) to 255, not {self.address}")

    @property
    def letters(self) -> Letters:
        return Letters.ASCII

    @property
    def flashes(self) -> bool:
        return True

    @property
    def marks(self) -> bool:
        return True

    def frame(self, text: str, *, flash: bool = False) -> bytes:
        mode = FLASH if flash else HOLD
        command = STX + WRITE_TEXT + FILE + ESC + MIDDLE_LINE + mode + text.encode("ascii")
        if self.checked:
            command += ETX
            command += f"{sum(command) & 0xFFFF:04X}".encode("ascii")
        return NUL * 5 + SOH + EVERY_TYPE + f"{self.address:02X}".encode("ascii") + command + EOT
