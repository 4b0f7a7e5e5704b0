"""The stream: snapshot, changes by sequence, heartbeats, resume without a gap, reset, bounds, and its end."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import StreamingResponse

from hub.api.audiences import Follower, Views
from hub.api.auth import identify
from hub.api.stream import EventStream
from hub.engine.commands import Actor, ReportPart
from hub.engine.ids import DeviceId, RequestId
from hub.engine.terms import DevicePart, PartState, Role
from hub.wire import stream as s
from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread, hub_in_thread
from tests.waiting import wait_until


def a_service(hub: HubInThread) -> tuple[str, str]:
    """A service and a counter that gives it."""
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    return counter["services"][0], counter["id"]


def test_first_a_snapshot_then_each_change_in_order(hub: HubInThread) -> None:
    service, counter = a_service(hub)
    with Listening(hub, hub.key("Display 1")) as display:
        first = display.wait_for(s.SNAPSHOT)[0]
        snapshot = s.DisplaySnapshot.model_validate_json(first.text)
        assert first.id == f"{snapshot.seq}.{hub.house.stream}"
        assert hub.house.stream.startswith(f"{snapshot.journal}.")
        assert snapshot.office.staff == []
        tickets = [hub.issue(service).json() for _ in range(3)]
        staff = hub.open_counter(counter)
        called = hub.post(f"/v1/counters/{counter}/call-next", staff).json()
        display.wait_for_seq(called["seq"])
        changes = [s.DisplayChange.model_validate(one) for one in display.changes()]
        assert [one.seq for one in changes] == sorted({one.seq for one in changes})
        assert {ticket["seq"] for ticket in tickets} < {one.seq for one in changes}
        calls = [one.call for one in changes if one.call is not None]
        assert [(one.label, one.counter, one.standing, one.times) for one in calls] == [
            (tickets[0]["label"], counter, True, 1)
        ]
        assert changes[-1].loads[0].waiting == 2


def test_a_call_is_told_again_when_it_no_longer_stands(hub: HubInThread) -> None:
    service, counter = a_service(hub)
    for _ in range(4):
        hub.issue(service)
    staff = hub.open_counter(counter)
    ends = {"finish": None, "no-show": None, "park": {}, "transfer": {"service": service}}
    with Listening(hub, hub.key("Display 1")) as display:
        for verb, body in ends.items():
            called = hub.post(f"/v1/counters/{counter}/call-next", staff).json()
            again = hub.post(f"/v1/visits/{called['visit']['id']}/recall", staff).json()
            if verb == "no-show":
                hub.clock.advance(minutes=10)
            if verb == "finish":
                hub.post(f"/v1/visits/{called['visit']['id']}/start", staff)
            ended = hub.post(f"/v1/visits/{called['visit']['id']}/{verb}", staff, body)
            assert ended.status_code == 200, ended.text
            display.wait_for_seq(ended.json()["seq"])
            calls = [change["call"] for change in display.changes() if change["call"] is not None][-3:]
            assert [one["call"] for one in calls] == [called["visit"]["call"], again["seq"], again["seq"]], verb
            assert [one["standing"] for one in calls] == [True, True, False], verb
            assert [one["times"] for one in calls][:2] == [1, 2], verb


def test_a_recall_is_news_to_the_display_however_long_the_call_is_ago(hub: HubInThread) -> None:
    """Displays announce what is young: a recall that carried the first call's time was neither shown large nor said."""
    service, counter = a_service(hub)
    hub.issue(service)
    staff = hub.open_counter(counter)
    visit = hub.post(f"/v1/counters/{counter}/call-next", staff).json()["visit"]
    first = hub.clock.instant()
    hub.clock.advance(minutes=1)
    with Listening(hub, hub.key("Display 1")) as display:
        display.wait_for(s.SNAPSHOT)
        again = hub.post(f"/v1/visits/{visit['id']}/recall", staff).json()
        display.wait_for_seq(again["seq"])
        call = s.DisplayChange.model_validate(display.changes()[-1]).call
    assert call is not None
    assert (call.call, call.times, call.at) == (again["seq"], 2, hub.clock.instant())
    assert again["visit"]["called_at"] == first


