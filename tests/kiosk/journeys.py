"""A journey in a made-up office, with everything around it in the test's hand. Times are seconds from 0."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hub.face.texts import Catalogues
from hub.wire.bookings import AppointmentFound
from hub.wire.office import KioskManners, OfficeView, ServiceView, ZoneView
from hub.wire.problem import Problem, Reason
from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.terms import AppointmentState, ChangeType, ServiceClosed
from hub.wire.views import DayView, HubTime, LoadView
from kiosk.journey import Journey
from kiosk.layout import Layout
from kiosk.limits import Limits
from kiosk.orders import Cue, Given, Order, Sought, Ticket, Wish
from kiosk.surroundings import Surroundings

START = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
"""10:42 in Marstow."""


def service(
    id_: str, en: str, ar: str, *, parent: str | None = None, category: bool = False, pictogram: str = "document"
) -> ServiceView:
    return ServiceView(
        id=id_,
        parent=parent,
        category=category,
        names={"en": en, "ar": ar},
        descriptions={"en": f"{en}, in short", "ar": f"{ar} باختصار"},
        pictogram=pictogram,
        zone=None if category else "hall-b",
        target_minutes=20,
        typical_minutes=8,
    )


def office(languages: tuple[str, ...] = ("en", "es", "ar"), **changes: object) -> OfficeView:
    view = OfficeView(
        id="marstow",
        version=1,
        names={"en": "Marstow Town Hall", "ar": "دار بلدية مارستو"},
        languages=list(languages),
        default_language=languages[0],
        time_zone="Europe/Paris",
        help_place={"en": "desk 1", "es": "el mostrador 1", "ar": "المكتب 1"},
        zones=[
            ZoneView(
                id="hall-b",
                names={"en": "Hall B", "ar": "القاعة B"},
                way={"en": "Sit in Hall B, through the arch", "ar": "اجلس في القاعة B، عبر القوس"},
            )
        ],
        services=[
            service("papers", "ID card and passport", "الهوية وجواز السفر", category=True, pictogram="identity_card"),
            service("id-card", "ID card", "بطاقة الهوية", parent="papers", pictogram="identity_card"),
            service("passport", "Passport", "جواز السفر", parent="papers", pictogram="identity_card"),
            service("residence", "Address and residence", "العنوان والسكن", pictogram="house"),
            service("permits", "Permits and licences", "الرخص والتصاريح", pictogram="stamp"),
            service("empty", "Nothing below", "فارغ", category=True),
        ],
        counters=[],
        kiosk=KioskManners(needs=False, party=False, several=False),
    )
    return view.model_copy(update=changes)


def loads(**waiting_and_counters: tuple[int, int]) -> list[LoadView]:
    return [
        LoadView(
            service=name.replace("_", "-"),
            waiting=waiting,
            counters=counters,
            closed=None if counters else ServiceClosed.NOT_GIVEN,
        )
        for name, (waiting, counters) in waiting_and_counters.items()
    ]


BUSY = loads(id_card=(5, 2), passport=(9, 0), residence=(6, 1), permits=(0, 0))
OPEN = DayView(day="2026-11-24", open=True, taking=True)


def hub_time(seconds: float = 0) -> HubTime:
    return HubTime(instant=int(seconds * 1000), wall=START + timedelta(seconds=seconds))


def snapshot(
    day: DayView = OPEN, load: list[LoadView] | None = None, view: OfficeView | None = None, seq: int = 10
) -> KioskSnapshot:
    return KioskSnapshot(
        seq=seq,
        journal="j",
        hub="h",
        time=hub_time(),
        office=view or office(),
        day=day,
        loads=BUSY if load is None else load,
    )


def change(seq: int, load: list[LoadView] | None = None, day: DayView | None = None) -> KioskChange:
    return KioskChange(seq=seq, type=ChangeType.TICKET_ISSUED, time=hub_time(), loads=load or [], day=day)


def given(order: Order, *, ahead: int | None = 6, link_base: str | None = "http://10.0.0.2:7410/t/") -> Given:
    """Given by the hub; with `ahead` None: from the kiosk's own leased numbers."""
    return Given(
        label="R042",
        service=order.wish.service,
        zone="hall-b",
        issued=START,
        ahead=ahead,
        seq=None if ahead is None else 42,
        link_base=link_base,
    )


