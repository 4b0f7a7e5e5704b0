"""Forty calls within five seconds: all are spoken, in order, one at a time, none too late (W02 W03). In virtual time:
a sound takes as long as it is."""

import random
import re
from collections.abc import Callable

import pytest

from display.announcing import Announcement
from display.voice.waiting import OLDEST_S
from hub.sdk.io.feeding import GrowingSound
from hub.sdk.io.sound import SoundState
from hub.sdk.io.waves import RATE, Samples
from tests.display.voice.room import Room, call, loud
from tests.waiting import wait_until

WORD_S = 0.4
"""Of the synthesised voice at 140 words a minute, with its stops."""


class Timed:
    """Plays in virtual time; what is called meanwhile comes in while it plays."""

    state = SoundState.OK

    def __init__(self, passed: Callable[[float], None]) -> None:
        self._passed = passed

    def play_growing(self, sound: GrowingSound, began: Callable[[], None] | None = None) -> bool:
        if began is not None:
            began()
        self._passed(sum(map(len, list(sound.blocks())[1:])) / 2 / RATE)
        return True

    def look(self) -> None:
        """There is always a device here."""

    def cut(self) -> None:
        raise AssertionError("a call is never cut by another")

    def stop(self) -> None:
        """It plays in no time."""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_forty_calls_in_five_seconds_are_all_spoken_in_order(seed: int) -> None:
    dice = random.Random(seed)
    calls = [_call(number, dice) for number in range(1, 41)]
    kinds = {one.call: (one.languages[0], one.sign) for _, one in calls}
    room = Room()
    begun = room.now

    def render(sentence: str, language: str) -> "Samples | None":
        room.said.append((language, sentence))
        return loud(WORD_S * len(sentence.split()))

    def passed(seconds: float) -> None:
        room.now += seconds
        come_in()

    def come_in() -> None:
        while calls and begun + calls[0][0] <= room.now:
            room.voice.announce(calls.pop(0)[1])

    room.render = render  # type: ignore[method-assign]
    room.voice._parts.room._player = Timed(passed)
    room.now += 0.2
    come_in()
    room.voice.start()
    wait_until(lambda: len(room.done) == 40, what="forty calls")
    room.voice.stop()
    assert all(one.heard for one in room.done)
    assert {one.call for one in room.done} == set(kinds)
    assert room.now - begun < OLDEST_S
    print(f"the last of forty was spoken after {room.now - begun:.0f} s")  # noqa: T201
    heard = " ".join(text for _, text in room.said)
    assert len(re.findall(r"R[,،]", heard)) == 40, "each number once"
    for kind in set(kinds.values()):
        mine = [one.call for one in room.done if kinds[one.call] == kind]
        assert mine == sorted(mine), "in order within a language and counter"


def _call(number: int, dice: random.Random) -> tuple[float, Announcement]:
    """(when in these five seconds, what)."""
    language, sign = dice.choice(["en", "ar"]), str(dice.randint(1, 6))
    return 5.0 * number / 40, call(number, language, label=f"R{number:03}", sign=sign)
