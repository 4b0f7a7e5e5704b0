"""Whether a logo is a PNG that a ticket printer can keep: its size in dots, its bytes, and that it can be read at all.

Format: PNG (Portable Network Graphics) specification, second edition, sections 5 and 11.2. Only what bounds the picture
is read here: the kiosk makes it black and white, whatever is darker than half becoming black.
"""

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator
from typing import Final

WIDEST: Final = 576
"""Dots of an 80 mm printer."""
HIGHEST: Final = 240
"""Dots: 30 mm."""
MOST_BYTES: Final = 40_000
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By colour type: grey, colours, palette, grey with transparency, colours with transparency."""
DEPTHS: Final = {0: (1, 2, 4, 8), 2: (8,), 3: (1, 2, 4, 8), 4: (8,), 6: (8,)}
HEADER_BYTES: Final = 13


class _NoPicture(Exception):
    """Says what is to be done."""


def fault_of_logo(text: str) -> str | None:
    """What is to be done about a logo (base64 of a PNG), or None when it can be printed."""
    try:
        data = base64.b64decode(text, validate=True)
        if len(data) > MOST_BYTES:
            return f"use a PNG of at most {MOST_BYTES} bytes; this one has {len(data)}"
        _judge(data)
    except (binascii.Error, ValueError):
        return "write the PNG file in base64, in one line"
    except _NoPicture as fault:
        return str(fault)
    return None


def _judge(data: bytes) -> None:
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND" or len(chunks[0][1]) != HEADER_BYTES:
        raise _NoPicture("the PNG is broken: write it anew")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not 1 <= width <= WIDEST or not 1 <= height <= HIGHEST:
        raise _NoPicture(
            f"make the logo at most {WIDEST} dots wide and {HIGHEST} high; this one has {width} x {height}"
        )
    if depth not in DEPTHS.get(colour, ()) or interlaced:
        raise _NoPicture("write the PNG with at most 8 bits per colour and without interlacing, best black and white")
    if colour == 3 and b"PLTE" not in names:
        raise _NoPicture("the PNG has no colours: write it anew")
    row = 1 + (width * depth * CHANNELS[colour] + 7) // 8
    packed = b"".join(content for name, content in chunks if name == b"IDAT")
    if _unpacked_bytes(packed, row * height) != row * height:
        raise _NoPicture("the PNG is broken: write it anew")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(SIGNATURE):
        raise _NoPicture("this is no PNG: write the logo as one")
    at = len(SIGNATURE)
    while at < len(data):
        if at + 12 > len(data):
            raise _NoPicture("the PNG ends too early: write it anew")
        (length,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        end = at + 12 + length
        if end > len(data) or zlib.crc32(name + content) != struct.unpack_from(">I", data, end - 4)[0]:
            raise _NoPicture("the PNG is broken: write it anew")
        yield name, content
        at = end


def _unpacked_bytes(packed: bytes, most: int) -> int:
    """How many bytes it unpacks to, counted no further than one beyond `most`."""
    try:
        return len(zlib.decompressobj().decompress(packed, most + 1))
    except zlib.error:
        return -1
