"""What a manager asks of this display in passing: a layout as a picture (hub/wire/layout_errands.py).

On one thread of its own, and drawn by a process of its own, so that no call waits for it. Failure policy: an errand
that cannot be done is answered with the reason; one whose answer does not get through is given up, because the manager
sees that and asks again.
"""

import base64
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from display.fitting_screen import FittingScreen
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.wire.errands import ERRAND_SECONDS
from hub.wire.layout_errands import MOST_LAYOUT_PICTURE, LayoutErrandDone, LayoutErrandView, ScreenView
from hub.wire.office import OfficeView

log = structlog.get_logger()
MOST_WAITING = 8
NOT_LEGIBLE = 3
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Atelier:
    """What pictures are drawn with. `office` (None: not known yet) is asked on the errands' thread; `media`: where the
    office's pictures lie."""

    fitting: FittingScreen
    office: Callable[[], OfficeView | None]
    media: Path


class Errands:
    """`heard` may be called on any thread."""

    def __init__(self, client: HubClient, atelier: Atelier) -> None:
        self._client, self._atelier = client, atelier
        self._waiting: queue.Queue[str | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="errands", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Close the client first: an errand under way then ends soon."""
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=ERRAND_SECONDS + 2)

    def heard(self, errand: str) -> None:
        try:
            self._waiting.put_nowait(errand)
        except queue.Full:
            log.warning("errand_left", errand=errand)

    def _run(self) -> None:
        while (errand := self._waiting.get()) is not None:
            try:
                self._client.layout_errand_done(errand, self._do(self._client.layout_errand(errand)))
            except SdkError as error:  # another display's, or nobody waits any more
                log.info("errand_dropped", errand=errand, reason=error.reason)
            except Exception:  # the thread's edge: a fault of ours in one errand must not end all of them
                log.exception("errand_failed", errand=errand)

    def _do(self, wish: LayoutErrandView) -> LayoutErrandDone:
        office = self._atelier.office()
        if office is None:
            return LayoutErrandDone(trouble="starting")
        try:
            drawn = subprocess.run(
                [sys.executable, "-m", "display.preview.job"],
                input=self._job(wish, office),
                capture_output=True,
                timeout=ERRAND_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return LayoutErrandDone(trouble="too_slow")
        if drawn.returncode == NOT_LEGIBLE:
            return LayoutErrandDone(refused=drawn.stderr.decode("utf-8", "replace")[:LONGEST_REASON])
        if drawn.returncode:
            log.error("layout_not_drawn", said=drawn.stderr.decode("utf-8", "replace")[-LONGEST_REASON:])
            return LayoutErrandDone(trouble="not_drawn")
        picture = base64.b64encode(drawn.stdout).decode("ascii")
        return LayoutErrandDone(picture=picture) if len(picture) <= MOST_LAYOUT_PICTURE else _too_large()

    def _job(self, wish: LayoutErrandView, office: OfficeView) -> bytes:
        """As display/preview/job.py reads it; that module needs Qt, this one must not."""
        screen, hall = self._atelier.fitting.screen, self._atelier.fitting.hall
        own = ScreenView(
            width_px=screen.width_px,
            height_px=screen.height_px,
            diagonal_inch=screen.diagonal_inch,
            farthest_seat_m=hall.farthest_m,
            hang_height_m=hall.hang_m,
        )
        job = {
            "office": office.model_dump(mode="json"),
            "layout": wish.layout.model_dump(mode="json"),
            "language": wish.language,
            "calls": wish.calls,
            "screen": (wish.screen or own).model_dump(mode="json"),
            "media": str(self._atelier.media),
        }
        return json.dumps(job).encode()


def _too_large() -> LayoutErrandDone:
    return LayoutErrandDone(trouble="picture_too_large")
