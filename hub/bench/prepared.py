"""A data folder to measure with: an office of 32 counters, so many people waiting, keys and signed-in staff.

Made in this process through the hub's own service (no HTTP), so that 10,000 tickets take seconds.
"""

import shutil
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hub.api.audiences import Follower
from hub.app.opening import open_house, refusal
from hub.engine.commands import AcceptOffice, Actor, CallNext, Command, IssueTicket, OpenCounter, OpenDay
from hub.engine.ids import CounterId, DeviceId, RequestId, ServiceId, StaffId, VisitId
from hub.engine.terms import Channel, Role
from hub.sdk.ids import new_visit_id
from hub.service.clock import SystemClock
from hub.service.house import House
from hub.service.office_file import EXAMPLE, read_office_file
from hub.service.people import SignedIn

COUNTERS = 32
PIN = "2468"
KIOSK = Actor(Role.KIOSK, DeviceId("Kiosk 1"))
MOST_RECALLS = 99
"""The bench calls the same tickets again and again."""
THREADS = 64
"""Askers at once while preparing: they share transactions, as clients do."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """`staff` are the tokens of those at counter-1, counter-2 …; `services` the ones people take tickets for."""

    data: Path
    kiosk: str
    display: str
    counter: str
    staff: tuple[str, ...]
    services: tuple[str, ...]


class Offices:
    """Each kind of office is made once in a run, since signing clerks in takes its time; every scene gets a copy."""

    def __init__(self, folder: Path, counters: int = COUNTERS) -> None:
        self._folder = folder
        self._counters = counters
        self._made: dict[tuple[int, int], Prepared] = {}

    def put(self, data: Path, waiting: int, served: int = 0) -> Prepared:
        """An office with so many waiting and so many served before, in the new folder `data`."""
        made = self._made.get((waiting, served))
        if made is None:
            folder = self._folder / f"office-{waiting}-{served}"
            made = self._made[waiting, served] = prepare(folder, waiting, served, self._counters)
        shutil.copytree(made.data, data)
        return replace(made, data=data)


def prepare(data: Path, waiting: int, served: int = 0, counters: int = COUNTERS) -> Prepared:
    """Make the folder. Raises RuntimeError when the hub refuses what is needed."""
    opened = open_house(data, SystemClock(), None)
    house = opened.house
    try:
        document = bench_office(read_office_file(EXAMPLE))
        services = tuple(str(one["id"]) for one in document["services"] if "series" in one)
        _do(house, AcceptOffice(document), Actor(Role.HUB))
        house.submit_blocking(_request(), Actor(Role.MANAGER), OpenDay())  # refused where the calendar was quicker
        kiosk = house.people.provision(DeviceId("Kiosk 1"), Role.KIOSK)
        display = house.people.provision(DeviceId("Display 1"), Role.DISPLAY)
        terminal = DeviceId("Counter 1")
        counter = house.people.provision(terminal, Role.COUNTER)
        staff = [_open_counter(house, number, terminal) for number in range(1, counters + 1)]
        with ThreadPoolExecutor(THREADS) as askers:
            list(askers.map(lambda n: _issue(house, services[n % len(services)]), range(served + waiting)))
        with ThreadPoolExecutor(counters) as callers:
            list(callers.map(lambda n: _serve(house, n, staff[n][1], served // counters), range(counters)))
        return Prepared(data, kiosk, display, counter, tuple(token for token, _ in staff), services)
    finally:
        house.close_blocking()


def bench_office(document: dict[str, Any]) -> dict[str, Any]:
    """The example office with 32 counters that give every service without a quota, and staff who can do everything."""
    leaves = [{key: one[key] for key in one if key != "daily_quota"} for one in document["services"]]
    services = [one["id"] for one in leaves if "series" in one]
    skills = sorted({skill for one in document["staff"] for skill in one.get("skills", ())})
    able = {"languages": document["languages"], "skills": skills}
    model = document["counters"][0]
    counters = [{**model, "id": f"counter-{n}", "sign": str(n), "services": services} for n in range(1, COUNTERS + 1)]
    people = [{"id": f"clerk-{n}", "name": f"Clerk {n}", "number": n, **able} for n in range(1, COUNTERS + 1)]
    return {**document, "services": leaves, "counters": counters, "staff": people, "most_recalls": MOST_RECALLS}


def _open_counter(house: House[Follower], number: int, terminal: DeviceId) -> tuple[str, Actor]:
    """Sign somebody in at a counter; returns the token."""
    who = StaffId(f"clerk-{number}")
    house.people.set_pin(who, PIN)
    signed = house.people.sign_in(who, PIN, terminal)
    if not isinstance(signed, SignedIn):
        raise RuntimeError(f"{who} cannot sign in: {signed.problem}")
    actor = Actor(Role.STAFF, terminal, who, signed.session)
    _do(house, OpenCounter(CounterId(f"counter-{number}")), actor)
    return signed.token, actor


def _issue(house: House[Follower], service: str) -> None:
    ticket = IssueTicket(VisitId(new_visit_id()), ServiceId(service), "en", Channel.KIOSK)
    _do(house, ticket, KIOSK)


def _serve(house: House[Follower], number: int, clerk: Actor, times: int) -> None:
    for _ in range(times):
        _do(house, CallNext(CounterId(f"counter-{number + 1}")), clerk)


def _do(house: House[Follower], command: Command, actor: Actor) -> None:
    said_no = refusal(house.submit_blocking(_request(), actor, command))
    if said_no:
        raise RuntimeError(f"{type(command).__name__} was refused: {said_no}")


def _request() -> RequestId:
    return RequestId(str(uuid.uuid4()))
