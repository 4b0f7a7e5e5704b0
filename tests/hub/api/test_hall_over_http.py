"""What everybody in the hall is told, stops, calls among staff, messages, the own day: over real sockets, to each
audience what is its business (W02 W08 W11 L05 C18 C19 C20)."""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from hub.wire import stream as s
from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id
from tests.waiting import wait_until

WORDS = {"en": "The lift is out of order", "es": "El ascensor no funciona"}
EVERYBODY = ("Kiosk 1", "Display 1", "Counter 1")
SECRET = "Bring the safe's key to room 4"  # words that must not be found


@pytest.fixture
def office(hub: HubInThread) -> dict[str, Any]:
    found: dict[str, Any] = hub.get("/v1/office", hub.manager).json()
    return found


def snapshot(hub: HubInThread, token: str) -> dict[str, Any]:
    """The first event of a fresh stream."""
    with Listening(hub, token) as listening:
        return listening.wait_for(s.SNAPSHOT)[0].data


def types(listening: Listening) -> list[str]:
    return [one["type"] for one in listening.changes()]


def supervising(hub: HubInThread, staff: str = "clerk-1") -> None:
    document = hub.get("/v1/office/document", hub.manager).json()["document"]
    members = [{**one, "permissions": ["supervise"]} if one["id"] == staff else one for one in document["staff"]]
    answer = hub.post("/v1/office", hub.manager, {**document, "staff": members})
    assert answer.status_code in (200, 409), answer.text


# Notices


def test_a_notice_reaches_everybody_and_stands_until_it_is_ended(hub: HubInThread) -> None:
    notice, request = str(uuid.uuid4()), str(uuid.uuid4())
    body = {"id": notice, "kind": "emergency", "texts": WORDS, "zones": ["hall-a"], "minutes": 30}
    with Listening(hub, hub.key("Kiosk 1")) as kiosk, Listening(hub, hub.key("Display 1")) as display:
        answer = hub.post("/v1/notices", hub.manager, body, request)
        assert answer.status_code == 200, answer.text
        told = answer.json()["notice"]
        assert (told["id"], told["kind"], told["texts"], told["zones"]) == (notice, "emergency", WORDS, ["hall-a"])
        assert told["until"] - told["since"] == 30 * 60_000
        for listening in (kiosk, display):
            listening.wait_for_seq(answer.json()["seq"])
            assert [one["notice"] for one in listening.changes()] == [told]
        again = hub.post("/v1/notices", hub.manager, body, request).json()
        assert (again["repeated"], again["notice"]) == (True, told)
        anew = hub.post("/v1/notices", hub.manager, body)
        assert (anew.status_code, anew.json()["repeated"], anew.json()["notice"]) == (200, True, told)
        for name in EVERYBODY:
            assert snapshot(hub, hub.key(name))["notices"] == [told]
        ended = hub.post(f"/v1/notices/{notice}/end", hub.manager).json()
        kiosk.wait_for_seq(ended["seq"])
        assert (kiosk.changes()[-1]["type"], kiosk.changes()[-1]["notice_ended"]) == ("notice_ended", notice)
    assert hub.post(f"/v1/notices/{notice}/end", hub.manager).json()["repeated"]
    assert snapshot(hub, hub.key("Kiosk 1"))["notices"] == []


def test_a_notice_ends_by_itself(hub: HubInThread) -> None:
    body = {"id": str(uuid.uuid4()), "texts": WORDS, "minutes": 2}
    with Listening(hub, hub.key("Display 1")) as display:
        hub.post("/v1/notices", hub.manager, body)
        hub.clock.advance(minutes=2)
        wait_until(lambda: "notice_ended" in types(display), 20, "the notice to end")
    assert display.changes()[-1]["notice_ended"] == body["id"]


def test_to_say_something_to_everybody_takes_the_permission(hub: HubInThread) -> None:
    staff = hub.sign_in("clerk-2", "Counter 2")
    refused = hub.post("/v1/notices", staff, {"id": str(uuid.uuid4()), "texts": WORDS})
    assert (refused.status_code, refused.json()["reason"]) == (409, "not_permitted")
    supervising(hub, "clerk-2")
    assert hub.post("/v1/notices", staff, {"id": str(uuid.uuid4()), "texts": WORDS}).status_code == 200
    strange = hub.post("/v1/notices", staff, {"id": str(uuid.uuid4()), "texts": {"es": "Sí"}})
    assert (strange.json()["reason"], strange.json()["fields"]) == ("text_missing", {"language": "en"})


