"""A room to speak into: players that remember and end when they are let, and an engine of sentences of one second."""

import array
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from display.announcing import Announcement, SpokenNotice
from display.voice.delivery import Spoken, VoiceParts
from display.voice.loudness import Loudness
from display.voice.outputs import Output
from display.voice.speaking import Voice
from hub.face.texts import Catalogues
from hub.sdk.io.feeding import GrowingSound
from hub.sdk.io.sound import SoundState
from hub.sdk.io.waves import RATE, Samples
from tests.waiting import wait_until

CATALOGUES = Catalogues.load()
LOUD = 9_000


class StagePlayer:
    """`let_end` lets one sound end by itself; with `open` all do. `plays` are the lengths of what was taken, whole."""

    def __init__(self, *, loud: bool = True, open_gate: bool = True) -> None:
        self.state = SoundState.OK if loud else SoundState.MISSING
        self.loud = loud
        self.plays: list[float] = []
        self.loudest: list[int] = []
        self.begun = self.looks = self.cuts = 0
        self._open = open_gate
        self._gate = threading.Semaphore(0)
        self._cut = threading.Event()

    def play_growing(self, sound: GrowingSound, began: Callable[[], None] | None = None) -> bool:
        self._cut.clear()
        self.begun += 1
        if began is not None:
            began()
        content = b"".join(list(sound.blocks())[1:])
        while not self._open and not self._gate.acquire(timeout=0.005):
            if self._cut.is_set():
                return False
        self.plays.append(len(content) / 2 / RATE)
        self.loudest.append(max(memoryview(content).cast("h")))
        self.state = SoundState.OK if self.loud else SoundState.MISSING
        return self.loud

    def look(self) -> None:
        self.looks += 1
        self.state = SoundState.OK if self.loud else SoundState.MISSING

    def let_end(self, count: int = 1) -> None:
        self._gate.release(count)

    def cut(self) -> None:
        self.cuts += 1
        self._cut.set()

    def stop(self) -> None:
        self._cut.set()


class Room:
    """A voice with its player, and perhaps a loop. `said` are (language, sentence) in the order they were made."""

    def __init__(
        self,
        *,
        sayable: tuple[str, ...] = ("en", "ar"),
        open_gate: bool = True,
        loud: bool = True,
        loop: StagePlayer | None = None,
        percent: int = 100,
    ) -> None:
        self.sayable = sayable
        self.player = StagePlayer(loud=loud, open_gate=open_gate)
        self.said: list[tuple[str, str]] = []
        self.done: list[Spoken] = []
        self.began: list[tuple[int, ...]] = []
        self.ducked: list[str] = []
        self.now = 1_000.0
        self.wall = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
        self.voice = Voice(
            VoiceParts(
                room=Output("room", self.player),
                loop=Output("loop", loop) if loop is not None else None,
                engine=self,
                catalogues=CATALOGUES,
                done=self.done.append,
                wall=lambda: self.wall,
                percent=percent,
                ducking=self,
                began=self.began.append,
                monotonic=lambda: self.now,
            )
        )

    # An engine

    def languages(self) -> frozenset[str]:
        return frozenset(self.sayable)

    def says(self, code: str) -> bool:
        return code in self.sayable

    def render(self, sentence: str, language: str) -> "Samples | None":
        if language not in self.sayable:
            return None
        self.said.append((language, sentence))
        return loud(1.0)

    def forget(self) -> None:
        """Calls are no secret."""

    # Another sound beside it

    def lower(self) -> None:
        self.ducked.append("lower")

    def restore(self) -> None:
        self.ducked.append("restore")

    # What tests ask

    def hear(self, *items: Announcement | SpokenNotice) -> None:
        """Put in, speak, wait for the end of all calls."""
        for item in items:
            self.voice.announce(item)
        self.voice.start()
        self.spoken_are(sum(isinstance(item, Announcement) for item in items))

    def later(self, seconds: float) -> None:
        """The clock goes on, and the voice is woken as its own time-out would wake it."""
        self.now += seconds
        self.voice.office(Loudness(), [])

    def spoken_are(self, count: int) -> None:
        wait_until(lambda: len(self.done) >= count, what=f"{count} calls to be done, not {len(self.done)}")


def loud(seconds: float) -> "Samples":
    """A sound that is heard from its first sample to its last."""
    return array.array("h", [LOUD]) * int(seconds * RATE)


WAY = {"en": "Left, past the stairs", "ar": "إلى اليسار"}


def call(number: int, *languages: str, label: str = "R042", sign: str = "4", again: bool = False) -> Announcement:
    return Announcement(number, label, sign, WAY, languages or ("en",), again, zone="hall")


def notice(name: str = "n1", *, urgent: bool = False, **texts: str) -> SpokenNotice:
    texts = texts or {"en": "The lift is out of order."}
    return SpokenNotice(name, texts, tuple(texts), urgent)
