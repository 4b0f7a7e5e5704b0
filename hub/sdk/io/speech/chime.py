"""The chime: two soft wooden strokes, G4 then C5, 1.2 s; a repeat adds E5 (look.md, "Sound"). Made, not recorded."""

import array
import functools
import math

from hub.sdk.io.waves import RATE, Samples

STROKES_HZ = (392.00, 523.25)
AGAIN_HZ = 659.25
LENGTH_S = 1.2
SILENCE_S = 0.25
ATTACK_S = 0.008
GAP_S = 0.28
LEVEL = 0.55
HIGHEST_HZ = 2_600
PARTIALS = ((1.0, 1.0, 3.2), (3.93, 0.28, 9.0), (2.0, 0.12, 5.0))
"""Of a struck wooden bar: (ratio to the fundamental, level, decay per second). A bar's second mode is near 3.9 times
the first; everything stays between 0.4 and 2.6 kHz."""


def chime(again: bool = False) -> Samples:
    """1.2 s of chime and 250 ms of silence, mono, 16 bit, at `RATE`."""
    return array.array("h", _made(again))


@functools.cache
def _made(again: bool) -> bytes:
    notes = (*STROKES_HZ, AGAIN_HZ) if again else STROKES_HZ
    mixed = [0.0] * int(LENGTH_S * RATE)
    for number, pitch in enumerate(notes):
        start = int(number * GAP_S * RATE)
        for ratio, level, decay in PARTIALS:
            if pitch * ratio < HIGHEST_HZ:
                _ring(mixed, start, pitch * ratio, level, decay)
    peak = max(abs(value) for value in mixed)
    fade = int(0.05 * RATE)
    scale = LEVEL * 32767 / peak
    samples = array.array(
        "h", (int(value * scale * min(1.0, (len(mixed) - index) / fade)) for index, value in enumerate(mixed))
    )
    return (samples + array.array("h", [0] * int(SILENCE_S * RATE))).tobytes()


def _ring(mixed: list[float], start: int, pitch: float, level: float, decay: float) -> None:
    """Add a dying sine from `start` on; by recurrence, which takes a small box a fifth of the time of `sin`."""
    turn, shrink = 2 * math.pi * pitch / RATE, math.exp(-decay / RATE)
    once, twice = 2 * shrink * math.cos(turn), shrink * shrink
    before, now = -math.sin(turn) / shrink * level, 0.0
    attack = int(ATTACK_S * RATE)
    for index in range(start, len(mixed)):
        since = index - start
        mixed[index] += now * since / attack if since < attack else now
        before, now = now, once * now - twice * before
