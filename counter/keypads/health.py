"""Tells the hub how the keypads and signs are, so that staff see it: a report per change, tried until taken.

The hub knows one state of each part per box; the worst of all keypads, and of all signs, is told. Which one it is
stands in this box's log.
"""

import contextlib
import queue
import threading

import structlog

from counter.keypads.bus import PadState
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.ids import new_request_id
from hub.wire.requests import ReportPartRequest
from hub.wire.terms import DevicePart, PartState

log = structlog.get_logger()

AGAIN_SECONDS = 5.0
_STATES = {
    PadState.UP: PartState.OK,
    PadState.SILENT: PartState.SILENT,
    PadState.GARBLED: PartState.GARBLED,
    PadState.GONE: PartState.MISSING,
}
_WORST = (PadState.GONE, PadState.SILENT, PadState.GARBLED, PadState.UP)


class Health:
    """`tell` may be called from any thread."""

    def __init__(self, client: HubClient) -> None:
        self._client = client
        self._states: dict[tuple[DevicePart, str], PadState] = {}
        self._told: dict[DevicePart, PadState] = {}
        self._lock = threading.Lock()
        self._news: queue.Queue[None] = queue.Queue(1)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="health", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """A report under way is given up."""
        self._stopped.set()
        self._client.close()
        self._wake()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def tell(self, part: DevicePart, device: str, state: PadState) -> None:
        with self._lock:
            if self._states.get((part, device)) is state:
                return
            self._states[part, device] = state
        self._wake()

    def worst(self, part: DevicePart) -> PadState | None:
        """None: this box has none of these."""
        with self._lock:
            present = {state for (one, _), state in self._states.items() if one is part}
        return next((state for state in _WORST if state in present), None)

    def _wake(self) -> None:
        try:
            self._news.put_nowait(None)
        except queue.Full:
            return  # it looks at the newest states anyway

    def _run(self) -> None:
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Empty):
                self._news.get(timeout=AGAIN_SECONDS)
            for part in (DevicePart.COUNTER_KEYPAD, DevicePart.SIGN):
                if not self._stopped.is_set():
                    self._report(part)

    def _report(self, part: DevicePart) -> None:
        worst = self.worst(part)
        if worst is None or worst is self._told.get(part):
            return
        try:
            self._client.report_part(ReportPartRequest(part=part, state=_STATES[worst]), new_request_id())
        except SdkError as error:
            log.info("health_not_told", reason=error.reason)
        else:
            self._told[part] = worst
