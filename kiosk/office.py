"""A kiosk's parts put together, whatever it is seen through: screen, rehearsal, or nothing at all.

Threads: the presenter's (the caller's), the stream's, the desk's, the bell's, the outbox's, the printing one, the
voice's, one per input device. All news reaches the presenter through `post`.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

import structlog

from hub.face.strip import StripRenderer
from hub.face.texts import Catalogues
from hub.sdk.io.sound import SoundState
from hub.sdk.link import HubLink
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.sdk.settings import whereabouts
from hub.wire.requests import ReportPartRequest
from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.terms import DevicePart, PartState
from kiosk.away.holding import Holding
from kiosk.away.ledger import Ledger
from kiosk.away.presence import ANSWER_SECONDS, CONNECT_SECONDS, Presence
from kiosk.away.reserve import Reserve
from kiosk.bell import HubBell
from kiosk.desk import HubDesk, Post, make_order
from kiosk.errands import Errands, Workshop
from kiosk.inputs import Inputs
from kiosk.journey import Journey
from kiosk.listening import Listening
from kiosk.own_folder import OwnFolder
from kiosk.printing.day_end import DayEnd
from kiosk.printing.ticket_printer import BoxClock, TicketPrinter
from kiosk.screens.face import PageFit
from kiosk.settings import KioskSettings
from kiosk.speaking import Speaking
from kiosk.surroundings import Surroundings
from kiosk.tray import PrinterTray

log = structlog.get_logger()
DRAIN_SECONDS = 3.0
LEDGER_FILE = "numbers.ledger"
HUB_FILE = "hub.id"
PAPER_AFTER_CRASH_SECONDS = 60.0
"""A number given so short before a crash still has its person standing there; what the spool knows is not repeated."""


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
        """Raises `UnknownModel` and `SpoolBroken` of the printing room, `LedgerBroken` of the numbers in reserve,
        `FolderTaken`, `OSError` for the record's file."""
        self._own = OwnFolder(settings.data)
        folder = self._own.path
        self._record = Record(settings.device.log)
        listening = Listening(seams.post)
        self._link = HubLink(
            whereabouts(settings.device.hub, folder / HUB_FILE),
            key,
            KioskSnapshot,
            KioskChange,
            listening,
            patience=settings.times.ask_seconds,
        )
        self._outbox = Outbox(self._link.client, delivered=self._delivered)
        self._printer = TicketPrinter.open(settings.printer, folder, strips=seams.strips, catalogues=seams.catalogues)
        self._box, presence = BoxClock(), Presence()
        self._ledger = Ledger.open(folder / LEDGER_FILE)
        self._reserve = Reserve(
            self._ledger,
            Holding(self._ledger, self._box.now, lambda: datetime.now(UTC)),
            self._outbox,
            self._record,
            self._link.clock,
            settings.away.each,
        )
        self._asking = self._link.hasty_client(CONNECT_SECONDS, ANSWER_SECONDS)
        self._tray = tray = PrinterTray(self._printer, self._outbox, self._record, seams.post)
        self._desk = HubDesk(
            self._asking,
            self._outbox,
            self._record,
            seams.post,
            reserve=self._reserve,
            sight=presence,
            patience=settings.times.ask_seconds,
            press=tray,
        )
        self._bell = HubBell(self._asking, seams.post)
        self._speaking = Speaking(settings.speech, seams.catalogues, seams.post, self._sound_is)
        self.journey = self._presenter(settings, seams)
        self._inputs = Inputs(settings.keypad, settings.scanner, self._outbox, seams.post)
        self._inputs.tell(self.journey)
        self._speaking.follow(self.journey)
        self._desk.tell(self.journey)
        self._bell.tell(self.journey)
        tray.tell(self.journey, lambda: self.journey.news)
        self._reserve.tell(
            lambda numbers, lasting: seams.post(lambda: self.journey.holding(numbers, lasting)), self._call_staff
        )
        listening.tell(self.journey, presence, self._reserve, DayEnd(self._printer.end_day))
        self._printer.subscribe(tray.heard)
        self._errands = self._workshop(settings, seams)
        listening.send(self._errands.heard)

    def _workshop(self, settings: KioskSettings, seams: Seams) -> Errands:
        """What managers ask in passing; `Seams.strips` has no state of its own, so two threads may draw with it."""
        journey = self.journey
        workshop = Workshop(self._printer, settings.printer, seams.strips, seams.catalogues, news=lambda: journey.news)
        return Errands(self._asking, workshop)

    def _presenter(self, settings: KioskSettings, seams: Seams) -> Journey:
        return Journey(
            Surroundings(
                catalogues=seams.catalogues,
                clock=time.monotonic,
                office_time=self._office_time,
                desk=self._desk,
                tray=self._tray,
                make_order=make_order,
                fit=seams.fit,
                limits=settings.times.limits,
                language=settings.device.language,
                bell=self._bell,
                cue=self._speaking.cue,
            )
        )

    def __enter__(self) -> Self:
        """Follow the hub, look after the printer; first of all, take up what an earlier run left."""
        if self._reserve.picture is not None:
            self.journey.remembered(self._reserve.picture.news)
        self._reserve.start()
        self._outbox.start()
        self._printer.start()
        self._desk.start()
        self._bell.start()
        self._link.start()
        self._speaking.start()
        self._inputs.start()
        self._errands.start()
        self._finish_papers()
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the paper in work, tell the hub what is still to tell, then end every thread."""
        self._inputs.stop()
        self._speaking.stop()
        self._printer.close()
        if not self._outbox.drain(DRAIN_SECONDS):
            log.warning("untold", deliveries=len(self._outbox))
        self._asking.close()
        self._link.stop()
        self._desk.stop()
        self._bell.stop()
        self._errands.stop()
        self._outbox.stop()
        self._ledger.close()
        self._record.close()
        self._own.release()

    def _sound_is(self, state: SoundState) -> None:
        """The headset's sound card, from the voice's thread."""
        heard = PartState.OK if state is SoundState.OK else PartState.MISSING
        report = ReportPartRequest(part=DevicePart.SOUND, state=heard)
        self._outbox.put(Delivery("part", "sound", lambda client, request: client.report_part(report, request)))

    def _finish_papers(self) -> None:
        """Print what was given from the reserve just before a crash and has not reached the spool."""
        now = self._box.now()
        for line, entry in self._reserve.entries():
            if line.at.boot == now.boot and now.seconds - line.at.seconds <= PAPER_AFTER_CRASH_SECONDS:
                self._tray.print(entry.ticket)

    def _call_staff(self) -> None:
        """Somebody holds a ticket that the hub does not know, or knows under another number: staff must look."""
        self._outbox.put(Delivery("help", "hand-in", lambda client, request: client.ring(request)))

    def _office_time(self) -> datetime | None:
        clock = self._link.clock
        return clock.wall() if clock.known else None

    def _delivered(self, delivery: Delivery, request: str) -> None:
        """Papers and withdrawn visits are evidence. A part's state reported a second time changes nothing at the hub
        and proves nothing; of numbers the reserve writes by itself."""
        if delivery.what in ("printed", "withdraw", "details"):
            self._record.write("acknowledged", request=request, what=delivery.what, visit=delivery.about)
