"""The voice's thread: what is said when, what happens when the sound fails (W03-W05)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from display.voice.delivery import BEFORE_NOTICE_S, BETWEEN_LANGUAGES_S, Spoken
from display.voice.loudness import Loudness
from display.voice.waiting import MOST_WAITING
from hub.sdk.io.feeding import GrowingSound
from hub.sdk.io.sound import SoundState
from hub.sdk.io.speech.chime import LENGTH_S, SILENCE_S
from hub.wire.office import LoudnessView
from tests.display.voice.room import LOUD, Room, StagePlayer, call, notice
from tests.waiting import wait_until

CHIME_S = LENGTH_S + SILENCE_S


def test_the_tickets_language_then_the_offices_after_the_chime() -> None:
    room = Room()
    room.hear(call(7, "ar", "en"))
    room.voice.stop()
    assert [language for language, _ in room.said] == ["ar", "en"]
    assert room.said[1][1] == "Number R, zero, four, two, counter 4. Left, past the stairs."
    assert room.player.plays == [pytest.approx(CHIME_S + 1.0 + BETWEEN_LANGUAGES_S + 1.0, abs=0.01)]
    assert room.done == [Spoken(7, heard=True)]
    assert room.began == [(7,)]
    assert room.ducked == ["lower", "restore"]


def test_several_that_wait_are_short_and_in_order() -> None:
    room = Room()
    room.hear(call(1, "ar", "en"), call(2, "ar", "en"), call(3, "ar", "en"))
    room.voice.stop()
    assert [one.call for one in room.done] == [1, 2, 3]
    assert [language for language, _ in room.said] == ["ar", "ar", "ar", "en"]  # the last has time for both
    assert "اليسار" not in room.said[0][1]


def test_many_that_wait_are_said_counter_by_counter() -> None:
    room = Room()
    room.hear(*(call(number, label=f"R{number:03}", sign=str(4 + number % 2)) for number in range(1, 6)))
    room.voice.stop()
    assert [text for _, text in room.said] == [
        "counter 5: R, zero zero one, R, zero zero three, R, zero zero five.",
        "counter 4: R, zero zero two, R, zero zero four.",
    ]
    assert room.done == [Spoken(number, heard=True) for number in range(1, 6)]
    assert len(room.player.plays) == 1


def test_a_language_without_a_voice_is_spoken_in_the_offices_also_in_a_hurry() -> None:
    room = Room(sayable=("en",))
    room.hear(call(1, "he", "en"), call(2, "he"))
    room.voice.stop()
    assert room.done == [Spoken(1, heard=True), Spoken(2, heard=False)]  # the chime alone tells nobody a number
    assert len(room.player.plays) == 2, "the chime turns heads to the board all the same"


def test_the_oldest_is_let_go_when_too_many_wait() -> None:
    room = Room()
    for number in range(MOST_WAITING + 2):
        room.voice.announce(call(number))
    assert room.done == [Spoken(0, heard=False), Spoken(1, heard=False)]
    room.voice.stop()


def test_a_call_that_was_taken_back_is_not_spoken_any_more() -> None:
    room = Room()
    for number in (1, 2, 3):
        room.voice.announce(call(number))
    room.voice.hush(2)
    assert room.done == [Spoken(2, heard=False)]
    room.voice.hush(9)
    room.voice.start()
    room.spoken_are(3)
    assert room.done[1:] == [Spoken(1, heard=True), Spoken(3, heard=True)]
    room.voice.hush(3)
    assert len(room.done) == 3
    room.voice.stop()


def test_a_sound_that_fails_is_tried_once_more_when_the_device_is_back() -> None:
    room = Room()
    room.voice.start()
    wait_until(lambda: room.player.looks == 1, what="the first look")
    room.player.loud = False
    room.voice.announce(call(1))
    wait_until(lambda: room.player.begun == 1 and room.player.state is SoundState.MISSING, what="the first try")
    room.player.loud = True
    room.later(3)
    room.spoken_are(1)
    room.voice.stop()
    assert room.done == [Spoken(1, heard=True)]
    assert room.player.begun == 2


@pytest.mark.parametrize("cut", [False, True])
def test_what_was_taken_back_while_it_was_said_is_not_said_again_after_a_fault_or_an_emergency(cut: bool) -> None:
    room = Room(open_gate=False, loud=True)
    room.voice.start()
    wait_until(lambda: room.player.looks == 1, what="the first look")
    room.voice.announce(call(1))
    wait_until(lambda: room.player.begun == 1, what="the call to begin")
    room.voice.hush(1)
    if cut:
        room.voice.announce(notice("e1", urgent=True))
    else:
        room.player.loud = False
        room.player.let_end()
    room.spoken_are(1)
    assert room.done == [Spoken(1, heard=False)]
    room.voice.stop()


def test_a_notice_that_ended_while_it_was_said_is_not_said_again_after_an_emergency() -> None:
    room = Room(open_gate=False)
    room.voice.start()
    wait_until(lambda: room.player.looks == 1, what="the first look")
    room.voice.announce(notice("n1"))
    wait_until(lambda: room.player.begun == 1, what="the notice to begin")
    room.voice.hush_notice("n1")
    room.voice.announce(notice("e1", urgent=True, en="Please leave the building."))
    room.voice.announce(call(1))
    wait_until(lambda: room.player.begun == 2, what="the emergency to begin")
    room.player.let_end(3)
    room.spoken_are(1)
    room.voice.stop()
    assert [text for _, text in room.said[:2]] == ["The lift is out of order.", "Please leave the building."]
    assert "The lift" not in room.said[2][1]


def test_what_has_failed_twice_is_done() -> None:
    room = Room()
    room.player.loud = False
    looks: list[None] = []

    def look() -> None:
        """It opens, and fails when something is played."""
        room.player.state = SoundState.OK
        looks.append(None)

    room.player.look = look  # type: ignore[method-assign]
    room.voice.start()
    wait_until(lambda: len(looks) == 1, what="the first look")
    room.voice.announce(call(1))
    wait_until(lambda: room.player.begun == 1 and room.player.state is SoundState.MISSING, what="the first try")
    assert room.done == []
    room.later(3)
    room.spoken_are(1)
    room.voice.stop()
    assert room.done == [Spoken(1, heard=False)]
    assert room.player.begun == 2


def test_without_a_device_calls_wait_for_20_seconds_and_no_longer() -> None:
    room = Room(loud=False)
    room.voice.start()
    wait_until(lambda: room.player.looks == 1, what="the first look")
    room.later(3)
    room.voice.announce(call(1))
    wait_until(lambda: room.player.looks == 2, what="the device to be looked for because somebody is called")
    assert room.done == []
    room.now += 21
    room.voice.announce(call(2))
    room.spoken_are(1)
    assert room.done == [Spoken(1, heard=False)]
    room.player.loud = True
    room.later(3)
    room.spoken_are(2)
    assert room.done[1] == Spoken(2, heard=True)
    room.voice.stop()


def test_an_emergency_ends_what_is_said_and_is_heard_first() -> None:
    room = Room(open_gate=False)
    room.voice.start()
    room.voice.announce(call(1))
    wait_until(lambda: room.player.begun == 1 and len(room.said) == 1, what="the call to sound")
    room.voice.announce(call(2, label="A017"))
    room.voice.announce(notice("fire", urgent=True, en="Leave the building now."))
    wait_until(lambda: room.player.begun == 2, what="the emergency to sound")
    room.player.let_end(3)
    room.spoken_are(2)
    room.voice.stop()
    assert [text for _, text in room.said][1] == "Leave the building now."
    assert [one.call for one in room.done] == [1, 2]
    assert all(one.heard for one in room.done)
    assert len(room.player.plays) == 3, "the notice, then both calls; the one that was cut was not heard"


def test_a_notice_has_no_chime_and_every_language_of_its_own() -> None:
    room = Room()
    room.voice.announce(notice(en="The lift is out of order. Use the stairs.", ar="المصعد معطل.", fr="En panne."))
    room.hear(call(1))
    room.voice.stop()
    assert [language for language, _ in room.said] == ["en", "en", "ar", "en"]
    assert room.player.plays[0] == pytest.approx(BEFORE_NOTICE_S + 3.0 + 0.2 + BETWEEN_LANGUAGES_S, abs=0.01)


def test_a_notice_that_has_ended_is_not_said() -> None:
    room = Room()
    room.voice.announce(notice("over"))
    room.voice.hush_notice("over")
    room.hear(call(1))
    room.voice.stop()
    assert len(room.said) == 1


def loudness(*steps: tuple[int, int]) -> Loudness:
    return Loudness({"hall": [LoudnessView(start=start, percent=percent) for start, percent in steps]}, "UTC")


def test_it_is_as_loud_as_zone_hour_and_display_want() -> None:
    room = Room(percent=50)
    room.voice.office(loudness((0, 100), (12 * 60, 50)), ["en"])
    room.hear(call(1))
    room.wall = room.wall.replace(hour=12)
    room.voice.announce(call(2))
    room.spoken_are(2)
    room.voice.announce(notice("fire", urgent=True))
    wait_until(lambda: len(room.player.plays) == 3, what="the emergency")
    room.voice.stop()
    morning, noon, emergency = room.player.loudest
    assert emergency == LOUD, "an emergency is as loud as it can be, at any hour"
    assert noon / morning == pytest.approx(10 ** (-10 / 20), abs=0.01)
    full = Room()
    full.hear(call(1))
    full.voice.stop()
    assert morning / full.player.loudest[0] == pytest.approx(10 ** (-10 / 20), abs=0.01)


def test_in_an_hour_of_silence_only_the_loop_speaks() -> None:
    quiet = Room()
    quiet.voice.office(loudness((0, 0)), ["en"])
    quiet.hear(call(1))
    quiet.voice.stop()
    assert quiet.done == [Spoken(1, heard=False)]
    assert quiet.player.begun == 0
    loop = StagePlayer()
    room = Room(loop=loop)
    room.voice.office(loudness((0, 0)), ["en"])
    room.hear(call(1))
    room.voice.stop()
    assert room.done == [Spoken(1, heard=True)]
    assert (room.player.begun, loop.begun) == (0, 1)


def test_the_loop_plays_the_same_and_is_never_waited_for() -> None:
    loop = StagePlayer(open_gate=False)  # it hangs
    room = Room(loop=loop, percent=50)
    room.hear(call(1), call(2))
    assert [one.heard for one in room.done] == [True, True]
    assert loop.begun == 1
    loop.let_end(5)
    wait_until(lambda: len(loop.plays) >= 1, what="the loop")
    room.voice.stop()
    assert loop.plays[0] == room.player.plays[0]
    assert loop.loudest[0] > room.player.loudest[0]


def test_a_missing_loop_costs_nothing() -> None:
    room = Room(loop=StagePlayer(loud=False))
    room.hear(call(1))
    room.voice.stop()
    assert room.done == [Spoken(1, heard=True)]


def test_a_call_is_told_once_by_its_newest_repeat_in_a_group() -> None:
    room = Room()
    calls = [call(number, label=f"R{number:03}") for number in range(1, 5)]
    room.hear(*calls, replace(calls[0], call=9, again=True))
    room.voice.stop()
    assert [text for _, text in room.said] == [
        "counter 4: R, zero zero one, R, zero zero two, R, zero zero three, R, zero zero four."
    ]
    assert len(room.done) == 5
    assert all(one.heard for one in room.done)


def test_a_defect_costs_one_call_and_not_the_voice() -> None:
    room = Room()
    whole = room.render

    def render(sentence: str, language: str) -> object:
        if "nine" in sentence:
            raise ValueError("a defect")
        return whole(sentence, language)

    room.render = render  # type: ignore[method-assign, assignment]
    room.hear(call(1, label="R009"), notice(), call(2))
    room.voice.stop()
    assert room.done == [Spoken(1, heard=False), Spoken(2, heard=True)]


def test_a_defect_of_the_player_is_a_sound_that_failed() -> None:
    room = Room()

    def play(sound: GrowingSound, began: Callable[[], None] | None = None) -> bool:
        room.player.begun += 1
        raise ValueError("a defect")

    room.player.play_growing = play  # type: ignore[method-assign]
    room.hear(call(1))
    room.voice.stop()
    assert room.done == [Spoken(1, heard=False)]
    assert room.player.begun == 2
