"""The picture never waits for the sound, whatever the player program does: measured on the display's own window, with
real programs in place of `aplay` and `espeak-ng` (W05)."""

import json
import shutil
import statistics
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from display.app import Lobby
from display.settings import BoardSettings, DisplaySettings, SoundSettings
from display.voice import building
from hub.sdk.io import feeding
from hub.sdk.io.sound import AplayPlayer
from hub.sdk.settings import DeviceSettings, HubSettings, ScreenSettings
from hub.wire.stream import DisplayChange, DisplaySnapshot
from hub.wire.views import DayView, HubTime
from tests.display.lobby import LOADS, OFFICE, WALL, call
from tests.means import need_program
from tests.waiting import wait_until

LONGEST_MS = 400
"""From a call's news to its frame. A picture that waited for a player that hangs would take 1 s or more; a machine that
does other things as well takes some of this time."""

PLAYERS = {
    "plays": "cat > /dev/null",
    "missing": "echo 'audio open error: No such file or directory' >&2\nexit 1",
    "busy": "echo 'audio open error: Device or resource busy' >&2\nexit 1",
    "unplugged": "head -c 30000 > /dev/null\necho 'write error: No such device' >&2\nexit 1",
    "slow to open": "sleep 2\ncat > /dev/null",
    "hangs": "exec sleep 60",
    "hangs at the end": "cat > /dev/null\nexec sleep 60",
}


class Hall:
    """The lobby's program in this process with a folder of programs of its own on the path."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        need_program("espeak-ng", "espeak-ng")
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        voice = shutil.which("espeak-ng")
        (self.bin / "espeak-ng").write_text(f'#!/bin/sh\nexec {voice} "$@"\n')
        (self.bin / "espeak-ng").chmod(0o755)
        self.player("plays")
        monkeypatch.setenv("PATH", f"{self.bin}:/usr/bin:/bin")
        monkeypatch.setenv("TMPDIR", str(folder / "a-disk-that-is-full"))
        key = folder / "display.key"
        key.touch(mode=0o600)
        key.write_text("k" * 32)
        device = DeviceSettings(
            hub=HubSettings(url="http://127.0.0.1:1", key_file=key),
            screen=ScreenSettings(width=1920, height=1080, diagonal_inches=50.0, full_screen=False),
            log=folder / "record.jsonl",
        )
        self.lobby = Lobby(DisplaySettings(device, BoardSettings(farthest_seat_m=5.0), SoundSettings()))
        self.lobby.start()
        self.lobby._deliver(OPEN)
        self.calls = 0

    def player(self, kind: str) -> None:
        self.program("aplay", f"touch '{self.folder}/{kind}'\n{PLAYERS[kind]}")

    def program(self, name: str, script: str) -> None:
        """Put in place whole: the display may start it at any moment."""
        made = self.bin / f"{name}.new"
        made.write_text(f"#!/bin/sh\n{script}\n")
        made.chmod(0o755)
        made.replace(self.bin / name)

    def has_met(self, kind: str) -> None:
        """Somebody is called until the player of this kind runs."""
        self.calls_somebody()
        wait_until(lambda: (self.folder / kind).exists(), what=f"the voice to meet a player that {kind}")

    def record(self, what: str) -> set[int]:
        lines = [json.loads(line) for line in (self.folder / "record.jsonl").read_text().splitlines()]
        return {line["call"] for line in lines if line["kind"] == what}

    def calls_somebody(self) -> float:
        """Milliseconds from the news to the frame that shows it."""
        self.calls += 1
        begun = time.perf_counter()
        self.lobby._deliver(news(self.calls))
        while self.calls not in self.record("shown"):
            QGuiApplication.processEvents()
            assert time.perf_counter() - begun < 30, "never shown"
        return (time.perf_counter() - begun) * 1000


TIME = HubTime(instant=0, wall=WALL)
OPEN = DisplaySnapshot(
    seq=0,
    journal="j",
    hub="h",
    time=TIME,
    office=OFFICE,
    day=DayView(day="2026-11-24", open=True, taking=True, next_opening=None),
    loads=list(LOADS),
    calls=[],
)


def news(number: int) -> DisplayChange:
    """Each calls the same number again: a new one would wait for its row of the board."""
    return DisplayChange.model_validate(
        {"seq": number, "type": "visit_called", "time": TIME, "call": call(number, times=number)}
    )


def test_the_picture_is_as_quick_with_every_fault_of_the_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "AplayPlayer", partial(AplayPlayer, stall_seconds=1.0))
    monkeypatch.setattr(feeding, "DRAIN_SECONDS", 0.5)
    hall = Hall(tmp_path, monkeypatch)
    taken: dict[str, list[float]] = {}
    try:
        for kind in ("plays", "missing", "busy", "unplugged", "slow to open", "hangs at the end", "hangs"):
            hall.player(kind)
            hall.has_met(kind)
            taken[kind] = [hall.calls_somebody() for _ in range(4)]
        hall.program("espeak-ng", "exec sleep 60")
        taken["no voice"] = [hall.calls_somebody() for _ in range(4)]
        (hall.bin / "aplay").unlink()
        taken["no player"] = [hall.calls_somebody() for _ in range(4)]
    finally:
        hall.lobby.close()
    assert not (tmp_path / "a-disk-that-is-full").exists()
    print({kind: f"{statistics.median(times):.0f}, at most {max(times):.0f} ms" for kind, times in taken.items()})  # noqa: T201
    for kind, times in taken.items():
        assert max(times) < LONGEST_MS, f"{kind}: {times}"
