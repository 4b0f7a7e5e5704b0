"""What the keyboard means: shortcuts at a counter, digits on a sheet, the PIN at sign-in.

`typed` is the name of a key no control has used: "Space", "F", "3", "Escape", "Return", "Backspace". Key repeat never
presses anything. Called only while no text field has the focus.
"""

from counter.keys import Shortcuts
from counter.shift import Page, Shift


def type_key(shift: Shift, shortcuts: Shortcuts, typed: str, *, repeat: bool) -> bool:
    """True when the key means something here."""
    if shift.sheet is not None:
        return _on_sheet(shift, typed, repeat)
    if shift.page is Page.SIGN_IN:
        return _on_sign_in(shift, typed, repeat)
    plan = shift.plan
    key = shortcuts.pressed(typed, plan) if plan is not None else None
    if key is not None and not repeat:
        shift.press(key)
    return key is not None


def _on_sheet(shift: Shift, typed: str, repeat: bool) -> bool:
    if typed == "Escape":
        shift.sheet = None
        return True
    if not _is_digit(typed) or typed == "0":
        return False
    if not repeat:
        shift.choose(int(typed) - 1)
    return True


def _on_sign_in(shift: Shift, typed: str, repeat: bool) -> bool:
    if typed == "Backspace":
        shift.erase()
    elif _is_digit(typed):
        if not repeat:
            shift.digit(typed)
    elif typed == "Return":
        if not repeat:
            shift.sign_in()
    else:
        return False
    return True


def _is_digit(typed: str) -> bool:
    return len(typed) == 1 and typed.isascii() and typed.isdigit()
