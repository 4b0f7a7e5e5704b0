"""A desk to try the rules at: one state, one running clock, and the journal of all that happened."""

from datetime import datetime
from typing import Any

from hub.engine.codec import decode, encode
from hub.engine.commands import (
    AcceptOffice,
    Actor,
    Ask,
    CallNext,
    Command,
    IssueTicket,
    LocalTime,
    OpenCounter,
    Tick,
)
from hub.engine.decide import decide
from hub.engine.events import Event, Recorded
from hub.engine.evolve import evolve
from hub.engine.ids import (
    NORMAL,
    CounterId,
    DeviceId,
    Instant,
    RequestId,
    Seq,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
)
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import PRIORITY, Channel, Role
from hub.engine.touched import Touched, touched

MINUTE = 60_000
HUB = Actor(Role.HUB)
MANAGER = Actor(Role.MANAGER, staff=StaffId("boss"), session=SessionId("office"))
KIOSK = Actor(Role.KIOSK, device=DeviceId("kiosk-1"))
KIOSK_2 = Actor(Role.KIOSK, device=DeviceId("kiosk-2"))
SCREEN = Actor(Role.DISPLAY, device=DeviceId("screen-1"))
MONDAY = "2026-11-23"


def clerk(number: int, session: str = "") -> Actor:
    return Actor(Role.STAFF, staff=StaffId(f"clerk-{number}"), session=SessionId(session or f"session-{number}"))


def texts(text: str) -> dict[str, str]:
    return {"en": text, "es": text}


def document(**changes: Any) -> dict[str, object]:
    """A small office: services a and b (category "top") and c, three counters, open weekdays 8:00 to 18:00.

    a is given at counters 1, 2, 3; b at 2; c at 1, 2, 3. Targets 10, 20, 30 minutes.
    """
    service = {"zone": "hall", "typical_minutes": 5, "pictogram": "house"}
    base: dict[str, object] = {
        "format": 1,
        "id": "small",
        "languages": ["en", "es"],
        "default_language": "en",
        "time_zone": "Europe/London",
        "policy": "promise",
        "serve_after_closing_minutes": 60,
        "walk_seconds": 30,
        "target_alarms": False,
        "called_too_long_seconds": 7200,
        "names": texts("Small Hall"),
        "help_place": texts("desk 1"),
        "zones": [{"id": "hall", "names": texts("Hall"), "way": texts("Sit here")}],
        "series": [
            {"id": "a", "prefix": "A", "start": 1, "end": 5, "step": 1, "padding": 3},
            {"id": "c", "prefix": "C", "start": 10, "end": 90, "step": 10, "padding": 0},
        ],
        "services": [
            {"id": "top", "names": texts("Top")},
            {**service, "id": "a", "parent": "top", "names": texts("A"), "series": "a", "target_minutes": 10},
            {**service, "id": "b", "parent": "top", "names": texts("B"), "series": "a", "target_minutes": 20},
            {**service, "id": "c", "names": texts("C"), "series": "c", "target_minutes": 30},
        ],
        "counters": [
            {"id": "1", "sign": "1", "zone": "hall", "services": ["a", "c"], "arrow": "left", "way": texts("Left")},
            {"id": "2", "sign": "2", "zone": "hall", "services": ["a", "b", "c"], "way": texts("Ahead")},
            {"id": "3", "sign": "3", "zone": "hall", "services": ["c", "a"], "arrow": "up", "way": texts("Up")},
        ],
        "staff": [{"id": "clerk-1", "name": "Clerk 1", "languages": ["en"]}],
        "hours": [
            {
                "days": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "opens": "08:00",
                "closes": "18:00",
            }
        ],
    }
    return base | changes


def services(**changes: dict[str, Any]) -> Any:
    """The services of the small office, with some keys of some changed, e.g. `a={"most_quantity": 3}`."""
    given: Any = document()["services"]
    return [{**each, **changes.get(each["id"], {})} for each in given]


def without_b() -> dict[str, object]:
    """The set-up of the small office without service b."""
    given: Any = document()
    counters = [{**each, "services": [s for s in each["services"] if s != "b"]} for each in given["counters"]]
    return document(services=[each for each in given["services"] if each["id"] != "b"], counters=counters)


def wall_ms(date: str, minute: int) -> int:
    """Wall time of an office in UTC."""
    return int(datetime.fromisoformat(f"{date}T00:00:00+00:00").timestamp()) * 1000 + minute * MINUTE


class Desk:
    """`date` and `minute` are the office's wall time, `now` the hub's line; `wait` moves both on."""

    def __init__(self, *, opened: bool = True, **changes: Any) -> None:
        self.state = State.empty()
        self.journal: list[Recorded] = []
        self.touches: list[Touched] = []
        self.now = 1_000_000
        self.date = MONDAY
        self.weekday = 0
        self.minute = 9 * 60
        self.visits = 0
        self.must(AcceptOffice(document(**changes)))
        if opened:
            self.must(Tick())

    def ask(self, actor: Actor = HUB) -> Ask:
        local = LocalTime(self.date, self.minute, self.weekday, wall_ms(self.date, self.minute))
        return Ask(RequestId(f"request-{len(self.journal)}"), Instant(self.now), local, actor)

    def do(self, command: Command, actor: Actor = HUB) -> tuple[Event, ...] | Refusal:
        ask = self.ask(actor)
        answer = decide(self.state, ask, command)
        if not isinstance(answer, Refusal):
            self.accept(answer, ask)
        return answer

    def accept(self, events: tuple[Event, ...], ask: Ask | None = None) -> None:
        """Record and fold in what was decided."""
        ask = ask or self.ask()
        for event in events:
            assert decode(encode(event)) == event
            recorded = Recorded(Seq(len(self.journal) + 1), ask.now, ask.request, ask.actor, event)
            evolve(self.state, recorded)
            self.journal.append(recorded)
            self.touches.append(touched(self.state, recorded))

    def must(self, command: Command, actor: Actor = HUB) -> tuple[Event, ...]:
        answer = self.do(command, actor)
        assert not isinstance(answer, Refusal), answer
        return answer

    def refused(self, command: Command, actor: Actor = HUB) -> Reason:
        answer = self.do(command, actor)
        assert isinstance(answer, Refusal), answer
        return answer.reason

    def wait(self, minutes: float) -> None:
        self.now += int(minutes * MINUTE)
        self.minute += int(minutes)

    def later(self, minute: int, date: str = MONDAY, weekday: int = 0) -> None:
        """Time passes until then, on the wall and on the line alike."""
        self.now += wall_ms(date, minute) - wall_ms(self.date, self.minute)
        self.clock(minute, date, weekday)

    def clock(self, minute: int, date: str = MONDAY, weekday: int = 0) -> None:
        self.minute, self.date, self.weekday = minute, date, weekday

    def ticket(self, service: str = "a", *, priority: bool = False) -> VisitId:
        self.visits += 1
        visit = VisitId(f"visit-{self.visits}")
        order = PRIORITY if priority else NORMAL
        self.must(IssueTicket(visit, ServiceId(service), "en", Channel.KIOSK, order), KIOSK)
        return visit

    def staffed(self, *counters: int) -> None:
        for number in counters:
            self.must(OpenCounter(CounterId(str(number))), clerk(number))

    def next(self, counter: int) -> tuple[Event, ...]:
        return self.must(CallNext(CounterId(str(counter))), clerk(counter))

    def visit(self, visit: VisitId) -> Visit:
        return self.state.visits[visit]


def replayed(journal: list[Recorded]) -> State:
    state = State.empty()
    for recorded in journal:
        evolve(state, recorded)
    return state
