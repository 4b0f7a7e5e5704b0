"""The office's logo in the printer's own memory: defined once, printed by eleven bytes (GS ( L)."""

import base64
import hashlib
from dataclasses import dataclass

from hub.face.strip import Strip, StripRenderer

HIGHEST_DOTS = 160
_FIRST, _KEYS = 0x21, 94
"""A key code is two characters from "!" to "~"."""


@dataclass(frozen=True, slots=True)
class StoredLogo:
    """`key` follows from the picture itself, so another picture is another key and is defined anew."""

    key: str
    strip: Strip


def stored_logo(png: str, strips: StripRenderer, width: int) -> StoredLogo | None:
    """The logo at most `width` dots wide; None for what is no picture: a broken logo must not cost a ticket."""
    try:
        content = base64.b64decode(png, validate=True)
    except ValueError:  # no base64, or letters that are not even ASCII
        return None
    strip = strips.picture(content, max_width=width, max_height=HIGHEST_DOTS)
    if not strip.bits:
        return None
    digest = hashlib.sha256(f"{strip.width}x{strip.height}:".encode() + strip.bits).digest()
    return StoredLogo("".join(chr(_FIRST + byte % _KEYS) for byte in digest[:2]), strip)
