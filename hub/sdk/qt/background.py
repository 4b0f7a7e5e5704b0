"""Work beside the GUI thread, and its way back.

`GuiPost` carries frozen values from any thread to one slot on the GUI thread. `Background` runs blocking
calls on worker threads and delivers the result through it. Both are made and closed on the GUI thread.
Deliveries are bound methods called there; nothing of the caller runs on the worker but the call itself.

Failure policy: a call that raises reaches `failed` with its exception; after `close()` nothing is delivered.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Condition
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

T = TypeVar("T")

MOST_WAITING = 1000
"""Values on their way to the GUI thread; the poster waits when the GUI cannot keep up."""
MOST_CALLS = 64


class TooBusyError(Exception):
    """Things are asked for faster than they end; a programmer mends it. Reason key `too_busy`."""

    reason = "too_busy"


class GuiPost(QObject, Generic[T]):
    """Posts values to `deliver` on the thread that made this object, in the order posted."""

    _wake = Signal()

    def __init__(self, deliver: Callable[[T], None], most: int = MOST_WAITING) -> None:
        super().__init__()
        self._deliver = deliver
        self._most = most
        self._waiting: deque[T] = deque()
        self._room = Condition()
        self._closed = False
        # The slot is a QObject's own, so that it runs on this object's thread and not on the sender's.
        self._wake.connect(self._on_wake, Qt.ConnectionType.QueuedConnection)

    def post(self, value: T) -> bool:
        """Hand over a value from any thread. Waits while the queue is full; False once closed.

        On the GUI thread itself a full queue raises `TooBusyError`: it would wait for itself.
        """
        with self._room:
            if len(self._waiting) >= self._most and QThread.currentThread() is self.thread():
                raise TooBusyError(f"{self._most} values wait on the thread that takes them")
            self._room.wait_for(lambda: self._closed or len(self._waiting) < self._most)
            if self._closed:
                return False
            self._waiting.append(value)
            if len(self._waiting) == 1:
                self._wake.emit()
        return True

    def close(self) -> None:
        """Drop what is waiting and release whoever waits to post."""
        with self._room:
            self._closed = True
            self._waiting.clear()
            self._room.notify_all()

    @Slot()
    def _on_wake(self) -> None:
        with self._room:
            values = list(self._waiting)
            self._waiting.clear()
            self._room.notify_all()
        for value in values:
            if self._closed:
                return
            self._deliver(value)


@dataclass(frozen=True, slots=True)
class _Finished:
    deliver: Callable[[Any], None]
    value: Any


class Background:
    """Runs blocking calls on a few worker threads; results come back on the GUI thread."""

    def __init__(self, workers: int = 2, most: int = MOST_CALLS) -> None:
        self._post: GuiPost[_Finished] = GuiPost(self._finish)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="background")
        self._most = most
        self._under_way = 0

    def run(self, call: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Start `call` on a worker; then exactly one of `done` and `failed` is called on this thread.

        Raises `TooBusyError` when too many calls are under way.
        """
        if self._under_way >= self._most:
            raise TooBusyError(f"{self._under_way} calls under way")
        self._under_way += 1
        self._pool.submit(self._work, call, done, failed)

    def close(self) -> None:
        """Forget what has not begun, deliver nothing more. A call under way ends by its own time limit."""
        self._post.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _work(self, call: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        try:
            result = call()
        except Exception as error:  # noqa: BLE001 - the edge of a thread: the GUI decides what it means
            self._post.post(_Finished(failed, error))
        else:
            self._post.post(_Finished(done, result))

    def _finish(self, finished: _Finished) -> None:
        self._under_way -= 1
        finished.deliver(finished.value)
