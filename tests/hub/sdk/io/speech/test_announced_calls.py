"""Calls as WAVs for browsers: right, made once, bounded (W13)."""

import array
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from hub.face.texts import Catalogues
from hub.sdk.io.speech import announced
from hub.sdk.io.speech.announced import AnnouncedCalls
from hub.sdk.io.speech.chime import LENGTH_S, SILENCE_S, chime
from hub.sdk.io.speech.espeak import Espeak
from hub.sdk.io.waves import RATE, Samples, samples_of, seconds
from hub.web.call_sounds import CallSounds
from tests.means import need_program
from tests.waiting import wait_until

CHIME_S = LENGTH_S + SILENCE_S


class Voices:
    """An engine of sentences of one second; `gate` lets it go on."""

    def __init__(self, *codes: str) -> None:
        self.codes = frozenset(codes)
        self.made: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.length = 1.0

    def languages(self) -> frozenset[str]:
        return self.codes

    def says(self, code: str) -> bool:
        return code in self.codes

    def render(self, sentence: str, language: str) -> "Samples | None":
        self.made.append(f"{language} {sentence}")
        self.gate.wait(30)
        return loud(self.length)

    def forget(self) -> None:
        """Calls are no secret."""


def loud(length: float) -> "Samples":
    return array.array("h", [9_000]) * int(length * RATE)


def sounds(engine: Voices) -> AnnouncedCalls:
    return AnnouncedCalls(engine, Catalogues.load())


def test_chime_then_each_language_that_can_be_said() -> None:
    engine = Voices("en", "ar")
    made: CallSounds = sounds(engine)
    sound = made.call("R042", "4", {"en": "Left, past the stairs"}, ("ar", "he", "en"), again=True)
    assert sound is not None
    assert seconds(samples_of(sound)) == pytest.approx(CHIME_S + 1.0 + 0.4 + 1.0, abs=0.01)
    assert samples_of(sound)[:1_000] == chime(again=True)[:1_000]
    assert [one[:2] for one in engine.made] == ["ar", "en"]
    assert engine.made[1] == "en Number R, zero, four, two, counter 4. Left, past the stairs."
    assert samples_of(made.chime(again=False)) == chime()


def test_a_call_that_no_voice_can_say_has_no_sound() -> None:
    assert sounds(Voices("en")).call("R042", "4", {}, ("he",), again=False) is None


def test_many_browsers_that_ask_at_once_have_it_made_once() -> None:
    engine = Voices("en")
    engine.gate.clear()
    made = sounds(engine)
    with ThreadPoolExecutor(8) as browsers:
        asked = [browsers.submit(made.call, "R042", "4", {}, ("en",), again=False) for _ in range(8)]
        wait_until(lambda: len(engine.made) == 1, what="the first to ask")
        engine.gate.set()
        heard = {one.result(10) for one in asked}
    assert len(heard) == 1
    assert None not in heard
    assert len(engine.made) == 1


def test_who_would_wait_too_long_or_is_one_too_many_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announced, "LONGEST_WAIT_S", 0.05)
    monkeypatch.setattr(announced, "MOST_ASKING", 2)
    engine = Voices("en")
    engine.gate.clear()
    made = sounds(engine)
    with ThreadPoolExecutor(3) as browsers:
        first = browsers.submit(made.call, "R001", "4", {}, ("en",), again=False)
        wait_until(lambda: len(engine.made) == 1, what="the first to ask")
        assert made.call("R002", "4", {}, ("en",), again=False) is None
        monkeypatch.setattr(announced, "LONGEST_WAIT_S", 30)
        second = browsers.submit(made.call, "R003", "4", {}, ("en",), again=False)
        wait_until(lambda: made._asking._value == 0, what="the second to wait")
        assert made.call("R004", "4", {}, ("en",), again=False) is None
        engine.gate.set()
        assert first.result(10) is not None
        assert second.result(10) is not None


def test_what_is_kept_has_a_bound_and_what_is_long_is_said_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announced, "MOST_KEPT", 400_000)
    engine = Voices("en", "es")
    made = sounds(engine)
    for number in range(9):
        assert made.call(f"R{number}", "4", {}, ("en",), again=False) is not None
    assert made._held == sum(map(len, made._kept.values())) <= 400_000
    engine.length = 25.0
    sound = made.call("R9", "4", {}, ("en", "es"), again=False)
    assert sound is not None
    assert seconds(samples_of(sound)) == pytest.approx(CHIME_S + 25.0, abs=0.1)


def test_the_real_voice_says_it() -> None:
    need_program("espeak-ng", "espeak-ng")
    sound = AnnouncedCalls(Espeak(), Catalogues.load()).call("R042", "4", {}, ("uk", "en"), again=False)
    assert sound is not None
    assert 7 < seconds(samples_of(sound)) < 15
