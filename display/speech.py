"""Sentences to samples by espeak-ng, a program of its own (GPL, optional): no Internet, about 75 ms a sentence.

A language whose voice is not known to be right is not spoken in it (the office's language is spoken then); no program,
no voice, or a voice that fails are all the same to the caller: None, and the picture goes on.
"""

import subprocess
from typing import Protocol

import structlog

from hub.sdk.io.waves import Samples, samples_of

log = structlog.get_logger()

VOICES = {
    "en": "en-gb",
    "es": "es",
    "fr": "fr",
    "pt": "pt",
    "ru": "ru",
    "uk": "uk",
    "pl": "pl",
    "tr": "tr",
    "ar": "ar",
    "vi": "vi",
}
"""Languages whose numbers espeak-ng says rightly, checked by their phonemes; for others come clip packs."""

WORDS_PER_MINUTE = 140
LONGEST_SECONDS = 10.0


class Speaker(Protocol):
    def say(self, sentence: str, language: str) -> "Samples | None":
        """The sentence's samples; None where it cannot be said in that language."""


class EspeakSpeaker:
    """Failures are logged once until a sentence succeeds again."""

    def __init__(self, program: str = "espeak-ng") -> None:
        self._program = program
        self._failing = False

    def say(self, sentence: str, language: str) -> "Samples | None":
        voice = VOICES.get(language)
        if voice is None:
            return None
        try:
            spoken = subprocess.run(
                [self._program, "-v", voice, "-s", str(WORDS_PER_MINUTE), "--stdin", "--stdout"],
                input=sentence.encode("utf-8"),
                capture_output=True,
                timeout=LONGEST_SECONDS,
                check=True,
            )
            samples = samples_of(spoken.stdout)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            if not self._failing:
                self._failing = True
                log.warning("voice_gone", program=self._program, detail=str(error))
            return None
        if self._failing:
            self._failing = False
            log.info("voice_back", program=self._program)
        return samples
