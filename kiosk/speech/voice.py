"""The voice: says what is wanted now, on a thread of its own, and lets go of it for what is wanted next.

Policy: the newest wish counts; whatever was being said is cut at once. A wish is said sentence by sentence, so that the
first is heard after about 75 ms however long the rest is. Pausing keeps the place (within the sentence) and so does a
change of volume, which is heard at once. A cue interrupts for its length, then the wish goes on. A sentence that no
engine can say is left out; a device that fails says nothing and is tried again every 30 s: the screen goes on.
"""

import array
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

import structlog

from hub.face.spoken import sentences
from hub.sdk.io.sound import CutPlayer
from hub.sdk.io.speech.engine import Engine
from hub.sdk.io.waves import RATE, Samples, silence, wav
from kiosk.orders import Cue
from kiosk.speech.cues import cue as made_cue

log = structlog.get_logger()

FIRST_VOLUME, MOST_VOLUME = 3, 5
GAINS = (0.09, 0.18, 0.35, 0.65, 1.0)
"""Of full scale, by volume 1 to 5: 5 to 6 dB a step."""
BETWEEN_SENTENCES_S = 0.18
REWIND_S = 0.3
"""How far back speech begins again after a pause: the word that was cut is heard whole."""
STARTING_S = 0.08
"""How long a player takes until its first sample is heard."""
MOST_CUES = 3
MOST_SENTENCES = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in."""

    text: str
    language: str


class Voice(Protocol):
    """What the kiosk says by. All methods return at once; any thread."""

    def prepare(self, told: Callable[[frozenset[str]], None]) -> None:
        """Find out which languages can be said; `told` is called with them, on the voice's thread."""
        ...

    def speak(self, *said: "Said") -> None:
        """Say it now, instead of what is being said; a pause ends."""
        ...

    def add(self, *said: "Said") -> None:
        """Say it after what is being said."""
        ...

    def stop(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def volume(self, level: int) -> None:
        """1 to 5."""
        ...

    def cue(self, kind: Cue) -> None: ...


@dataclass(frozen=True, slots=True)
class _Wish:
    """`at` sentence, `offset` samples into it, is where to go on. `number` tells one wish from the next."""

    number: int
    sentences: tuple[Said, ...]
    at: int = 0
    offset: int = 0

    @property
    def over(self) -> bool:
        return self.at >= len(self.sentences)


class SpokenVoice:
    """A `Voice` by an engine and a player. See the module."""

    def __init__(self, engine: Engine, player: CutPlayer, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._player = player
        self._monotonic = monotonic
        self._changed = threading.Condition()
        self._wish: _Wish | None = None
        self._wishes = 0
        self._turn = 0
        """Grows with everything that makes what is sounding wrong; a sound belongs to one turn."""
        self._paused = self._closing = self._cueing = self._leaving = False
        self._level = FIRST_VOLUME
        self._cues: deque[Cue] = deque(maxlen=MOST_CUES)
        self._told: Callable[[frozenset[str]], None] | None = None
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._turn += 1
            self._changed.notify_all()
        self._player.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=15)

    def prepare(self, told: Callable[[frozenset[str]], None]) -> None:
        with self._changed:
            self._told = told
            self._changed.notify_all()

    def speak(self, *said: Said) -> None:
        with self._anew():
            self._paused = False
            self._wishes += 1
            self._wish = _Wish(self._wishes, _split(said)[:MOST_SENTENCES])

    def add(self, *said: Said) -> None:
        with self._changed:
            wish = self._wish or _Wish(self._wishes, ())
            self._wish = replace(wish, sentences=(*wish.sentences, *_split(said))[:MOST_SENTENCES])
            self._changed.notify_all()

    def stop(self) -> None:
        with self._anew():
            self._wish = None
            self._paused = False
            self._cues.clear()
            self._leaving = True

    def pause(self) -> None:
        with self._anew():
            self._paused = True

    def resume(self) -> None:
        with self._anew():
            self._paused = False

    def volume(self, level: int) -> None:
        with self._anew():
            self._level = max(1, min(MOST_VOLUME, level))

    def cue(self, kind: Cue) -> None:
        with self._anew():
            self._cues.append(kind)

    @contextmanager
    def _anew(self) -> Iterator[None]:
        """Holds the lock while the wish changes, then cuts what was sounding for the old one; a cue is heard out."""
        with self._changed:
            yield
            self._turn += 1
            self._changed.notify_all()
            cut = not self._cueing
        if cut:
            self._player.cut()

    # Its own thread

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._something)
                if self._closing:
                    return
                told, self._told = self._told, None
                turn, gain = self._turn, GAINS[self._level - 1]
                kind = self._cues.popleft() if self._cues and told is None else None
                self._cueing = kind is not None
                wish = self._wish
                leaving, self._leaving = self._leaving, False
            try:
                if leaving:  # on this thread: behind whatever was just being rendered
                    self._engine.forget()
                self._do(told, kind, wish, gain, turn)
            except Exception:  # the thread's edge: a defect of ours may cost a sentence, never the voice for the day
                log.exception("voice_failed")
                self.stop()

    def _do(
        self,
        told: Callable[[frozenset[str]], None] | None,
        kind: Cue | None,
        wish: _Wish | None,
        gain: float,
        turn: int,
    ) -> None:
        if told is not None:
            self._player.look()
            told(self._engine.languages())
        elif kind is not None:
            self._sound(made_cue(kind), gain, lambda: not self._closing)
        elif wish is not None:
            self._say(wish, gain, turn)

    def _something(self) -> bool:
        going = self._wish is not None and not self._wish.over and not self._paused
        return bool(self._closing or self._told or self._cues or self._leaving or going)

    def _say(self, wish: _Wish, gain: float, turn: int) -> None:
        sentence = wish.sentences[wish.at]
        samples = self._engine.render(sentence.text, sentence.language)
        begun = self._monotonic()
        if samples is not None:
            rest = samples[wish.offset :] + silence(BETWEEN_SENTENCES_S)
            self._sound(rest, gain, lambda: self._turn == turn)
        with self._changed:
            now = self._wish
            if now is None or now.number != wish.number:
                return
            if self._turn == turn:
                self._wish = replace(now, at=wish.at + 1, offset=0)
            elif samples is not None:  # the same wish, cut: a pause, another volume, a cue
                heard = max(0.0, self._monotonic() - begun - STARTING_S - REWIND_S)
                self._wish = replace(now, offset=min(len(samples), wish.offset + int(heard * RATE)))

    def _sound(self, samples: Samples, gain: float, still: Callable[[], bool]) -> None:
        loud = array.array("h", (int(value * gain) for value in samples))
        self._player.play_while(wav(loud), still)


def _split(said: Sequence[Said]) -> tuple[Said, ...]:
    return tuple(Said(sentence, one.language) for one in said for sentence in sentences(one.text))
