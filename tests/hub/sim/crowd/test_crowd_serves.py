"""The crowd's staff against a real hub: everybody is served, once, also over a kill of the hub in between."""

import uuid
from collections import Counter
from pathlib import Path
from threading import Event, Thread

import pytest

from hub.run.evidence import Entry, read_journal, read_records
from hub.run.reader import judge
from hub.sdk.client import HubClient
from hub.sdk.record import Record
from hub.sim.crowd.clerk import Clerk
from hub.sim.crowd.plan import ClerkPlan
from hub.wire.office import OfficeView
from hub.wire.requests import IssueRequest
from tests.hub.running import Hub, running_hub
from tests.waiting import wait_until

TICKETS = 30
ENDINGS = {"visit_served", "visit_no_show"}


def issue(hub: Hub, office: OfficeView, counters: set[str]) -> None:
    """Tickets for what these counters give."""
    services = [service for place in office.counters if place.id in counters for service in place.services]
    client = HubClient(hub.url, hub.key("Kiosk 1"))
    for number in range(TICKETS):
        body = IssueRequest(id=uuid.uuid4(), service=services[number % len(services)], language="en")
        client.issue(body, str(uuid.uuid4()))
    client.close()


def journal(hub: Hub) -> list[Entry]:
    return read_journal(hub.data / "vestibule.db")


@pytest.mark.timeout(240)
def test_every_visit_is_called_by_one_clerk_at_a_time_and_ends_once(tmp_path: Path) -> None:
    plans = [ClerkPlan(f"clerk-{n}", "", f"counter-{n}") for n in range(1, 7)]
    stopping = Event()
    with running_hub(tmp_path) as hub:
        client = HubClient(hub.url, hub.key("Counter 1"))
        office = client.office()
        client.close()
        issue(hub, office, {plan.counter for plan in plans})
        records = [Record(tmp_path / "records" / f"{plan.staff}.jsonl") for plan in plans]
        clerks = [
            Thread(
                target=Clerk(
                    ClerkPlan(plan.staff, hub.pins[plan.staff], plan.counter),
                    hub.url,
                    hub.key("Counter 1"),
                    record,
                    stopping,
                ).work,
                args=(office, 5, 50.0),
            )
            for plan, record in zip(plans, records, strict=True)
        ]
        for clerk in clerks:
            clerk.start()

        def ended() -> int:
            return sum(1 for entry in journal(hub) if entry.type in ENDINGS)

        wait_until(lambda: ended() >= TICKETS // 3, 60, "a third of the visits to end")
        hub.kill()
        hub.start()
        wait_until(lambda: ended() >= TICKETS - 1, 100, "the others to end")
        stopping.set()
        for clerk in clerks:
            clerk.join(30)
        for record in records:
            record.close()
        kinds = Counter(entry.type for entry in journal(hub))
        lines = read_records((tmp_path / "records").glob("*.jsonl"))
        summary = judge(journal(hub), lines)
    assert kinds["ticket_issued"] == TICKETS
    assert (summary.duplicates, summary.called_twice) == (0, 0)
    acknowledged = [fault for fault in summary.faults if "acknowledged" in fault]
    assert acknowledged == []
    assert sum(1 for line in lines if line.kind == "acknowledged") > TICKETS
