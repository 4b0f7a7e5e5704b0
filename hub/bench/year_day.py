"""One day of a town hall, lived through the hub's own rules: taken, called, served, closed."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hub.api.audiences import Follower
from hub.app.opening import open_house, refusal
from hub.bench.prepared import bench_office
from hub.engine.commands import (
    AcceptOffice,
    Actor,
    CallNext,
    CloseDay,
    Command,
    FinishVisit,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartService,
)
from hub.engine.ids import CounterId, DeviceId, RequestId, ServiceId, SessionId, StaffId, VisitId
from hub.engine.terms import Channel, Role
from hub.service.change import Accepted
from hub.service.clock import ManualClock
from hub.service.house import House
from hub.service.office_file import EXAMPLE, read_office_file

DAY: Final = "2026-01-05"
OPENING: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
KIOSK: Final = Actor(Role.KIOSK, DeviceId("Kiosk 1"))
HUB: Final = Actor(Role.HUB)
ASKERS: Final = 64


def live_one_day(data: Path, people: int) -> None:
    """A data folder whose journal holds one closed day with so many visits; ids begin with eight zeros. Raises
    RuntimeError when the rules refuse something."""
    opened = open_house(data, ManualClock(OPENING), EXAMPLE)
    house = opened.house
    try:
        _do(house, AcceptOffice(bench_office(read_office_file(EXAMPLE))), HUB)
        _do(house, OpenDay(), HUB)
        office = house.board.office
        assert office is not None  # noqa: S101  # taken at the first start
        services = [ServiceId(one.id) for one in office.services if one.series is not None]
        staffed = [
            (CounterId(counter.id), Actor(Role.STAFF, None, StaffId(person.id), SessionId(f"session-{counter.id}")))
            for counter, person in zip(office.counters, office.staff, strict=False)
        ]
        for counter, clerk in staffed:
            _do(house, OpenCounter(counter), clerk)
        with ThreadPoolExecutor(ASKERS) as askers:
            list(askers.map(lambda number: _take(house, services, number), range(people)))
            list(askers.map(lambda at: _serve(house, *at), staffed))
        _do(house, CloseDay(), HUB)
    finally:
        house.close_blocking()


def _take(house: House[Follower], services: list[ServiceId], number: int) -> None:
    visit = VisitId(f"00000000-0000-7000-8000-{number:012x}")
    _do(house, IssueTicket(visit, services[number % len(services)], "en", Channel.KIOSK), KIOSK)


def _serve(house: House[Follower], counter: CounterId, clerk: Actor) -> None:
    """Until nobody waits for this counter."""
    while (visit := house.board.counters[counter].visit if _called(house, counter, clerk) else None) is not None:
        _do(house, StartService(visit), clerk)
        _do(house, FinishVisit(visit), clerk)


def _called(house: House[Follower], counter: CounterId, clerk: Actor) -> bool:
    return any(change.visit is not None for change in _do(house, CallNext(counter), clerk).changes)


def _do(house: House[Follower], command: Command, actor: Actor) -> Accepted:
    outcome = house.submit_blocking(RequestId(f"00000000-{str(uuid.uuid4())[9:]}"), actor, command)
    if not isinstance(outcome, Accepted):
        raise RuntimeError(f"{type(command).__name__} was refused: {refusal(outcome)}")
    return outcome
