"""The hub is stopped for a while, and killed again while it takes in what the kiosk gave meanwhile (O03)."""

import random
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hub.sdk.client import HubClient
from hub.sdk.ids import new_request_id
from hub.store.audit.verify import verify
from hub.store.database import Database
from hub.store.dialect import dialect_for
from hub.store.folder import DATABASE_FILE
from hub.wire.requests import HandInRequest, IssueRequest, LeaseRequest, TakenAway
from hub.wire.views import LeaseAnswer
from tests.hub.running import Hub, new_visit_id, running_hub

PEOPLE = 60
LEASED = range(1000 - PEOPLE, 1000)
"""What the kiosk is leased: the last numbers of the series."""
APART_MS = 10
"""One person every ten milliseconds: all have come before the hub is back, and none before its day was opened."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running_hub(tmp_path) as hub:
        yield hub


def given_away(lease: LeaseAnswer, last_contact: int) -> list[tuple[HandInRequest, str]]:
    """What the kiosk gave, in the order in which people came, each with the request that will hand it in."""
    made = []
    for place, number in enumerate(LEASED):
        body = HandInRequest(
            id=uuid.UUID(new_visit_id()),
            service="taxes",
            language="en",
            day=lease.day,
            series="taxes",
            number=number,
            taken=TakenAway(last_contact=last_contact, elapsed_ms=place * APART_MS),
        )
        made.append((body, new_request_id()))
    return made


def test_sixty_tickets_come_in_by_their_true_arrival_whatever_happens_to_the_hub(hub: Hub, tmp_path: Path) -> None:
    kiosk = HubClient(hub.url, hub.key("Kiosk 1"), patience=30.0)
    lease = kiosk.lease_numbers(LeaseRequest(each=PEOPLE), new_request_id())
    before = kiosk.issue(IssueRequest(id=uuid.UUID(new_visit_id()), service="taxes", language="en"), new_request_id())
    clerk = HubClient(hub.url, hub.sign_in())
    last_contact = clerk.visit(before.id).arrived + 1
    given = given_away(lease, last_contact)
    assert hub.stop() == 0
    hub.start()
    shuffled = random.Random(7).sample(given, len(given))
    answers = {}
    for body, request in shuffled[:20]:
        answers[request] = kiosk.hand_in(body, request)
    with ThreadPoolExecutor(4) as several:
        running = {request: several.submit(kiosk.hand_in, body, request) for body, request in shuffled[20:]}
        hub.kill()
        hub.start()
        answers |= {request: future.result() for request, future in running.items()}
    for body, request in given:
        again = kiosk.hand_in(body, request)
        assert (again.repeated, again.label) == (True, answers[request].label) == (True, f"X{body.number}")
    labels = [visit.label for visit in clerk.visits()]
    assert labels == [before.label, *(f"X{number}" for number in LEASED)]
    later = kiosk.issue(IssueRequest(id=uuid.UUID(new_visit_id()), service="taxes", language="en"), new_request_id())
    assert (before.label, later.label, later.ahead) == ("X001", "X002", PEOPLE + 1)
    hub.stop()
    database = Database(dialect_for(tmp_path / "hub-data" / DATABASE_FILE, None), only_read=True)
    report = verify(database, None, lambda _seen, _total: None)
    database.close()
    assert [finding.text for it in report.results for finding in it.findings.spelled] == []
    assert report.counts["ticket_issued"] == PEOPLE + 2
