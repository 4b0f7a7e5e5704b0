"""A room to speak into: an engine whose sentences can be told apart by their length, and a player that remembers."""

import array
import threading
from collections.abc import Callable

from hub.sdk.io.sound import SoundState
from hub.sdk.io.waves import Samples, samples_of
from kiosk.speech.voice import SpokenVoice
from tests.waiting import wait_until


class Room:
    """`gate` lets one sound end by itself; a cut ends it too. `sounds` are (samples, loudest) as they began."""

    def __init__(self, sayable: frozenset[str] = frozenset({"en", "ar"})) -> None:
        self.sayable = sayable
        self.rendered: list[tuple[str, str]] = []
        self.sounds: list[tuple[int, int]] = []
        self.ended: list[str] = []
        self.now = 100.0
        self.breaks_at = ""
        self.cuts = 0
        self.forgotten = 0
        self._gate = threading.Semaphore(0)
        self._cut = threading.Event()
        self._sounding = threading.Lock()
        self.voice = SpokenVoice(self, self, lambda: self.now)
        self.voice.start()

    state = SoundState.OK

    def languages(self) -> frozenset[str]:
        return self.sayable

    def says(self, code: str) -> bool:
        return code in self.sayable

    def render(self, sentence: str, language: str) -> "Samples | None":
        self.rendered.append((sentence, language))
        if sentence == self.breaks_at:
            raise ValueError("a defect")
        return array.array("h", [10_000] * 100_000) if language in self.sayable else None

    def forget(self) -> None:
        self.forgotten += 1

    def play_while(self, wav: bytes, still: Callable[[], bool]) -> bool:
        self._cut.clear()
        if not still():
            return False
        samples = samples_of(wav)
        self.sounds.append((len(samples), max(samples)))
        while not self._gate.acquire(timeout=0.005):
            if self._cut.is_set():
                self.ended.append("cut")
                return False
        self.ended.append("end")
        return True

    def look(self) -> None:
        """There is always a device here."""

    def cut(self) -> None:
        self.cuts += 1
        self._cut.set()

    def stop(self) -> None:
        self._cut.set()

    def let_end(self, count: int = 1) -> None:
        self._gate.release(count)

    def sounds_are(self, count: int) -> None:
        wait_until(lambda: len(self.sounds) == count, what=f"{count} sounds, not {len(self.sounds)}")
