import threading

import pytest

from display.announcing import Announcement
from display.chime import LENGTH_S, SILENCE_S, chime
from display.speech import VOICES, EspeakSpeaker
from display.voice import MOST_WAITING, Spoken, Voice
from hub.face.texts import Catalogues
from hub.sdk.io.sound import SoundState
from hub.sdk.io.waves import RATE, Samples, samples_of, seconds, silence, wav
from tests.waiting import wait_until


class Room:
    """A player and a speaker that remember; `open` lets one sound end."""

    def __init__(self, loud: bool = True, voices: tuple[str, ...] = ("en", "ar")) -> None:
        self.loud = loud
        self.voices = voices
        self.played: list[float] = []
        self.said: list[tuple[str, str]] = []
        self.gate = threading.Semaphore(0)
        self.done: list[Spoken] = []
        self.voice = Voice(self, self, Catalogues.load(), self.done.append)

    state = SoundState.OK

    def play(self, wav: bytes) -> bool:
        self.gate.acquire()
        self.played.append(seconds(samples_of(wav)))
        return self.loud

    def look(self) -> None:
        """There is always a device here."""

    def stop(self) -> None:
        self.gate.release()

    def say(self, sentence: str, language: str) -> "Samples | None":
        self.said.append((language, sentence))
        return silence(1.0) if language in self.voices else None

    def hear(self, count: int) -> None:
        for _ in range(count):
            self.gate.release()
        wait_until(lambda: len(self.done) >= count, what=f"{count} announcements")


def announce(call: int, *languages: str, again: bool = False) -> Announcement:
    way = {"en": "Left, past the stairs", "ar": "إلى اليسار"}
    return Announcement(call, "R042", "4", way, languages or ("en",), again)


def test_the_tickets_language_then_the_offices_after_the_chime() -> None:
    room = Room()
    room.voice.start()
    room.voice.announce(announce(7, "ar", "en"))
    room.hear(1)
    room.voice.stop()
    assert [language for language, _ in room.said] == ["ar", "en"]
    assert room.said[1][1] == "Number R, zero, four, two, counter 4. Left, past the stairs."
    assert room.played == [pytest.approx(LENGTH_S + SILENCE_S + 1.0 + 0.4 + 1.0, abs=0.01)]
    assert room.done == [Spoken(7, heard=True)]


def test_when_several_wait_each_is_short_and_in_order() -> None:
    room = Room()
    for number in (1, 2, 3):
        room.voice.announce(announce(number, "ar", "en"))
    room.voice.start()
    room.hear(3)
    room.voice.stop()
    assert [one.call for one in room.done] == [1, 2, 3]
    assert [language for language, _ in room.said] == ["ar", "ar", "ar", "en"]  # the last has time for both
    assert "اليسار" not in room.said[0][1]


def test_a_language_without_a_voice_is_spoken_in_the_offices_also_in_a_hurry() -> None:
    room = Room(voices=("en",))
    room.voice.announce(announce(1, "he", "en"))
    room.voice.announce(announce(2, "he"))
    room.voice.start()
    room.hear(2)
    room.voice.stop()
    assert room.done == [Spoken(1, heard=True), Spoken(2, heard=False)]  # the chime alone tells nobody a number


def test_a_failed_sound_is_told_and_the_next_one_is_tried() -> None:
    room = Room(loud=False)
    room.voice.start()
    room.voice.announce(announce(1))
    room.voice.announce(announce(2))
    room.hear(2)
    room.voice.stop()
    assert room.done == [Spoken(1, heard=False), Spoken(2, heard=False)]


def test_the_oldest_is_let_go_when_too_many_wait() -> None:
    room = Room()
    for number in range(MOST_WAITING + 2):
        room.voice.announce(announce(number))
    assert room.done == [Spoken(0, heard=False), Spoken(1, heard=False)]
    room.voice.stop()


def test_a_call_that_was_taken_back_is_not_spoken_any_more() -> None:
    room = Room()
    for number in (1, 2, 3):
        room.voice.announce(announce(number))
    room.voice.hush(2)
    assert room.done == [Spoken(2, heard=False)]
    room.voice.hush(9)
    room.voice.start()
    room.hear(3)
    assert room.done[1:] == [Spoken(1, heard=True), Spoken(3, heard=True)]
    room.voice.hush(3)
    assert len(room.done) == 3
    room.voice.stop()


def test_the_chime_rises_and_a_repeat_adds_a_stroke() -> None:
    first, again = chime(), chime(again=True)
    assert seconds(first) == seconds(again) == pytest.approx(LENGTH_S + SILENCE_S, abs=0.001)
    assert first != again
    assert not any(first[-int(SILENCE_S * RATE) :])
    assert 10_000 < max(first) < 32_767
    assert abs(first[int(0.001 * RATE)]) < max(first) / 4  # 8 ms of attack: no click


def test_waves_refuse_what_they_cannot_join() -> None:
    assert samples_of(wav(silence(0.5))) == silence(0.5)
    with pytest.raises(ValueError, match="not a WAV"):
        samples_of(b"MP3")
    with pytest.raises(ValueError, match="not mono"):
        samples_of(wav(silence(0.1)).replace(RATE.to_bytes(4, "little"), (8_000).to_bytes(4, "little"), 1))


@pytest.mark.parametrize("language", sorted(VOICES))
def test_espeak_says_something_in_every_language_claimed(language: str) -> None:
    samples = EspeakSpeaker().say("1, 2, 3", language)
    assert samples is not None, "install espeak-ng: sudo apt-get install espeak-ng"
    assert 0.3 < seconds(samples) < 10
    assert max(samples) > 1_000


def test_a_language_not_claimed_or_a_missing_program_is_silence() -> None:
    assert EspeakSpeaker().say("42", "zh") is None
    missing = EspeakSpeaker(program="no-such-voice")
    assert missing.say("42", "en") is None
    assert missing.say("43", "en") is None


class Deaf(Room):
    """No sound device yet."""

    state = SoundState.MISSING

    def __init__(self) -> None:
        super().__init__()
        self.looks = 0

    def look(self) -> None:
        self.looks += 1


def test_a_missing_device_is_looked_for_at_the_start_and_again_until_it_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("display.voice.RETRY_SECONDS", 0.01)
    room = Deaf()
    room.voice.start()
    wait_until(lambda: room.looks >= 3, what="three looks")
    room.voice.announce(announce(7))
    room.hear(1)
    room.voice.stop()
    assert room.done[0].call == 7
