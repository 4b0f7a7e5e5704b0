"""What a device has to tell the hub and nobody waits for: paper confirmed, call shown and spoken, a part's state.

Policy: deliveries go out in order, on one thread, each with its own request id, so a repeat changes nothing. A hub
that is away pauses the outbox, it never drops. A delivery that the hub refuses for good (409, 404, 422) is logged and
dropped: it can never succeed; so is one over which the hub errs (500), or we ourselves do, `ERRS_MOST` times, or it
would hold up all behind it. A key that is not accepted (401, 403) pauses as well. The bound is 10,000 deliveries;
past it the oldest is dropped and counted, because a display that was cut off for a day must not fill its memory.
Deliveries live in memory: after a crash of the device the kiosk's spool re-tells what it must (kiosk/printing).
"""

import random
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, HubTrouble, SdkError
from hub.sdk.ids import new_request_id

log = structlog.get_logger()

MOST_WAITING = 10_000
FIRST_WAIT = 0.2
LONGEST_WAIT = 5.0
ERRS_MOST = 5
_TRY_AGAIN = 503

Send = Callable[[HubClient, str], object]
"""Sends one delivery with the given request id, e.g. `lambda client, request: client.shown(17, request)`."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """`what` and `about` name it in logs, e.g. "shown", "17"."""

    what: str
    about: str
    send: Send


class Outbox:
    """Start it once; `put` from any thread."""

    def __init__(
        self,
        client: HubClient,
        delivered: Callable[[Delivery, str], None] | None = None,
    ) -> None:
        """`delivered(delivery, request_id)` is called on the outbox's thread after the hub's answer."""
        self._client = client
        self._delivered = delivered
        self._waiting: deque[tuple[Delivery, str]] = deque()
        self._changed = threading.Condition()
        self._stopping = False
        self._dropped = 0
        self._erred = 0
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, delivery: Delivery) -> None:
        with self._changed:
            if len(self._waiting) >= MOST_WAITING:
                self._waiting.popleft()
                self._dropped += 1
                if self._dropped == 1:
                    log.error("outbox_full", bound=MOST_WAITING)
            self._waiting.append((delivery, new_request_id()))
            self._changed.notify_all()

    def __len__(self) -> int:
        """Deliveries not yet answered."""
        return len(self._waiting)

    def drain(self, seconds: float) -> bool:
        """Wait until everything is delivered; False when `seconds` were not enough."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, timeout=seconds)

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _run(self) -> None:
        wait = FIRST_WAIT
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._stopping)
                if self._stopping:
                    return
                delivery, request = self._waiting[0]
            if self._sent(delivery, request):
                wait = FIRST_WAIT
                self._done(delivery, request)
                del delivery  # it may hold what a person typed
                continue
            with self._changed:
                self._changed.wait_for(lambda: self._stopping, timeout=random.uniform(wait / 2, wait))
            wait = min(wait * 2, LONGEST_WAIT)

    def _sent(self, delivery: Delivery, request: str) -> bool:
        """True when the delivery is over: accepted, or refused for good."""
        try:
            delivery.send(self._client, request)
        except (HubRefused, BadRequest) as error:
            log.warning("delivery_refused", what=delivery.what, about=delivery.about, reason=error.reason)
            return True
        except HubTrouble as error:
            return self._given_up(delivery, error)
        except SdkError as error:
            log.debug("delivery_waits", what=delivery.what, about=delivery.about, reason=error.reason)
            return False
        except Exception:  # the thread's edge: a defect of ours in one delivery must not end all telling
            log.exception("delivery_failed", what=delivery.what, about=delivery.about)
            self._erred += 1
            return self._erred >= ERRS_MOST
        if self._delivered is not None:
            self._delivered(delivery, request)
        return True

    def _given_up(self, delivery: Delivery, error: HubTrouble) -> bool:
        if error.problem.status == _TRY_AGAIN:
            return False
        self._erred += 1
        log.warning("delivery_erred", what=delivery.what, about=delivery.about, times=self._erred)
        return self._erred >= ERRS_MOST

    def _done(self, delivery: Delivery, request: str) -> None:
        with self._changed:
            self._erred = 0
            if self._waiting and self._waiting[0] == (delivery, request):
                self._waiting.popleft()
            self._changed.notify_all()


__all__ = ["ERRS_MOST", "FIRST_WAIT", "LONGEST_WAIT", "MOST_WAITING", "Delivery", "Outbox", "Send"]
