"""The chime: two soft wooden strokes, G4 then C5, 1.2 s; a repeat adds E5 (look.md, "Sound"). Made, not recorded."""

import array
import math

from hub.sdk.io.waves import RATE, Samples

STROKES_HZ = (392.00, 523.25)
AGAIN_HZ = 659.25
LENGTH_S = 1.2
SILENCE_S = 0.25
ATTACK_S = 0.008
GAP_S = 0.28
LEVEL = 0.55
PARTIALS = ((1.0, 1.0, 3.2), (3.93, 0.28, 9.0), (2.0, 0.12, 5.0))
"""Of a struck wooden bar: (ratio to the fundamental, level, decay per second). A bar's second mode is near 3.9 times
the first; everything stays between 0.4 and 2.6 kHz."""


def chime(again: bool = False) -> Samples:
    """1.2 s of chime and 250 ms of silence, mono, 16 bit, at `RATE`."""
    notes = (*STROKES_HZ, AGAIN_HZ) if again else STROKES_HZ
    mixed = [0.0] * int(LENGTH_S * RATE)
    for number, pitch in enumerate(notes):
        start = int(number * GAP_S * RATE)
        for index in range(start, len(mixed)):
            mixed[index] += _stroke(pitch, (index - start) / RATE)
    peak = max(abs(value) for value in mixed)
    fade = int(0.05 * RATE)
    scale = LEVEL * 32767 / peak
    samples = array.array(
        "h", (int(value * scale * min(1.0, (len(mixed) - index) / fade)) for index, value in enumerate(mixed))
    )
    return samples + array.array("h", [0] * int(SILENCE_S * RATE))


def _stroke(pitch: float, t: float) -> float:
    attack = min(1.0, t / ATTACK_S)
    return attack * sum(
        level * math.exp(-decay * t) * math.sin(2 * math.pi * pitch * ratio * t)
        for ratio, level, decay in PARTIALS
        if pitch * ratio < 2_600
    )
