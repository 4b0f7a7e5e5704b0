"""A kiosk without a screen: the presenter's thread is a plain loop (README.md, "Rehearsal")."""

import queue
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import TextIO

from kiosk.desk import Post
from kiosk.journey import Journey
from kiosk.pulse import BEAT_SECONDS, Pulse
from kiosk.rehearsal import Rehearsal
from kiosk.touches import touch

MOST_CALLS = 10_000


class Loop:
    """Calls from any thread, made in order on the thread that runs it."""

    def __init__(self) -> None:
        self._calls: queue.Queue[Callable[[], None]] = queue.Queue(MOST_CALLS)
        self._ended = False

    def post(self, call: Callable[[], None]) -> None:
        """Waits while the loop cannot keep up."""
        self._calls.put(call)

    def end(self) -> None:
        self._ended = True

    def listen(self) -> None:
        """Take SIGTERM and SIGINT from now on; call it before a supervisor is told that the program is ready."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def run(self, pulse: Pulse, over: Callable[[], bool]) -> None:
        """Until `end`, a signal, or until `over` says so."""
        while not self._ended and not over():
            try:
                self._calls.get(timeout=BEAT_SECONDS)()
            except queue.Empty:
                pulse.beat()
                continue
            pulse.beat()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the form of a handler
        self._ended = True


class Fingers:
    """Hands where there is no screen: what a touch does, without the touch."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey

    def touch(self, name: str) -> bool:
        touch(self._journey, name)
        return True


class Lines:
    """Reads lines on a thread of its own and hands them to the presenter's; `ended` once the last has been heard."""

    def __init__(self, source: TextIO, heard: Callable[[str], None], post: Post) -> None:
        self.ended = False
        self._source = source
        self._heard = heard
        self._post = post
        self._thread = threading.Thread(target=self._run, name="lines", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def _run(self) -> None:
        for line in self._source:
            if line.strip():
                self._post(partial(self._heard, line))
        self._post(self._end)

    def _end(self) -> None:
        self.ended = True


def say(line: str) -> None:
    """An answer on standard output, at once."""
    sys.stdout.write(line)
    sys.stdout.flush()


def rehearse(rehearsal: Rehearsal, post: Post) -> Lines:
    """Feed the rehearsal from standard input, on the presenter's thread."""
    lines = Lines(sys.stdin, rehearsal.line, post)
    lines.start()
    return lines
