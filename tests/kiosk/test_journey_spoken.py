"""Every screen has its words for the ear, in every language that is complete; every choice has its own (E03)."""

import pytest

from hub.face.languages import LANGUAGES
from kiosk.touches import numbered, parse
from tests.kiosk.journeys import Bench
from tests.kiosk.scenes import ASKING, BIGGER, LOWER, SCENES, SEARCHED

SPOKEN = [one.code for one in LANGUAGES if one.code in SEARCHED]


EVERY_SCENE = sorted(SCENES | BIGGER | LOWER | ASKING)


def sampled(scene: str) -> list[str]:
    """English and two more; another two on the next screen, so that all screens together see every language."""
    others = [code for code in SPOKEN if code != "en"]
    place = 2 * EVERY_SCENE.index(scene)
    return ["en", *(others[(place + step) % len(others)] for step in range(2))]


def test_every_language_is_sampled() -> None:
    assert {language for scene in EVERY_SCENE for language in sampled(scene)} == set(SPOKEN)


@pytest.mark.parametrize("scene", EVERY_SCENE)
def test_a_screen_and_all_its_stops_are_said(scene: str) -> None:
    _is_said(scene, sampled(scene))


@pytest.mark.long
@pytest.mark.parametrize("scene", EVERY_SCENE)
def test_a_screen_and_all_its_stops_are_said_in_every_language(scene: str) -> None:
    _is_said(scene, SPOKEN)


def _is_said(scene: str, languages: list[str]) -> None:
    said: dict[str, str] = {}
    for language in languages:
        face = (SCENES | BIGGER | LOWER | ASKING)[scene](Bench(has_bell=True), language).face
        said[language] = face.spoken
        for text in (face.spoken, *(stop.spoken for stop in face.stops)):
            assert text.strip() == text
            assert text
            assert not set(text) & set("\n\u2066\u2067\u2068\u2069{}"), text
        names = [stop.touch for stop in face.stops]
        assert len(names) == len(set(names))
        assert "help" in names
        assert all(parse(name) for name in names)
        choices = [stop for stop in face.stops if numbered(stop.touch)]
        if len(choices) > 1:
            for number, choice in enumerate(choices, 1):
                assert str(number) in choice.spoken
    assert len(set(said.values())) == len(languages), "each language says it in its own words"


def test_what_stands_on_a_screen_is_said() -> None:
    said = {scene: make(Bench(), "en").face.spoken for scene, make in (SCENES | ASKING).items()}
    assert said["closed"].startswith("We are closed now. Open again tomorrow 8:42. Staff meeting.")
    assert said["documents"].startswith("Apply or report lost. Do you have this with you? Your old ID card")
    assert said["safe"].startswith("Your place is safe. Your number is R, zero, four, two.")
    assert "Only staff see this. It is never shown, printed or spoken." in said["needs"]
    assert said["needs-several"].endswith("How many of you? 3 people. There are 5 choices.")
    assert "2 found." in said["search"]
    assert "Nothing found." in said["search-nothing"]
    assert said["leaving"] == "Are you still there? Clears in 15 s. To stay, press: More time."
    assert said["asking"] == "One moment …"
    assert said["going-on"].startswith("The connection is lost. Numbers go on for about 2 hours.")
