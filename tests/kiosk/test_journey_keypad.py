"""The whole journey by a tactile keypad alone, with speech and its keys (E03, E04, E07)."""

import pytest

from hub.sdk.io.keypad import KeypadKey as K
from kiosk.journey import Journey
from kiosk.orders import Cue
from kiosk.person import Person
from kiosk.screens.content import Attract, Entry, Languages, Needs, Search, Services, TicketShown
from tests.kiosk.asking import come, curious, go, leaf, press, shown
from tests.kiosk.journeys import Bench, given, loads, office, snapshot

EVERY = frozenset({"en", "es", "ar"})


def stop(journey: Journey) -> str:
    """What is said of the place where the focus is."""
    return next(one.spoken for one in journey.face.stops if one.touch == journey.face.focus)


def to(bench: Bench, journey: Journey, touch: str) -> Journey:
    """Move down until the focus is there; then select it."""
    for _ in range(80):
        if journey.face.focus == touch:
            return press(bench, journey, K.SELECT)
        press(bench, journey, K.RIGHT)
    raise AssertionError(f"{touch} cannot be reached")


def test_a_ticket_by_keys_alone_from_the_attract_screen() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot(view=curious()))
    journey.can_speak(EVERY)
    bench.later(journey, 31)
    shown(journey, Attract)
    press(bench, journey, K.SELECT)
    shown(journey, Languages)
    assert (journey.face.focus, journey.face.speaking) == ("language-en", True)
    for touch in ("language-es", "choice-papers", "choice-id-card", "go-on"):
        to(bench, journey, touch)
    for touch in ("need-pram", "further", "take"):
        to(bench, journey, touch)
    assert (bench.asked[0].wish.language, bench.asked[0].wish.needs, bench.asked[0].wish.party) == ("es", ("pram",), 2)
    journey.answered(bench.asked[0], given(bench.asked[0]))
    assert journey.face.focus == "done"
    assert journey.face.spoken.startswith("Su número es erre, cero, cuatro, dos.")
    press(bench, journey, K.SELECT)
    assert journey.person == Person()


def test_the_first_key_only_wakes_and_says_what_there_is() -> None:
    bench = Bench()
    journey = come(bench, office())
    assert journey.face.focus == ""
    press(bench, journey, K.DOWN)
    assert journey.face.focus == "choice-papers"
    assert journey.face.spoken.endswith("Move with the arrows, choose with the middle key.")
    assert stop(journey) == "ID card and passport. ID card and passport, in short. 14 waiting. Choice 1 of 3"


def test_the_focus_goes_round_and_says_so() -> None:
    bench = Bench()
    journey = press(bench, come(bench, office()), K.DOWN)
    names = [one.touch for one in journey.face.stops]
    seen = [journey.face.focus]
    for _ in names[1:]:
        press(bench, journey, K.DOWN)
        seen.append(journey.face.focus)
    assert seen == names
    assert journey.face.aside == ""
    press(bench, journey, K.RIGHT)
    assert (journey.face.focus, journey.face.aside) == (names[0], "From the start again.")
    press(bench, journey, K.UP)
    assert (journey.face.focus, journey.face.aside) == (names[-1], "From the end.")
    press(bench, journey, K.LEFT)
    assert (journey.face.focus, journey.face.aside) == (names[-2], "")


def test_the_same_key_twice_within_half_a_second_is_one_press() -> None:
    bench = Bench()
    journey = press(bench, come(bench, office()), K.DOWN)
    journey.press(K.DOWN)
    bench.later(journey, 0.3)
    journey.press(K.DOWN)
    assert journey.face.focus == "choice-residence"
    journey.press(K.UP)
    assert journey.face.focus == "choice-papers"


