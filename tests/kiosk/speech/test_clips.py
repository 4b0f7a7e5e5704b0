"""Recorded packs: a sentence is said from clips to its last word, or not at all (E03)."""

import array
import json
from pathlib import Path

import pytest

from hub.face.texts import Catalogues
from hub.sdk.io.waves import seconds, wav
from kiosk.speech.__main__ import main
from kiosk.speech.clips import ClipPack, Clips, PackBroken, words_of
from kiosk.speech.engine import FirstThatCan
from kiosk.speech.needed import needed


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


def test_what_a_kiosk_says_is_listed_without_its_fields() -> None:
    phrases = needed(Catalogues.load(), "es")
    assert "en espera" in " ".join(phrases)
    assert "7" in phrases
    assert "Z" in phrases
    assert not [phrase for phrase in phrases if "{" in phrase]
    assert len(needed(Catalogues.load(), "en")) > 60


def test_the_tool_lists_what_a_pack_lacks(hebrew: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services = tmp_path / "services.txt"
    services.write_text("תעודת זהות\nדרכון\n", encoding="utf-8")
    assert main(["pack", str(hebrew), "--also", str(services)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "דרכון" in lines
    assert "A" in lines
    assert "תעודת זהות" not in lines
    assert main(["pack", str(tmp_path / "xx")]) == 2
    assert main(["pack", str(tmp_path), "--language", "he"]) == 2


def test_words_are_compared_without_marks() -> None:
    assert words_of("Don’t wait, Number 6!") == ("don’t", "wait", "number", "6")
