"""The scanner's keyboard tables, against libxkbcommon, which every Linux desktop types by."""

import ctypes
import ctypes.util
from dataclasses import dataclass

import pytest

from hub.sdk.io.strokes import ROWS, ScannerLayout, Strokes

XKB_NAMES = {ScannerLayout.UK: "gb"}
LEVELS = ((False, False), (True, False), (False, True))
"""(shift, alt_gr) of levels 0, 1, 2."""
XKB_CODE_OFFSET = 8


class _Names(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


@dataclass
class Keymap:
    """libxkbcommon's table of one layout."""

    layout: ScannerLayout

    def __post_init__(self) -> None:
        self.library = ctypes.CDLL("libxkbcommon.so.0")
        for name in ("xkb_context_new", "xkb_keymap_new_from_names"):
            getattr(self.library, name).restype = ctypes.c_void_p
        names = _Names(b"evdev", b"pc105", XKB_NAMES.get(self.layout, self.layout).encode(), b"", b"")
        context = ctypes.c_void_p(self.library.xkb_context_new(0))
        self.keymap = ctypes.c_void_p(self.library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))
        assert self.keymap.value, f"libxkbcommon knows no layout {self.layout} (apt-get install xkb-data)"

    def sign(self, code: int, level: int) -> str:
        """Empty for a dead key or none."""
        symbols = ctypes.POINTER(ctypes.c_uint32)()
        found = self.library.xkb_keymap_key_get_syms_by_level(
            self.keymap, code + XKB_CODE_OFFSET, 0, level, ctypes.byref(symbols)
        )
        if not found:
            return ""
        sign = self.library.xkb_keysym_to_utf32(symbols[0])
        return chr(sign) if sign else ""


@pytest.mark.parametrize("layout", ScannerLayout)
def test_every_character_is_where_the_system_has_it(layout: ScannerLayout) -> None:
    ours, theirs = Strokes(layout), Keymap(layout)
    wrong = {}
    for code in (code for row in ROWS for code in row):
        for level, (shift, alt_gr) in enumerate(LEVELS):
            sign = ours.character(code, shift=shift, alt_gr=alt_gr)
            if sign is not None and sign != theirs.sign(code, level):
                wrong[code, level] = (sign, theirs.sign(code, level))
    assert wrong == {}


@pytest.mark.parametrize("layout", ScannerLayout)
def test_an_address_can_be_typed_in_every_layout(layout: ScannerLayout) -> None:
    """All of URL syntax but what no ticket's address needs (the tilde and friends are dead keys in places)."""
    needed = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/.-_?=&%#+")
    strokes = Strokes(layout)
    signs = {strokes.character(code, shift=s, alt_gr=a) for code in range(2, 90) for s, a in LEVELS}
    assert needed - signs == set()
