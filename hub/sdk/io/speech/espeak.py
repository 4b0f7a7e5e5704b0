"""espeak-ng as an engine: a program of its own (GPL, optional), no Internet, about 75 ms a sentence.

Which languages it says rightly is found out by what it would say (`hub.face.spoken`), not by what it claims; each is
judged once, when it is first asked for, and one that failed is not said. A program that is missing or fails says
nothing; that is logged once until a sentence succeeds again. One that hangs is left alone for a while. Any thread.
"""

import subprocess
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import structlog

from hub.face.languages import LANGUAGES, Language, known, language
from hub.face.spoken import VOICES, Verdict, for_voice, judge
from hub.sdk.io.speech.probes import probe_of
from hub.sdk.io.waves import Samples, samples_of

log = structlog.get_logger()

WORDS_PER_MINUTE = 150
LONGEST_SECONDS = 10.0
LONGEST_SENTENCE = 600
REST_SECONDS = 30.0
"""After it hung: every sentence would wait `LONGEST_SECONDS` for nothing."""
CACHED_SAMPLES = 2_500_000
"""5 MB, about 40 sentences: what is said on the first screens is said to everybody, a call is repeated."""
PARTED = "\n\n"
"""An empty line ends a sentence for the voice, and begins a line of its own in what `--ipa` shows."""


class Espeak:
    def __init__(
        self,
        program: str = "espeak-ng",
        words_per_minute: int = WORDS_PER_MINUTE,
        longest_seconds: float = LONGEST_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._program = program
        self._speed = str(words_per_minute)
        self._longest = longest_seconds
        self._monotonic = monotonic
        self._right: dict[str, bool] = {}
        self._judging = threading.Lock()
        self._keeping = threading.Lock()
        self._cache: OrderedDict[tuple[str, str], Samples] = OrderedDict()
        self._cached = 0
        self._failing = False
        self._rests_until = 0.0

    def languages(self) -> frozenset[str]:
        """All that it says rightly: about 0.9 s the first time."""
        return frozenset(one.code for one in LANGUAGES if self.says(one.code))

    def says(self, code: str) -> bool:
        """Whether this language is said rightly: about 70 ms the first time. A program that cannot be asked now is
        asked again next time."""
        if not known(code):
            return False
        with self._judging:
            if code not in self._right:
                verdict = self.verdict(language(code))
                if self._failing:
                    return False
                self._right[code] = verdict.right
                log.info("voice_judged", language=code, right=verdict.right, wrong=list(verdict.reasons))
            return self._right[code]

    def verdict(self, spoken: Language) -> Verdict:
        """How it would say `spoken`."""
        figures, digits, names = probe_of(spoken)
        said = self.phonemes((*figures, *digits, *names), VOICES[spoken.code])
        if said is None:
            return Verdict(("has no such voice",))
        if len(said) != len(figures) + len(digits) + len(names):
            return Verdict(("leaves words or figures out",))
        return judge(said[:10], said[10:20], said[20:])

    def phonemes(self, lines: tuple[str, ...], voice: str) -> list[str] | None:
        """A line of IPA per line; one that is not said is missing. None: the program said nothing."""
        content = self._run(["-v", voice, "-q", "--ipa", "--stdin"], PARTED.join(lines))
        return None if content is None else [line.strip() for line in content.decode("utf-8", "replace").splitlines()]

    def render(self, sentence: str, code: str) -> "Samples | None":
        if not self.says(code):
            return None
        text = for_voice(sentence, code)[:LONGEST_SENTENCE]
        key = (code, text)
        with self._keeping:
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
        samples = self._said(text, VOICES[code])
        if samples is not None:
            self._keep(key, samples)
        return samples

    def draft(self, sentence: str, code: str) -> "Samples | None":
        """As `render`, whether the language is said rightly or not: for a person who judges by ear."""
        return self._said(for_voice(sentence, code)[:LONGEST_SENTENCE], VOICES[code])

    def forget(self) -> None:
        with self._keeping:
            self._cache.clear()
            self._cached = 0

    def _said(self, text: str, voice: str) -> "Samples | None":
        content = self._run(["-v", voice, "-s", self._speed, "--stdin", "--stdout"], text)
        if content is None:
            return None
        try:
            return samples_of(content)
        except ValueError as error:
            self._fail(str(error))
            return None

    def _run(self, arguments: list[str], text: str) -> bytes | None:
        if self._monotonic() < self._rests_until:
            return None
        try:
            done = subprocess.run(
                [self._program, *arguments],
                input=text.encode("utf-8"),
                capture_output=True,
                timeout=self._longest,
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            self._rests_until = self._monotonic() + REST_SECONDS
            self._fail(str(error))
            return None
        except (OSError, subprocess.SubprocessError) as error:
            self._fail(str(error))
            return None
        if self._failing:
            self._failing = False
            log.info("voice_back", program=self._program)
        return done.stdout

    def _fail(self, detail: str) -> None:
        if not self._failing:
            self._failing = True
            log.warning("voice_gone", program=self._program, detail=detail[:300])

    def _keep(self, key: tuple[str, str], samples: Samples) -> None:
        with self._keeping:
            if key in self._cache:
                return
            self._cache[key] = samples
            self._cached += len(samples)
            while self._cached > CACHED_SAMPLES:
                _, oldest = self._cache.popitem(last=False)
                self._cached -= len(oldest)
