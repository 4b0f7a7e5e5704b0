"""A bitmap as a PNG file (W3C PNG, third edition), black and white, without an imaging library."""

import struct
import zlib

from hub.face.ticket.bitmap import Bitmap

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY = 0
_DOTS_PER_METRE = 8_000
"""The printer's: a picture opened elsewhere has the ticket's true size."""


def png(page: Bitmap) -> bytes:
    """One bit a dot, 8 dots a millimetre."""
    strip = page.to_strip()
    white = bytes(byte ^ 0xFF for byte in strip.bits)  # in a PNG 1 is white
    rows = b"".join(b"\0" + white[start : start + strip.stride] for start in range(0, len(white), max(1, strip.stride)))
    header = struct.pack(">IIBBBBB", strip.width, strip.height, 1, _GREY, 0, 0, 0)
    size = struct.pack(">IIB", _DOTS_PER_METRE, _DOTS_PER_METRE, 1)
    parts = ((b"IHDR", header), (b"pHYs", size), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
