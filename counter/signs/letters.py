"""Which characters a sign or a two-line display has, and how a text is written with them.

A ticket's code is never written with a sign of another meaning: a letter is turned into the usual Latin one (accents
off; Cyrillic, Greek and Arabic letters as they are read), and what has no such letter is left out, so its digits stay.
"""

import unicodedata
from enum import StrEnum


class Letters(StrEnum):
    """DIGITS: figures, minus, blank. SEGMENTS: also the letters that seven segments can draw. CAPITALS: 0x20 to 0x5F.
    ASCII: 0x20 to 0x7E."""

    DIGITS = "digits"
    SEGMENTS = "segments"
    CAPITALS = "capitals"
    ASCII = "ascii"


_ALLOWED = {
    Letters.DIGITS: frozenset("0123456789- "),
    Letters.SEGMENTS: frozenset("0123456789- ABCDEFGHIJLNOPQRSTUY"),
    Letters.CAPITALS: frozenset(map(chr, range(0x20, 0x60))),
    Letters.ASCII: frozenset(map(chr, range(0x20, 0x7F))),
}
_READ_AS = (
    dict(zip("АБВГДЕЁЗИЙКЛМНОПРСТУФХЦЪЫЬЭ", "ABVGDEEZIYKLMNOPRSTUFHC'Y'E", strict=True))
    | {"Ж": "ZH", "Ч": "CH", "Ш": "SH", "Щ": "SCH", "Ю": "YU", "Я": "YA", "І": "I", "Ї": "YI", "Є": "YE", "Ґ": "G"}
    | dict(zip("ΑΒΓΔΕΖΗΙΚΛΜΝΞΟΠΡΣΤΥΦΧΩ", "ABGDEZIIKLMNXOPRSTYFHO", strict=True))
    | {"Θ": "TH", "Ψ": "PS", "ẞ": "SS", "Æ": "AE", "Ø": "O", "Œ": "OE", "Ł": "L", "Đ": "D", "Þ": "TH", "Ð": "D"}
    | dict(zip("ابتجحخدرزسشصضطظعغفقكلمنهوي", "ABTJHXDRZSCSDTZEGFQKLMNHWY", strict=True))
    | dict(zip("אבגדהוזחטיכלמנסעפצקרשת", "ABGDHVZHTYKLMNSEPCQRST", strict=True))
    | {"·": "-", "–": "-", "—": "-", "’": "'", "…": "...", "‘": "'", "“": '"', "”": '"', "×": "x"}
)
_SMALL = {capital.lower(): latin.lower() for capital, latin in _READ_AS.items() if capital.lower() != capital}


def written(text: str, letters: Letters) -> str:
    """`text` with these letters alone; what has none is left out. Digits of any script become 0 to 9."""
    plain = "".join(_latin(sign) for sign in text)
    if letters is not Letters.ASCII:
        plain = plain.upper()
    return "".join(sign for sign in plain if sign in _ALLOWED[letters])


def latin(text: str) -> bool:
    """Whether a text can be told in Latin letters: for at least half of its letters there is one."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(1 for sign in letters if _latin(sign)) >= len(letters)


def code(label: str, letters: Letters, width: int) -> str:
    """A ticket's code on `width` places. Where it does not fit whole, its letters go first, then its leading digits:
    the end of a number tells people of one hall apart."""
    whole = written(label, letters).strip()
    if len(whole) <= width:
        return whole
    digits = "".join(sign for sign in whole if sign.isdigit())
    return (digits or whole)[-width:]


def whole(label: str, letters: Letters, width: int) -> bool:
    """Whether the code stands on the sign as it stands on the ticket; if not, an installer is told."""
    return code(label, letters, width) == label.upper().strip()


def _latin(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign in _READ_AS or sign in _SMALL:
        return _READ_AS.get(sign) or _SMALL[sign]
    base = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return "".join(_READ_AS.get(part, _SMALL.get(part, part if part.isascii() else "")) for part in base)
