"""A layout as a picture from an office document, by the same presenter and QML as on the wall."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from display.preview.__main__ import main
from tests.waiting import wait_until

MARSTOW = Path("hub/service/offices/marstow.toml")


def office(folder: Path) -> Path:
    shutil.copy(MARSTOW, folder / "marstow.toml")
    shutil.copytree(MARSTOW.with_suffix(".texts"), folder / "marstow.texts")
    return folder / "marstow.toml"


def test_a_layout_is_drawn_in_the_size_of_the_screen(tmp_path: Path, qapp: object) -> None:
    out = tmp_path / "next.png"
    args = [
        "--office",
        str(MARSTOW),
        "--layout",
        "hall-next",
        "--language",
        "ar",
        "--size",
        "1280x720",
        "--out",
        str(out),
    ]
    assert main(args) == 0
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1280, 720)
    assert picture.pixelColor(1260, 100).name() == "#f4b13a"  # mirrored: the newest call begins at the right


@pytest.mark.long
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--layout", "hall-next", "--farthest", "10"], "it can be read from 7 m and nearer"),
        (["--layout", "nowhere"], "it has: hall, hall-next, hall-media, counter"),
    ],
)
def test_what_cannot_be_drawn_is_said(more: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--office", str(MARSTOW), *more]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.long
def test_a_document_with_faults_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = office(tmp_path)
    broken.write_text(broken.read_text().replace('beside = "next"', 'beside = "nxt"'))
    assert main(["--office", str(broken), "--out", str(tmp_path / "no.png")]) == 1
    assert "layouts" in capsys.readouterr().err


@pytest.mark.long
def test_it_is_drawn_again_while_the_document_is_edited(tmp_path: Path) -> None:
    """A process of its own, as somebody has it open beside the editor."""
    document, out = office(tmp_path), tmp_path / "live.png"
    command = [sys.executable, "-m", "display.preview", "--office", str(document), "--layout", "hall", "--watch"]
    with subprocess.Popen([*command, "--out", str(out), "--size", "960x540"], stdout=subprocess.DEVNULL) as watching:
        try:
            wait_until(out.exists, 30)
            assert QImage(str(out)).pixelColor(5, 5).name() == "#0f4f53"
            text = document.read_text()
            document.write_text(text.replace('id = "marstow"', 'id = "marstow"\nenamel = "#1F3A6B"', 1))
            wait_until(lambda: QImage(str(out)).pixelColor(5, 5).name() == "#1f3a6b", 30)
        finally:
            watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 0
