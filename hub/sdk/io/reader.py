"""Reads one input device on a thread of its own, for as long as the program runs.

Policy: find it, open it, hold it, read it. When it is gone: close it, tell the meaning (what was begun is void), wait
0.2 s, doubling up to 2 s, and look for it again. Nothing is polled while it is there: the thread sleeps in the kernel.
Presence is told once per change. No device, however it raves, ends the thread.
"""

import os
import select
import threading
import time
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

import structlog

from hub.sdk.io.sources import Source, SourceGone, SourceMissing

log = structlog.get_logger()

FIRST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 2.0

In = TypeVar("In")
In_contra = TypeVar("In_contra", contravariant=True)
Out = TypeVar("Out")
Out_co = TypeVar("Out_co", covariant=True)


class Meaning(Protocol[In_contra, Out_co]):
    """From what a device says to what it means; pure, and driven by the reader's thread alone."""

    def feed(self, heard: In_contra, /) -> Sequence[Out_co]: ...
    def idle(self, now: float) -> Sequence[Out_co]: ...
    def due(self, now: float) -> float | None: ...
    def gone(self) -> Sequence[Out_co]: ...


class InputReader(Generic[In, Out]):
    """`open` gives the device, None while it is not plugged in; it may raise `SourceMissing`. `tell` and `present` are
    called on the reader's thread; `present(False)` at the start too, when the device is not there."""

    def __init__(
        self,
        name: str,
        open: Callable[[], Source[In] | None],  # noqa: A002 - it is what it does
        meaning: Meaning[In, Out],
        tell: Callable[[Out], None],
        present: Callable[[bool], None],
    ) -> None:
        self._name = name
        self._open = open
        self._meaning = meaning
        self._tell = tell
        self._present = present
        self._there: bool | None = None
        self._stopped = threading.Event()
        self._wake, self._waker = os.pipe()
        self._thread = threading.Thread(target=self._run, name=f"input-{name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and closes the device."""
        self._stopped.set()
        os.write(self._waker, b"x")
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        os.close(self._wake)
        os.close(self._waker)

    def _run(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while not self._stopped.is_set():
            source = self._opened()
            if source is None:
                self._enter(there=False)
                select.select([self._wake], [], [], wait)
                wait = min(LONGEST_WAIT_SECONDS, wait * 2)
                continue
            wait = FIRST_WAIT_SECONDS
            self._enter(there=True)
            try:
                self._follow(source)
            except SourceGone as gone:
                self._enter(there=False, why=str(gone))
            except Exception:  # the thread's edge: a defect of ours may cost a press, never the keypad for the day
                log.exception("input_failed", device=self._name)
                select.select([self._wake], [], [], LONGEST_WAIT_SECONDS)
            finally:
                source.close()
                self._told(self._meaning.gone())

    def _opened(self) -> Source[In] | None:
        try:
            return self._open()
        except SourceMissing as missing:
            if self._there is not False:
                log.warning("input_unusable", device=self._name, detail=str(missing))
            return None

    def _follow(self, source: Source[In]) -> None:
        for heard in source.first():
            self._told(self._meaning.feed(heard))
        while not self._stopped.is_set():
            ready, _, _ = select.select([source.fileno(), self._wake], [], [], self._meaning.due(time.monotonic()))
            if source.fileno() in ready:
                for heard in source.read():
                    self._told(self._meaning.feed(heard))
            else:
                self._told(self._meaning.idle(time.monotonic()))

    def _told(self, meant: Sequence[Out]) -> None:
        for one in meant:
            self._tell(one)

    def _enter(self, *, there: bool, why: str = "") -> None:
        if there is self._there:
            return
        before, self._there = self._there, there
        if there:
            log.info("input_back" if before is False else "input_found", device=self._name)
        elif before:
            log.warning("input_gone", device=self._name, detail=why)
        self._present(there)
