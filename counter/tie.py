"""The terminal's tie to its hub: presses go out on one thread, the stream comes in on another.

The stream is followed as the device until somebody signs in, then as that person, because a counter's lease lives by
the person's stream. What an earlier stream still says is dropped. Everything reaches the shift by `post`, which runs a
call on the shift's thread.

Failure policy: a press waits for the hub as long as the client is patient and comes back as `NoAnswer`; the stream
reconnects for ever; nothing here gives up while the program runs.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import structlog

from counter.asks import Outcome, Press
from counter.door import carry_out
from counter.looks import Look, LookDay, LookDetails, LookNotes, Seen, look_up
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.stream import EventStream
from hub.sdk.whereabouts import Whereabouts
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot

log = structlog.get_logger()

MOST_JOBS = 16
"""One press is under way at a time; the rest are changes of the stream."""

Post = Callable[[Callable[[], None]], object]


class Ears(Protocol):
    """What the shift hears; on its own thread."""

    def snapshot(self, snapshot: StaffSnapshot) -> None: ...
    def change(self, change: StaffChange) -> None: ...
    def heartbeat(self, beat: Heartbeat) -> None: ...
    def lost(self, error: SdkError) -> None: ...
    def back(self) -> None: ...
    def answered(self, press: Press, outcome: Outcome) -> None: ...
    def looked(self, seen: Seen) -> None: ...


@dataclass(frozen=True, slots=True)
class _Follow:
    token: str | None
    generation: int


class Tie:
    """The shift's `Hub`. `ask` and `follow` are called on the shift's thread and never wait."""

    def __init__(self, whereabouts: Whereabouts, key: str, post: Post, patience: float) -> None:
        self._whereabouts = whereabouts
        self._key = key
        self._post = post
        self._patience = patience
        self._ears: Ears | None = None
        self._device = HubClient(whereabouts, key, patience=patience)
        self._staff: HubClient | None = None
        self._stream: EventStream[StaffSnapshot, StaffChange] | None = None
        self._generation = 0
        self._stopping = threading.Event()
        self._jobs: queue.Queue[Press | Look | _Follow | None] = queue.Queue(MOST_JOBS)
        self._thread = threading.Thread(target=self._run, name="presses", daemon=True)

    def start(self, ears: Ears) -> None:
        self._ears = ears
        self._thread.start()
        self.follow(None)

    def stop(self) -> None:
        """Ends both threads; a press under way ends without an answer."""
        self._generation += 1
        self._stopping.set()
        self._device.close()
        if self._staff is not None:
            self._staff.close()
        self._jobs.put(None)
        self._thread.join(timeout=15)
        if self._stream is not None:
            self._stream.stop()
        self._whereabouts.close()

    def ask(self, press: Press) -> None:
        self._jobs.put_nowait(press)

    def follow(self, token: str | None) -> None:
        self._generation += 1
        self._jobs.put_nowait(_Follow(token, self._generation))

    def look(self, look: Look) -> None:
        with contextlib.suppress(queue.Full):  # a hub this far away has more urgent things to answer first
            self._jobs.put_nowait(look)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            match job:
                case Press():
                    self._answer(job, carry_out(self._device, self._staff, job))
                case LookNotes() | LookDetails() | LookDay():
                    self._look(job)
                case _Follow():
                    self._switch(job)

    def _answer(self, press: Press, outcome: Outcome) -> None:
        ears = self._ears
        if ears is not None and not self._stopping.is_set():
            self._post(lambda: ears.answered(press, outcome))

    def _look(self, look: Look) -> None:
        ears, staff, generation = self._ears, self._staff, self._generation
        if ears is None or staff is None or self._stopping.is_set():
            return
        try:
            seen = look_up(staff, look)
        except SdkError as error:
            log.info("not_read", what=type(look).__name__, reason=error.reason)
            seen = Seen(look)
        self._post(lambda: ears.looked(seen) if generation == self._generation else None)

    def _switch(self, job: _Follow) -> None:
        if self._stream is not None:
            self._stream.stop()
        if self._staff is not None:
            self._staff.close()
        self._staff = HubClient(self._whereabouts, job.token, patience=self._patience) if job.token else None
        if self._stopping.is_set():
            return
        self._stream = EventStream(
            self._whereabouts, job.token or self._key, StaffSnapshot, StaffChange, _Listener(self, job.generation)
        )
        self._stream.start()

    def heard(self, generation: int, tell: Callable[[Ears], None]) -> None:
        """Called on a stream's thread."""
        ears = self._ears
        if ears is None or self._stopping.is_set():
            return

        def deliver() -> None:
            if generation == self._generation:
                tell(ears)

        self._post(deliver)


class _Listener:
    """One stream's news, marked with its generation."""

    def __init__(self, tie: Tie, generation: int) -> None:
        self._tie = tie
        self._generation = generation

    def snapshot(self, snapshot: StaffSnapshot, reset: bool) -> None:
        if reset:
            log.info("stream_reset", seq=snapshot.seq)
        self._tie.heard(self._generation, lambda ears: ears.snapshot(snapshot))

    def change(self, change: StaffChange) -> None:
        self._tie.heard(self._generation, lambda ears: ears.change(change))

    def heartbeat(self, beat: Heartbeat) -> None:
        self._tie.heard(self._generation, lambda ears: ears.heartbeat(beat))

    def lost(self, error: SdkError) -> None:
        self._tie.heard(self._generation, lambda ears: ears.lost(error))

    def back(self) -> None:
        self._tie.heard(self._generation, lambda ears: ears.back())
