"""A test of the sound for whoever installs it: a tone at the level of speech, the chime, a call; and the times."""

import array
import math
import time
from collections.abc import Callable
from pathlib import Path

from display.settings import SoundSettings
from display.voice.building import engine_of
from hub.face.texts import Catalogues
from hub.sdk.io.feeding import GrowingSound
from hub.sdk.io.sound import AplayPlayer, SoundState
from hub.sdk.io.speech.calls import said, short_line
from hub.sdk.io.speech.chime import chime
from hub.sdk.io.waves import RATE, Samples, silence

TONE_HZ = 1_000.0
TONE_S, LONG_TONE_S = 2.0, 10.0
TONE_LEVEL = 0.25
"""12 dB under full scale, as loud as speech: a loop amplifier is set by it (400 mA/m, IEC 60118-4)."""


class Trial:
    """`device`: ALSA's name; None: the system's default."""

    def __init__(self, device: str | None, language: str, clips: Path | None) -> None:
        self._settings = SoundSettings(device=device, clips=clips)
        self._language = language

    def run(self, say: Callable[[str], None], *, tone_only: bool = False) -> bool:
        """Whether all of it was played."""
        player = AplayPlayer(self._settings.device)
        if tone_only:
            return self._play(player, "tone, 1,000 Hz, 12 dB under full scale", [tone(LONG_TONE_S)], say)
        engine = engine_of(self._settings, Catalogues.load())
        begun = time.monotonic()
        words = said(engine, short_line(Catalogues.load(), "R042", "4", self._language))
        took = time.monotonic() - begun
        if words is None:
            say(f"{self._language} cannot be said here; see `voices`, or record a pack")
        else:
            say(f"a sentence is made in {took * 1000:.0f} ms (the first time, with the voice's check)")
        parts = [tone(TONE_S), silence(0.5), chime()]
        played = self._play(player, "tone, chime, call", [*parts, *([words] if words is not None else [])], say)
        return played and words is not None

    def _play(self, player: AplayPlayer, what: str, parts: list[Samples], say: Callable[[str], None]) -> bool:
        sound = GrowingSound()
        for part in parts:
            sound.add(part.tobytes())
        sound.end()
        say(f"playing on {self._settings.device or 'the default device'}: {what}")
        heard = player.play_growing(sound)
        if heard:
            say("played to its end; did you hear it?")
        elif player.state is SoundState.MISSING:
            say("the device could not be used; `aplay -L` lists those that there are")
        return heard


def tone(length_s: float) -> Samples:
    """A sine of 1,000 Hz that fades in and out, so that nothing clicks."""
    whole, edge = int(length_s * RATE), int(0.02 * RATE)
    step = 2 * math.pi * TONE_HZ / RATE
    return array.array(
        "h",
        (
            int(TONE_LEVEL * 32_767 * min(1.0, place / edge, (whole - place) / edge) * math.sin(step * place))
            for place in range(whole)
        ),
    )
