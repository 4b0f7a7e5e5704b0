"""Recorded packs: a sentence is said from clips to its last word, or not at all (E03)."""

import array
import json
from pathlib import Path

import pytest

from hub.sdk.io.speech.clips import ClipPack, Clips, PackBroken, words_of
from hub.sdk.io.speech.engine import FirstThatCan
from hub.sdk.io.waves import seconds, wav


def pack(folder: Path, *phrases: str) -> Path:
    """Each clip as long as its place in the list, in tenths of a second."""
    folder.mkdir(parents=True)
    clips = {}
    for number, phrase in enumerate(phrases, start=1):
        clips[phrase] = f"{number}.wav"
        (folder / f"{number}.wav").write_bytes(wav(array.array("h", [1_000] * (2_205 * number))))
    (folder / "manifest.json").write_text(json.dumps({"clips": clips}), encoding="utf-8")
    return folder


@pytest.fixture
def hebrew(tmp_path: Path) -> Path:
    return pack(tmp_path / "he", "תעודת זהות", "זהות", "ממתינים", "ברוכים הבאים", "R", *"0123456789")


def test_the_longest_phrase_comes_first(hebrew: Path) -> None:
    assert ClipPack(hebrew).cover("תעודת זהות, ממתינים 17.") == ("1.wav", "3.wav", "7.wav", "13.wav")


def test_a_code_is_spelled(hebrew: Path) -> None:
    assert ClipPack(hebrew).cover("R042") == ("5.wav", "6.wav", "10.wav", "8.wav")


def test_a_sentence_with_one_word_missing_is_not_said(hebrew: Path) -> None:
    made = ClipPack(hebrew)
    assert made.render("דרכון, ממתינים 6") is None
    assert made.missing(["ממתינים", "דרכון"]) == ("דרכון",)
    said = made.render("ממתינים")
    assert said is not None
    assert seconds(said) == pytest.approx(0.34, abs=0.01)


def test_a_pack_that_lacks_words_says_what_it_can_but_is_no_language(hebrew: Path) -> None:
    some = Clips(hebrew.parent, {"he": ("ממתינים", "דרכון")})
    assert some.languages() == frozenset()
    assert some.render("ממתינים 6", "he") is not None
    whole = Clips(hebrew.parent, {"he": ("ממתינים", "7")})
    assert whole.languages() == {"he"}
    assert whole.render("ממתינים 6", "ar") is None


def test_the_first_engine_that_can_says_it(hebrew: Path, tmp_path: Path) -> None:
    arabic = Clips(pack(tmp_path / "other" / "ar", "أهلا").parent, {"ar": ("أهلا",)})
    both = FirstThatCan([Clips(hebrew.parent, {"he": ("ממתינים",)}), arabic])
    assert both.languages() == {"he", "ar"}
    assert both.render("أهلا", "ar") is not None
    assert both.render("no", "en") is None


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", '{"clips": []}', '{"clips": {"a": 1}}', '{"clips": {"a": "none.wav"}}', '{"clips": {"a": "../x.wav"}}'],
)
def test_a_broken_pack_is_left_out(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "he").mkdir()
    (tmp_path / "he" / "manifest.json").write_text(manifest)
    with pytest.raises(PackBroken):
        ClipPack(tmp_path / "he")
    assert Clips(tmp_path, {}).languages() == frozenset()


def test_a_sound_that_cannot_be_read_silences_its_pack(hebrew: Path) -> None:
    (hebrew / "3.wav").write_bytes(b"no sound")
    clips = Clips(hebrew.parent, {"he": ("ממתינים",)})
    assert clips.render("ממתינים", "he") is None
    assert clips.render("זהות", "he") is None


def test_no_folder_no_clips(tmp_path: Path) -> None:
    assert Clips(tmp_path / "none", {}).languages() == frozenset()


def test_words_are_compared_without_marks() -> None:
    assert words_of("Don’t wait, Number 6!") == ("don’t", "wait", "number", "6")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("号码 R、零，4号窗口。", ("号", "码", "r", "零", "4", "号", "窗", "口")),
        ("जी, जे", ("जी", "जे")),
        ("дев'ять", ("дев'ять",)),
        ("الرقم R، 0", ("الرقم", "r", "0")),
    ],
)
def test_words_of_every_script_are_told_apart(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def test_a_signs_clip_says_its_name_too(tmp_path: Path) -> None:
    made = ClipPack(pack(tmp_path / "es", "número", "R", "W", "4", "cuatro"), "es")
    assert made.cover("Número erre, 4, uve doble") == ("1.wav", "2.wav", "4.wav", "3.wav")
    assert made.cover("cuatro") == ("5.wav",), "a recording of the word itself comes first"


def test_what_was_not_said_for_long_is_not_held(hebrew: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.sdk.io.speech.clips.MOST_LOADED", 2_205 * 8)
    made = ClipPack(hebrew)
    for text in ("תעודת זהות", "ממתינים", "ברוכים הבאים", "ממתינים"):
        assert made.render(text) is not None
    assert made._held == sum(map(len, made._loaded.values())) <= 2_205 * 8


def test_recordings_that_cannot_be_played_are_named(hebrew: Path) -> None:
    assert ClipPack(hebrew).faults() == ()
    (hebrew / "3.wav").write_bytes(b"no sound")
    (hebrew / "4.wav").write_bytes(wav(array.array("h", bytes(2_000))))
    broken, silent = ClipPack(hebrew).faults()
    assert "3.wav: not a WAV" in broken
    assert "4.wav: nothing is to be heard" in silent