# Stops


def test_a_service_stops_everybody_is_told_and_it_goes_on(hub: HubInThread) -> None:
    waiting = hub.issue("taxes").json()
    with Listening(hub, hub.key("Display 1")) as display, Listening(hub, hub.key("Kiosk 1")) as kiosk:
        stopped = hub.post("/v1/services/taxes/stop", hub.manager, {"texts": WORDS})
        assert stopped.status_code == 200, stopped.text
        kiosk.wait_for_seq(stopped.json()["seq"])
        loads = [load for one in kiosk.changes() for load in one["loads"] if one["type"] == "service_stopped"]
        assert [(one["service"], one["closed"], one["closed_reason"]) for one in loads] == [("taxes", "stopped", WORDS)]
        display.wait_for_seq(stopped.json()["seq"])
        notice = display.changes()[-1]["notice"]
        assert (notice["about"], notice["service"], notice["texts"], notice["spoken"]) == ("stop", "taxes", WORDS, True)
        refused = hub.issue("taxes")
        assert (refused.status_code, refused.json()["reason"]) == (409, "service_closed")
        assert refused.json()["fields"]["closed"] == "stopped"
        assert hub.post("/v1/services/taxes/stop", hub.manager, {}).json()["repeated"]
        away = hub.post("/v1/services/taxes/stop", hub.manager, {"send_away": True})
        assert hub.get(f"/v1/visits/{waiting['id']}", hub.manager).json()["state"] == "left_at_closing"
        resumed = hub.post("/v1/services/taxes/resume", hub.manager)
        display.wait_for_seq(resumed.json()["seq"])
        raised = [one["notice"]["id"] for one in display.changes() if one["notice"]]
        ended = [one["notice_ended"] for one in display.changes() if one["notice_ended"]]
        assert ended == raised
        assert away.status_code == 200
    assert hub.issue("taxes").status_code == 200


def test_the_office_stops_and_goes_on(hub: HubInThread) -> None:
    assert hub.post("/v1/office/stop", hub.manager, {}).status_code == 200
    loads = snapshot(hub, hub.key("Kiosk 1"))["loads"]
    assert {(one["closed"], str(one["closed_reason"])) for one in loads} == {("stopped", "{}")}
    assert hub.post("/v1/office/resume", hub.manager).status_code == 200
    assert "stopped" not in {one["closed"] for one in snapshot(hub, hub.key("Kiosk 1"))["loads"]}
    assert hub.post("/v1/services/none/stop", hub.manager, {}).json()["reason"] == "unknown_service"


# Calls among staff


def test_an_alarm_is_told_to_all_staff_but_not_at_its_own_counter_nor_in_public(hub: HubInThread) -> None:
    own = hub.open_counter("counter-1")
    other = hub.open_counter("counter-2", "clerk-2", "Counter 2")
    public = {name: Listening(hub, hub.key(name)) for name in EVERYBODY}
    with (
        Listening(hub, own) as mine,
        Listening(hub, other) as theirs,
        Listening(hub, hub.manager) as manager,
        public["Kiosk 1"],
        public["Display 1"],
        public["Counter 1"],
    ):
        raised = hub.post("/v1/counters/counter-1/staff-call", own, {"kind": "alarm"})
        assert raised.status_code == 200, raised.text
        assert hub.post("/v1/counters/counter-1/staff-call", own, {"kind": "alarm"}).json()["repeated"]
        seq = raised.json()["seq"]
        for listening in (mine, theirs, manager, *public.values()):
            listening.wait_for_seq(seq)
        told = theirs.changes()[-1]["staff_call"]
        assert (told["kind"], told["counter"], told["staff"]) == ("alarm", "counter-1", "clerk-1")
        assert manager.changes()[-1]["staff_call"] == told
        silent = (mine, *public.values())
        assert [word for one in silent for word in ("alarm", "staff_call_raised") if _said(one, word)] == []
        assert (snapshot(hub, own)["staff_calls"], snapshot(hub, other)["staff_calls"]) == ([], [told])
        comes = hub.post("/v1/staff-calls/counter-1/answered", other, {"kind": "alarm"}).json()
        theirs.wait_for_seq(comes["seq"])
        answered = theirs.changes()[-1]["staff_call"]
        assert (answered["answered_by"], answered["ended"]) == ("clerk-2", False)
        mine.wait_for_seq(comes["seq"])
        assert not _said(mine, "alarm")
        over = hub.post("/v1/staff-calls/counter-1/answered", hub.manager, {"kind": "alarm"}).json()
        theirs.wait_for_seq(over["seq"])
        assert (theirs.changes()[-1]["staff_call"]["answered_by"], snapshot(hub, other)["staff_calls"]) == (
            "manager",
            [],
        )


