"""What is said when (E03)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import pytest

from kiosk.orders import Cue
from kiosk.screens.content import (
    Band,
    Entry,
    Face,
    Keyboard,
    NeedChoice,
    Needs,
    Notice,
    Screen,
    Services,
    Stop,
    StripKey,
    TimeLeft,
)
from kiosk.speech.narrator import Narrator
from kiosk.speech.voice import Said

SERVICES = Services(title="What brings you here?", hint="", choices=(), more="", back="Back")
NOTICE = Notice(pictogram="bell", title="A person is coming.", text="")


def entry(typed: str) -> Entry:
    return Entry("Your code", "", typed, "", Keyboard(()), "", "", "OK", "", "Back")


def needs(*, chosen: bool) -> Needs:
    choice = NeedChoice("need-ramp", "Step-free", "wheelchair", chosen)
    return Needs("ID card", "identity_card", "Needs", "", (choice,), None, (), "", "", "Take", "Back")


def face(screen: Screen = SERVICES, spoken: str = "What brings you here? 2 choices.", **changes: object) -> Face:
    stops = (Stop("choice-a", "ID card, 6 waiting, choice 1 of 2"), Stop("choice-b", "Passport, choice 2 of 2"))
    made = Face(
        language="en",
        rtl=False,
        bigger=False,
        contrast=False,
        lower=False,
        band=Band("Marstow Town Hall", "Tuesday", "10:42"),
        strip=(),
        screen=screen,
        spoken=spoken,
        stops=stops,
        speaking=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name them


class Ears:
    def __init__(self) -> None:
        self.heard: list[str] = []
        self.narrator = Narrator(self)

    def prepare(self, told: Callable[[frozenset[str]], None]) -> None:
        told(frozenset({"en"}))

    def speak(self, *said: Said) -> None:
        for language, texts in groupby(said, lambda one: one.language):
            self.heard.append(f"{language}: {' '.join(one.text for one in texts)}")

    def add(self, *said: Said) -> None:
        self.heard.append(f"then {' '.join(one.text for one in said)}")

    def stop(self) -> None:
        self.heard.append("stop")

    def pause(self) -> None:
        self.heard.append("pause")

    def resume(self) -> None:
        self.heard.append("resume")

    def volume(self, level: int) -> None:
        self.heard.append(f"volume {level}")

    def cue(self, kind: Cue) -> None:
        self.heard.append(kind)

    def after(self, *faces: Face) -> list[str]:
        """What was said about the last of `faces`."""
        for one in faces:
            self.heard.clear()
            self.narrator.seen(one)
        return self.heard


@pytest.fixture
def ears() -> Ears:
    return Ears()


def test_nothing_is_said_while_speech_is_off(ears: Ears) -> None:
    assert ears.after(face(speaking=False)) == []


def test_a_screen_is_said_whole_then_the_focus(ears: Ears) -> None:
    heard = ears.after(face(focus="choice-a"))
    assert heard == ["volume 3", "en: What brings you here? 2 choices. ID card, 6 waiting, choice 1 of 2."]


def test_who_touches_but_does_not_read_hears_all_choices(ears: Ears) -> None:
    heard = ears.after(face(strip=(StripKey("choice-b", "stands for an aid", ""),)))
    assert heard == ["volume 3", "en: What brings you here? 2 choices. ID card, 6 waiting, choice 1 of 2."]


def test_another_page_of_choices_is_read(ears: Ears) -> None:
    heard = ears.after(face(), face(stops=(Stop("choice-c", "Taxes, choice 1 of 1"),)))
    assert heard == ["en: Taxes, choice 1 of 1."]


def test_a_moved_focus_says_only_the_new_place(ears: Ears) -> None:
    assert ears.after(face(focus="choice-a"), face(focus="choice-b")) == ["en: Passport, choice 2 of 2."]


def test_the_next_screen_is_said(ears: Ears) -> None:
    heard = ears.after(face(), face(NOTICE, "A person is coming.", stops=()))
    assert heard == ["en: A person is coming."]


def test_another_language_is_another_screen(ears: Ears) -> None:
    assert ears.after(face(), face(language="ar", spoken="بم نخدمك؟", stops=())) == ["ar: بم نخدمك؟"]


def test_waiting_counts_are_not_said_again_and_again(ears: Ears) -> None:
    before = face(focus="choice-a")
    busier = replace(before, stops=(Stop("choice-a", "ID card, 7 waiting, choice 1 of 2"), *before.stops[1:]))
    assert ears.after(before, busier) == []


def test_a_tick_is_said(ears: Ears) -> None:
    before = face(needs(chosen=False), focus="need-ramp", stops=(Stop("need-ramp", "Step-free, not ticked"),))
    after = face(needs(chosen=True), focus="need-ramp", stops=(Stop("need-ramp", "Step-free, ticked"),))
    assert ears.after(before, after) == ["en: Step-free, ticked."]


def test_a_sentence_that_is_new_on_the_same_screen_waits_for_the_others(ears: Ears) -> None:
    heard = ears.after(face(), face(spoken="What brings you here? One moment. 2 choices."))
    assert heard == ["then One moment."]


def test_what_is_typed_is_said_sign_by_sign(ears: Ears) -> None:
    one, two = "Your code. Typed so far: K.", "Your code. Typed so far: K7."
    heard = ears.after(face(entry("K"), one), face(entry("K7"), two))
    assert heard == ["en: seven."]


def test_a_sign_taken_back_is_said_as_what_is_left(ears: Ears) -> None:
    heard = ears.after(face(entry("K7"), "Your code."), face(entry("K"), "Your code. Typed so far: K."))
    assert heard == ["then Typed so far: K."]


def test_a_key_that_led_nowhere_is_explained(ears: Ears) -> None:
    first, last = face(focus="choice-b"), face(focus="choice-a", aside="From the start again.")
    assert ears.after(first, last) == ["en: From the start again. ID card, 6 waiting, choice 1 of 2."]


def test_what_cannot_be_said_in_the_persons_language_is_said_in_the_offices(ears: Ears) -> None:
    stops = (Stop("language-ar", "العربية", language="ar"),)
    heard = ears.after(face(language="he", said_in="en", focus="language-ar", stops=stops))
    assert heard == ["volume 3", "en: What brings you here? 2 choices.", "ar: العربية."]


def test_again_says_all_of_it(ears: Ears) -> None:
    heard = ears.after(face(focus="choice-a"), face(focus="choice-a", repeats=1))
    assert heard == ["en: What brings you here? 2 choices. ID card, 6 waiting, choice 1 of 2."]


def test_pause_and_go_on(ears: Ears) -> None:
    assert ears.after(face(), face(paused=True)) == ["pause"]
    assert ears.after(face()) == ["resume"]


def test_a_paused_voice_says_nothing_new(ears: Ears) -> None:
    assert ears.after(face(paused=True), face(NOTICE, "A person is coming.", paused=True)) == []


def test_the_volume_is_heard_by_an_example(ears: Ears) -> None:
    heard = ears.after(face(focus="choice-b"), face(focus="choice-b", volume=4))
    assert heard == ["volume 4", "en: Passport, choice 2 of 2."]


def test_the_last_seconds_are_said_once(ears: Ears) -> None:
    left = TimeLeft("Are you still there?", "20 seconds left.", "More time", 1.0)
    spoken = "Are you still there? 20 seconds left."
    heard = ears.after(face(), face(spoken=spoken, time_left=left))
    assert heard == [f"en: {spoken}"]
    assert ears.after(face(spoken="Are you still there? 15 seconds left.", time_left=left)) == []
    assert ears.after(face(stops=())) == ["en: What brings you here? 2 choices."]


def test_it_is_silent_when_the_person_has_gone_and_begins_at_the_usual_volume(ears: Ears) -> None:
    assert ears.after(face(volume=5), face(speaking=False)) == ["stop"]
    assert ears.after(face(speaking=False)) == []
    assert ears.after(face())[0] == "volume 3"
