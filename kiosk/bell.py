"""Calls a person to this kiosk, on a thread of its own (K12).

Failure policy: one call is one request id, tried again `TRIES` times; then the person is told where somebody
is. It is not sent later: nobody shall come to a kiosk from which the person has long gone.
"""

import queue
import threading
from collections.abc import Callable
from typing import Protocol

import structlog

from hub.sdk.errors import HubUnreachable, SdkError
from hub.sdk.ids import new_request_id
from hub.wire.views import HelpAnswer
from kiosk.desk import Post

log = structlog.get_logger()
TRIES = 4
BETWEEN_SECONDS = 0.5


class Calls(Protocol):
    """What the bell needs of a `HubClient` that gives up soon."""

    def ring(self, request_id: str) -> HelpAnswer: ...


class Rung(Protocol):
    """Who is told, on the presenter's thread, what became of the call."""

    def help_rung(self, device: str = "") -> None: ...
    def help_failed(self) -> None: ...


class HubBell:
    """A `Bell`. A call while one is under way is the same call. `client` is closed by whoever made it."""

    def __init__(self, client: Calls, post: Post) -> None:
        self._client = client
        self._post = post
        self._rung: Rung | None = None
        self._calls: queue.Queue[str | None] = queue.Queue(1)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bell", daemon=True)

    def tell(self, rung: Rung) -> None:
        """Name who is told; before the first call."""
        self._rung = rung

    def start(self) -> None:
        self._thread.start()

    def ring(self) -> None:
        try:
            self._calls.put_nowait(new_request_id())
        except queue.Full:
            log.info("bell_rings_already")

    def stop(self) -> None:
        """Close the client first: a call under way then ends at once."""
        self._stopping.set()
        if self._thread.is_alive():
            self._calls.put(None)
            self._thread.join(timeout=10)

    def _run(self) -> None:
        while (request := self._calls.get()) is not None:
            try:
                device = self._called(request)
            except Exception:  # the thread's edge: a fault of ours in one call must not end all calling
                log.exception("bell_failed")
                device = None
            self._told(device)

    def _called(self, request: str) -> str | None:
        """What the hub calls this kiosk; None: nobody could be told."""
        for _ in range(TRIES):
            try:
                return self._client.ring(request).device
            except HubUnreachable as error:
                log.warning("bell_unheard", reason=error.reason)
                if self._stopping.wait(BETWEEN_SECONDS):
                    return None
            except SdkError as error:
                log.warning("bell_refused", reason=error.reason)
                return None
        return None

    def _told(self, device: str | None) -> None:
        rung = self._rung
        if rung is None:
            return
        tell: Callable[[], None] = rung.help_failed if device is None else lambda: rung.help_rung(device)
        self._post(tell)
