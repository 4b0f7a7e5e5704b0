"""A call as one WAV, for faces without a voice of their own: a browser that shows the board plays what its hub made.

Many browsers ask for the same call in the same second, so each is made once, by one asker at a time, while the others
wait for it. What is kept is bounded (`MOST_KEPT`), and so is the wait: who waits longer than `LONGEST_WAIT_S` gets
nothing, and shows the call without sound. Any thread; blocks, so never call it on an event loop.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

import structlog

from hub.face.texts import Catalogues
from hub.sdk.io.speech.calls import call_lines, said, short_line
from hub.sdk.io.speech.chime import chime
from hub.sdk.io.speech.engine import Engine
from hub.sdk.io.waves import RATE, Samples, silence, wav

log = structlog.get_logger()

MOST_KEPT = 8_000_000
"""Bytes: about 25 calls."""
LONGEST_WAIT_S = 4.0
LONGEST_S = 40.0
"""Of one sound: what would be longer is said short."""
MOST_ASKING = 16
"""Threads that may wait here; a burst of browsers must not take all threads of the server."""
BETWEEN_LANGUAGES_S = 0.4

_Key = tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...], bool]


class AnnouncedCalls:
    """Chime and sentences by an engine."""

    def __init__(self, engine: Engine, catalogues: Catalogues) -> None:
        self._engine = engine
        self._catalogues = catalogues
        self._making = threading.Lock()
        self._asking = threading.BoundedSemaphore(MOST_ASKING)
        self._keeping = threading.Lock()
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._held = 0

    def chime(self, *, again: bool) -> bytes:
        """The chime alone: what a browser may load beforehand and play at once."""
        return wav(chime(again))

    def call(
        self, label: str, sign: str, way: Mapping[str, str], languages: Sequence[str], *, again: bool
    ) -> bytes | None:
        """Chime, then the call in each of `languages` that can be said. None: in none of them, or not in time."""
        ways = tuple((language, way.get(language, "")) for language in languages)
        key = (label, sign, ways, tuple(languages), again)
        found = self._found(key)
        if found is not None or not self._asking.acquire(blocking=False):
            return found
        try:
            if not self._making.acquire(timeout=LONGEST_WAIT_S):
                log.warning("call_not_made", label=label, why="too slow")
                return None
            try:
                return self._found(key) or self._made(key)
            finally:
                self._making.release()
        finally:
            self._asking.release()

    def _made(self, key: _Key) -> bytes | None:
        label, sign, ways, languages, again = key
        sayable = [language for language in dict.fromkeys(languages) if self._engine.says(language)]
        lines = call_lines(self._catalogues, label, sign, dict(ways), sayable)
        parts = [samples for line in lines if (samples := said(self._engine, line)) is not None]
        if not parts:
            return None
        if sum(map(len, parts)) > LONGEST_S * RATE:
            short = said(self._engine, short_line(self._catalogues, label, sign, sayable[0]))
            parts = [short] if short is not None else []
        whole: Samples = chime(again)
        for number, part in enumerate(parts):
            whole += (silence(BETWEEN_LANGUAGES_S) if number else silence(0)) + part
        sound = wav(whole)
        self._keep(key, sound)
        return sound

    def _found(self, key: _Key) -> bytes | None:
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return None

    def _keep(self, key: _Key, sound: bytes) -> None:
        with self._keeping:
            self._kept[key] = sound
            self._held += len(sound)
            while self._held > MOST_KEPT:
                _, oldest = self._kept.popitem(last=False)
                self._held -= len(oldest)
