"""A small office and a house over it, for the tests of store and service."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

from hub.engine.commands import Actor, CallNext, Command, IssueTicket, OpenCounter, OpenDay
from hub.engine.ids import CounterId, DeviceId, RequestId, ServiceId, SessionId, StaffId, VisitId
from hub.engine.terms import Channel, Role
from hub.service.change import Accepted, Change, Outcome
from hub.service.clock import Clock, ManualClock
from hub.service.house import House
from hub.store.database import CommitSeam, commit_at_once
from hub.store.dialect import Server

KIOSK = Actor(Role.KIOSK, device=DeviceId("kiosk-1"))
PASSPORTS = ServiceId("passports")
TAXES = ServiceId("taxes")
COUNTER_1 = CounterId("counter-1")
COUNTER_2 = CounterId("counter-2")
MONDAY_NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def document() -> dict[str, object]:
    return {
        "format": 1,
        "id": "marstow",
        "languages": ["en"],
        "default_language": "en",
        "time_zone": "Etc/UTC",
        "names": {"en": "Marstow Town Hall"},
        "help_place": {"en": "desk 1"},
        "zones": [{"id": "hall-a", "names": {"en": "Hall A"}, "way": {"en": "Sit in Hall A"}}],
        "series": [
            {"id": "r", "prefix": "R", "end": 999},
            {"id": "t", "prefix": "T", "end": 999},
        ],
        "services": [
            _service("passports", "r"),
            _service("taxes", "t"),
        ],
        "counters": [_counter(number) for number in (1, 2)],
        "staff": [{"id": f"clerk-{number}", "name": f"Clerk {number}", "languages": ["en"]} for number in (1, 2)],
        "hours": [
            {
                "days": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "opens": "08:30",
                "closes": "16:00",
            }
        ],
    }


def _service(name: str, series: str) -> dict[str, object]:
    return {
        "id": name,
        "names": {"en": name.capitalize()},
        "series": series,
        "zone": "hall-a",
        "target_minutes": 20,
        "typical_minutes": 8,
    }


def _counter(number: int) -> dict[str, object]:
    return {
        "id": f"counter-{number}",
        "sign": str(number),
        "zone": "hall-a",
        "services": ["passports", "taxes"],
        "way": {"en": "Hall A"},
    }


def manual_clock() -> ManualClock:
    return ManualClock(MONDAY_NINE)


def encode_line(change: Change, audience: str) -> bytes | None:
    """Stands for the API's encoder: the sequence and the event's name, for everybody but an audience named none."""
    if audience == "none":
        return None
    return f"{audience} {change.recorded.seq} {type(change.recorded.event).__name__}".encode()


def open_house(
    folder: Path, clock: Clock | None = None, seam: CommitSeam = commit_at_once, server: Server | None = None
) -> House[str]:
    """A house without a loop; its office is imported at the first start."""
    house: House[str] = House.open(folder, clock or manual_clock(), encode_line, seam, server)
    if house.board.office is None:
        accepted(house.import_office(document()))
    return house


def open_day(
    folder: Path, clock: Clock | None = None, seam: CommitSeam = commit_at_once, server: Server | None = None
) -> House[str]:
    """A house whose day is open and whose counters 1 and 2 are staffed."""
    house = open_house(folder, clock, seam, server)
    if not house.board.day.open:
        accepted(house.submit_blocking(new_request(), KIOSK, OpenDay()))
        for number in (1, 2):
            accepted(house.submit_blocking(new_request(), clerk(number), OpenCounter(CounterId(f"counter-{number}"))))
    return house


def clerk(number: int) -> Actor:
    return Actor(Role.STAFF, staff=StaffId(f"clerk-{number}"), session=SessionId(f"session-{number}"))


def new_request() -> RequestId:
    return RequestId(str(uuid.uuid4()))


def ticket(service: ServiceId = PASSPORTS, visit: str | None = None) -> IssueTicket:
    return IssueTicket(VisitId(visit or str(uuid.uuid4())), service, "en", Channel.KIOSK)


def call_next(number: int = 1) -> CallNext:
    return CallNext(CounterId(f"counter-{number}"))


def accepted(outcome: Outcome) -> Accepted:
    assert isinstance(outcome, Accepted), outcome
    return outcome


def do(house: House[str], command: Command, actor: Actor = KIOSK) -> Accepted:
    """Carry a command out, from a thread that is not the loop's."""
    return accepted(house.submit_blocking(new_request(), actor, command))