def _said(listening: Listening, word: str) -> bool:
    """Whether a change told so; the heartbeats' sequence may."""
    return any(word in event.text for event in listening.of("change"))


def test_who_resumes_misses_no_call_and_is_still_not_told_of_the_own_alarm(hub: HubInThread) -> None:
    own = hub.open_counter("counter-1")
    other = hub.open_counter("counter-2", "clerk-2", "Counter 2")
    with Listening(hub, other) as theirs:
        since = theirs.wait_for(s.SNAPSHOT)[0].id
    hub.post("/v1/counters/counter-1/staff-call", own, {"kind": "alarm"})
    seq = hub.post("/v1/counters/counter-1/staff-call", own, {"kind": "supervisor"}).json()["seq"]
    for token, expected in ((own, ["supervisor"]), (other, ["alarm", "supervisor"])):
        with Listening(hub, token, since) as again:
            again.wait_for_seq(seq)
            assert [one["staff_call"]["kind"] for one in again.changes() if one["staff_call"]] == expected


def test_an_alarm_raised_before_the_counter_is_open_shows_nowhere_near(hub: HubInThread) -> None:
    own, other = hub.sign_in(), hub.sign_in("clerk-2", "Counter 2")
    with Listening(hub, own) as mine:
        seq = hub.post("/v1/counters/counter-1/staff-call", own, {"kind": "alarm"}).json()["seq"]
        mine.wait_for_seq(seq)
        assert not _said(mine, "alarm")
    assert snapshot(hub, own)["staff_calls"] == []
    assert [one["kind"] for one in snapshot(hub, other)["staff_calls"]] == ["alarm"]


def test_a_call_for_a_supervisor_is_seen_where_it_was_made_and_taken_back_there(hub: HubInThread) -> None:
    own = hub.open_counter("counter-1")
    other = hub.sign_in("clerk-2", "Counter 2")
    hub.post("/v1/counters/counter-1/staff-call", own, {"kind": "supervisor"})
    assert [one["kind"] for one in snapshot(hub, own)["staff_calls"]] == ["supervisor"]
    no = hub.post("/v1/staff-calls/counter-1/answered", other, {"kind": "supervisor"})
    assert no.json()["reason"] == "not_permitted"
    assert hub.post("/v1/staff-calls/counter-1/answered", own, {"kind": "supervisor"}).status_code == 200
    assert snapshot(hub, other)["staff_calls"] == []


# Messages


def test_a_message_reaches_whom_it_is_for_and_its_sender_learns_who_has_read_it(hub: HubInThread) -> None:
    one, two = hub.open_counter("counter-1"), hub.open_counter("counter-2", "clerk-2", "Counter 2")
    message = new_visit_id()
    body = {"id": message, "text": SECRET, "counters": ["counter-2"]}
    with Listening(hub, one) as not_me, Listening(hub, two) as me, Listening(hub, hub.manager) as manager:
        sent = hub.post("/v1/messages", hub.manager, body)
        assert sent.status_code == 200, sent.text
        told = sent.json()["message"]
        assert (told["text"], told["sender"], told["counters"], told["read_by"]) == (SECRET, None, ["counter-2"], [])
        for listening in (not_me, me, manager):
            listening.wait_for_seq(sent.json()["seq"])
        assert me.changes()[-1]["message"] == manager.changes()[-1]["message"] == told
        assert not _said(not_me, message)
        assert (snapshot(hub, one)["messages"], snapshot(hub, two)["messages"]) == ([], [told])
        read = hub.post(f"/v1/messages/{message}/read", two).json()
        assert hub.post(f"/v1/messages/{message}/read", two).json()["repeated"]
        assert hub.post(f"/v1/messages/{message}/read", one).json()["reason"] == "not_permitted"
        manager.wait_for_seq(read["seq"])
        assert manager.changes()[-1]["message"]["read_by"] == ["clerk-2"]
        me.wait_for_seq(read["seq"])
        assert "message_read" not in types(me), "its readers are not told of each other"
        assert snapshot(hub, two)["messages"][0]["read_by"] == ["clerk-2"]


