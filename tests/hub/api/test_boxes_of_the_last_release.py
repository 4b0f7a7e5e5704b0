"""What this hub tells is read by boxes of the last release, whose contract is `contract/released.json`: every message
of a day that uses what is new, for each audience, judged by the released schemas."""

import json
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from hub.sdk.client import HubClient
from hub.sdk.ids import new_request_id
from hub.wire import stream as s
from hub.wire.bookings import BookRequest, CheckInRequest
from hub.wire.requests import (
    IssueRequest,
    OpenCounterRequest,
    PlannedStepRequest,
    ReportPartRequest,
    ReviseRequest,
    StepBackRequest,
    TransferRequest,
    WalkUpRequest,
)
from hub.wire.terms import DevicePart, PartState
from tests.hub.api.listening import Listening
from tests.hub.api.messages import unfit
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id

RELEASED: dict[str, Any] = json.loads((Path(__file__).parent / "contract" / "released.json").read_text("utf-8"))
SCHEMAS: dict[str, Any] = RELEASED["components"]["schemas"]
MODELS = {
    "kiosk": ("KioskSnapshot", "KioskChange"),
    "display": ("DisplaySnapshot", "DisplayChange"),
    "counter": ("StaffSnapshot", "StaffChange"),
    "staff": ("StaffSnapshot", "StaffChange"),
    "manager": ("ManagerSnapshot", "ManagerChange"),
}


def a_day_of_news(hub: HubInThread, clerk: HubClient) -> int:
    """Much of what the last release did not know; the last sequence."""
    kiosk, manager = HubClient(hub.url, hub.key("Kiosk 1")), HubClient(hub.url, hub.manager)
    clerk.open_counter("counter-1", OpenCounterRequest(), new_request_id())
    visits = [new_visit_id() for _ in range(3)]
    for visit in visits:
        body = IssueRequest(
            id=uuid.UUID(visit),
            service="taxes",
            language="ar",
            priority="priority",
            party=3,
            needs=["interpreter"],
            more=[PlannedStepRequest(service="questions")],
        )
        kiosk.issue(body, new_request_id())
    clerk.revise(visits[2], ReviseRequest(priority="urgent"), new_request_id())
    kiosk.step_back(visits[0], StepBackRequest(places=1), new_request_id())
    first = clerk.call_next("counter-1", new_request_id()).visit
    assert first is not None
    clerk.undo("counter-1", new_request_id())
    clerk.call_next("counter-1", new_request_id())
    clerk.finish(first.id, new_request_id())
    clerk.transfer(visits[2], TransferRequest(staff="clerk-1"), new_request_id())
    nobody = WalkUpRequest(id=uuid.uuid4(), service="questions", language="en")
    clerk.walk_up("counter-1", nobody, new_request_id())
    clerk.reprint(visits[2], new_request_id())
    kiosk.ring(new_request_id())
    manager.answer_help("Kiosk 1", new_request_id())
    kiosk.ring(new_request_id())
    kiosk.report_part(ReportPartRequest(part=DevicePart.SCANNER, state=PartState.HOT), new_request_id())
    when = {"date": "2026-11-23", "time": "10:15"}
    booked = BookRequest.model_validate(
        {"id": new_visit_id(), "service": "identity-apply", "language": "en", "needs": ["step-free"], **when}
    )
    manager.book(booked, new_request_id())
    return kiosk.check_in(str(booked.id), CheckInRequest(visit=uuid.uuid4()), new_request_id()).seq


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Snapshot and changes of that day by audience; each audience also has a snapshot of its end."""
    with hub_in_thread(tmp_path_factory.mktemp("told")) as hub:
        token = hub.sign_in()
        keys = {
            "kiosk": hub.key("Kiosk 1"),
            "display": hub.key("Display 1"),
            "counter": hub.key("Counter 2"),
            "staff": token,
            "manager": hub.manager,
        }
        streams = {audience: Listening(hub, key) for audience, key in keys.items()}
        with ExitStack() as following:
            for listening in streams.values():
                following.enter_context(listening).wait_for(s.SNAPSHOT)
            seq = a_day_of_news(hub, HubClient(hub.url, token))
            for listening in streams.values():
                listening.wait_for_seq(seq)
            hub.clock.advance(seconds=2)
            late = {audience: following.enter_context(Listening(hub, key)) for audience, key in keys.items()}
            found = {
                audience: [*listening.events, *late[audience].wait_for(s.SNAPSHOT)]
                for audience, listening in streams.items()
            }
            for listening in (*streams.values(), *late.values()):
                listening.answer.close()  # all at once: each notices at its next heartbeat
        return found


def test_every_message_is_read_by_the_last_release(told: dict[str, list[Any]]) -> None:
    for audience, events in told.items():
        snapshot, change = MODELS[audience]
        models = {s.SNAPSHOT: snapshot, s.CHANGE: change, s.HEARTBEAT: "Heartbeat"}
        assert {event.kind for event in events} >= {s.SNAPSHOT, s.CHANGE}
        for event in events:
            assert unfit(event.data, SCHEMAS[models[event.kind]], SCHEMAS, audience) == []
    kinds = {event.data["type"] for event in told["manager"] if event.kind == s.CHANGE}
    assert kinds >= {"act_undone", "step_served", "walk_up_started", "appointment_booked", "visit_stepped_back"}


def test_what_people_need_reaches_no_kiosk_display_or_idle_counter(told: dict[str, list[Any]]) -> None:
    """Their class, needs, party, services to come, pool and appointment, by name and by value."""
    words = ("urgent", "interpreter", "step-free", '"party"', '"needs"', '"priority"', '"planned"', '"pool"', "10:15")
    for audience in ("kiosk", "display", "counter"):
        for event in told[audience]:
            beside = json.dumps({key: value for key, value in event.data.items() if key != "office"})
            beside = beside.replace("assistance_requested", "")
            for word in words:
                assert word not in beside, (audience, word)
    staff = "".join(event.text for event in told["staff"])
    assert all(word in staff for word in words)


def test_an_office_tells_the_public_only_what_people_choose_from(told: dict[str, list[Any]]) -> None:
    offices = {audience: events[0].data["office"] for audience, events in told.items()}
    assert [one["id"] for one in offices["kiosk"]["classes"]] == ["normal", "priority"], "those that people may declare"
    assert [one["id"] for one in offices["kiosk"]["needs"]] == ["step-free", "small-children", "interpreter"]
    assert (offices["display"]["classes"], offices["display"]["needs"]) == ([], [])
    assert len(offices["staff"]["classes"]) == 3
    for audience in ("kiosk", "display"):
        for private in ("staff", "outcomes", "pauses", "profiles"):
            assert offices[audience][private] == []
    assert offices["staff"]["undo_seconds"] == 10


def test_a_message_that_lacks_something_is_noticed() -> None:
    schemas = {"One": {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}}
    one = {"$ref": "#/components/schemas/One"}
    assert unfit({"a": 1, "new": "x"}, one, schemas) == []
    assert unfit({}, one, schemas) == [".a is missing"]
    assert unfit({"a": "1"}, one, schemas) == [".a: '1' is no integer"]
    assert unfit([{"a": True}], {"type": "array", "items": one}, schemas) == ["[].a: True is no integer"]
    assert unfit("c", {"anyOf": [{"enum": ["a"]}, {"type": "null"}]}, {}) != []
