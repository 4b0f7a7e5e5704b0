"""espeak-ng as an engine: a program of its own (GPL, optional), no Internet, about 75 ms a sentence.

Which languages it says rightly is found out at the start by what it would say (`hub.face.spoken`), not by what it
claims; what it is asked later in a language that failed is not said. A program that is missing or fails says nothing;
that is logged once until a sentence succeeds again.
"""

import subprocess
import threading
from collections import OrderedDict

import structlog

from hub.face.languages import LANGUAGES, Language
from hub.face.spoken import VOICES, Verdict, for_voice, judge, probe
from hub.sdk.io.waves import Samples, samples_of

log = structlog.get_logger()

WORDS_PER_MINUTE = 150
LONGEST_SECONDS = 10.0
LONGEST_SENTENCE = 600
CACHED_SAMPLES = 2_500_000
"""5 MB, about 40 sentences: what is said on the first screens is said to everybody."""
PARTED = "\n\n"
"""An empty line ends a sentence for the voice, and begins a line of its own in what `--ipa` shows."""


class Espeak:
    def __init__(self, program: str = "espeak-ng", words_per_minute: int = WORDS_PER_MINUTE) -> None:
        self._program = program
        self._speed = str(words_per_minute)
        self._right: frozenset[str] | None = None
        self._lock = threading.Lock()
        self._cache: OrderedDict[tuple[str, str], Samples] = OrderedDict()
        self._cached = 0
        self._failing = False

    def languages(self) -> frozenset[str]:
        with self._lock:
            if self._right is None:
                verdicts = {one.code: self.verdict(one) for one in LANGUAGES}
                self._right = frozenset(code for code, verdict in verdicts.items() if verdict.right)
                wrong = {code: list(verdict.reasons) for code, verdict in verdicts.items() if not verdict.right}
                log.info("voices_checked", right=sorted(self._right), wrong=wrong)
            return self._right

    def verdict(self, language: Language) -> Verdict:
        """How it would say `language`."""
        figures, digits, names = probe(language)
        said = self._ipa(VOICES[language.code], (*figures, *digits, *names))
        if said is None:
            return Verdict(("has no such voice",))
        if len(said) != len(figures) + len(digits) + len(names):
            return Verdict(("leaves words or figures out",))
        return judge(said[:10], said[10:20], said[20:])

    def render(self, sentence: str, language: str) -> "Samples | None":
        if language not in self.languages():
            return None
        text = for_voice(sentence, language)[:LONGEST_SENTENCE]
        key = (language, text)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        samples = self._said(text, VOICES[language])
        if samples is not None:
            self._keep(key, samples)
        return samples

    def forget(self) -> None:
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

    def _ipa(self, voice: str, lines: tuple[str, ...]) -> list[str] | None:
        """A line of IPA per line; one that is not said is missing."""
        content = self._run(["-v", voice, "-q", "--ipa", "--stdin"], PARTED.join(lines))
        return None if content is None else [line.strip() for line in content.decode("utf-8", "replace").splitlines()]

    def _run(self, arguments: list[str], text: str) -> bytes | None:
        try:
            done = subprocess.run(
                [self._program, *arguments],
                input=text.encode("utf-8"),
                capture_output=True,
                timeout=LONGEST_SECONDS,
                check=True,
            )
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
        self._cache[key] = samples
        self._cached += len(samples)
        while self._cached > CACHED_SAMPLES:
            _, oldest = self._cache.popitem(last=False)
            self._cached -= len(oldest)