def test_a_message_to_a_counter_reaches_who_opens_it_later_and_leaves_with_the_counter(hub: HubInThread) -> None:
    message = new_visit_id()
    sent = {"id": message, "text": SECRET, "counters": ["counter-1"]}
    assert hub.post("/v1/messages", hub.manager, sent).status_code == 200
    staff, other = hub.sign_in(), hub.sign_in("clerk-2", "Counter 2")
    hub.post("/v1/counters/counter-1/staff-call", other, {"kind": "alarm"})

    def told(listening: Listening) -> tuple[list[str], list[str]]:
        last = listening.of(s.SNAPSHOT)[-1].data
        return [one["text"] for one in last["messages"]], [one["kind"] for one in last["staff_calls"]]

    with Listening(hub, staff) as mine:
        mine.wait_for(s.SNAPSHOT)
        assert told(mine) == ([], ["alarm"])
        opened = hub.post("/v1/counters/counter-1/open", staff, {}).json()["seq"]
        assert mine.wait_for(s.SNAPSHOT, 2)[-1].data["seq"] >= opened
        assert told(mine) == ([SECRET], [])
        hub.post("/v1/counters/counter-1/close", staff)
        since = mine.wait_for(s.SNAPSHOT, 3)[-1].id
        assert told(mine) == ([], ["alarm"])
    hub.post("/v1/counters/counter-1/open", staff, {})
    with Listening(hub, staff, since) as again:
        again.wait_for(s.SNAPSHOT)
        assert told(again) == ([SECRET], []), "opened while the line was broken"


def test_a_supervisor_s_message_to_all_tells_its_readers_to_nobody_else(hub: HubInThread) -> None:
    supervising(hub)
    sender, reader = hub.sign_in(), hub.sign_in("clerk-2", "Counter 2")
    message = new_visit_id()
    assert hub.post("/v1/messages", sender, {"id": message, "text": SECRET}).status_code == 200
    with Listening(hub, sender) as listening:
        seq = hub.post(f"/v1/messages/{message}/read", reader).json()["seq"]
        listening.wait_for_seq(seq)
        assert listening.changes()[-1]["message"]["read_by"] == ["clerk-2"]
    refused = hub.post("/v1/messages", reader, {"id": new_visit_id(), "text": SECRET})
    assert refused.json()["reason"] == "not_permitted"


def test_what_is_written_lies_in_the_vault_alone_and_is_there_after_a_restart(tmp_path: Path) -> None:
    message = new_visit_id()
    with hub_in_thread(tmp_path) as hub:
        assert hub.post("/v1/messages", hub.manager, {"id": message, "text": SECRET}).status_code == 200
    for file in (tmp_path / "hub-data").rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
    with hub_in_thread(tmp_path) as hub:
        assert [one["text"] for one in snapshot(hub, hub.manager)["messages"]] == [SECRET]
        with Listening(hub, hub.manager) as manager:
            hub.clock.advance(minutes=36 * 60)
            wait_until(lambda: "message_erased" in types(manager), 20, "the message to be erased")
            erased = next(one for one in manager.changes() if one["type"] == "message_erased")
            assert erased["message_erased"] == message
        assert snapshot(hub, hub.manager)["messages"] == []
        assert hub.house._ledger._vault.messages() == {}


# The own day


