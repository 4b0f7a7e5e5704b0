"""Strict decoder: bytes from the wire to typed commands.

A byte or parameter that is not known is an error, never skipped over in silence: a real printer would
print rubbish or swallow the next command, which nobody sees until the paper is in a person's hand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hub.sim.printer import commands as c

DLE, EOT, DC4, ESC, FS, GS, LF, ACK = 0x10, 0x04, 0x14, 0x1B, 0x1C, 0x1D, 0x0A, 0x06
CLEAR_SEQUENCE = bytes((DLE, DC4, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08))
# 576 dots are 72 bytes a row; twice that still is a printer, more is a decoder out of step.
MAX_ROW_BYTES = 144
MAX_RASTER_ROWS = 4096
# What one symbol of version 40 holds at level L (ISO/IEC 18004, table 7).
MAX_QR_BYTES = 2953
# The longest the two length bytes can say.
MAX_LOGO_BYTES = 65_535


@dataclass(frozen=True, slots=True)
class Garbage:
    """Bytes that are no command of this printer; `offset` counts from the first byte ever received."""

    offset: int
    data: bytes
    why: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """One command and the bytes it took on the wire."""

    command: c.Command
    size: int


class _NeedMore(Exception):
    """The command is not complete yet."""


class _Refused(Exception):
    """The bytes are no command; the first argument says why."""


def _byte(data: bytes, index: int) -> int:
    if index >= len(data):
        raise _NeedMore
    return data[index]


def _take(data: bytes, start: int, count: int) -> bytes:
    if start + count > len(data):
        raise _NeedMore
    return bytes(data[start : start + count])


def _switch(n: int) -> bool:
    """0 and 1, or the same as ASCII digits, as the reference allows."""
    if n not in (0, 1, 48, 49):
        raise _Refused(f"switch takes 0 or 1, got {n}")
    return bool(n & 1)


def _escape(data: bytes) -> tuple[c.Command, int]:
    kind = _byte(data, 1)
    if kind == ord("@"):
        return c.Initialise(), 2
    n = _byte(data, 2)
    match chr(kind):
        case "a":
            if n not in (0, 1, 2, 48, 49, 50):
                raise _Refused(f"alignment {n}")
            return c.SetAlign(c.Align(n % 48)), 3
        case "E":
            return c.SetEmphasis(_switch(n)), 3
        case "t":
            return c.SelectCodePage(n), 3
        case "d":
            return c.FeedLines(n), 3
        case "J":
            return c.FeedDots(n), 3
        case _:
            raise _Refused(f"ESC {kind:02X}")


def _group(data: bytes) -> tuple[c.Command, int]:
    kind = chr(_byte(data, 1))
    match kind:
        case "v":
            return _raster(data)
        case "(":
            return _parameters(data)
        case "V":
            return _cut(data)
        case _:
            return _group_mode(kind, data)


def _group_mode(kind: str, data: bytes) -> tuple[c.Command, int]:
    """GS commands with one parameter."""
    n = _byte(data, 2)
    match kind:
        case "!":
            if n & 0x88:
                raise _Refused(f"character size {n:02X}")
            return c.SetSize(wide=(n >> 4) + 1, high=(n & 0x07) + 1), 3
        case "B":
            return c.SetInverse(_switch(n)), 3
        case "a":
            return c.AutomaticStatus(n), 3
        case "r":
            if n not in (1, 49):
                raise _Refused(f"GS r {n}")
            return c.TransmitStatus(), 3
        case "I":
            if n not in (66, 67, 68):
                raise _Refused(f"GS I {n}")
            return c.TransmitId(n), 3
        case _:
            raise _Refused(f"GS {ord(kind):02X}")


def _raster(data: bytes) -> tuple[c.Command, int]:
    head = _take(data, 2, 6)
    if head[0] != ord("0") or head[1] not in (0, 48):
        raise _Refused("GS v: only normal raster (GS v 0 with m = 0)")
    row_bytes, rows = head[2] | head[3] << 8, head[4] | head[5] << 8
    if not 0 < row_bytes <= MAX_ROW_BYTES or not 0 < rows <= MAX_RASTER_ROWS:
        raise _Refused(f"raster of {row_bytes} bytes by {rows} rows")
    pixels = _take(data, 8, row_bytes * rows)
    return c.Raster(row_bytes, rows, pixels), 8 + len(pixels)


def _cut(data: bytes) -> tuple[c.Command, int]:
    mode = _byte(data, 2)
    if mode in (0, 1, 48, 49):
        return c.Cut(full=not mode & 1, feed=0), 3
    if mode in (65, 66):
        return c.Cut(full=mode == 65, feed=_byte(data, 3)), 4
    raise _Refused(f"cut mode {mode}")


def _parameters(data: bytes) -> tuple[c.Command, int]:
    """GS ( and its length: symbols (k) and pictures in memory (L)."""
    head = _take(data, 2, 3)
    length = head[1] | head[2] << 8
    match chr(head[0]):
        case "k":
            if not 2 < length <= MAX_QR_BYTES + 3:
                raise _Refused(f"GS ( k with {length} bytes")
            return _qr_function(_take(data, 5, length)), 5 + length
        case "L":
            if not 1 < length <= MAX_LOGO_BYTES:
                raise _Refused(f"GS ( L with {length} bytes")
            return _logo_function(_take(data, 5, length)), 5 + length
        case _:
            raise _Refused(f"GS ( {head[0]:02X}")


def _logo_function(body: bytes) -> c.Command:
    """Functions of group 48 on the memory for pictures; one colour, raster rows."""
    group, function, rest = body[0], body[1], body[2:]
    match group, function, len(rest):
        case 48, 64, 2 if rest == b"KC":
            return c.TransmitLogos()
        case 48, 65, 3 if rest == b"CLR":
            return c.DeleteLogo(None)
        case 48, 66, 2:
            return c.DeleteLogo(_key(rest))
        case 48, 69, 4 if rest[2] in (1, 2) and rest[3] in (1, 2):
            return c.PrintLogo(_key(rest[:2]), rest[2], rest[3])
        case 48, 67, size if size > 9 and rest[0] == 48 and rest[3] == 1 and rest[8] == 49:
            width, rows = rest[4] | rest[5] << 8, rest[6] | rest[7] << 8
            if width and rows and len(rest) - 9 == (width + 7) // 8 * rows:
                return c.DefineLogo(_key(rest[1:3]), width, rows, rest[9:])
    raise _Refused(f"GS ( L {body[:12].hex(' ')}")


def _key(code: bytes) -> str:
    if not all(0x20 <= one <= 0x7E for one in code):
        raise _Refused(f"key code {code.hex(' ')}")
    return code.decode("ascii")


def _qr_function(body: bytes) -> c.Command:
    """The five functions of symbol type 49 (QR code)."""
    kind, function, rest = body[0], body[1], body[2:]
    match kind, function, len(rest):
        case 49, 65, 2 if rest[0] in (49, 50) and rest[1] == 0:
            return c.QrModel(rest[0] - 48)
        case 49, 67, 1 if 1 <= rest[0] <= 16:
            return c.QrModuleDots(rest[0])
        case 49, 69, 1 if 48 <= rest[0] <= 51:
            return c.QrCorrection("LMQH"[rest[0] - 48])
        case 49, 80, size if size > 1 and rest[0] == 48:
            return c.QrStore(rest[1:])
        case 49, 81, 1 if rest[0] == 48:
            return c.QrPrint()
    raise _Refused(f"GS ( k {body[:4].hex(' ')}")


def _data_link(data: bytes) -> tuple[c.Command, int]:
    kind = _byte(data, 1)
    if kind == EOT:
        which = _byte(data, 2)
        if not 1 <= which <= 4:
            raise _Refused(f"DLE EOT {which}")
        return c.RealTimeStatus(which), 3
    if kind == DC4:
        if _take(data, 0, len(CLEAR_SEQUENCE)) != CLEAR_SEQUENCE:
            raise _Refused("DLE DC4 other than clear buffers")
        return c.ClearBuffers(), len(CLEAR_SEQUENCE)
    raise _Refused(f"DLE {kind:02X}")


def _kanji(data: bytes) -> tuple[c.Command, int]:
    if _byte(data, 1) != ord("."):
        raise _Refused(f"FS {data[1]:02X}")
    return c.CancelKanji(), 2


def _padding(data: bytes) -> tuple[c.Command, int]:
    count = len(data) - len(data.lstrip(b"\0"))
    return c.Padding(count), count


def _text(data: bytes) -> tuple[c.Command, int]:
    end = next((i for i, b in enumerate(data) if b < 0x20), len(data))
    return c.Text(bytes(data[:end])), end


_LEADS: dict[int, Callable[[bytes], tuple[c.Command, int]]] = {
    ESC: _escape,
    GS: _group,
    DLE: _data_link,
    FS: _kanji,
    LF: lambda _data: (c.LineFeed(), 1),
    0: _padding,
    ACK: lambda data: (c.Padding(1), 1),  # noqa: ARG005 - the host has read a list of logos
}


class Decoder:
    """Incremental: feed it as bytes arrive, take what is complete. One decoder per connection."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._offset = 0

    @property
    def unfinished(self) -> int:
        """Bytes of a command that has not ended yet (0 after a clean job)."""
        return len(self._buffer)

    def feed(self, data: bytes) -> Iterator[Decoded | Garbage]:
        """Yield each complete command; after garbage go on with the next byte."""
        self._buffer += data
        while self._buffer:
            view = bytes(self._buffer)
            try:
                command, used = self._one(view)
            except _NeedMore:
                return
            except _Refused as refused:
                yield Garbage(self._offset, view[:8], str(refused))
                self._drop(1)
                continue
            self._drop(used)
            yield Decoded(command, used)

    @staticmethod
    def _one(view: bytes) -> tuple[c.Command, int]:
        lead = view[0]
        if lead in _LEADS:
            return _LEADS[lead](view)
        if lead < 0x20:
            raise _Refused(f"control byte {lead:02X}")
        return _text(view)

    def forget(self) -> None:
        """Without power, or hung: what has begun is lost."""
        self._drop(len(self._buffer))

    def _drop(self, count: int) -> None:
        del self._buffer[:count]
        self._offset += count
