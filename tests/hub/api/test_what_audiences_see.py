"""The allow-lists: planted ids, needs, links and names do not reach those whom they do not concern."""

import hashlib
import json
from typing import Any

from hub.wire import stream as s
from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread, new_visit_id

LINK_HASH = hashlib.sha256(b"a planted link").hexdigest()

HEAD = {"seq", "journal", "hub", "time", "office", "day", "loads", "notices"}
CHANGE_HEAD = {"seq", "type", "time", "day", "office", "loads", "notice", "notice_ended"}
KEYS = {
    "Kiosk 1": (HEAD | {"link_base"}, CHANGE_HEAD | {"link_base", "reprint", "help"}),
    "Display 1": (HEAD | {"calls", "counters"}, CHANGE_HEAD | {"call", "counters"}),
    "Counter 1": (
        HEAD | {"visits", "counters", "parts", "appointments", "wishes", "help", "staff_calls", "messages"},
        CHANGE_HEAD
        | {"visit", "counters", "part", "appointment", "wish", "wish_ended", "help"}
        | {"staff_call", "message", "message_erased"},
    ),
}
CALL_KEYS = {
    "call",
    "label",
    "language",
    "counter",
    "sign",
    "zone",
    "arrow",
    "way",
    "times",
    "at",
    "standing",
    "withdrawn",
    "name",
}


def a_full_visit(hub: HubInThread, counter: dict[str, Any]) -> tuple[str, str, int]:
    """A visit with everything that is private, through its whole life; its id, its session, the last sequence."""
    visit = new_visit_id()
    body = {"id": visit, "service": counter["services"][0], "language": "ar", "priority": "priority"}
    kiosk = hub.key("Kiosk 1")
    assert hub.post("/v1/visits", kiosk, {**body, "link_hash": LINK_HASH}).status_code == 200
    hub.post(f"/v1/visits/{visit}/printed", kiosk, {"outcome": "failed", "fault": "paper_out"})
    staff = hub.open_counter(counter["id"])
    call = hub.post(f"/v1/counters/{counter['id']}/call-next", staff).json()["visit"]
    assert (call["id"], call["priority"]) == (visit, "priority")
    hub.post(f"/v1/calls/{call['call']}/shown", hub.key("Display 1"))
    for verb, sent in (("recall", None), ("start", None), ("park", {}), ("return", None)):
        assert hub.post(f"/v1/visits/{visit}/{verb}", staff, sent).status_code == 200
    removed = hub.post(f"/v1/visits/{visit}/remove", staff, {"reason": "abuse"})
    assert removed.status_code == 200
    session = next(one["session"] for one in hub.get("/v1/counters", staff).json() if one["id"] == counter["id"])
    return visit, session, removed.json()["seq"]


def _beside_the_office(listening: Listening) -> str:
    """What was told of people: the office itself names the classes that people may declare."""
    told = [event.data for event in listening.events]
    return "\n".join(json.dumps({key: one[key] for key in one if key != "office"}) for one in told)


def test_display_kiosk_and_idle_counter_learn_nothing_private(hub: HubInThread) -> None:
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    streams = {name: Listening(hub, hub.key(name)) for name in KEYS}
    with streams["Kiosk 1"], streams["Display 1"], streams["Counter 1"]:
        visit, session, seq = a_full_visit(hub, counter)
        for name, listening in streams.items():
            listening.wait_for_seq(seq)
            whole = "\n".join(event.text for event in listening.events)
            for private in (visit, LINK_HASH, "abuse", hub.key("Kiosk 1"), hub.manager):
                assert private not in whole, (name, private)
            assert "priority" not in _beside_the_office(listening), name
            if name != "Counter 1":
                for private in (session, "clerk-1", "Clerk 1"):
                    assert private not in whole, (name, private)
            snapshot_keys, change_keys = KEYS[name]
            assert set(listening.of(s.SNAPSHOT)[0].data) == snapshot_keys
            assert {key for change in listening.changes() for key in change} == change_keys
        calls = [one["call"] for one in streams["Display 1"].changes() if one["call"]]
        assert {key for call in calls for key in call} == CALL_KEYS
        types = {one["type"] for one in streams["Display 1"].changes()}
        assert types.isdisjoint({"ticket_printed", "call_shown", "service_started", "part_reported"})


def test_staff_and_manager_see_visits_but_never_links(hub: HubInThread) -> None:
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    with Listening(hub, hub.sign_in("clerk-2", "Counter 2")) as staff, Listening(hub, hub.manager) as manager:
        visit, _, seq = a_full_visit(hub, counter)
        for listening in (staff, manager):
            listening.wait_for_seq(seq)
            whole = "\n".join(event.text for event in listening.events)
            assert visit in whole
            assert LINK_HASH not in whole
            states = [one["visit"]["state"] for one in listening.changes() if one["visit"]]
            assert states == [
                "waiting",
                "waiting",
                "called",
                "called",
                "called",
                "serving",
                "parked",
                "waiting",
                "removed",
            ]


def test_answers_to_the_kiosk_hold_the_ticket_and_no_more(hub: HubInThread) -> None:
    service = hub.get("/v1/services", hub.manager).json()[0]["service"]
    ticket = hub.issue(service, priority="priority", link_hash=LINK_HASH).json()
    assert set(ticket) == {
        "seq", "repeated", "id", "label", "number", "day", "service", "zone", "ahead", "issued", "link_base",
    }  # fmt: skip
    assert ticket["link_base"] == "http://127.0.0.1/t/"
    assert "staff" not in str(hub.get("/v1/office", hub.key("Display 1")).json()["staff"])


def test_health_names_no_person_and_no_ticket(hub: HubInThread) -> None:
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    visit, session, _ = a_full_visit(hub, counter)
    hub.post("/v1/devices/self/parts", hub.key("Kiosk 1"), {"part": "printer", "state": "paper_out"})
    answer = hub.get("/health")
    for private in (visit, session, "clerk", "Clerk", LINK_HASH):
        assert private not in answer.text
    checks = {one["name"]: one for one in answer.json()["checks"]}
    assert (answer.json()["status"], checks["Kiosk 1: printer"]["ok"]) == ("degraded", False)
    assert checks["Kiosk 1: printer"]["detail"] == "paper_out: put in a new roll of paper"
