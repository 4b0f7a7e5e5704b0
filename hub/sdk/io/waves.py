"""Sound as samples: joining and wrapping them, so that chime and sentences become one WAV with no gap of its own."""

import array
import io
import wave
from typing import TypeAlias

RATE = 22_050
"""Samples per second, mono, 16 bit: what espeak-ng gives."""

QUIET = 300
"""Samples up to here are silence: 40 dB under full scale."""
MARGIN = RATE // 50

Samples: TypeAlias = "array.array[int]"
"""Of type code "h"."""


def silence(seconds: float) -> Samples:
    return array.array("h", bytes(2 * int(seconds * RATE)))


def wav(samples: Samples) -> bytes:
    """A complete RIFF WAV."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return written.getvalue()


def samples_of(content: bytes) -> Samples:
    """The samples of a mono 16-bit WAV at `RATE`; raises `ValueError` for any other."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
                raise ValueError(f"not mono, 16 bit, {RATE} Hz: {file.getparams()}")
            # espeak-ng writes its length before it knows it; what is there counts.
            return array.array("h", file.readframes(file.getnframes())[: len(content) // 2 * 2])
    except (wave.Error, EOFError) as error:
        raise ValueError(f"not a WAV: {error}") from error


def trimmed(samples: Samples) -> Samples:
    """Without the silence around it, but for 20 ms: what is put side by side brings its own pauses."""
    first, last = 0, len(samples)
    while first < last and abs(samples[first]) <= QUIET:
        first += 1
    while last > first and abs(samples[last - 1]) <= QUIET:
        last -= 1
    return samples[max(0, first - MARGIN) : last + MARGIN] if first < last else samples[:0]


def seconds(samples: Samples) -> float:
    return len(samples) / RATE
