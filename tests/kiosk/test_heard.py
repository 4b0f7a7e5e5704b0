"""In which language a screen is said, and what a person is told whose language cannot be (E01, E03)."""

from hub.sdk.io.keypad import KeypadKey
from kiosk.journey import Journey
from kiosk.screens.content import Notice, Services
from kiosk.screens.heard import said_in
from tests.kiosk.journeys import Bench, office, snapshot

SPEAKABLE = frozenset({"en", "es"})


def listening(languages: frozenset[str] = SPEAKABLE) -> tuple[Bench, Journey]:
    bench = Bench()
    journey = bench.journey(heard=snapshot(view=office(("en", "es", "ar", "he"))))
    journey.can_speak(languages)
    return bench, journey


def pressed(bench: Bench, journey: Journey, *keys: KeypadKey) -> None:
    for key in keys:
        journey.press(key)
        bench.later(journey, 1)


def focused(journey: Journey) -> tuple[str, str]:
    """(language, words) of what the focus says."""
    face = journey.face
    stop = next(stop for stop in face.stops if stop.touch == face.focus)
    return stop.language or face.said_in, stop.spoken


def test_a_screen_is_said_in_its_own_language_when_that_can_be_spoken() -> None:
    bench, journey = listening()
    pressed(bench, journey, KeypadKey.DOWN)
    journey.touch("language-es")
    assert (journey.face.language, journey.face.said_in) == ("es", "es")
    assert isinstance(journey.face.screen, Services)
    assert journey.face.screen.title in journey.face.spoken


def test_each_language_is_named_in_itself_and_by_its_name_when_it_cannot_be_spoken() -> None:
    bench, journey = listening()
    said = {}
    for _ in range(4):
        pressed(bench, journey, KeypadKey.DOWN)
        said[journey.face.focus] = focused(journey)
    assert said["language-en"][0] == "en"
    assert said["language-es"][0] == "es"
    assert "Español" in said["language-es"][1]
    assert said["language-ar"][0] == "en"
    assert "Arabic" in said["language-ar"][1]


def test_whose_language_cannot_be_spoken_is_told_once_and_hears_the_offices() -> None:
    bench, journey = listening()
    pressed(bench, journey, KeypadKey.DOWN)
    journey.touch("language-ar")
    notice = journey.face.screen
    assert isinstance(notice, Notice)
    assert "الإنجليزية" in notice.text, "in the person's own language"
    assert journey.face.language == "ar"
    assert journey.face.said_in == "en"
    assert "This screen cannot speak your language." in journey.face.spoken
    bench.later(journey, 1)
    journey.touch("back")
    assert isinstance(journey.face.screen, Services)
    assert "ما" in journey.face.screen.title or journey.face.rtl
    assert journey.face.spoken.isascii(), "said in English"
    assert all(stop.spoken.isascii() for stop in journey.face.stops)


def test_without_a_voice_nothing_is_offered_and_nothing_said() -> None:
    bench, journey = listening(frozenset())
    pressed(bench, journey, KeypadKey.DOWN)
    assert not journey.face.speaking
    assert journey.face.said_in == ""
    assert not [key for key in journey.face.strip if key.touch == "aid-sound"]


def test_who_does_not_listen_is_told_nothing_of_voices() -> None:
    _, journey = listening()
    journey.touch("language-ar")
    assert isinstance(journey.face.screen, Services)


def test_the_next_best_language() -> None:
    assert said_in({"en", "es"}, "es", "en") == "es"
    assert said_in({"de", "fr"}, "ar", "he") == "de"
    assert said_in(frozenset(), "en") == ""