def test_one_s_own_day_holds_nobody_else_s_figures(hub: HubInThread) -> None:
    one, two = hub.open_counter("counter-1"), hub.open_counter("counter-2", "clerk-2", "Counter 2")
    for _ in range(3):
        hub.issue("taxes")
    for token, counter in ((one, "counter-1"), (two, "counter-2")):
        visit = hub.post(f"/v1/counters/{counter}/call-next", token).json()["visit"]
        hub.post(f"/v1/visits/{visit['id']}/start", token)
        hub.clock.advance(minutes=7)
        hub.post(f"/v1/visits/{visit['id']}/finish", token)
    hub.post("/v1/counters/counter-1/call-next", one)
    mine, theirs = (hub.get("/v1/staff/self/day", token).json() for token in (one, two))
    assert (mine["called"], mine["within"], mine["served"], mine["no_shows"]) == (2, 2, 1, 0)
    assert (theirs["called"], theirs["served"]) == (1, 1)
    assert (mine["team_called"], mine["team_within"], mine["team_served"]) == (3, 3, 2)
    (service,) = mine["services"]
    assert (service["service"], service["count"], service["median_ms"]) == ("taxes", 1, 7 * 60_000)
    assert service["typical_minutes"] > 0


def test_a_call_taken_back_is_in_nobody_s_day(hub: HubInThread) -> None:
    document = hub.get("/v1/office/document", hub.manager).json()["document"]
    hub.post("/v1/office", hub.manager, {**document, "undo_seconds": 60})
    staff = hub.open_counter("counter-1")
    hub.issue("taxes")
    hub.post("/v1/counters/counter-1/call-next", staff)
    assert hub.get("/v1/staff/self/day", staff).json()["called"] == 1
    undone = hub.post("/v1/counters/counter-1/undo", staff)
    assert undone.status_code == 200, undone.text
    day = hub.get("/v1/staff/self/day", staff).json()
    assert (day["called"], day["team_called"]) == (0, 0)


# Displays


def test_displays_are_told_who_is_next_and_which_counters_are_open(hub: HubInThread, office: dict[str, Any]) -> None:
    labels = [hub.issue("taxes").json()["label"] for _ in range(4)]
    screen = snapshot(hub, hub.key("Display 1"))
    load = next(one for one in screen["loads"] if one["service"] == "taxes")
    assert (load["next"], load["wait_from"], load["wait_to"]) == (labels[:3], None, None)
    assert [one["id"] for one in screen["counters"]] == [one["id"] for one in office["counters"]]
    assert {one["state"] for one in screen["counters"]} == {"closed"}
    with Listening(hub, hub.key("Display 1")) as display, Listening(hub, hub.key("Kiosk 1")) as kiosk:
        staff = hub.open_counter("counter-1")
        seq = hub.post("/v1/counters/counter-1/call-next", staff, {"service": "taxes"}).json()["seq"]
        display.wait_for_seq(seq)
        opened = next(one for one in display.changes() if one["type"] == "counter_opened")
        assert opened["counters"] == [{"id": "counter-1", "state": "open"}]
        called = next(one for one in display.changes() if one["type"] == "visit_called")
        assert (called["counters"], called["loads"][0]["next"]) == ([], labels[1:])
        kiosk.wait_for_seq(seq)
        assert all(load["next"] == [] for one in kiosk.changes() for load in one["loads"])
        finished = hub.post(f"/v1/visits/{called_visit(hub)}/no-show", staff)
        paused = hub.post("/v1/counters/counter-1/pause", staff, {"reason": "break"})
        assert (finished.status_code, paused.status_code) == (200, 200)
        wait_until(lambda: "counter_paused" in types(display), 20, "the pause")
        assert display.changes()[-1]["counters"] == [{"id": "counter-1", "state": "paused"}]


def called_visit(hub: HubInThread) -> str:
    visits = hub.get("/v1/visits", hub.manager).json()
    return next(str(one["id"]) for one in visits if one["state"] == "called")


