"""Where the voice is heard: the loudspeakers, and a hearing loop beside them. A thread each, so that a device that
hangs keeps neither the voice nor the other output waiting."""

import array
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

import structlog

from hub.sdk.io.feeding import GrowingSound
from hub.sdk.io.sound import SoundState, StreamPlayer
from hub.sdk.io.waves import Samples

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Job:
    sound: GrowingSound
    began: Callable[[], None]
    heard: "Future[bool]"


class Output:
    """One sound device. At most one sound waits behind the one that is playing; another one takes its place."""

    def __init__(self, name: str, player: StreamPlayer) -> None:
        self._name = name
        self._player = player
        self._job: _Job | None = None
        self._looking: Future[bool] | None = None
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=f"sound-{name}", daemon=True)

    @property
    def missing(self) -> bool:
        return self._player.state is SoundState.MISSING

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._let_go(why="")
            self._changed.notify_all()
        self._player.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def play(self, sound: GrowingSound, began: Callable[[], None]) -> "Future[bool]":
        """Returns at once; the result is whether it was heard to its end."""
        job = _Job(sound, began, Future())
        with self._changed:
            self._let_go()
            if self._stopping:
                job.heard.set_result(False)
            else:
                self._job = job
                self._changed.notify_all()
        return job.heard

    def look(self) -> "Future[bool]":
        """Find out how the device is, unheard. Returns at once."""
        with self._changed:
            looking: Future[bool] = self._looking or Future()
            if self._stopping:
                looking.set_result(False)
            else:
                self._looking = looking
                self._changed.notify_all()
            return looking

    def cut(self) -> None:
        with self._changed:
            self._let_go(why="")
        self._player.cut()

    def _let_go(self, why: str = "the one before it is still playing") -> None:
        if self._job is None:
            return
        if why:
            log.warning("sound_left_out", output=self._name, why=why)
        self._job.heard.set_result(False)
        self._job = None

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._job or self._looking or self._stopping)
                if self._stopping:
                    self._end_look()
                    return
                job, self._job = self._job, None
            try:
                heard = self._player.play_growing(job.sound, job.began) if job is not None else self._look()
            except Exception:  # the thread's edge: a defect of ours may cost one sound, never the voice for the day
                log.exception("sound_failed", output=self._name)
                heard = False
            if job is not None:
                job.heard.set_result(heard)
            else:
                self._end_look()

    def _look(self) -> bool:
        self._player.look()
        return not self.missing

    def _end_look(self) -> None:
        with self._changed:
            looking, self._looking = self._looking, None
        if looking is not None:
            looking.set_result(not self.missing)


def scaled(samples: Samples, factor: float) -> bytes:
    """The samples that much louder or quieter, as bytes."""
    if factor == 1.0:
        return samples.tobytes()
    return array.array("h", (int(value * factor) for value in samples)).tobytes()
