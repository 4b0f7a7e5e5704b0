"""How well a screen is read from every place in front of it. Pure.

Places are metres on the floor: `across` from the screen's middle, `away` from the wall. From the side letters look
narrower and lower by the cosine of the angle, as from below.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from display.arrangement import Arrangement
from display.legible import READING, Hall
from hub.face.metrics import EN_HALF_ANGLE
from hub.face.tokens import load_look

STEEPEST_UP = math.radians(30)
"""Above this the neck hurts: ISO 9241-5 has the head up to 25 degrees back for a short look, 5 more for the eyes."""
WIDEST_ASIDE = math.radians(60)
"""From farther aside panels fade and digits run together."""


class Sight(StrEnum):
    """The best first."""

    ALL = "all"
    """Everything on the screen."""
    WAY = "way"
    """Numbers, counters, the way in words, notices; not what is for near readers."""
    NUMBERS = "numbers"
    """Called numbers and counters."""
    STEEP = "steep"
    """Legible, but the neck hurts."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Letters:
    """Heights of capitals on the screen, in millimetres: of calls, of what is for MIDDLE readers, for NEAR ones."""

    call_mm: float
    middle_mm: float
    near_mm: float


def letters_of(found: Arrangement) -> Letters:
    pitch, cap = found.screen.pitch, load_look().fonts.cap_height
    return Letters(found.board.digit_mm, found.middle_em * cap * pitch, found.near_em * cap * pitch)


def sight(letters: Letters, hall: Hall, across_m: float, away_m: float) -> Sight:
    """What can be read from there."""
    if away_m <= 0 or math.atan2(abs(across_m), away_m) > WIDEST_ASIDE:
        return Sight.NOTHING
    floor_m = math.hypot(across_m, away_m)
    if not _seen(letters.call_mm, 1.0, hall, across_m, away_m):
        return Sight.NOTHING
    if math.atan2(hall.rise_m, floor_m) > STEEPEST_UP:
        return Sight.STEEP
    if not _seen(letters.middle_mm, READING, hall, across_m, away_m):
        return Sight.NUMBERS
    return Sight.ALL if _seen(letters.near_mm, READING, hall, across_m, away_m) else Sight.WAY


def reach_m(letters: Letters, hall: Hall, wanted: Sight, step_m: float = 0.05) -> tuple[float, float] | None:
    """Straight in front: from and to which distance this much, or more, can be read; None: nowhere."""
    better = list(Sight)[: list(Sight).index(wanted) + 1]
    seen = [step * step_m for step in range(1, int(60 / step_m)) if sight(letters, hall, 0, step * step_m) in better]
    return (seen[0], seen[-1]) if seen else None


def _seen(letter_mm: float, share: float, hall: Hall, across_m: float, away_m: float) -> bool:
    """Whether letters keep their angle (0.7 degrees for calls, `share` of it for others), foreshortened."""
    distance = math.sqrt(across_m**2 + away_m**2 + hall.rise_m**2)
    straight = away_m / distance
    return letter_mm * straight >= share * 2 * distance * 1000 * math.tan(EN_HALF_ANGLE)


__all__ = ["Letters", "Sight", "letters_of", "reach_m", "sight"]
