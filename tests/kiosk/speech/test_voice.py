"""The voice on its thread: the newest wish counts, and a cut keeps its place (E03)."""

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from hub.face.spoken import sentences
from hub.sdk.io.waves import RATE
from kiosk.orders import Cue
from kiosk.speech.cues import cue
from kiosk.speech.voice import GAINS, REWIND_S, STARTING_S, Said
from tests.kiosk.speech.room import Room
from tests.waiting import wait_until


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.voice.close()


def said(room: Room) -> list[str]:
    return [sentence for sentence, _ in room.rendered]


def test_a_text_is_said_sentence_by_sentence(room: Room) -> None:
    room.voice.speak(Said("Choose a service. There are 6! Which one?", "en"))
    room.let_end(3)
    wait_until(lambda: len(room.ended) == 3)
    assert said(room) == ["Choose a service.", "There are 6!", "Which one?"]


def test_the_next_wish_interrupts(room: Room) -> None:
    room.voice.speak(Said("A long one. And more.", "en"))
    room.sounds_are(1)
    room.voice.speak(Said("Another.", "en"))
    room.sounds_are(2)
    room.let_end()
    wait_until(lambda: room.ended == ["cut", "end"])
    assert said(room) == ["A long one.", "Another."]


def test_what_is_added_waits_for_its_turn_and_cuts_nothing(room: Room) -> None:
    room.voice.speak(Said("Your number is R, zero.", "en"))
    room.sounds_are(1)
    room.voice.add(Said("Take your paper.", "en"))
    room.let_end(2)
    wait_until(lambda: room.ended == ["end", "end"])
    room.voice.add(Said("Goodbye.", "en"))
    room.let_end()
    wait_until(lambda: len(room.ended) == 3)
    assert said(room) == ["Your number is R, zero.", "Take your paper.", "Goodbye."]


def test_stop_is_silence(room: Room) -> None:
    room.voice.speak(Said("A long one. And more.", "en"))
    room.sounds_are(1)
    room.voice.stop()
    wait_until(lambda: room.ended == ["cut"])
    room.voice.speak(Said("Later.", "en"))
    room.sounds_are(2)
    assert said(room) == ["A long one.", "Later."]
    assert room.forgotten == 1


def test_a_pause_keeps_the_place_in_the_sentence(room: Room) -> None:
    room.voice.speak(Said("A long one. And more.", "en"))
    room.sounds_are(1)
    whole = room.sounds[0][0]
    room.now += 2.0
    room.voice.pause()
    wait_until(lambda: room.ended == ["cut"])
    room.voice.resume()
    room.sounds_are(2)
    assert whole - room.sounds[1][0] == int((2.0 - STARTING_S - REWIND_S) * RATE)
    room.let_end(2)
    wait_until(lambda: room.ended == ["cut", "end", "end"])
    assert said(room) == ["A long one.", "A long one.", "And more."]


def test_a_new_volume_is_heard_at_once_and_within_bounds(room: Room) -> None:
    room.voice.speak(Said("A long one.", "en"))
    room.sounds_are(1)
    room.voice.volume(5)
    room.sounds_are(2)
    room.voice.volume(9)
    room.sounds_are(3)
    room.voice.volume(-1)
    room.sounds_are(4)
    assert [loudest for _, loudest in room.sounds] == [int(10_000 * GAINS[level - 1]) for level in (3, 5, 5, 1)]


def test_a_cue_comes_first_and_the_sentence_goes_on(room: Room) -> None:
    room.voice.speak(Said("A long one.", "en"))
    room.sounds_are(1)
    room.voice.cue(Cue.NO)
    room.sounds_are(2)
    assert room.sounds[1][0] == len(cue(Cue.NO))
    room.let_end(2)
    wait_until(lambda: room.ended == ["cut", "end", "end"])


def test_a_cue_is_heard_out_before_what_is_said_next(room: Room) -> None:
    room.voice.cue(Cue.LEAVING)
    room.sounds_are(1)
    cuts = room.cuts
    room.voice.speak(Said("Are you still there?", "en"))
    assert room.cuts == cuts
    room.let_end(2)
    wait_until(lambda: len(room.ended) == 2)
    assert room.ended == ["end", "end"]


def test_what_no_engine_can_say_is_left_out(room: Room) -> None:
    room.voice.speak(Said("Eins. Zwei.", "de"))
    room.voice.speak(Said("One.", "en"))
    room.sounds_are(1)
    assert room.rendered[-1] == ("One.", "en")


def test_the_languages_are_told_from_its_own_thread(room: Room) -> None:
    told: list[frozenset[str]] = []
    room.voice.prepare(told.append)
    wait_until(lambda: told == [frozenset({"en", "ar"})])


def test_a_defect_of_an_engine_costs_a_sentence_and_not_the_voice(room: Room) -> None:
    room.breaks_at = "Broken."
    with capture_logs() as logs:
        room.voice.speak(Said("Broken.", "en"))
        wait_until(lambda: any(entry["event"] == "voice_failed" for entry in logs))
        room.voice.speak(Said("Whole.", "en"))
        room.sounds_are(1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("您好。请选择语言。", 2),
        ("هل أنت هنا؟ نعم.", 2),
        ("आप यहाँ हैं। चुनें।", 2),
        ("at 10:42 sharp", 1),
        ("", 0),
        ("Nr. 5 A", 2),
    ],
)
def test_sentences_of_every_script(text: str, count: int) -> None:
    assert len(sentences(text)) == count
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
