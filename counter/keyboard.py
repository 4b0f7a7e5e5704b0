"""What the keyboard means: a PIN at sign-in, a number at the list of counters, shortcuts at one, digits on a sheet.

`typed` is the name of a key no control has used: "Space", "F", "3", "Escape", "Return", "Backspace". Key repeat never
presses anything. Called only while no text field has the focus.
"""

from counter.keys import ALARM_KEY, AT_THE_LIST, DEFAULT_SHORTCUTS, Key, Shortcuts
from counter.push import NOTHING, PRESSED, UNKNOWN
from counter.shift import Shift
from counter.stand import Page


def type_key(shift: Shift, shortcuts: Shortcuts, typed: str, *, repeat: bool) -> bool:
    """True when the key means something here."""
    if typed == ALARM_KEY:
        if not repeat:
            shift.alarm_struck()
        return True
    if shift.sheet is not None:
        return _on_sheet(shift, typed, repeat)
    on_notice = shortcuts.pressed(typed, _on_notices(shift))
    if on_notice is not None:
        if not repeat:
            shift.press(on_notice)
        return True
    if shift.page is Page.SIGN_IN:
        return _on_sign_in(shift, typed, repeat)
    if shift.page is Page.COUNTERS:
        return _at_the_list(shift, shortcuts, typed, repeat)
    plan = shift.plan
    key = shortcuts.pressed(typed, plan.keys) if plan is not None else None
    if key is not None and not repeat:
        shift.press(key)
    return key is not None


def pushed(shift: Shift, name: str) -> str:
    """A key pressed from outside the window (push.py): "main" or a shortcut's name. What cannot be done is said on the
    screen as after any press, and `NOTHING` outside."""
    if name not in DEFAULT_SHORTCUTS:
        return UNKNOWN
    plan = shift.plan
    key = Key(name) if name != "main" else plan.main if plan is not None else None
    if key is None:
        return NOTHING
    before = shift.pending.busy, shift.sheet, shift.tab, shift.more_open
    shift.press(key)
    after = shift.pending.busy, shift.sheet, shift.tab, shift.more_open
    return PRESSED if after != before else NOTHING


def _on_notices(shift: Shift) -> tuple[Key, ...]:
    """Keys that stand on a notice now."""
    stand = (
        (shift.help_wanted, Key.ANSWER_HELP),
        (shift.staff_calls, Key.ANSWER_CALL),
        (shift.unread, Key.READ_MESSAGE),
    )
    return tuple(key for wanted, key in stand if wanted)


def _on_sheet(shift: Shift, typed: str, repeat: bool) -> bool:
    if typed == "Escape":
        shift.sheet = None
        return True
    if not _is_digit(typed) or typed == "0":
        return False
    if not repeat:
        shift.choose(int(typed) - 1)
    return True


def _at_the_list(shift: Shift, shortcuts: Shortcuts, typed: str, repeat: bool) -> bool:
    places = shift.room.office.counters if shift.room is not None else []
    counter = next((one.id for one in places if one.sign == typed and shift.bound in (None, one.id)), None)
    leaves = shortcuts.pressed(typed, AT_THE_LIST) is Key.SIGN_OUT
    if not repeat and counter is not None:
        shift.pick_counter(counter)
    elif not repeat and leaves:
        shift.sign_out()
    return leaves or counter is not None


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