def test_a_call_that_ended_while_the_hub_restarted_is_told_as_ended(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as hub:
        service, counter = a_service(hub)
        hub.issue(service)
        staff = hub.open_counter(counter)
        called = hub.post(f"/v1/counters/{counter}/call-next", staff).json()
        with Listening(hub, hub.key("Display 1")) as display:
            display.wait_for_seq(called["seq"])
            last = display.events[-1].id
        hub.post(f"/v1/visits/{called['visit']['id']}/park", staff, {})
    with hub_in_thread(tmp_path) as hub, Listening(hub, hub.key("Display 1"), since=last) as display:
        display.wait_for(s.CHANGE)
        calls = [s.DisplayChange.model_validate(one).call for one in display.changes()]
    assert [(one.call, one.standing) for one in calls if one] == [(called["visit"]["call"], False)]


def test_a_client_that_was_away_gets_exactly_what_it_missed(hub: HubInThread) -> None:
    service, _ = a_service(hub)
    with Listening(hub, hub.key("Kiosk 1")) as kiosk:
        kiosk.wait_for(s.SNAPSHOT)
        hub.issue(service)
        last = kiosk.wait_for(s.CHANGE)[-1].id
    missed = [hub.issue(service).json()["seq"] for _ in range(5)]
    with Listening(hub, hub.key("Kiosk 1"), since=last) as kiosk:
        kiosk.wait_for(s.CHANGE, 5)
        later = hub.issue(service).json()["seq"]
        kiosk.wait_for(s.CHANGE, 6)
        assert [one["seq"] for one in kiosk.changes()] == [*missed, later]
        assert kiosk.of(s.SNAPSHOT) == kiosk.of(s.RESET) == []


def test_a_stranger_to_this_journal_is_reset_with_the_calls_still_standing(hub: HubInThread) -> None:
    service, counter = a_service(hub)
    label = hub.issue(service).json()["label"]
    hub.post(f"/v1/counters/{counter}/call-next", hub.open_counter(counter))
    # The last one: of this journal, but of a run that it does not know, as after a backup has been put back.
    for since in ("1.another-journal", "999999", f"1.{hub.house.journal_uid}.deadbeef"):
        with Listening(hub, hub.key("Display 1"), since=since) as display:
            reset = s.DisplaySnapshot.model_validate_json(display.wait_for(s.RESET)[0].text)
            assert [(call.label, call.standing) for call in reset.calls] == [(label, True)]
            assert display.of(s.SNAPSHOT) == []


def test_heartbeats_carry_the_newest_sequence_while_nothing_concerns_the_audience(hub: HubInThread) -> None:
    wait_until(lambda: hub.on_loop(lambda: hub.house.board.day.open), 10, "the day to be open")
    with Listening(hub, hub.key("Kiosk 1")) as kiosk:
        kiosk.wait_for(s.HEARTBEAT)
        told = hub.post("/v1/devices/self/parts", hub.key("Kiosk 1"), {"part": "printer", "state": "paper_out"}).json()
        kiosk.wait_for_seq(told["seq"])
        assert kiosk.changes() == []


def test_a_bad_position_is_bad_input(hub: HubInThread) -> None:
    for since in ("abc", "-1", "1" * 30, "1x.journal"):
        answer = hub.get(f"/v1/events?since={since}", hub.key("Kiosk 1"))
        assert (answer.status_code, answer.json()["reason"]) == (422, "bad_input")


def test_a_box_with_the_key_of_another_kind_of_box_is_told_so(hub: HubInThread) -> None:
    for device, audience in (("Kiosk 1", "display"), ("Display 1", "kiosk"), ("Counter 1", "manager")):
        answer = hub.get(f"/v1/events?audience={audience}", hub.key(device))
        assert (answer.status_code, answer.json()["reason"]) == (403, "forbidden")
        assert audience in answer.json()["detail"]


def test_a_stream_ends_with_the_right_to_it(hub: HubInThread) -> None:
    staff = hub.sign_in()
    with Listening(hub, staff) as mine, Listening(hub, hub.key("Display 1")) as other:
        mine.wait_for(s.SNAPSHOT)
        hub.post("/v1/sign-out", staff)
        assert mine.ended.wait(10)
        assert not other.ended.is_set()


def test_a_counter_is_away_when_its_stream_is_silent_and_back_when_heard(hub: HubInThread) -> None:
    _, counter = a_service(hub)
    staff = hub.open_counter(counter)

    def away() -> bool:
        counters = hub.get("/v1/counters", hub.manager).json()
        return next(bool(one["away"]) for one in counters if one["id"] == counter)

    with Listening(hub, staff) as terminal:
        terminal.wait_for(s.SNAPSHOT)
        hub.clock.advance(seconds=31)
        hub.on_loop(hub.house.leases.check)
        assert not away()
    wait_until(lambda: hub.house.feed.subscribers == 0, 30, "the hub to notice the end of the stream")
    hub.clock.advance(seconds=31)
    hub.on_loop(hub.house.leases.check)
    wait_until(away, 30, "the counter to be shown as away")
    with Listening(hub, staff):
        wait_until(lambda: not away(), 30, "the counter to be back")


def _by_hand(hub: HubInThread, token: str, read: Callable[[AsyncIterator[bytes]], Awaitable[bytes]]) -> bytes:
    """A stream on the hub's loop whose client reads when `read` does."""

    async def there() -> bytes:
        people = hub.house.people
        views = Views(hub.house, "hub", lambda: None)
        principal = identify(people, token)
        scope = {"type": "http", "query_string": b"", "headers": []}
        request = Request({**scope, "state": {"principal": principal, "token": token}})
        answer = await EventStream(hub.house, views, lambda told: identify(people, told))(request)
        assert isinstance(answer, StreamingResponse)
        chunks = aiter(answer.body_iterator)
        assert isinstance(chunks, AsyncGenerator)
        try:
            return await read(chunks)
        finally:
            await chunks.aclose()

    return asyncio.run_coroutine_threadsafe(there(), hub.loop).result(20)


async def _something_happens(hub: HubInThread) -> None:
    actor = Actor(Role.DISPLAY, device=DeviceId("Display 1"))
    request = RequestId(str(uuid.uuid4()))
    await hub.house.submit(request, actor, ReportPart(DevicePart.SOUND, PartState.MISSING))


def test_a_slow_reader_is_not_told_a_sequence_before_what_led_there(hub: HubInThread) -> None:
    """It would resume from there after the next break, and miss it."""

    async def read(chunks: AsyncIterator[bytes]) -> bytes:
        first = await anext(chunks)
        await _something_happens(hub)
        return first + await anext(chunks)

    lines = _by_hand(hub, hub.manager, read).decode().splitlines()
    kinds = [line.split()[1] for line in lines if line.startswith("event:")]
    assert kinds[:2] == ["snapshot", "heartbeat"]
    assert set(kinds[2:]) == {"change"}


def test_nothing_is_sent_after_the_right_to_it_has_gone(hub: HubInThread) -> None:
    staff = hub.sign_in()

    async def read(chunks: AsyncIterator[bytes]) -> bytes:
        await anext(chunks)
        news = asyncio.ensure_future(anext(chunks, b"the end"))
        await asyncio.sleep(0)
        session = hub.house.people.session_of_token(staff)
        assert session is not None
        await hub.house.with_people(lambda people: people.sign_out(session.session))
        await _something_happens(hub)
        return await news

    assert _by_hand(hub, staff, read) == b"the end"


def test_a_snapshot_is_made_once_for_all_who_come_at_the_same_time(
    hub: HubInThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Follower] = []
    really = Views.snapshot

    def snapshot(views: Views, follower: Follower) -> s.AnySnapshot | None:
        made.append(follower)
        return really(views, follower)

    monkeypatch.setattr(Views, "snapshot", snapshot)
    service, _ = a_service(hub)
    hub.issue(service)
    wait_until(lambda: hub.on_loop(lambda: hub.house.board.day.open), 10, "the day to be open")
    for _ in range(2):
        with Listening(hub, hub.key("Kiosk 1")) as one, Listening(hub, hub.key("Kiosk 1"), since="1.other") as two:
            snapshot_text, reset_text = one.wait_for(s.SNAPSHOT)[0].text, two.wait_for(s.RESET)[0].text
            assert snapshot_text == reset_text
        hub.clock.advance(seconds=2)
    assert made == [Follower.KIOSK] * 2
    hub.issue(service)
    with Listening(hub, hub.key("Kiosk 1")) as kiosk:
        loads = kiosk.wait_for(s.SNAPSHOT)[0].data["loads"]
    told = next(load for load in loads if load["service"] == service)
    assert (told["waiting"], told["counters"], told["closed"], told["next_opening"]) == (2, 0, None, None)


def test_streams_are_bounded(hub: HubInThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.api.stream.MOST_STREAMS", 2)
    with Listening(hub, hub.key("Kiosk 1")) as one, Listening(hub, hub.key("Kiosk 1")) as two:
        one.wait_for(s.SNAPSHOT)
        two.wait_for(s.SNAPSHOT)
        answer = hub.get("/v1/events", hub.key("Kiosk 1"))
        assert (answer.status_code, answer.json()["reason"]) == (503, "hub_busy")
        assert answer.headers["retry-after"]
