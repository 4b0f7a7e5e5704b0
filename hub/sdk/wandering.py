"""How a picture wanders on a screen that shows nearly the same all day, so that it does not burn in."""

STEP_SECONDS = 60.0
WAY = ((0, 0), (2, 0), (4, 0), (4, 2), (4, 4), (2, 4), (0, 4), (0, 2))
"""Pixels from the place; round once in eight minutes."""


def wandering(now: float) -> tuple[int, int]:
    """Pixels to the right and down at this moment (monotonic seconds)."""
    return WAY[int(now // STEP_SECONDS) % len(WAY)]


__all__ = ["STEP_SECONDS", "WAY", "wandering"]
