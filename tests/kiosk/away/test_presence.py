"""When a kiosk believes that the hub is away: soon for a person, never because it is slow."""

import pytest

from kiosk.away.presence import Presence


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_lost_stream_and_a_second_and_a_half_without_answer(clock: Clock) -> None:
    presence = Presence(clock)
    presence.heartbeat()
    presence.lost(key_refused=False)
    assert not presence.away(100.0)
    clock.now = 101.4
    assert not presence.away(100.0)
    clock.now = 101.5
    assert presence.away(100.0)


def test_a_stream_long_gone_makes_nobody_wait(clock: Clock) -> None:
    presence = Presence(clock)
    presence.lost(key_refused=False)
    clock.now = 105.0
    assert presence.away(105.0)
    presence.back()
    assert not presence.away(105.0)


def test_a_stream_that_stands_but_says_nothing(clock: Clock) -> None:
    presence = Presence(clock)
    presence.heartbeat()
    clock.now = 101.0
    assert not presence.away(101.0)
    clock.now = 104.0
    assert presence.away(101.0)


def test_a_slow_hub_with_heartbeats_is_there(clock: Clock) -> None:
    presence = Presence(clock)
    presence.heartbeat()
    clock.now = 102.0
    presence.heartbeat()
    clock.now = 115.0
    assert not presence.away(101.0)


def test_a_hub_that_refuses_the_key_is_there(clock: Clock) -> None:
    presence = Presence(clock)
    presence.lost(key_refused=True)
    clock.now = 200.0
    assert not presence.away(100.0)
    presence.lost(key_refused=False)
    assert presence.away(100.0)
