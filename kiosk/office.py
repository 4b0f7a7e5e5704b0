"""A kiosk's parts put together, whatever it is seen through: screen, rehearsal, or nothing at all.

Threads: the presenter's (the caller's), the stream's, the desk's, the outbox's, the printing one. All news reaches the
presenter through `post`.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

import structlog

from hub.face.strip import StripRenderer
from hub.face.texts import Catalogues
from hub.sdk.link import HubLink
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.sdk.settings import whereabouts
from hub.wire.stream import KioskChange, KioskSnapshot
from kiosk.desk import HubDesk, Post, make_order
from kiosk.journey import Journey, Surroundings
from kiosk.listening import Listening
from kiosk.printing.ticket_printer import TicketPrinter
from kiosk.screens.face import PageFit
from kiosk.settings import KioskSettings
from kiosk.tray import PrinterTray

log = structlog.get_logger()
DRAIN_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Seams:
    """What differs between a screen and none. `post` has a call made on the presenter's thread."""

    post: Post
    fit: PageFit
    strips: StripRenderer
    catalogues: Catalogues


class KioskOffice:
    """`journey` is the presenter; everything else works behind it. Stop it on the presenter's thread."""

    def __init__(self, settings: KioskSettings, key: str, seams: Seams) -> None:
        """Raises `UnknownModel` and `SpoolBroken` of the printing room, `OSError` for the record's file."""
        self._record = Record(settings.device.log)
        listening = Listening(seams.post)
        self._link = HubLink(
            whereabouts(settings.device.hub),
            key,
            KioskSnapshot,
            KioskChange,
            listening,
            patience=settings.times.ask_seconds,
        )
        self._outbox = Outbox(self._link.client, delivered=self._delivered)
        self._printer = TicketPrinter.open(
            settings.printer, _folder(settings.data), strips=seams.strips, catalogues=seams.catalogues
        )
        self._desk = HubDesk(self._link.client, self._outbox, self._record, seams.post)
        tray = PrinterTray(self._printer, self._outbox, self._record, seams.post)
        self.journey = Journey(
            Surroundings(
                catalogues=seams.catalogues,
                clock=time.monotonic,
                office_time=self._office_time,
                desk=self._desk,
                tray=tray,
                make_order=make_order,
                fit=seams.fit,
                limits=settings.times.limits,
                language=settings.device.language,
            )
        )
        self._desk.tell(self.journey)
        tray.tell(self.journey, lambda: self.journey.news)
        listening.tell(self.journey)
        self._printer.subscribe(tray.heard)

    def __enter__(self) -> Self:
        """Follow the hub, look after the printer."""
        self._outbox.start()
        self._printer.start()
        self._desk.start()
        self._link.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the paper in work, tell the hub what is still to tell, then end every thread."""
        self._printer.close()
        if not self._outbox.drain(DRAIN_SECONDS):
            log.warning("untold", deliveries=len(self._outbox))
        self._link.stop()
        self._desk.stop()
        self._outbox.stop()
        self._record.close()

    def _office_time(self) -> datetime | None:
        clock = self._link.clock
        return clock.wall() if clock.known else None

    def _delivered(self, delivery: Delivery, request: str) -> None:
        """A part's state reported a second time changes nothing at the hub and proves nothing; papers and withdrawn
        visits are evidence."""
        if delivery.what != "part":
            self._record.write("acknowledged", request=request, what=delivery.what, visit=delivery.about)


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
