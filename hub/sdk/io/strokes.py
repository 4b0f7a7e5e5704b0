"""Keyboard layouts of barcode scanners, as data: which character a key gives plain, with Shift, and with AltGr.

A scanner that poses as a keyboard sends keys, not characters: it must be read by the layout it is set to (printed in
its manual as "country code"). Keys that begin a compound character (dead keys) are left out: no scanner uses them for a
ticket's address or code. A blank stands for "nothing". Checked against libxkbcommon's tables in the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SHIFTS = frozenset({42, 54})
ALT_GR = 100
CONTROLS = frozenset({29, 97, 56, 125, 126})
"""Ctrl, the left Alt and the two meta keys: what is typed with them is no text."""
HARMLESS = frozenset({58, 69, 70})
"""Locks (Caps, Num, Scroll): some scanners touch them around a code."""
ENTERS = frozenset({28, 96})
TAB = 15
SPACE = 57


class ScannerLayout(StrEnum):
    US = "us"
    UK = "uk"
    DE = "de"
    FR = "fr"
    ES = "es"
    IT = "it"
    PT = "pt"


ROWS = (range(2, 14), range(16, 28), range(30, 41), range(44, 54), (41,), (43,), (86,))
"""Codes of the keys: digits, three rows of letters, then the keys left of 1, beside Enter, and beside Shift."""

NUMBER_PAD = {71: "7", 72: "8", 73: "9", 75: "4", 76: "5", 77: "6", 79: "1", 80: "2", 81: "3", 82: "0"} | {
    55: "*",
    74: "-",
    78: "+",
    98: "/",
}
"""The same whatever NumLock: the lock is the system's, the digit is what the scanner means."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Characters of a layout by row of `ROWS`, plain, with Shift, with AltGr."""

    plain: tuple[str, ...]
    shift: tuple[str, ...]
    alt_gr: tuple[str, ...] = ()


LAYOUTS: Mapping[ScannerLayout, Levels] = {
    ScannerLayout.US: Levels(
        ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "`", "\\", "<"),
        ("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"', "ZXCVBNM<>?", "~", "|", ">"),
    ),
    ScannerLayout.UK: Levels(
        ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "`", "#", "\\"),
        ('!"£$%^&*()_+', "QWERTYUIOP{}", "ASDFGHJKL:@", "ZXCVBNM<>?", "¬", "~", "|"),
    ),
    ScannerLayout.DE: Levels(
        ("1234567890ß ", "qwertzuiopü+", "asdfghjklöä", "yxcvbnm,.-", " ", "#", "<"),
        ('!"§$%&/()=? ', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ", "YXCVBNM;:_", "°", "'", ">"),
        (" ²³   {[]}\\ ", "@ €        ~", "", "      µ", "", "", "|"),
    ),
    ScannerLayout.FR: Levels(
        ("&é\"'(-è_çà)=", "azertyuiop $", "qsdfghjklmù", "wxcvbn,;:!", "²", "*", "<"),
        ("1234567890°+", "AZERTYUIOP £", "QSDFGHJKLM%", "WXCVBN?./§", "", "µ", ">"),
        ("  #{[| \\^@]}", "  €", "", "", "", "", ""),
    ),
    ScannerLayout.ES: Levels(
        ("1234567890'¡", "qwertyuiop +", "asdfghjklñ ", "zxcvbnm,.-", "º", "ç", "<"),
        ('!"·$%&/()=?¿', "QWERTYUIOP *", "ASDFGHJKLÑ ", "ZXCVBNM;:_", "ª", "Ç", ">"),
        ("|@#  ¬", "  €       []", "          {", "", "\\", "}", ""),
    ),
    ScannerLayout.IT: Levels(
        ("1234567890'ì", "qwertyuiopè+", "asdfghjklòà", "zxcvbnm,.-", "\\", "ù", "<"),
        ('!"£$%&/()=?^', "QWERTYUIOPé*", "ASDFGHJKLç°", "ZXCVBNM;:_", "|", "§", ">"),
        ("", "  €       []", "         @#", "", "", "", ""),
    ),
    ScannerLayout.PT: Levels(
        ("1234567890'«", "qwertyuiop+ ", "asdfghjklçº", "zxcvbnm,.-", "\\", " ", "<"),
        ('!"#$%&/()=?»', "QWERTYUIOP* ", "ASDFGHJKLÇª", "ZXCVBNM;:_", "|", " ", ">"),
        (" @£§  {[]}", "  €", "", "", "", "", ""),
    ),
}


class Strokes:
    """Which character a key gives in one layout."""

    def __init__(self, layout: ScannerLayout) -> None:
        levels = LAYOUTS[layout]
        self._plain = _by_code(levels.plain) | NUMBER_PAD | {SPACE: " "}
        self._shift = _by_code(levels.shift) | NUMBER_PAD | {SPACE: " "}
        self._alt_gr = _by_code(levels.alt_gr)

    def character(self, code: int, *, shift: bool, alt_gr: bool) -> str | None:
        """None where the layout has none."""
        if alt_gr:
            return None if shift else self._alt_gr.get(code)
        return (self._shift if shift else self._plain).get(code)


def _by_code(rows: tuple[str, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for codes, signs in zip(ROWS, rows, strict=False):
        found |= {code: sign for code, sign in zip(codes, signs, strict=False) if sign != " "}
    return found
