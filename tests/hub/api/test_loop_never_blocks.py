"""No route waits on the event loop for a disk, a hash or the network: everybody else would wait with it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import get_type_hints

import pytest
from fastapi.telemetry import TelemetryConfig

from hub.api.app import NO_TELEMETRY
from hub.wire import stream as s
from tests.hub.api.listening import Listening
from tests.hub.api.loop_guard import guarded
from tests.hub.running import HubInThread, new_visit_id

TOKEN = "abcdefghijklmnopqrstuvwx27"


def test_a_whole_visit_blocks_nothing(hub: HubInThread) -> None:
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    service, path = counter["services"][0], f"/v1/counters/{counter['id']}"
    link_hash = hashlib.sha256(TOKEN.encode()).hexdigest()
    with guarded(hub.thread) as guard, Listening(hub, hub.key("Display 1")) as display:
        display.wait_for(s.SNAPSHOT)
        visit = hub.issue(service, link_hash=link_hash, language="es").json()["id"]
        hub.post(f"/v1/visits/{visit}/printed", hub.key("Kiosk 1"), {"outcome": "printed"})
        staff = hub.open_counter(counter["id"])
        hub.post(f"{path}/call-next", staff)
        hub.post(f"/v1/visits/{visit}/start", staff)
        last = hub.post(f"{path}/call-next", staff).json()["seq"]
        display.wait_for_seq(last)
        for page in ("/health", f"/t/{TOKEN}", f"/t/{TOKEN[::-1]}"):
            hub.get(page)
        for page in ("/v1/visits", "/v1/counters", "/v1/services", "/openapi.json"):
            hub.get(page, hub.manager)
        hub.post("/v1/sign-in", hub.key("Counter 2"), {"staff": "clerk-2", "pin": "0000"})
        hub.post("/v1/sign-out", staff)
    assert "\n".join(guard.found) == ""


def test_bookings_personal_data_and_office_documents_block_nothing(hub: HubInThread) -> None:
    document = hub.get("/v1/office/document", hub.manager).json()["document"]
    slot = {"date": "2026-11-23", "time": "10:15"}
    booked, visit = new_visit_id(), new_visit_id()
    with guarded(hub.thread) as guard:
        body = {"id": booked, "service": "identity-apply", "language": "en", **slot}
        answers = [
            hub.get("/v1/services/identity-apply/slots?date=2026-11-23", hub.manager),
            hub.post("/v1/appointments", hub.manager, body),
            hub.post(f"/v1/appointments/{booked}/details", hub.manager, {"phone": "555 0100"}),
            hub.get(f"/v1/appointments/{booked}/details", hub.manager),
            hub.post(f"/v1/appointments/{booked}/check-in", hub.key("Kiosk 1"), {"visit": visit}),
            hub.post(f"/v1/visits/{visit}/notes", hub.manager, {"text": "Has the form"}),
            hub.get(f"/v1/visits/{visit}/notes", hub.manager),
            hub.delete(f"/v1/visits/{visit}/details", hub.manager),
            hub.post("/v1/office/check", hub.manager, {**document, "walk_seconds": 45}),
            hub.get("/v1/office/versions", hub.manager),
            hub.get("/v1/office/diff?before=1&after=1", hub.manager),
            hub.post("/v1/office", hub.manager, {**document, "walk_seconds": 45}),
            hub.post("/v1/office/rollback", hub.manager, {"version": 1}),
        ]
        assert [answer.text for answer in answers if answer.status_code != 200] == []
    assert "\n".join(guard.found) == ""


def test_names_messages_notices_and_stops_block_nothing(hub: HubInThread) -> None:
    document = hub.get("/v1/office/document", hub.manager).json()["document"]
    assert hub.post("/v1/office", hub.manager, {**document, "names_shown": True}).status_code == 200
    staff, visit = hub.open_counter("counter-1"), hub.issue("taxes").json()["id"]
    with guarded(hub.thread) as guard, Listening(hub, hub.key("Display 1")) as display, Listening(hub, staff) as clerk:
        answers = [
            hub.post(f"/v1/visits/{visit}/details", staff, {"name": "A planted name"}),
            hub.post("/v1/counters/counter-1/call-next", staff),
            hub.post("/v1/messages", hub.manager, {"id": new_visit_id(), "text": "The printer is mended"}),
            hub.post("/v1/notices", hub.manager, {"id": new_visit_id(), "texts": {"en": "Back soon"}}),
            hub.post("/v1/services/taxes/stop", hub.manager, {"send_away": True}),
            hub.post("/v1/services/taxes/resume", hub.manager),
            hub.get("/v1/staff/self/day", staff),
        ]
        assert [answer.text for answer in answers if answer.status_code != 200] == []
        clerk.wait_for_seq(answers[-2].json()["seq"])
        display.wait_for_seq(answers[-2].json()["seq"])
        assert "A planted name" in [one["call"]["name"] for one in display.changes() if one["call"]]
    assert "\n".join(guard.found) == ""


def test_who_may_do_what_is_judged_without_a_thread(hub: HubInThread, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain function as a dependency would cost every request two changes of thread."""
    taken: list[object] = []

    async def in_thread(call: Callable[..., object], **values: object) -> object:
        taken.append(call)
        return call(**values)

    monkeypatch.setattr("fastapi.dependencies.utils.run_in_threadpool", in_thread)
    assert hub.get("/v1/services", hub.key("Kiosk 1")).status_code == 200
    assert hub.issue("no-such").status_code == 409
    assert taken == []


def test_nothing_leaves_the_office_by_telemetry() -> None:
    """Also by what a later release of the framework adds."""
    assert not any(NO_TELEMETRY.values())
    assert set(NO_TELEMETRY) == {key for key, kind in get_type_hints(TelemetryConfig).items() if kind is bool}


def test_the_guard_sees_what_blocks(hub: HubInThread) -> None:
    people = hub.house.people
    with guarded(hub.thread) as guard:
        hub.on_loop(people.staff_with_pin)
        hub.on_loop(lambda: hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1))
        hub.on_loop(lambda: Path("/etc/passwd").read_bytes())
    assert {one.split()[0] for one in guard.found} == {"SQL", "scrypt", "open"}
