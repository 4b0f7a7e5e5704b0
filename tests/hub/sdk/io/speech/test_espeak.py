"""What espeak-ng really says, by its own phonemes (E03): the languages it says rightly, and those it does not."""

import re
import shutil
import string
from pathlib import Path

import pytest

from hub.face.languages import LANGUAGES, Language, language
from hub.face.numbers import grammar
from hub.face.spoken import VOICES, Verdict, for_voice, has_vowel, skeleton
from hub.face.texts import Catalogues
from hub.sdk.io.speech import espeak
from hub.sdk.io.speech.espeak import Espeak
from hub.sdk.io.speech.needed import needed
from hub.sdk.io.waves import seconds
from tests.means import need_program

ONLY_ENGLISH = {one.code: one.code == "en" for one in LANGUAGES}
SAMPLE = {"en", "ar", "zh"}
SPOKEN = [one.code for one in LANGUAGES if one.code != "he"]


def each(codes: list[str]) -> list[object]:
    """A few languages each time, all of them in the long run."""
    return [pytest.param(code, marks=[] if code in SAMPLE else [pytest.mark.long]) for code in codes]


@pytest.fixture(autouse=True)
def program() -> None:
    need_program("espeak-ng", "espeak-ng")


def lines(code: str, *words: str) -> list[str]:
    said = Espeak().phonemes(words, VOICES[code])
    assert said is not None
    return said


@pytest.mark.parametrize("code", each(SPOKEN))
def test_this_language_is_said_rightly(code: str) -> None:
    assert Espeak().verdict(language(code)).reasons == ()


def test_hebrew_is_known_to_be_wrong() -> None:
    assert any("without a vowel" in reason for reason in Espeak().verdict(language("he")).reasons)


def test_the_usual_chinese_voice_is_known_to_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "VOICES", {**VOICES, "zh": "cmn"})
    assert "hands words to another language's voice" in Espeak().verdict(language("zh")).reasons


def test_a_voice_that_is_not_there_is_known_to_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """espeak-ng says it in English then, without a word about it."""
    monkeypatch.setattr(espeak, "VOICES", {**VOICES, "zh": "no-such-voice"})
    assert not Espeak().verdict(language("zh")).right


@pytest.mark.parametrize("code", each(SPOKEN))
def test_a_digit_as_a_word_sounds_like_its_figure(code: str) -> None:
    """The voice's own table of numbers against ours: the same consonants, whatever the stress."""
    ours = lines(code, *grammar(code).digits)
    theirs = lines(code, *"0123456789")
    assert [_rough(one) for one in ours] == [_rough(one) for one in theirs]


@pytest.mark.parametrize("code", each(SPOKEN))
def test_the_letters_of_a_code_all_sound_different(code: str) -> None:
    spelled = [grammar(code).spell(letter) for letter in string.ascii_uppercase]
    said = [skeleton(line, with_vowels=True) for line in lines(code, *spelled)]
    assert len(said) == 26
    alike = {(a, b) for a in range(26) for b in range(a) if said[a] == said[b]}
    named = {(string.ascii_uppercase[a], string.ascii_uppercase[b]) for a, b in alike}
    assert named <= SOUND_ALIKE.get(code, set())


@pytest.mark.parametrize("code", each(SPOKEN))
def test_the_words_of_our_own_screens_are_said_with_vowels(code: str) -> None:
    """Two in a hundred may be wrong: a new word is no broken build, a language without vowels is."""
    texts = (for_voice(piece, code) for piece in needed(Catalogues.load(), code, ("kiosk", "common", "speech")))
    words = sorted({word for text in texts for word in WORD.findall(text) if len(word) > 2})
    said = lines(code, *words)
    assert len(said) == len(words)
    mute = [word for word, ipa in zip(words, said, strict=True) if not has_vowel(ipa)]
    assert len(mute) <= len(words) // 50, mute


WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0610-\u065f\u0900-\u0963'])+")
SOUND_ALIKE = {"vi": {("Y", "I")}, "zh": {("I", "E"), ("Y", "E"), ("J", "G")}}
"""Known: in Vietnamese both are read i."""


def _rough(ipa: str) -> str:
    """Consonants without palatal and nasal marks, which differ between a voice's words and its numbers."""
    return "".join(sign for sign in skeleton(ipa).translate(_SOFT) if not sign.isdigit() and sign.isalpha())


_SOFT = str.maketrans("c", "k", "ʲmnɲŋjwhʰʕʔt̪ɭl")


def test_a_sentence_becomes_samples_and_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Espeak()
    monkeypatch.setattr(engine, "_right", ONLY_ENGLISH)
    first = engine.render("Choose a service.", "en")
    assert first is not None
    assert 0.7 < seconds(first) < 3
    assert engine.render("Choose a service.", "en") is first
    assert engine.render("Elige un servicio.", "es") is None


def test_what_is_kept_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "CACHED_SAMPLES", 40_000)
    engine = Espeak()
    monkeypatch.setattr(engine, "_right", ONLY_ENGLISH)
    for number in range(4):
        engine.render(f"Number {number}.", "en")
    assert engine._cached <= 40_000
    assert engine._cached == sum(map(len, engine._cache.values()))


def test_without_the_program_no_language_is_spoken() -> None:
    assert Espeak("no-such-espeak").languages() == frozenset()


def test_a_program_that_gives_no_sound_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\ncat > /dev/null\necho no sound\n")
    program.chmod(0o755)
    engine = Espeak(str(program))
    monkeypatch.setattr(engine, "_right", ONLY_ENGLISH)
    assert engine.render("Hello.", "en") is None


def test_what_was_said_for_one_person_is_not_kept_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Espeak()
    monkeypatch.setattr(engine, "_right", ONLY_ENGLISH)
    engine.render("Planted Name.", "en")
    engine.forget()
    assert not engine._cache
    assert engine._cached == 0


def test_a_language_is_judged_when_it_is_asked_for_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, judged = Espeak(), list[str]()
    whole = engine.verdict

    def verdict(spoken: Language) -> Verdict:
        judged.append(spoken.code)
        return whole(spoken)

    monkeypatch.setattr(engine, "verdict", verdict)
    assert engine.says("es")
    assert engine.says("es")
    assert not engine.says("tlh")
    assert judged == ["es"]


def test_a_program_that_was_not_there_is_asked_again(tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    engine = Espeak(str(program))
    assert engine.render("Hello.", "en") is None
    program.symlink_to(shutil.which("espeak-ng") or "")
    assert engine.render("Hello.", "en") is not None


def test_a_program_that_hangs_is_left_alone_for_a_while(tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text(f"#!/bin/sh\necho once >> {tmp_path}/asked\nexec sleep 30\n")
    program.chmod(0o755)
    now = 0.0
    engine = Espeak(str(program), longest_seconds=0.3, monotonic=lambda: now)
    assert engine.render("Hello.", "en") is None
    assert engine.render("Hello.", "en") is None
    assert (tmp_path / "asked").read_text() == "once\n"
    now = 31.0
    program.unlink()
    program.symlink_to(shutil.which("espeak-ng") or "")
    assert Espeak(str(program)).render("Hello.", "en") is not None
    engine._longest = 10.0
    assert engine.render("Hello.", "en") is not None
