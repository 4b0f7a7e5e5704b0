"""An office on paper for the terminal's tests: Marstow Town Hall, six counters, a clock that is told the time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from counter.asks import Ask, Done, Outcome, Press
from counter.desk import Desk
from counter.entry import MIN_PIN
from counter.keys import Shortcuts, Standing
from counter.looks import Look
from counter.pending import Pending
from counter.shift import Shift
from counter.stand import LastDone, Page
from hub.face.texts import Catalogues
from hub.sdk.hub_clock import HubClock
from hub.wire.office import CounterPlaceView, OfficeView, ServiceView, StaffName, ZoneView
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot
from hub.wire.terms import ChangeType, CounterState, Priority, VisitState
from hub.wire.views import (
    CounterAnswer,
    DayView,
    HelpView,
    HubTime,
    PartView,
    SignedIn,
    StaffCounter,
    StaffVisit,
    VisitAnswer,
    WhyView,
)

MINUTE = 60_000
NOW = 10_000_000
"""Instant of the hub's line at which every test begins; 10:42 in Marstow."""
WALL = dt.datetime(2026, 11, 24, 10, 42, tzinfo=dt.UTC)
SESSION = "session-1"
TOKEN = "token-1"


def named(en: str, es: str, ar: str) -> dict[str, str]:
    return {"en": en, "es": es, "ar": ar}


def service(
    key: str, names: dict[str, str], parent: str | None, pictogram: str = "document", target: int = 20, typical: int = 9
) -> ServiceView:
    return ServiceView(
        id=key,
        parent=parent,
        category=parent is None,
        names=names,
        descriptions={},
        pictogram=pictogram,
        zone=None if parent is None else "hall-b",
        target_minutes=target,
        typical_minutes=typical,
    )


SERVICES = [
    service("residence", named("Address and residence", "Domicilio y residencia", "العنوان والإقامة"), None, "house"),
    service("address", named("Change of address", "Cambio de domicilio", "تغيير العنوان"), "residence", "house"),
    service("certificate", named("Certificate of residence", "Certificado de residencia", "شهادة إقامة"), "residence"),
    service("registry", named("Civil registry", "Registro civil", "السجل المدني"), None, "certificate"),
    service("birth", named("Birth certificate", "Partida de nacimiento", "شهادة ميلاد"), "registry", "certificate"),
    service("marriage", named("Marriage", "Matrimonio", "عقد زواج"), "registry", "stamp"),
    service("identity", named("Identity card", "Documento de identidad", "بطاقة الهوية"), "registry", "idcard"),
    service("taxes", named("Taxes", "Impuestos", "الضرائب"), None, "coins"),
    service("local-tax", named("Local taxes", "Impuestos locales", "الضرائب المحلية"), "taxes", "coins"),
    service("waste", named("Waste fee", "Tasa de basura", "رسوم النفايات"), "taxes", "coins", target=15),
    service("info", named("Other questions", "Otras consultas", "أسئلة أخرى"), "taxes", "question", target=10),
]
GIVEN = {
    "c1": ["local-tax", "waste", "info"],
    "c2": ["local-tax", "waste", "info"],
    "c3": ["birth", "marriage", "identity"],
    "c4": ["address", "certificate", "birth", "local-tax"],
    "c5": ["address", "certificate"],
    "c6": ["identity", "birth"],
}


def office(policy: str | None = "promise") -> OfficeView:
    return OfficeView(
        id="marstow",
        version=1,
        names=named("Marstow Town Hall", "Ayuntamiento de Marstow", "بلدية مارستو"),
        languages=["en", "es", "ar"],
        default_language="en",
        time_zone="Etc/UTC",
        help_place=named("desk 1", "mesa 1", "المكتب 1"),
        zones=[ZoneView(id="hall-b", names=named("Hall B", "Sala B", "القاعة ب"), way={})],
        services=SERVICES,
        counters=[
            CounterPlaceView(id=key, sign=key[1:], zone="hall-b", services=given, arrow="left", way={})
            for key, given in GIVEN.items()
        ],
        staff=[StaffName(id=f"s{number}", name=f"Clerk {number}") for number in range(1, 7)],
        policy=policy,
    )


