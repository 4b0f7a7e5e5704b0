"""How this screen looks to whoever sits at it: theme, size, and whether it is the whole terminal or the bar.

Begins as the settings say; what is changed at the screen lasts until the program ends.
"""

from dataclasses import dataclass
from enum import StrEnum

from hub.face.tokens import ThemeName

STEPS = (100, 125, 150, 175, 200, 250, 300)
"""Percent of the usual size."""


class Edge(StrEnum):
    """The edge of the screen at which the bar lies."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(slots=True)
class Look:
    """`bar`: the compact bar is shown. `called_up`: the whole terminal stands in its place for one question."""

    theme: ThemeName = ThemeName.LIGHT
    percent: int = 100
    bar: bool = False
    called_up: bool = False

    def bigger(self) -> None:
        self.percent = next((step for step in STEPS if step > self.percent), STEPS[-1])

    def smaller(self) -> None:
        self.percent = next((step for step in reversed(STEPS) if step < self.percent), STEPS[0])

    def usual(self) -> None:
        self.percent = STEPS[0]

    def turn(self) -> None:
        """From the bar to the whole terminal, or back."""
        self.bar, self.called_up = not self.bar, False

    def asked(self, asking: bool) -> bool:
        """A question is too large for the bar: the whole terminal comes for it, and goes again. True when it did."""
        if asking and self.bar:
            self.bar, self.called_up = False, True
            return True
        if not asking and self.called_up:
            self.bar, self.called_up = True, False
            return True
        return False
