"""Sixty-four clerks press at the same moment, over HTTP, on both stores: one winner per ticket, and whoever loses the
race for a ticket gets the next one (invariant 3, T04)."""

import threading
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from hub.service import people
from hub.service.office_file import write_office_file
from tests.hub.places import Place
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id
from tests.hub.service.town import document

CLERKS = 64
WAITING = 160
"""Two rounds of calls for everybody, and half of a third."""


@dataclass(slots=True)
class Clerk:
    """One connection of one person at one counter."""

    url: str
    token: str
    counter: str
    session: requests.Session

    def post(self, path: str, body: object = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}", "Request-Id": str(uuid.uuid4())}
        answer = self.session.post(self.url + path, json=body, headers=headers, timeout=60)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def a_large_office(folder: Path) -> Path:
    """Everybody at a counter of their own, all for the same services."""
    made = document()
    counters, staff = made["counters"], made["staff"]
    assert isinstance(counters, list)
    assert isinstance(staff, list)
    numbers = range(1, CLERKS + 1)
    made["counters"] = [{**counters[0], "id": f"counter-{number}", "sign": str(number)} for number in numbers]
    made["staff"] = [{**staff[0], "id": f"clerk-{number}", "name": f"Clerk {number}"} for number in numbers]
    file = folder / "office.toml"
    write_office_file(file, made)
    return file


def at_work(hub: HubInThread, number: int) -> Clerk:
    token = hub.open_counter(f"counter-{number}", f"clerk-{number}", f"Counter {number}")
    return Clerk(hub.url, token, f"counter-{number}", requests.Session())


def round_of_calls(clerks: Sequence[Clerk]) -> list[str | None]:
    """Everybody calls the next one at once; whom each got."""
    start = threading.Barrier(len(clerks))

    def call(clerk: Clerk) -> str | None:
        start.wait(30)
        visit = clerk.post(f"/v1/counters/{clerk.counter}/call-next")["visit"]
        return None if visit is None else str(visit["id"])

    with ThreadPoolExecutor(len(clerks)) as pool:
        return list(pool.map(call, clerks))


@pytest.mark.timeout(300)
def test_each_ticket_has_one_winner_and_losers_get_the_next(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "_LOG_N", 1)  # 64 sign-ins are not what is tried here; hashing each takes 50 ms
    devices = {f"Counter {number}": "counter" for number in range(1, CLERKS + 1)} | {"Kiosk 1": "kiosk"}
    with hub_in_thread(
        place.folder,
        devices=devices,
        pins=CLERKS,
        office=a_large_office(place.folder),
        server=place.server,
    ) as hub:
        with ThreadPoolExecutor(8) as pool:
            clerks = list(pool.map(lambda number: at_work(hub, number), range(1, CLERKS + 1)))
        kiosk = Clerk(hub.url, hub.key("Kiosk 1"), "", requests.Session())
        issued = [
            kiosk.post("/v1/visits", {"id": new_visit_id(), "service": "passports", "language": "en"})["id"]
            for _ in range(WAITING)
        ]
        rounds = [round_of_calls(clerks) for _ in range(3)]
        assert set(rounds[0]) == set(issued[:CLERKS]), "the first 64 of the line, one for each"
        assert set(rounds[1]) == set(issued[CLERKS : 2 * CLERKS])
        late = [visit for visit in rounds[2] if visit is not None]
        assert sorted(late) == sorted(issued[2 * CLERKS :])
        assert len(rounds[2]) - len(late) == 3 * CLERKS - WAITING, "who finds nobody is told so, not refused"
        standing = [one for one in hub.get("/v1/counters", hub.manager).json() if one["visit"] is not None]
        assert sorted(one["visit"] for one in standing) == sorted(late)
        for clerk in clerks:
            clerk.session.close()