def visit(
    label: str,
    key: str,
    minutes: float,
    state: VisitState = VisitState.WAITING,
    *,
    language: str = "en",
    priority: Priority = Priority.NORMAL,
    counter: str | None = None,
    called: int | None = None,
    started: int | None = None,
    calls: int = 0,
    shown: int = 0,
    spoken: int = 0,
    until: int | None = None,
    why: WhyView | None = None,
    changed: int = 0,
) -> StaffVisit:
    """A visit that arrived `minutes` ago."""
    return StaffVisit(
        id=f"v-{label}",
        label=label,
        service=key,
        language=language,
        priority=priority,
        state=state,
        arrived=NOW - round(minutes * MINUTE),
        changed=changed,
        counter=counter,
        call=100 if called is not None else None,
        called_at=called,
        calls=calls,
        started=started,
        parked_until=until,
        why=why,
        shown=shown,
        spoken=spoken,
    )


QUEUE = (
    visit("A017", "birth", 18, language="es"),
    visit("R043", "address", 15),
    visit("R044", "certificate", 11),
    visit("R045", "address", 9, language="ar", priority=Priority.PRIORITY),
    visit("X021", "local-tax", 6),
    visit("X022", "local-tax", 5),
    visit("R046", "address", 4),
    visit("R047", "address", 3),
    visit("A018", "birth", 2),
    visit("X023", "local-tax", 2),
    visit("R048", "certificate", 1),
    visit("I001", "identity", 1),
)
WHY = WhyView(
    policy="promise",
    rule="largest_share",
    waited_ms=18 * MINUTE,
    promised_ms=20 * MINUTE,
    share_percent=90,
    candidates=11,
    scarce=False,
)


def hub_time(instant: int = NOW) -> HubTime:
    return HubTime(instant=instant, wall=WALL + dt.timedelta(milliseconds=instant - NOW))


def at_counter(
    key: str = "c4",
    state: CounterState = CounterState.OPEN,
    *,
    staff: str | None = "s1",
    session: str | None = SESSION,
    visit: str | None = None,
    away: bool = False,
    pause: str | None = None,
    since: int = NOW - 12 * MINUTE,
) -> StaffCounter:
    return StaffCounter(
        id=key,
        state=state,
        staff=staff,
        session=session,
        visit=visit,
        away=away,
        pause=pause,
        since=since,
        opened=NOW - 107 * MINUTE,
        served=14,
    )


def snapshot(
    visits: Sequence[StaffVisit] = QUEUE,
    counters: Sequence[StaffCounter] = (),
    parts: Sequence[PartView] = (),
    *,
    seq: int = 100,
    journal: str = "j1",
    policy: str | None = "promise",
    day: DayView | None = None,
) -> StaffSnapshot:
    return StaffSnapshot(
        seq=seq,
        journal=journal,
        hub="hub-1",
        time=hub_time(),
        office=office(policy),
        day=day or DayView(day="2026-11-24", open=True, taking=True),
        loads=[],
        visits=list(visits),
        counters=list(counters),
        parts=list(parts),
    )


def change(
    seq: int,
    kind: ChangeType,
    *,
    visit: StaffVisit | None = None,
    counters: Sequence[StaffCounter] = (),
    part: PartView | None = None,
    help_call: HelpView | None = None,
    instant: int = NOW,
) -> StaffChange:
    return StaffChange(
        seq=seq, type=kind, time=hub_time(instant), visit=visit, counters=list(counters), part=part, help=help_call
    )


