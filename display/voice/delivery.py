"""One turn of the voice: the chime at once, the sentences while it sounds, the end when every output has ended."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import wait as wait_for_results
from dataclasses import dataclass, field
from datetime import datetime

from display.voice.ducking import Ducking, NothingElse
from display.voice.loudness import FULL, Loudness, gain
from display.voice.outputs import Output, scaled
from display.voice.sentences import sentences_of
from display.voice.waiting import Turn
from hub.face.texts import Catalogues
from hub.sdk.io.feeding import GrowingSound
from hub.sdk.io.speech.calls import said
from hub.sdk.io.speech.chime import chime
from hub.sdk.io.speech.engine import Engine
from hub.sdk.io.waves import silence

BETWEEN_LANGUAGES_S = 0.4
BETWEEN_SENTENCES_S = 0.2
BEFORE_NOTICE_S = 0.25
"""An amplifier that sleeps swallows the first syllable; a call has its chime for that."""
LOOP_BEHIND_S = 1.0
MOST_CHIMES = 16


@dataclass(frozen=True, slots=True)
class Spoken:
    """`heard` is false where the sound failed, no voice could say it, or the call was let go."""

    call: int
    heard: bool


def _nobody_measures(calls: tuple[int, ...]) -> None:
    """What `VoiceParts.began` is without a listener."""


@dataclass(frozen=True, slots=True)
class VoiceParts:
    """What a voice is made of. `done` is called once for every call put in, `began` when its first samples have gone
    to the device; both on threads of the voice. `wall`: the hub's time. `percent`: this display's own setting."""

    room: Output
    engine: Engine
    catalogues: Catalogues
    done: Callable[[Spoken], None]
    wall: Callable[[], datetime]
    loop: Output | None = None
    percent: int = FULL
    ducking: Ducking = field(default_factory=NothingElse)
    began: Callable[[tuple[int, ...]], None] = _nobody_measures
    monotonic: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Outcome:
    """`told`: the calls that a sentence was made for; `words`: whether there was any. `heard`: to the end where it
    counts; `anywhere`: by any output. `silent`: the voice is switched off at this hour."""

    told: frozenset[int] = frozenset()
    words: bool = False
    heard: bool = False
    anywhere: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class _Sink:
    """One output during one turn."""

    sound: GrowingSound
    factor: float
    heard: "Future[bool]"


class Delivery:
    """Says turns, one at a time, on the voice's thread."""

    def __init__(self, parts: VoiceParts) -> None:
        self._parts = parts
        self._chimes: dict[tuple[bool, float], bytes] = {}

    def prepare(self) -> None:
        """Compute the chimes, which takes a tenth of a second on a small box."""
        for again in (False, True):
            self._chime(again=again, factor=gain(self._parts.percent))

    def deliver(self, turn: Turn, loudness: Loudness, is_cut: Callable[[], bool]) -> Outcome:
        """Blocks until it has been said. Ends early when `is_cut`; then the outputs are cut by whoever said so."""
        sinks = self._begin(turn, loudness)
        if not sinks:
            return Outcome(silent=True)
        self._parts.ducking.lower()
        try:
            told, words = self._say(turn, sinks, is_cut)
            # The first sink is the one that counts; the loop may be a moment behind, or hang.
            heard = sinks[0].heard.result()
            wait_for_results([sink.heard for sink in sinks], timeout=LOOP_BEHIND_S)
        finally:
            self._parts.ducking.restore()
        anywhere = any(sink.heard.done() and sink.heard.result() for sink in sinks)
        return Outcome(told, words, heard, anywhere)

    def _begin(self, turn: Turn, loudness: Loudness) -> list[_Sink]:
        """Start the sound with what needs no voice. A loop does not know hours of silence: only who switches to it
        hears it."""
        factors = [(self._parts.room, self._factor(turn, loudness))]
        factors += [(self._parts.loop, 1.0)] if self._parts.loop is not None else []
        numbers = tuple(call.call for call in turn.calls)
        sinks: list[_Sink] = []
        for output, factor in factors:
            if factor <= 0:
                continue
            sound = GrowingSound()
            if turn.notice is None:
                sound.add(self._chime(again=all(call.again for call in turn.calls), factor=factor))
            else:
                sound.add(silence(BEFORE_NOTICE_S).tobytes())
            counts = numbers if not sinks else ()
            sinks.append(_Sink(sound, factor, output.play(sound, self._began(counts))))
        return sinks

    def _began(self, calls: tuple[int, ...]) -> Callable[[], None]:
        return lambda: self._parts.began(calls) if calls else None

    def _say(self, turn: Turn, sinks: list[_Sink], is_cut: Callable[[], bool]) -> tuple[frozenset[int], bool]:
        """Make the sentences while the chime sounds: (the calls that they tell, whether there was any)."""
        told: frozenset[int] = frozenset()
        before = ""
        try:
            for sentence in sentences_of(self._parts.catalogues, turn, self._parts.engine.says):
                if is_cut():
                    break
                samples = said(self._parts.engine, sentence.line)
                if samples is None:
                    continue
                language = sentence.line.language
                gap = 0.0 if not before else BETWEEN_SENTENCES_S if before == language else BETWEEN_LANGUAGES_S
                for sink in sinks:
                    sink.sound.add(silence(gap).tobytes() + scaled(samples, sink.factor))
                before, told = language, told | sentence.calls
        finally:
            for sink in sinks:
                sink.sound.end()
        return told, bool(before)

    def _factor(self, turn: Turn, loudness: Loudness) -> float:
        """An emergency is as loud as this display can be, at any hour."""
        if turn.urgent:
            return 1.0
        wall = self._parts.wall()
        zones = {call.zone for call in turn.calls} or {""}
        return gain(self._parts.percent) * gain(max(loudness.percent(zone, wall) for zone in zones))

    def _chime(self, *, again: bool, factor: float) -> bytes:
        key = (again, factor)
        if key not in self._chimes:
            if len(self._chimes) >= MOST_CHIMES:
                self._chimes.clear()
            self._chimes[key] = scaled(chime(again), factor)
        return self._chimes[key]