def test_the_focus_begins_anew_on_a_new_screen_and_stays_while_counts_change() -> None:
    bench = Bench()
    journey = press(bench, come(bench, curious()), K.DOWN)
    press(bench, journey, K.DOWN, K.DOWN)
    kept = journey.face.focus
    journey.heard(snapshot(view=curious(), load=loads(residence=(99, 1), id_card=(1, 1))))
    assert journey.face.focus == kept
    to(bench, journey, "choice-papers")
    assert journey.face.focus == "choice-id-card"
    to(bench, journey, "back")
    assert journey.face.focus == "check-in"
    bench.fit_services = 1
    to(bench, press(bench, journey, K.BACK, K.SELECT), "more")
    assert journey.face.focus == "check-in"


def test_a_need_keeps_the_focus_and_says_its_state() -> None:
    bench = Bench()
    journey = press(bench, go(bench, come(bench, curious()), "choice-residence"), K.DOWN)
    shown(journey, Needs)
    assert stop(journey) == "Walking is hard. Not ticked. Choice 1 of 5"
    press(bench, journey, K.SELECT)
    assert stop(journey) == "Walking is hard. Ticked. Choice 1 of 5"


def test_back_goes_back_and_says_where_there_is_nothing_before() -> None:
    bench = Bench()
    journey = press(bench, come(bench, office()), K.DOWN, K.BACK)
    shown(journey, Languages)
    press(bench, journey, K.BACK)
    assert journey.face.aside == "There is nothing before this."
    assert bench.cues[-1] is Cue.NO


def test_digits_choose_by_number_and_type_where_something_is_typed() -> None:
    bench = Bench()
    journey = press(bench, come(bench, curious()), K.DOWN, K.DIGIT_9)
    assert journey.face.aside == "There is no choice with this number."
    press(bench, journey, K.DIGIT_3)
    shown(journey, Needs)
    to(bench, journey, "take")
    press(bench, to(bench, journey, "skip"), K.DIGIT_1, K.DIGIT_2, K.DIGIT_0)
    assert shown(journey, Entry).typed == "120"
    assert bench.asked == []


def test_ten_choices_are_reached_by_digits() -> None:
    bench = Bench(fit_services=12)
    extra = [leaf(f"extra-{number}", f"Extra {number}") for number in range(10)]
    given_now = loads(**{f"extra_{number}": (1, 1) for number in range(10)})
    journey = press(bench, come(bench, office(services=extra), loads=given_now), K.DOWN, K.DIGIT_0)
    assert bench.asked[0].wish.service == "extra-9"
    assert journey.person.waiting


def test_letters_are_reached_row_by_row() -> None:
    bench = Bench()
    journey = press(bench, go(bench, come(bench, curious()), "choice-residence", "take"), K.DOWN)
    assert journey.face.focus == "type-Q"
    press(bench, journey, K.RIGHT, K.RIGHT, K.DOWN)
    assert journey.face.focus == "type-D"
    press(bench, journey, K.DOWN, K.DOWN)
    assert journey.face.focus == "type-delete"
    press(bench, journey, K.DOWN)
    assert journey.face.focus == "ok"
    press(bench, journey, K.UP, K.UP, K.UP, K.UP, K.UP)
    assert journey.face.aside == "From the end."
    press(bench, journey, K.RIGHT, K.SELECT)
    assert shown(journey, Entry).typed == "Q"
    assert journey.face.focus == "type-q" or journey.face.focus in {one.touch for one in journey.face.stops}


def test_help_acts_at_the_first_press() -> None:
    bench = Bench(has_bell=True)
    journey = press(bench, come(bench, office()), K.HELP)
    assert bench.rung == 1
    assert journey.face.focus == "back"


def test_volume_goes_round_and_everything_of_speech_is_reset() -> None:
    bench = Bench()
    journey = come(bench, office())
    journey.can_speak(EVERY)
    press(bench, journey, K.VOLUME, K.VOLUME)
    assert journey.face.volume == 5
    press(bench, journey, K.VOLUME)
    assert journey.face.volume == 1
    press(bench, journey, K.DOWN, K.VOLUME)
    bench.later(journey, 120)
    assert (journey.face.volume, journey.face.speaking, journey.face.focus) == (3, False, "")


