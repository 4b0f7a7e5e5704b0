"""A second, independent reader of ESC/POS, for what our encoder sends: text, codes, pictures, where the cut is.

Written from the command reference alone (Epson, "ESC/POS command reference": code, parameters, length rules; appendix
"character code tables") and not from `hub/sim/printer` or `kiosk/printing`: it shares no line with either, imports
neither, and is built the other way round: one table of lengths, one walk, no state machine fed by pieces. Decoders that
others have published are Node programs (npos, escpos-parser) or desktop programs; none is a library a test of ours can
use without a second toolchain.
"""

from dataclasses import dataclass, field
from enum import StrEnum

# ESC t n: page n of the reference's appendix, as Python names them.
PAGES = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 15: "iso8859_7",
    16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 21: "cp874", 32: "cp720", 33: "cp775", 34: "cp855",
    35: "cp861", 36: "cp862", 37: "cp864", 38: "cp869", 39: "iso8859_2", 40: "iso8859_15", 44: "cp1125",
    45: "cp1250", 46: "cp1251", 47: "cp1253", 48: "cp1254", 49: "cp1255", 50: "cp1256", 51: "cp1257", 52: "cp1258",
}  # fmt: skip
# Commands with parameters of a fixed number of bytes after the two of their name.
FIXED = {
    b"\x1b@": 0,
    b"\x1ba": 1,
    b"\x1bE": 1,
    b"\x1bJ": 1,
    b"\x1bd": 1,
    b"\x1bt": 1,
    b"\x1c.": 0,
    b"\x1d!": 1,
    b"\x1dB": 1,
}
CUT_WITH_FEED = (65, 66)


@dataclass
class Picture:
    """Rows of dots, "#" black, as GS v 0 describes them."""

    rows: list[str] = field(default_factory=list)

    @property
    def black(self) -> float:
        """The share of black dots."""
        return sum(row.count("#") for row in self.rows) / max(1, sum(map(len, self.rows)))


class Piece(StrEnum):
    TEXT = "text"
    CODE = "code"
    PICTURE = "picture"
    LOGO = "logo"


@dataclass
class Reading:
    """What stands on one paper, in order. `heights`: of the letters of each line of text, in multiples of normal;
    `inverse`: the lines in white on black. `logos`: keys of pictures from the printer's memory. `order`: everything,
    one piece after the other."""

    lines: list[str] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    inverse: list[str] = field(default_factory=list)
    logos: list[str] = field(default_factory=list)
    order: list[tuple[Piece, str]] = field(default_factory=list)
    cuts: int = 0


class NotEscPos(Exception):
    """A byte where the reference has no command."""


def read(data: bytes) -> Reading:
    """The whole job, from its first byte to its last. Raises NotEscPos."""
    walk = _Walk(data)
    while walk.at < len(data):
        walk.step()
    if walk.text:
        raise NotEscPos("a line without an end")
    return walk.found


class _Walk:
    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.found = data, 0, Reading()
        self.text = bytearray()
        self._page, self._height, self._inverse, self._store = 0, 1, False, b""

    def step(self) -> None:
        """One letter or one command."""
        name = self.data[self.at : self.at + 2]
        if name[0] >= 0x20:
            self.text.append(name[0])
            self.at += 1
        elif name[0] == 0x0A:
            self._end_line()
        elif self.text:
            raise NotEscPos(f"a command inside a line at {self.at}")
        elif name in FIXED:
            self._fixed(name)
        elif name in (b"\x1dV", b"\x1dv", b"\x1d("):
            {b"V": self._cut, b"v": self._picture, b"(": self._with_length}[name[1:]]()
        else:
            raise NotEscPos(f"{name!r} at {self.at}")

    def _number(self, offset: int) -> int:
        return self.data[self.at + offset] + 256 * self.data[self.at + offset + 1]

    def _end_line(self) -> None:
        if self.text:
            line = self.text.decode(PAGES[self._page])
            self.found.lines.append(line)
            self.found.order.append((Piece.TEXT, line))
            self.found.inverse += [line] if self._inverse else []
            self.found.heights.append(self._height)
        self.text.clear()
        self.at += 1

    def _fixed(self, name: bytes) -> None:
        value = self.data[self.at + 2] if FIXED[name] else 0
        if name == b"\x1bt":
            self._page = value
        if name == b"\x1d!":
            self._height = value % 16 + 1
        if name == b"\x1dB":
            self._inverse = value % 2 == 1
        self.at += 2 + FIXED[name]

    def _cut(self) -> None:
        self.found.cuts += 1
        self.at += 4 if self.data[self.at + 2] in CUT_WITH_FEED else 3

    def _picture(self) -> None:
        wide, high = self._number(4), self._number(6)
        rows = self.data[self.at + 8 : self.at + 8 + wide * high]
        if self.data[self.at + 2 : self.at + 4] != b"0\x00" or len(rows) != wide * high:
            raise NotEscPos(f"a picture that is none at {self.at}")
        drawn = [_dots(rows[start : start + wide]) for start in range(0, len(rows), wide)]
        self.found.pictures.append(Picture(drawn))
        self.found.order.append((Piece.PICTURE, f"{wide * 8}x{high}"))
        self.at += 8 + wide * high

    def _with_length(self) -> None:
        """GS ( k, a code, or GS ( L, a picture of the printer's memory."""
        kind = self.data[self.at + 2 : self.at + 3]
        size = self._number(3)
        body = self.data[self.at + 5 : self.at + 5 + size]
        if kind not in (b"k", b"L") or len(body) != size:
            raise NotEscPos(f"neither code nor kept picture at {self.at}")
        if kind == b"L" and body[:2] == b"0E":
            self.found.logos.append(body[2:4].decode("ascii"))
            self.found.order.append((Piece.LOGO, self.found.logos[-1]))
        elif kind == b"L":
            raise NotEscPos(f"not printed, but changed in the memory: {body[:2]!r} at {self.at}")
        elif body[:2] == b"1P":
            self._store = body[3:]
        elif body[:2] == b"1Q":
            self.found.codes.append(self._store.decode())
            self.found.order.append((Piece.CODE, self.found.codes[-1]))
        self.at += 5 + size


def _dots(row: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in row).replace("1", "#").replace("0", ".")
