"""What a tactile keypad says, whatever its make: the closed set of keys a screen without touch is driven by."""

from enum import StrEnum
from typing import Self


class KeypadKey(StrEnum):
    """One press. HEADSET_IN and HEADSET_OUT come from the keypad's headphone socket; DIGIT_n from number keys."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    SELECT = "select"
    BACK = "back"
    HELP = "help"
    VOLUME = "volume"
    HEADSET_IN = "headset-in"
    HEADSET_OUT = "headset-out"
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"

    @classmethod
    def of_digit(cls, digit: int) -> Self:
        """The key of 0 to 9; `ValueError` for anything else."""
        return cls(str(digit))

    @property
    def digit(self) -> int | None:
        """Its number; None for a key that is no digit."""
        return int(self.value) if self.value.isdigit() else None
