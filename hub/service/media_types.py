"""Which pictures and videos the media store takes, told by their first bytes, never by a name or a header."""

from dataclasses import dataclass
from typing import Final

FIRST_BYTES: Final = 64
"""So many decide."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_EBML: Final = b"\x1aE\xdf\xa3"


@dataclass(frozen=True, slots=True)
class MediaType:
    """`ending`: of the stored file's name."""

    mime: str
    ending: str
    is_video: bool = False


PNG: Final = MediaType("image/png", "png")
JPEG: Final = MediaType("image/jpeg", "jpg")
WEBP: Final = MediaType("image/webp", "webp")
MP4: Final = MediaType("video/mp4", "mp4", is_video=True)
WEBM: Final = MediaType("video/webm", "webm", is_video=True)
TYPES: Final = (PNG, JPEG, WEBP, MP4, WEBM)


def type_of(first: bytes) -> MediaType | None:
    """By the signatures of the formats: PNG (ISO 15948, 5.2), JPEG (ISO 10918, SOI and a marker), WebP (RFC 9649), ISO
    base media (ISO 14496-12, `ftyp` first; not QuickTime's), WebM (EBML with its own DocType: no other Matroska)."""
    if first.startswith(_PNG):
        return PNG
    if first.startswith(_JPEG):
        return JPEG
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return WEBP
    if first[4:8] == b"ftyp" and first[8:12] != b"qt  ":
        return MP4
    if first.startswith(_EBML) and b"webm" in first[:FIRST_BYTES]:
        return WEBM
    return None


def type_of_name(name: str) -> MediaType | None:
    """Of a stored file's name."""
    ending = name.rpartition(".")[2]
    return next((one for one in TYPES if one.ending == ending), None)
