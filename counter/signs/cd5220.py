"""Pole displays of two lines by twenty characters that understand the command set CD5220.

Source: "CD5220 customer display" user's manual, chapter 6, "CD5220 standard mode command list": ESC Q A (1B 51 41), the
text and CR (0D) write the upper line, ESC Q B (1B 51 42) the lower one, each with 20 characters; CLR (0C) clears the
display and the string mode, which must come before other commands; ESC @ (1B 40) initialises.
"""

from dataclasses import dataclass

from counter.signs.driver import Listening
from counter.signs.letters import Letters, written

ESC_Q_A, ESC_Q_B, CR, CLR = b"\x1bQA", b"\x1bQB", b"\r", b"\x0c"
COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Cd5220(Listening):
    """`below`: what always stands on the lower line, such as the counter's name."""

    below: str = ""
    width: int = COLUMNS

    @property
    def letters(self) -> Letters:
        return Letters.ASCII

    @property
    def flashes(self) -> bool:
        return False

    @property
    def marks(self) -> bool:
        return True

    def frame(self, text: str, *, flash: bool = False) -> bytes:  # noqa: ARG002 - it has no flash of its own
        upper = text[:COLUMNS].center(COLUMNS)
        lower = written(self.below, Letters.ASCII)[:COLUMNS].center(COLUMNS)
        return CLR + ESC_Q_A + upper.encode("ascii") + CR + ESC_Q_B + lower.encode("ascii") + CR