@dataclass(slots=True)
class Seconds:
    """A monotonic clock that is told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


@dataclass(slots=True)
class PaperHub:
    """Keeps what is asked; the test answers."""

    asked: list[Press] = field(default_factory=list)
    followed: list[str | None] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    def look(self, look: Look) -> None:
        self.looks.append(look)

    def ask(self, press: Press) -> None:
        self.asked.append(press)

    def follow(self, token: str | None) -> None:
        self.followed.append(token)

    @property
    def last(self) -> Ask:
        return self.asked[-1].ask


@dataclass(slots=True)
class PaperLedger:
    lines: list[tuple[str, ...]] = field(default_factory=list)

    def pressed(self, press: Press) -> None:
        self.lines.append(("press", press.request))

    def ignored(self, key: str, why: str) -> None:
        self.lines.append(("ignored", key, why))

    def answered(self, press: Press, outcome: Outcome) -> None:
        self.lines.append(("answer", press.request, type(outcome).__name__))


class Stage:
    """A terminal with everything around it on paper."""

    def __init__(self, language: str = "en", bound: str | None = None, shortcuts: Shortcuts | None = None) -> None:
        self.seconds = Seconds()
        self.hub = PaperHub()
        self.ledger = PaperLedger()
        self._requests = 0
        self.pending = Pending(self.hub, self.ledger, self.seconds, self._new_request)
        self.shift = Shift(self.pending, HubClock(self.seconds), bound)
        self.desk = Desk(self.shift, Catalogues.load().texts(language, "counter"), shortcuts or Shortcuts())

    def _new_request(self) -> str:
        self._requests += 1
        return f"request-{self._requests}"

    def wait(self, seconds: float) -> None:
        self.seconds.pass_by(seconds)
        self.shift.tick()

    def answer(self, outcome: Outcome) -> None:
        """The hub's outcome for the press under way."""
        self.shift.answered(self.hub.asked[-1], outcome)

    def sign_in(self, counters: Sequence[StaffCounter] = (), visits: Sequence[StaffVisit] = QUEUE) -> None:
        """Clerk 1 signs in and the first snapshot arrives."""
        self.shift.snapshot(snapshot((), counters))
        self.shift.pick_staff("s1")
        for _ in range(MIN_PIN):
            self.shift.digit("1")
        self.shift.sign_in()
        self.answer(Done(SignedIn(session=SESSION, token=TOKEN, staff="s1", name="Clerk 1")))
        self.shift.snapshot(snapshot(visits, counters))
        self.wait(1)

    def at_work(
        self, visits: Sequence[StaffVisit] = QUEUE, here: StaffCounter | None = None, parts: Sequence[PartView] = ()
    ) -> None:
        """Clerk 1 is signed in and holds counter 4."""
        self.sign_in()
        self.shift.snapshot(snapshot(visits, [here or at_counter()], parts, seq=101))

    # Asked anew each time: a type checker takes what an attribute was for what it is.

    def standing(self) -> Standing | None:
        return self.shift.standing

    def page(self) -> Page:
        return self.shift.page

    def busy(self) -> bool:
        return self.shift.pending.busy is not None

    def connected(self) -> bool:
        return self.shift.connected

    def asking(self) -> bool:
        return self.shift.sheet is not None

    def last_done(self) -> LastDone | None:
        return self.shift.last_done

    def lost_at(self) -> int | None:
        return self.shift.lost_at

    def tell(self, message: StaffChange) -> None:
        self.shift.change(message)

    def beat(self, seq: int, instant: int = NOW) -> None:
        self.shift.heartbeat(Heartbeat(seq=seq, time=hub_time(instant)))


def counter_answer(
    seq: int, counter: StaffCounter, here: StaffVisit | None = None, finished: StaffVisit | None = None
) -> Done:
    return Done(CounterAnswer(seq=seq, counter=counter, visit=here, finished=finished))


def visit_answer(seq: int, told: StaffVisit) -> Done:
    return Done(VisitAnswer(seq=seq, visit=told))
