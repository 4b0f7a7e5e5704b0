"""What a virtual ESC/POS printer understands, as typed commands.

Bytes and names follow the ESC/POS command reference that receipt printers share (ESC = 1B, GS = 1D,
DLE = 10). Only what a ticket needs is here: anything else is an error of the sender, by design.
"""

from dataclasses import dataclass
from enum import IntEnum


class Align(IntEnum):
    LEFT = 0
    CENTRE = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True)
class Initialise:
    """ESC @: back to power-on modes; the paper stays where it is."""


@dataclass(frozen=True, slots=True)
class SetAlign:
    """ESC a n."""

    align: Align


@dataclass(frozen=True, slots=True)
class SetEmphasis:
    """ESC E n."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetSize:
    """GS ! n: whole multiples of the cell, 1 to 8 each way."""

    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class SetInverse:
    """GS B n: white on black."""

    on: bool


@dataclass(frozen=True, slots=True)
class SelectCodePage:
    """ESC t n: the printer's own page number, not the code page's name."""

    page: int


@dataclass(frozen=True, slots=True)
class CancelKanji:
    """FS .: bytes from 80 up are single characters again (models for the Chinese market)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of printable bytes, not yet decoded."""

    data: bytes


@dataclass(frozen=True, slots=True)
class LineFeed:
    """LF: print the line and go to the next."""


@dataclass(frozen=True, slots=True)
class FeedLines:
    """ESC d n."""

    lines: int


@dataclass(frozen=True, slots=True)
class FeedDots:
    """ESC J n, with the vertical unit of one dot."""

    dots: int


@dataclass(frozen=True, slots=True)
class Raster:
    """GS v 0: rows of packed bits, most significant first, 1 = black."""

    row_bytes: int
    rows: int
    data: bytes


@dataclass(frozen=True, slots=True)
class DefineLogo:
    """GS ( L, function 67: a picture for the memory that outlives the power; `key` is its two characters."""

    key: str
    width: int
    rows: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PrintLogo:
    """GS ( L, function 69: `wide` and `high` are 1 or 2 times its size."""

    key: str
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class DeleteLogo:
    """GS ( L, function 66; without `key` function 65: all of them."""

    key: str | None


@dataclass(frozen=True, slots=True)
class TransmitLogos:
    """GS ( L, function 64: which keys are in the memory, answered in its turn."""


@dataclass(frozen=True, slots=True)
class QrModel:
    """GS ( k, function 165."""

    model: int


@dataclass(frozen=True, slots=True)
class QrModuleDots:
    """GS ( k, function 167: side of one module, 1 to 16 dots."""

    dots: int


@dataclass(frozen=True, slots=True)
class QrCorrection:
    """GS ( k, function 169: L, M, Q or H."""

    level: str


@dataclass(frozen=True, slots=True)
class QrStore:
    """GS ( k, function 180."""

    data: bytes


@dataclass(frozen=True, slots=True)
class QrPrint:
    """GS ( k, function 181."""


@dataclass(frozen=True, slots=True)
class Cut:
    """GS V: `feed` dots past the cutter first."""

    full: bool
    feed: int


@dataclass(frozen=True, slots=True)
class AutomaticStatus:
    """GS a n: which changes the printer tells by itself; 0 = none."""

    mask: int


@dataclass(frozen=True, slots=True)
class TransmitStatus:
    """GS r 1: paper sensors, answered in its turn, after everything sent before it is on paper."""


@dataclass(frozen=True, slots=True)
class TransmitId:
    """GS I n: 66 maker, 67 model, 68 serial number; answered in its turn as "_", text, NUL."""

    which: int


@dataclass(frozen=True, slots=True)
class Padding:
    """NULs between commands, which printers ignore: they end a command that was cut off on a wire."""

    count: int


@dataclass(frozen=True, slots=True)
class RealTimeStatus:
    """DLE EOT n, n = 1..4: answered at once, whatever is still in the buffer."""

    which: int


@dataclass(frozen=True, slots=True)
class ClearBuffers:
    """DLE DC4 8: forget everything received and not yet printed, at once."""


Queued = (
    Initialise | SetAlign | SetEmphasis | SetSize | SetInverse | SelectCodePage | CancelKanji | Text
    | LineFeed | FeedLines | FeedDots | Raster | QrModel | QrModuleDots | QrCorrection | QrStore | QrPrint
    | DefineLogo | PrintLogo | DeleteLogo | TransmitLogos
    | Cut | AutomaticStatus | TransmitStatus | TransmitId | Padding
)  # fmt: skip
Immediate = RealTimeStatus | ClearBuffers
Command = Queued | Immediate