def booked(time: str = "10:30", *, days: int = 0, service: str = "taxes", **changes: Any) -> AppointmentFound:
    """An appointment as the hub tells of it, `days` from today."""
    found = AppointmentFound(
        id=f"appointment-{time}",
        service=service,
        date=START.date() + timedelta(days=days),
        time=time,
        language="en",
        state=AppointmentState.BOOKED,
    )
    return found.model_copy(update=changes)


def problem(reason: Reason | str) -> Problem:
    return Problem(title="refused", status=409, reason=reason)


@dataclass(slots=True)
class Bench:
    """Desk, tray, bell, clock and page fit in one."""

    now: float = 0.0
    known: bool = True
    asked: list[Order] = field(default_factory=list)
    sought: list[Sought] = field(default_factory=list)
    handed: list[Ticket] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    reprinted: list[str] = field(default_factory=list)
    rung: int = 0
    faces: int = 0
    fit_languages: int = 14
    fit_services: int = 6
    can_lower: bool = True
    can_enlarge: bool = True
    has_bell: bool = False
    link_hash: str = "0" * 64
    layout: Layout | None = None

    def clock(self) -> float:
        return self.now

    def office_time(self) -> datetime | None:
        return START + timedelta(seconds=self.now) if self.known else None

    def ask(self, order: Order) -> None:
        self.asked.append(order)

    def find(self, sought: Sought) -> None:
        self.sought.append(sought)

    def ring(self) -> None:
        self.rung += 1

    def print(self, ticket: Ticket) -> None:
        self.handed.append(ticket)

    def reprint(self, visit: str) -> None:
        self.reprinted.append(visit)

    def languages(self, *, bigger: bool, lower: bool) -> int:
        if self.layout is not None:
            return self.layout.languages(bigger=bigger, lower=lower)
        return max(1, self.fit_languages - 2 * bigger - 2 * lower)

    def services(self, *, bigger: bool, lower: bool) -> int:
        if self.layout is not None:
            return self.layout.services(bigger=bigger, lower=lower)
        return max(1, self.fit_services - bigger - 2 * lower)

    def waits(self, *, bigger: bool, lower: bool) -> int:
        return self.services(bigger=bigger, lower=lower)

    def found(self, *, bigger: bool, lower: bool) -> int:
        return self.layout.found(bigger=bigger, lower=lower) if self.layout is not None else 3

    def needs(self, *, bigger: bool, lower: bool) -> int:
        return self.layout.needs(bigger=bigger, lower=lower) if self.layout is not None else 4

    def order(self, wish: Wish) -> Order:
        number = len(self.asked) + 1
        return Order(str(UUID(int=number)), str(UUID(int=1000 + number)), wish, f"token{number}", self.link_hash)

    def journey(self, *, language: str | None = None, heard: KioskSnapshot | None = None) -> Journey:
        journey = Journey(
            Surroundings(
                catalogues=Catalogues.load(),
                clock=self.clock,
                office_time=self.office_time,
                desk=self,
                tray=self,
                make_order=self.order,
                fit=self,
                limits=Limits(),
                language=language,
                bell=self if self.has_bell else None,
                cue=self.cues.append,
            )
        )
        journey.subscribe(self._count)
        if heard is not None:
            journey.heard(heard)
        return journey

    def _count(self) -> None:
        self.faces += 1

    def later(self, journey: Journey, seconds: float) -> None:
        self.now += seconds
        journey.tick()

    def at_services(self) -> Journey:
        """Heard, English chosen, a second later."""
        journey = self.journey(heard=snapshot())
        journey.touch("language-en")
        self.later(journey, 1)
        return journey

    def asking(self) -> tuple[Journey, Order]:
        """The hub is being asked for "residence"."""
        journey = self.at_services()
        journey.touch("choice-residence")
        return journey, self.asked[-1]

    def with_ticket(self) -> tuple[Journey, Order]:
        """The ticket is there; its paper is coming."""
        journey, order = self.asking()
        self.later(journey, 1)
        journey.answered(order, given(order))
        self.later(journey, 1)
        return journey, order
