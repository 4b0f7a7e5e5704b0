"""`python -m kiosk.speech`: what this computer can say, and what a pack of recordings lacks (E03)."""

import array
import json
from pathlib import Path

import pytest

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.sdk.io.waves import wav
from kiosk.speech.__main__ import main
from kiosk.speech.needed import needed
from tests.means import need_program


def pack(folder: Path, *phrases: str) -> Path:
    """Recordings of a tenth of a second each."""
    folder.mkdir(parents=True)
    clips = {phrase: f"{number}.wav" for number, phrase in enumerate(phrases, start=1)}
    for file in clips.values():
        (folder / file).write_bytes(wav(array.array("h", [1_000] * 2_205)))
    (folder / "manifest.json").write_text(json.dumps({"clips": clips}), encoding="utf-8")
    return folder


def test_what_a_kiosk_says_is_listed_without_its_fields() -> None:
    phrases = needed(Catalogues.load(), "es")
    assert "en espera" in " ".join(phrases)
    assert "7" in phrases
    assert "Z" in phrases
    assert not [phrase for phrase in phrases if "{" in phrase]
    assert len(needed(Catalogues.load(), "en")) > 60


def test_the_tool_lists_what_a_pack_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hebrew = pack(tmp_path / "he", "תעודת זהות", "ממתינים", *"0123456789")
    services = tmp_path / "services.txt"
    services.write_text("תעודת זהות\nדרכון\n", encoding="utf-8")
    assert main(["pack", str(hebrew), "--also", str(services)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "דרכון" in lines
    assert "A" in lines
    assert "תעודת זהות" not in lines
    assert main(["pack", str(tmp_path / "xx")]) == 2
    assert main(["pack", str(tmp_path), "--language", "he"]) == 2


def test_the_tool_names_the_languages(capsys: pytest.CaptureFixture[str]) -> None:
    need_program("espeak-ng", "espeak-ng")
    assert main(["voices"]) == 0
    said = dict(line.split("  ", 1) for line in capsys.readouterr().out.splitlines())
    assert said["en"] == "right"
    assert said["he"].startswith("wrong: ")
    assert len(said) == len(LANGUAGES)
