"""A tactile keypad to try Vestibule without one: real `struct input_event` frames through a named pipe."""

from pathlib import Path

from hub.sdk.io.keypad import TABLES, KeypadKey, KeyTable, parse_table
from hub.sdk.io.signals import SW_HEADPHONE_INSERT
from hub.sim.plugged import EV_KEY, EV_SW, REPEATED, PluggedDevice


class VirtualKeypad(PluggedDevice):
    """Sends what a keypad with the factory codes of `table` sends; its headphone socket is a switch where the table
    has no key for it."""

    def __init__(self, path: Path, table: KeyTable = KeyTable.ARROWS) -> None:
        super().__init__(path)
        self._codes: dict[KeypadKey, int] = {}
        for code, key in parse_table(TABLES[table]).items():
            self._codes.setdefault(key, code)

    def press(self, key: KeypadKey) -> bool:
        """False when this model has no such key."""
        code = self._codes.get(key)
        if code is not None:
            self.stroke(code)
            return True
        if key in (KeypadKey.HEADSET_IN, KeypadKey.HEADSET_OUT):
            self.say((EV_SW, SW_HEADPHONE_INSERT, int(key is KeypadKey.HEADSET_IN)))
            return True
        return False

    def hold(self, key: KeypadKey, repeats: int) -> None:
        """A finger that stays on the key: one press, then the kernel's repeats."""
        code = self._codes[key]
        self.say((EV_KEY, code, 1))
        for _ in range(repeats):
            self.say((EV_KEY, code, REPEATED))
        self.say((EV_KEY, code, 0))
