"""From a key on the real counter terminal to changed pixels on the real lobby display: three programs, no shortcut."""

import json
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from hub.sdk.client import HubClient
from hub.wire.requests import IssueRequest
from tests.hub.running import Hub, running_hub
from tests.waiting import wait_until

AMBER = (0xF4, 0xB1, 0x3A)
"""Amber means now (look.md): on a board without a call there is none."""
BOARD = ("--size", "1920x1080", "--diagonal", "65", "--farthest-seat", "8")


@contextmanager
def program(module: str, folder: Path, hub: Hub, device: str, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """A device program as a process, with its key, record and pictures in `folder`."""
    key = folder / f"{module}.key"
    key.touch(mode=0o600)
    key.write_text(hub.key(device))
    record, log = folder / f"{module}.jsonl", folder / f"{module}.log"
    command = [sys.executable, "-m", module, "--hub", hub.url, "--key-file", str(key), "--log", str(record)]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--pictures", str(folder), *words], stdin=subprocess.PIPE, stdout=out, stderr=out, text=True
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def lines(record: Path) -> list[dict[str, object]]:
    return [json.loads(row) for row in record.read_text().splitlines()] if record.exists() else []


def picture(process: "subprocess.Popen[str]", file: Path) -> Image.Image:
    file.unlink(missing_ok=True)
    process.send_signal(signal.SIGUSR1)
    wait_until(file.exists, 20, f"{file.name}")
    with Image.open(file) as image:
        return image.convert("RGB")


def amber(image: Image.Image) -> int:
    return sum(count for count, colour in image.getcolors(maxcolors=1 << 24) or [] if colour == AMBER)


@pytest.mark.timeout(180)
def test_a_key_on_the_counter_changes_pixels_on_the_display(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        issuer = HubClient(hub.url, hub.key("Kiosk 1"))
        place = next(one for one in issuer.office().counters if one.id == "counter-1")
        body = IssueRequest(id=uuid.uuid4(), service=place.services[0], language="en")
        ticket = issuer.issue(body, str(uuid.uuid4()))
        issuer.close()
        shown = tmp_path / "display.jsonl"
        with (
            program("display", tmp_path, hub, "Display 1", *BOARD) as display,
            program("counter", tmp_path, hub, "Counter 1", "--size", "1280x800", "--rehearse") as counter,
        ):
            wait_until(lambda: any(line["kind"] == "connected" for line in lines(shown)), 60, "the display's hub")
            assert counter.stdin is not None
            entry = {"do": "sign_in", "staff": "clerk-1", "pin": hub.pins["clerk-1"], "counter": "counter-1"}
            counter.stdin.write(json.dumps(entry) + "\n")
            counter.stdin.flush()
            told = tmp_path / "counter.log"
            wait_until(lambda: '"standing": "idle"' in told.read_text(), 60, "the counter to be open")
            before = picture(display, tmp_path / "display.png")

            counter.stdin.write(json.dumps({"key": "Space"}) + "\n")
            counter.stdin.flush()
            wait_until(lambda: any(line["kind"] == "shown" for line in lines(shown)), 30, "the call to be shown")
            # The frame that first held the call may still be rising; a moment later the plate stands in amber.
            wait_until(lambda: amber(picture(display, tmp_path / "display.png")) > 10_000, 20, "amber on the display")
    called = [line for line in lines(tmp_path / "counter.jsonl") if line.get("what") == "call_next"]
    assert called[-1]["label"] == ticket.label
    assert amber(before) == 0
