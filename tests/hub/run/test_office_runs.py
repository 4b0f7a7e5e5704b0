"""`./vestibule run`: the whole office as processes, with a kill of the hub in the middle of a demonstration."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hub.run import office
from hub.run.evidence import read_journal
from tests.hub.running import hub_in_thread
from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parents[3]
SECONDS = "25"


class Started:
    """`./vestibule run …` as a process; `said` is its output so far."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.home, self.out = folder / "office", folder / "out"
        command = [sys.executable, "-m", "hub.run.office", "--data", str(self.home), "--port", "0", *words]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "VESTIBULE_ROOT": str(ROOT)}, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.said.append(line.rstrip())

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    def has_said(self, words: str) -> bool:
        if self.process.poll() is not None and words not in self.text:
            raise AssertionError(f"it ended with {self.process.returncode}:\n{self.text}")
        return words in self.text

    def ended(self, seconds: float) -> int:
        code = self.process.wait(seconds)
        self._reader.join(5)
        return code

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(40)
        self._reader.join(5)
        if self.process.stdout is not None:
            self.process.stdout.close()


def size(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as image:
        return image.size


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Started]:
    started = Started(
        tmp_path, "--demo", "--pace", "2", "--seconds", SECONDS, "--out", str(tmp_path / "out"), "--language", "ar"
    )
    yield started
    started.close()


def holder(home: Path) -> int:
    """The process that holds the hub's data folder."""
    return int((home / "hub" / "hub.lock").read_text())


@pytest.mark.timeout(300)
def test_a_demonstration_survives_a_kill_of_its_hub_and_leaves_clean_figures_and_pictures(demo: Started) -> None:
    wait_until(lambda: demo.has_said("Vestibule is running"), 120, "the office to run")
    database = demo.home / "hub" / "vestibule.db"
    wait_until(
        lambda: sum(1 for entry in read_journal(database) if entry.type == "visit_called") >= 3, 60, "three calls"
    )
    os.kill(holder(demo.home), signal.SIGKILL)
    wait_until(lambda: demo.has_said("hub: started again"), 30, "the hub to be started again")
    assert demo.ended(150) == 0, demo.text

    summary = json.loads((demo.out / "summary.json").read_text())
    assert summary["faults"] == []
    assert summary["issued"] == summary["printed"] > 5
    assert summary["called"] > 3
    assert all(summary[name] == 0 for name in ("issued_without_paper", "called_twice", "duplicates", "lost"))
    assert len(read_journal(demo.out / "journal.db")) > 50

    sizes = {name: size(demo.out / f"{name}.png") for name in ("kiosk", "display", "counter")}
    assert sizes == {"kiosk": (1080, 1920), "display": (1920, 1080), "counter": (1280, 800)}
    ticket = json.loads((demo.out / "ticket.json").read_text())
    with Image.open(demo.out / "ticket.png") as paper:
        codes = [code.text for code in zxingcpp.read_barcodes(paper)]
    assert codes == [ticket["url"]]
    assert ticket["language"] == "ar"
    assert "Clerk 6: " in demo.text


@pytest.mark.timeout(200)
def test_an_office_for_hands_says_what_to_press_and_ends_on_sigterm(tmp_path: Path) -> None:
    started = Started(tmp_path)
    try:
        wait_until(lambda: started.has_said("Display  shows"), 120, "the office to run")
        assert "shown only now" in started.text
        started.process.send_signal(signal.SIGTERM)
        assert started.ended(60) == 0, started.text
    finally:
        started.close()
    again = Started(tmp_path, "--seconds", "1")
    try:
        assert again.ended(120) == 0
        assert "shown only now" not in again.text
    finally:
        again.close()


def test_another_hub_on_the_port_is_not_taken_for_the_own_one(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as other:
        port = other.url.rpartition(":")[2]
        started = Started(tmp_path, "--port", port)
        try:
            assert started.ended(100) == 2
        finally:
            started.close()
    assert f"Port {port} is taken" in started.text
    assert "Vestibule is running" not in started.text


@pytest.mark.parametrize("words", [["--seconds", "0"], ["--pace", "1000"], ["--seconds", "soon"]])
def test_bad_words_are_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        office.parse(words)
    assert refused.value.code == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert office.main(["--data", str(tmp_path / "file" / "office")]) == 2
    assert "--data DIR" in capsys.readouterr().err
