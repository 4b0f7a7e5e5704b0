"""The short sounds (look.md, "Sound"): a dry tick, a low double note, three rising notes. Made, not recorded."""

import array
import math
from collections.abc import Mapping

from hub.sdk.io.waves import RATE, Samples
from kiosk.orders import Cue

LEVEL = 0.4
ATTACK_S = 0.004
TICK_HZ, TICK_S = 1_900.0, 0.018
NO_HZ = 196.0
RISING_HZ = (392.00, 523.25, 659.25)
NOTE_S, NOTE_EVERY_S = 0.16, 0.13
SILENCE_S = 0.06


def cue(kind: Cue) -> Samples:
    """Mono, 16 bit, at `RATE`; below 0.6 s."""
    return _CUES[kind][:]


def _notes(pitches: tuple[float, ...], length: float, decay: float) -> Samples:
    """Struck notes one after the other, each dying away by itself."""
    whole = int(((len(pitches) - 1) * NOTE_EVERY_S + length + SILENCE_S) * RATE)
    mixed = [0.0] * whole
    for number, pitch in enumerate(pitches):
        start = int(number * NOTE_EVERY_S * RATE)
        for index in range(int(length * RATE)):
            t = index / RATE
            fade = min(1.0, t / ATTACK_S, (length - t) / ATTACK_S)
            mixed[start + index] += fade * math.exp(-decay * t) * math.sin(2 * math.pi * pitch * t)
    peak = max(map(abs, mixed))
    return array.array("h", (int(value * LEVEL * 32767 / peak) for value in mixed))


_CUES: Mapping[Cue, Samples] = {
    Cue.TICK: _notes((TICK_HZ,), TICK_S, 180.0),
    Cue.NO: _notes((NO_HZ, NO_HZ), NOTE_S, 14.0),
    Cue.LEAVING: _notes(RISING_HZ, NOTE_S * 2, 9.0),
}