def test_a_counter_s_key_follows_what_displays_are_sent(hub: HubInThread) -> None:
    def asked(name: str, audience: str) -> requests.Response:
        headers = {"Authorization": f"Bearer {hub.key(name)}"}
        return requests.get(f"{hub.url}/v1/events?audience={audience}", headers=headers, stream=True, timeout=20)

    with asked("Counter 1", "display") as answer:
        assert answer.status_code == 200
        lines: Iterator[str] = answer.iter_lines(chunk_size=1, decode_unicode=True)
        data = next(line.partition(": ")[2] for line in lines if line.startswith("data: "))
        assert {"calls", "counters"} <= set(json.loads(data))
        assert "visits" not in json.loads(data)
    for name, audience in (("Kiosk 1", "display"), ("Display 1", "staff"), ("Counter 1", "manager")):
        assert asked(name, audience).status_code == 403


def names_on_displays(hub: HubInThread, shown: bool) -> None:
    document = hub.get("/v1/office/document", hub.manager).json()["document"]
    assert hub.post("/v1/office", hub.manager, {**document, "names_shown": shown}).status_code == 200


def test_a_name_is_shown_only_where_the_office_shows_names_and_while_the_call_stands(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as hub:
        staff = hub.open_counter("counter-1")
        seqs = []
        with Listening(hub, hub.key("Display 1")) as display:
            for shown in (False, True):
                if shown:
                    names_on_displays(hub, shown=True)
                visit = hub.issue("taxes").json()["id"]
                hub.post(f"/v1/visits/{visit}/details", staff, {"name": "A planted name"})
                seqs.append(hub.post("/v1/counters/counter-1/call-next", staff).json()["seq"])
            display.wait_for_seq(seqs[-1])
            calls = [one["call"]["name"] for one in display.changes() if one["type"] == "visit_called"]
            assert calls == [None, "A planted name"]
        assert snapshot(hub, hub.key("Display 1"))["calls"][0]["name"] == "A planted name"
    with hub_in_thread(tmp_path) as hub:
        assert snapshot(hub, hub.key("Display 1"))["calls"][0]["name"] == "A planted name"
        staff = hub.sign_in()
        hub.post("/v1/counters/counter-1/open", staff, {"take_over": True})
        with Listening(hub, hub.key("Display 1")) as display:
            seq = hub.post("/v1/counters/counter-1/call-next", staff).json()["seq"]
            display.wait_for_seq(seq)
            assert [one["call"]["name"] for one in display.changes() if one["call"]] == [None]
        assert "planted" not in json.dumps(snapshot(hub, hub.key("Display 1")))


def test_who_resumes_is_told_no_name_of_a_call_that_is_over(hub: HubInThread) -> None:
    names_on_displays(hub, shown=True)
    staff = hub.open_counter("counter-1")
    with Listening(hub, hub.key("Display 1")) as display:
        since = display.wait_for(s.SNAPSHOT)[0].id
        for _ in range(2):
            visit = hub.issue("taxes").json()["id"]
            hub.post(f"/v1/visits/{visit}/details", staff, {"name": f"Planted {visit}"})
            seq = hub.post("/v1/counters/counter-1/call-next", staff).json()["seq"]
        display.wait_for_seq(seq)
        names = [one["call"]["name"] for one in display.changes() if one["type"] == "visit_called"]
        assert None not in names
    with Listening(hub, hub.key("Display 1"), since) as again:
        again.wait_for_seq(seq)
        told = [one["call"]["name"] for one in again.changes() if one["type"] == "visit_called"]
        assert told == [None, names[1]]
    kept = hub.house.feed.since(seq - 8)
    assert isinstance(kept, list)
    assert all(change.name is None and change.text is None for change in kept)


def test_a_name_that_is_erased_is_shown_no_more(hub: HubInThread) -> None:
    names_on_displays(hub, shown=True)
    staff, visit = hub.open_counter("counter-1"), hub.issue("taxes").json()["id"]
    hub.post("/v1/counters/counter-1/call-next", staff)
    hub.post(f"/v1/visits/{visit}/details", staff, {"name": "A planted name"})
    assert snapshot(hub, hub.key("Display 1"))["calls"][0]["name"] == "A planted name"
    hub.delete(f"/v1/visits/{visit}/details", staff)
    assert snapshot(hub, hub.key("Display 1"))["calls"][0]["name"] is None
    hub.post(f"/v1/visits/{visit}/details", staff, {"name": "A planted name"})
    names_on_displays(hub, shown=False)
    assert snapshot(hub, hub.key("Display 1"))["calls"][0]["name"] is None
