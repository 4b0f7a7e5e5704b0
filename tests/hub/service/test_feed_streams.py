"""The feed: everybody gets everything of theirs, in order, once; the slow pay for themselves."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from hub.engine.commands import Actor
from hub.engine.events import CounterClosed, Recorded
from hub.engine.ids import CounterId, Instant, RequestId, Seq
from hub.engine.terms import Role
from hub.service.change import Change
from hub.service.feed import Dropped, Feed, Frame, TooOld


class Encoder:
    def __init__(self) -> None:
        self.calls: list[tuple[int, str]] = []

    def __call__(self, change: Change, audience: str) -> bytes | None:
        self.calls.append((change.recorded.seq, audience))
        if audience == "odd" and change.recorded.seq % 2 == 0:
            return None
        return f"{audience}{change.recorded.seq}".encode()


def _change(seq: int) -> Change:
    event = CounterClosed(CounterId("4"))
    recorded = Recorded(Seq(seq), Instant(seq), RequestId(str(seq)), Actor(Role.HUB), event)
    return Change(recorded, datetime(2026, 11, 23, tzinfo=UTC))


def _changes(first: int, last: int) -> list[Change]:
    return [_change(seq) for seq in range(first, last + 1)]


def _run(body: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(body, 20))


def test_subscribers_get_their_frames_in_order_and_only_theirs() -> None:
    async def body() -> None:
        feed = Feed(Encoder())
        all_of_it, odd = feed.subscribe("all"), feed.subscribe("odd")
        feed.publish(_changes(1, 2))
        feed.publish(_changes(3, 4))
        assert [frame.seq for frame in await all_of_it.frames(1)] == [1, 2, 3, 4]
        assert await odd.frames(1) == [Frame(1, b"odd1"), Frame(3, b"odd3")]
        assert await odd.frames(0.01) == []

    _run(body())


def test_a_change_is_encoded_once_for_all_of_an_audience() -> None:
    async def body() -> None:
        encoder = Encoder()
        feed = Feed(encoder)
        crowd = [feed.subscribe("all") for _ in range(50)]
        feed.publish(_changes(1, 3))
        got = [await one.frames(1) for one in crowd]
        assert all(frames == got[0] for frames in got)
        assert got[0][0].data is got[49][0].data
        feed.resume("all", 0)
        assert encoder.calls == [(1, "all"), (2, "all"), (3, "all")]

    _run(body())


def test_a_waiting_subscriber_wakes_when_something_happens() -> None:
    async def body() -> None:
        feed = Feed(Encoder())
        subscription = feed.subscribe("all")
        waiting = asyncio.ensure_future(subscription.frames(10))
        await asyncio.sleep(0)
        feed.publish(_changes(1, 1))
        assert [frame.seq for frame in await waiting] == [1]

    _run(body())


def test_resuming_continues_without_a_gap() -> None:
    async def body() -> None:
        feed = Feed(Encoder())
        feed.publish(_changes(1, 5))
        resumed = feed.resume("all", 3)
        assert not isinstance(resumed, TooOld)
        missed, subscription = resumed
        feed.publish(_changes(6, 7))
        assert [frame.seq for frame in missed] == [4, 5]
        assert [frame.seq for frame in await subscription.frames(1)] == [6, 7]

    _run(body())


@pytest.mark.parametrize(("since", "expected"), [(2, TooOld(4, 8)), (3, [4, 5, 6, 7, 8]), (8, []), (9, TooOld(4, 8))])
def test_since_knows_its_reach(since: int, expected: object) -> None:
    feed = Feed(Encoder(), kept=5)
    feed.publish(_changes(1, 8))
    found = feed.since(since)
    assert (found if isinstance(found, TooOld) else [it.recorded.seq for it in found]) == expected


def test_a_fresh_feed_over_an_old_journal_knows_only_what_was_replayed() -> None:
    feed = Feed(Encoder())
    feed.preload(100, _changes(91, 100))
    assert feed.newest == 100
    assert feed.since(89) == TooOld(91, 100)
    found = feed.since(90)
    assert not isinstance(found, TooOld)
    assert [it.recorded.seq for it in found] == list(range(91, 101))
    empty = Feed(Encoder())
    empty.preload(100, [])
    assert empty.since(100) == []
    assert empty.since(99) == TooOld(101, 100)


def test_a_slow_subscriber_is_dropped_and_the_others_are_not() -> None:
    async def body() -> None:
        feed = Feed(Encoder(), queue_most=3)
        slow, quick = feed.subscribe("all"), feed.subscribe("all")
        for seq in range(1, 6):
            feed.publish([_change(seq)])
            assert [frame.seq for frame in await quick.frames(1)] == [seq]
        with pytest.raises(Dropped):
            await slow.frames(1)
        assert feed.subscribers == 1
        resumed = feed.resume("all", 0)
        assert not isinstance(resumed, TooOld)
        assert [frame.seq for frame in resumed[0]] == [1, 2, 3, 4, 5]

    _run(body())


def test_what_comes_in_the_turn_in_which_a_heartbeat_is_due_goes_first() -> None:
    """A heartbeat carries the newest sequence: sent before the frames up to it, whoever resumes there misses them."""

    async def body() -> None:
        feed = Feed(Encoder())
        waiting = asyncio.ensure_future(feed.subscribe("all").frames(0))
        await asyncio.sleep(0)
        feed.publish(_changes(1, 1))
        assert [frame.seq for frame in await waiting] == [1]

    _run(body())


def test_closing_wakes_and_ends_everybody() -> None:
    async def body() -> None:
        feed = Feed(Encoder())
        waiting = [asyncio.ensure_future(feed.subscribe(name).frames(10)) for name in ("all", "odd")]
        await asyncio.sleep(0)
        feed.close()
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(result) for result in results] == [Dropped, Dropped]
        assert feed.subscribers == 0

    _run(body())