def test_a_headset_starts_speech_and_ends_it() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    journey.can_speak(EVERY)
    press(bench, journey, K.HEADSET_IN)
    assert journey.face.speaking
    assert journey.face.focus == ""
    press(bench, journey, K.HEADSET_OUT)
    assert not journey.face.speaking


def test_taking_a_headset_out_of_a_kiosk_at_rest_is_nobody_s_journey() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    press(bench, journey, K.HEADSET_OUT)
    assert journey.person == Person()


def test_the_strip_has_the_keys_of_speech_while_it_speaks() -> None:
    bench = Bench()
    journey = come(bench, office())
    assert [key.touch for key in journey.face.strip] == ["aid-bigger", "aid-contrast", "aid-lower"]
    journey.can_speak(EVERY)
    assert [key.touch for key in journey.face.strip][-1] == "aid-sound"
    go(bench, journey, "aid-contrast", "aid-sound")
    assert [key.touch for key in journey.face.strip] == ["repeat", "pause", "softer", "louder", "aid-sound"]
    assert journey.face.contrast
    go(bench, journey, "louder", "louder", "louder", "softer", "pause")
    assert (journey.face.volume, journey.face.paused) == (4, True)
    repeats = journey.face.repeats
    go(bench, journey, "repeat")
    assert (journey.face.repeats, journey.face.paused) == (repeats + 1, False)
    go(bench, journey, "aid-sound")
    assert not journey.face.speaking


def test_who_listens_or_feels_for_keys_has_more_time_and_any_key_gives_all_of_it_again() -> None:
    bench = Bench()
    journey = press(bench, come(bench, office()), K.DOWN)
    bench.later(journey, 98)
    assert journey.face.time_left is None
    bench.later(journey, 5)
    assert journey.face.focus == "more-time"
    assert journey.face.spoken == "Are you still there? Clears in 20 s. To stay, press any key."
    press(bench, journey, K.SELECT)
    assert journey.face.focus == "choice-papers"
    assert journey.face.spoken.startswith("What brings you here?")
    for _ in range(12):
        bench.later(journey, 110)
        press(bench, journey, K.UP)
    shown(journey, Services)


@pytest.mark.parametrize("speaking", [False, True])
def test_a_ticket_stays_as_long_as_it_takes_to_hear_it(speaking: bool) -> None:
    bench = Bench()
    journey = come(bench, office())
    journey.can_speak(EVERY)
    if speaking:
        go(bench, journey, "aid-sound")
    go(bench, journey, "choice-residence")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    bench.later(journey, 25)
    assert isinstance(journey.face.screen, TicketShown) is speaking


def test_the_end_of_the_time_is_sounded_once() -> None:
    bench = Bench()
    journey = come(bench, office())
    bench.cues.clear()
    for _ in range(10):
        bench.later(journey, 5)
    assert bench.cues == [Cue.LEAVING]
    go(bench, journey, "more-time")
    bench.later(journey, 45)
    assert bench.cues == [Cue.LEAVING, Cue.TICK, Cue.LEAVING]


def test_letters_typed_fast_count_and_the_same_one_twice_does_not() -> None:
    bench = Bench()
    further = [leaf(f"extra-{number}", f"Extra {number}") for number in range(7)]
    journey = go(bench, come(bench, office(services=further)), "search")
    for letter in "exx":
        journey.touch(f"type-{letter}")
        bench.later(journey, 0.1)
    assert shown(journey, Search).typed == "ex"
    journey.touch("back")  # the finger that still types
    shown(journey, Search)


def test_who_listens_hears_that_the_ticket_s_screen_will_clear() -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    bench.later(journey, 1)
    journey.press(K.RIGHT)
    journey.answered(bench.asked[0], given(bench.asked[0]))
    journey.printed(bench.asked[0].visit)
    assert Cue.LEAVING not in bench.cues
    bench.later(journey, 41)
    assert bench.cues[-1] is Cue.LEAVING
