"""`python -m kiosk` as a process: refuses with one message, draws its picture, carries out lines, ends cleanly."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from hub.sim.printer import VirtualPrinter
from tests.hub.running import HubInThread
from tests.waiting import wait_until


def start(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )


@contextmanager
def ended(process: "subprocess.Popen[str]") -> Iterator["subprocess.Popen[str]"]:
    """Whatever a test does, the process does not outlive it."""
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=10)


def words_for(hub: HubInThread, printer: VirtualPrinter, folder: Path) -> list[str]:
    key = folder / "kiosk.key"
    key.touch(mode=0o600)
    key.write_text(hub.key("Kiosk 1"))
    words = ["--hub", hub.url, "--key-file", str(key), "--printer", f"127.0.0.1:{printer.port}"]
    return [*words, "--data", str(folder / "kiosk"), "--log", str(folder / "kiosk.jsonl"), "--pictures", str(folder)]


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["--key-file", "/nowhere/key"], "provision-device"),
        (["--printer", "nonsense"], "HOST:PORT"),
        (["--size", "huge"], "WIDTHxHEIGHT"),
    ],
)
def test_it_refuses_with_one_message_that_says_what_to_do(words: list[str], advice: str) -> None:
    done = subprocess.run([sys.executable, "-m", "kiosk", *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.count("The kiosk does not start.") == 1
    assert advice in done.stderr


def test_a_screen_too_low_for_a_ticket_is_refused(tmp_path: Path) -> None:
    key = tmp_path / "kiosk.key"
    key.touch(mode=0o600)
    key.write_text("some key")
    words = [sys.executable, "-m", "kiosk", "--key-file", str(key), "--size", "1280x800", "--diagonal", "10.1"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "turn it upright" in done.stderr


def test_a_mistyped_setting_names_the_nearest(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("[times]\nidle_secconds = 50\n")
    words = [sys.executable, "-m", "kiosk", "--config", str(settings)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert 'did you mean "idle_seconds"?' in done.stderr


def test_a_headless_kiosk_takes_a_ticket_and_ends_with_its_lines(hub: HubInThread, tmp_path: Path) -> None:
    hub.open_counter("counter-1")
    with VirtualPrinter() as printer, ended(start(*words_for(hub, printer, tmp_path), "--headless")) as kiosk:
        out, _ = kiosk.communicate('{"do": "take", "id": "1", "service": "taxes", "language": "ar"}\n', timeout=60)
    said = [json.loads(line) for line in out.splitlines()]
    assert kiosk.returncode == 0
    assert said[0] == {"did": "ready"}
    assert (said[1]["did"], said[1]["label"][0], said[1]["paper"]) == ("took", "X", "printed")
    kinds = [json.loads(line)["kind"] for line in (tmp_path / "kiosk.jsonl").read_text("utf-8").splitlines()]
    assert kinds == ["asked", "acknowledged", "printed", "acknowledged"]


def test_a_rehearsed_screen_is_touched_pictured_and_stopped(hub: HubInThread, tmp_path: Path) -> None:
    hub.open_counter("counter-1")
    with VirtualPrinter() as printer:
        words = [*words_for(hub, printer, tmp_path), "--size", "1080x1920", "--rehearse", "--language", "ar"]
        with ended(start(*words)) as kiosk:
            assert kiosk.stdin is not None
            assert kiosk.stdout is not None
            kiosk.stdin.write('{"do": "take", "id": "1", "service": "taxes", "language": "ar", "stay": 60}\n')
            kiosk.stdin.flush()
            assert json.loads(kiosk.stdout.readline()) == {"did": "ready"}
            assert json.loads(kiosk.stdout.readline())["did"] == "took"
            kiosk.send_signal(signal.SIGUSR1)
            wait_until(lambda: (tmp_path / "kiosk.png").exists(), 20, "the picture")
            kiosk.send_signal(signal.SIGTERM)
            assert kiosk.wait(20) == 0
    with Image.open(tmp_path / "kiosk.png") as picture:
        assert picture.size == (1080, 1920)
