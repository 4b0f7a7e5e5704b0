"""The terminal's tie to its hub: presses go out on one thread, the stream comes in on another. A silent alarm and what
is only looked at have threads and clients of their own: neither waits for, nor delays, a press that gets no answer.

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

from counter.asks import AskStaffCall, Outcome, Press
from counter.door import carry_out
from counter.looks import Look, Seen, look_up
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.stream import EventStream
from hub.sdk.whereabouts import Whereabouts
from hub.wire.hall_terms import StaffCallKind
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot

log = structlog.get_logger()

MOST_JOBS = 16
"""Of each kind. One press is under way at a time; the rest are changes of the stream."""

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


class _Lane:
    """Jobs done one after the other on a thread of their own, with a client of their own."""

    def __init__(self, name: str) -> None:
        self.staff: HubClient | None = None
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue(MOST_JOBS)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, job: Callable[[], None]) -> None:
        """Raises `queue.Full`."""
        self._jobs.put_nowait(job)

    def turn_to(self, staff: HubClient | None) -> None:
        """Another person's client in place of the former; a job under way with that one ends without an answer."""
        former, self.staff = self.staff, staff
        if former is not None:
            former.close()

    def stop(self) -> None:
        if self.staff is not None:
            self.staff.close()
        self._jobs.put(None)
        self._thread.join(timeout=15)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class Tie:
    """The shift's `Hub`. `ask` and `follow` are called on the shift's thread and never wait."""

    def __init__(self, whereabouts: Whereabouts, key: str, post: Post, patience: float) -> None:
        self._whereabouts = whereabouts
        self._key = key
        self._post = post
        self._patience = patience
        self._ears: Ears | None = None
        self._device = HubClient(whereabouts, key, patience=patience)
        self._stream: EventStream[StaffSnapshot, StaffChange] | None = None
        self._generation = 0
        self._stopping = threading.Event()
        self._presses, self._alarms, self._looks = _Lane("presses"), _Lane("alarms"), _Lane("looks")
        self._lanes = (self._presses, self._alarms, self._looks)

    def start(self, ears: Ears) -> None:
        self._ears = ears
        for lane in self._lanes:
            lane.start()
        self.follow(None)

    def stop(self) -> None:
        """Ends all threads; a press under way ends without an answer."""
        self._generation += 1
        self._stopping.set()
        self._device.close()
        for lane in self._lanes:
            lane.stop()
        if self._stream is not None:
            self._stream.stop()
        self._whereabouts.close()

    def ask(self, press: Press) -> None:
        if isinstance(press.ask, AskStaffCall) and press.ask.kind is StaffCallKind.ALARM:
            with contextlib.suppress(queue.Full):  # as many alarms of this counter are on their way already
                self._alarms.put(lambda: self._carry(press, self._alarms))
        else:
            self._presses.put(lambda: self._carry(press, self._presses))

    def follow(self, token: str | None) -> None:
        self._generation += 1
        job = _Follow(token, self._generation)
        self._presses.put(lambda: self._switch(job))

    def look(self, look: Look) -> None:
        with contextlib.suppress(queue.Full):  # a hub this far away has more urgent things to answer first
            self._looks.put(lambda: self._look(look))

    def _carry(self, press: Press, lane: _Lane) -> None:
        outcome, ears = carry_out(self._device, lane.staff, press), self._ears
        if ears is not None and not self._stopping.is_set():
            self._post(lambda: ears.answered(press, outcome))

    def _look(self, look: Look) -> None:
        ears, staff, generation = self._ears, self._looks.staff, self._generation
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
        for lane in self._lanes:
            token = job.token
            lane.turn_to(HubClient(self._whereabouts, token, patience=self._patience) if token else None)
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
