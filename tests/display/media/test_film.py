"""Videos by ffmpeg: real frames of a real file, to their end; a file that is none ends at once and costs nothing."""

import os
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.fitting_screen import FittingScreen
from display.media.film import FRAMES_A_SECOND, Film, FrameSize, frame_size
from display.scene import MediaPane
from display.viewmodels import film_screen
from display.viewmodels.drawing import Drawing
from hub.wire.hall_terms import MediaKind
from tests.display import walls
from tests.means import need_program
from tests.waiting import wait_until


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Red, half a second long, 4:3."""
    need_program("ffmpeg", "ffmpeg")
    file = tmp_path_factory.mktemp("film") / "red-33333333.mp4"
    made = ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "color=red:s=160x120:r=30:d=0.5", "-c:v", "mpeg4"]
    subprocess.run([*made, str(file)], check=True, timeout=60)
    return file


def test_every_frame_comes_whole_and_the_end_is_told_once(film: Path) -> None:
    size, over, frames = frame_size(640, 240), threading.Event(), list[bytes]()
    Film(str(film), size, frames.append, over.set).start()
    assert over.wait(30)
    assert len(frames) in range(FRAMES_A_SECOND // 2 - 2, FRAMES_A_SECOND // 2 + 4)
    assert {len(frame) for frame in frames} == {size.bytes}
    middle = size.bytes // 2 - 2 * size.width  # the middle of the frame's middle line
    blue, green, red = frames[3][middle : middle + 3]
    assert red > 200
    assert max(blue, green) < 60
    assert frames[3][:3] == b"\x00\x00\x00"  # a bar at the left


def test_what_is_no_video_ends_at_once(tmp_path: Path) -> None:
    need_program("ffmpeg", "ffmpeg")
    broken = tmp_path / "none-44444444.mp4"
    broken.write_bytes(b"no video at all")
    over, frames = threading.Event(), list[bytes]()
    Film(str(broken), frame_size(640, 360), frames.append, over.set).start()
    assert over.wait(30)
    assert frames == []


def test_a_film_that_is_stopped_is_silent(film: Path) -> None:
    over, seen = threading.Event(), threading.Event()
    playing = Film(str(film), frame_size(640, 480), lambda _: seen.set(), over.set)
    playing.start()
    assert seen.wait(30)
    playing.stop()
    assert not over.is_set()


def test_a_large_pane_gets_frames_of_a_bounded_size() -> None:
    size = frame_size(2106, 1398)
    assert size.width * size.height <= 960 * 540
    assert abs(size.width / size.height - 2106 / 1398) < 0.01


class Ends:
    """A film that cannot be played: it ends when it begins, without a frame."""

    begun = 0

    def __init__(self, file: str, size: FrameSize, frame: Callable[[bytes], None], ended: Callable[[], None]) -> None:
        self._ended = ended

    alive = False

    def start(self) -> None:
        Ends.begun += 1
        self._ended()

    def end(self) -> None:
        """It has ended."""

    stop = end


def test_a_video_that_cannot_be_played_is_not_tried_in_a_busy_loop(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_screen, "Film", Ends)
    monkeypatch.setattr(film_screen, "BROKEN_MS", 50)
    screen = film_screen.FilmScreen()
    seen: list[int] = []
    screen.ended.connect(lambda: seen.append(Ends.begun))
    screen.ended.connect(lambda: screen.again() if len(seen) < 3 else None)
    screen.setProperty("source", "none.mp4")
    assert (Ends.begun, seen) == (1, []), "another one follows after a rest"
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=5_000)
    assert seen == [1, 2, 3]


def test_a_decoder_that_does_not_end_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its child holds the pipe, as a driver that hangs would."""
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\nsleep 2 &\nprintf '0123456789abcdef'\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    seen = threading.Event()
    playing = Film("x.mp4", FrameSize(2, 2), lambda _: seen.set(), lambda: None)
    playing.start()
    assert seen.wait(10)
    before = time.monotonic()
    playing.end()
    assert time.monotonic() - before < 1
    assert playing.alive
    wait_until(lambda: not playing.alive, seconds=10)


@pytest.mark.long
def test_the_video_is_seen_beside_the_calls_and_gives_way_at_its_end(qtbot: QtBot, film: Path) -> None:
    screen, hall = walls.PANELS["1080p"]
    scene = walls.scene("1080p", "board-media", "en", 3)
    assert scene is not None
    playing = replace(scene, media=MediaPane(MediaKind.VIDEO, str(film), "A red field"))
    over: list[bool] = []
    drawing = Drawing(FittingScreen(screen, hall), "en", scene, film_ended=lambda: over.append(True))
    try:
        drawing.picture(playing)
        wait_until(lambda: drawing.picture(playing).pixelColor(1500, 500).red() > 200)
        qtbot.waitUntil(lambda: bool(over), timeout=30_000)
    finally:
        drawing.close()
