"""`python -m display.voice`: languages, the installer's test, packs of recordings (W03-W05)."""

import array
import itertools
import math
from pathlib import Path

import pytest

from display.voice.__main__ import main
from display.voice.trial import TONE_LEVEL, tone
from hub.face.languages import LANGUAGES
from hub.sdk.io.speech.clips import Clips
from hub.sdk.io.waves import MARGIN, RATE, seconds, silence, trimmed
from tests.means import need_program

README = Path(__file__).parents[3] / "display" / "voice" / "README.md"


@pytest.fixture(autouse=True)
def programs() -> None:
    need_program("espeak-ng", "espeak-ng")
    need_program("aplay", "alsa-utils")


def test_the_list_of_languages_claimed_and_not_claimed_is_as_written_down(capsys: pytest.CaptureFixture[str]) -> None:
    """Write it anew with: python -m display.voice languages"""
    assert main(["languages"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert len(rows) == len(LANGUAGES) + 2
    assert [line for line in README.read_text(encoding="utf-8").splitlines() if line in rows] == rows
    assert [row for row in rows if "recordings only" in row] == [rows[-1]]
    assert rows[-1].startswith("| he |")


def test_the_installer_hears_a_tone_the_chime_and_a_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--device", "null", "--language", "uk"]) == 0
    assert "played to its end" in capsys.readouterr().out
    assert main(["test", "--device", "null", "--tone"]) == 0
    assert main(["test", "--device", "no_such_card", "--tone"]) == 1
    assert "aplay -L" in capsys.readouterr().out
    assert main(["test", "--device", "null", "--language", "he"]) == 1
    assert "he cannot be said here" in capsys.readouterr().out


def test_the_tone_is_even_and_does_not_click() -> None:
    samples = tone(1.0)
    assert seconds(samples) == 1.0
    assert max(samples) == pytest.approx(TONE_LEVEL * 32_767, rel=0.01)
    assert abs(samples[0]) + abs(samples[-1]) < 50
    upward = sum(before < 0 <= now for before, now in itertools.pairwise(samples))
    assert upward == pytest.approx(1_000, abs=2)


def test_a_pack_is_listed_made_checked_and_spoken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, ways = tmp_path / "tr", tmp_path / "ways.txt"
    ways.write_text("Solda, merdivenin arkasında\n", encoding="utf-8")
    assert main(["pack", "check", str(folder)]) == 2
    assert main(["pack", "record", str(folder), "--also", str(ways)]) == 0
    listed = capsys.readouterr().out.splitlines()[2:]
    assert "phrase-01.wav\tSolda, merdivenin arkasında" in listed
    assert "w.wav\tW\t(çift ve)" in listed
    assert main(["pack", "make", str(folder), "--also", str(ways)]) == 0
    assert {line.split("\t")[0] for line in listed} == {file.name for file in folder.glob("*.wav")}
    assert main(["pack", "check", str(folder), "--also", str(ways)]) == 0
    (folder / "w.wav").write_bytes(b"gone wrong")
    assert main(["pack", "check", str(folder)]) == 1
    assert "w.wav: not a WAV" in capsys.readouterr().out
    assert main(["pack", "make", str(folder), "--also", str(ways)]) == 0
    assert (folder / "w.wav").read_bytes() == b"gone wrong", "what somebody has put there is kept"
    (folder / "w.wav").unlink()
    assert main(["pack", "make", str(folder), "--also", str(ways)]) == 0
    said = Clips(tmp_path, {}).render("Numara re, sıfır, dört, iki, gişe 4. Solda, merdivenin arkasında.", "tr")
    assert said is not None
    assert 3 < seconds(said) < 9


def test_a_language_known_to_be_wrong_is_made_only_when_asked_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "make", str(tmp_path / "he")]) == 1
    assert "record this language" in capsys.readouterr().out
    assert not (tmp_path / "he").exists()
    assert main(["pack", "make", str(tmp_path / "tlh")]) == 2


def test_clips_are_cut_close() -> None:
    sound = array.array("h", (int(9_000 * math.sin(place / 9)) for place in range(RATE)))
    cut = trimmed(silence(0.5) + sound + silence(0.5))
    assert len(cut) == pytest.approx(RATE + 2 * MARGIN, abs=20)
    assert not trimmed(silence(0.2))
