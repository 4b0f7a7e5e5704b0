"""Two counters calling at once, many clients issuing at once, all through HTTP (C01, C02, T04; invariants 1 to 3).

Nothing here looks into the hub: the figures come from what the clients were answered.
"""

import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from tests.hub.running import HubInThread, new_visit_id

CALLS_EACH = 500
ISSUING = 8


@dataclass(slots=True)
class Client:
    """One connection and what it was answered."""

    hub: HubInThread
    token: str
    session: requests.Session = field(default_factory=requests.Session)
    answers: list[dict[str, Any]] = field(default_factory=list)

    def post(self, path: str, body: object, request: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}", "Request-Id": request}
        answer = self.session.post(self.hub.url + path, json=body, headers=headers, timeout=60)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def two_counters_of_one_service(hub: HubInThread) -> tuple[str, list[str]]:
    counters = hub.get("/v1/office", hub.manager).json()["counters"]
    for one in counters:
        for other in counters:
            shared = set(one["services"]) & set(other["services"])
            if one["id"] != other["id"] and shared:
                return sorted(shared)[0], [one["id"], other["id"]]
    raise AssertionError("the example office has two counters of one service")


def issue(client: Client, service: str, times: int, start: threading.Barrier) -> None:
    """Every fifth ticket is asked for twice with one request id, as a client does after a lost answer (O08)."""
    start.wait(30)
    for number in range(times):
        request, body = _request(), {"id": new_visit_id(), "service": service, "language": "en"}
        client.answers.append(client.post("/v1/visits", body, request))
        if number % 5 == 0:
            again = client.post("/v1/visits", body, request)
            assert again["repeated"]
            assert again | {"repeated": False} == client.answers[-1]


def call(client: Client, counter: str, wanted: int, start: threading.Barrier) -> None:
    """Call next until `wanted` people have come; nobody waiting is an answer, not a call."""
    start.wait(30)
    while len(client.answers) < wanted:
        answer = client.post(f"/v1/counters/{counter}/call-next", None, _request())
        if answer["visit"] is not None:
            client.answers.append(answer)


def _request() -> str:
    return str(uuid.uuid4())


@pytest.mark.timeout(300)
def test_no_number_twice_and_nobody_called_twice(hub: HubInThread) -> None:
    service, counters = two_counters_of_one_service(hub)
    issuing = [Client(hub, hub.key("Kiosk 1")) for _ in range(ISSUING)]
    calling = [
        Client(hub, hub.open_counter(counter, f"clerk-{number}", f"Counter {number}"))
        for number, counter in enumerate(counters, start=1)
    ]
    start = threading.Barrier(ISSUING + len(calling))
    each = 2 * CALLS_EACH // ISSUING
    with ThreadPoolExecutor(ISSUING + len(calling)) as pool:
        work = [pool.submit(issue, client, service, each, start) for client in issuing]
        work += [
            pool.submit(call, client, counter, CALLS_EACH, start)
            for client, counter in zip(calling, counters, strict=True)
        ]
        for one in work:
            one.result(280)

    tickets = [answer for client in issuing for answer in client.answers]
    called = [answer["visit"]["id"] for client in calling for answer in client.answers]
    assert len(tickets) == len(called) == 2 * CALLS_EACH
    assert _twice(ticket["label"] for ticket in tickets) == {}
    assert _twice((ticket["day"], ticket["number"]) for ticket in tickets) == {}
    assert _twice(called) == {}
    assert set(called) == {ticket["id"] for ticket in tickets}
    assert _twice(ticket["seq"] for ticket in tickets) == {}


def _twice(values: Any) -> dict[Any, int]:
    return {value: count for value, count in Counter(values).items() if count > 1}
