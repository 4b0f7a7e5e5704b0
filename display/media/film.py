"""A video as frames: decoded by `ffmpeg`, a program of its own, and read from its pipe. No sound.

An external player cannot draw into our window, and Qt's own multimedia is 150 MB of libraries in the process; a decoder
that hangs or crashes here is a process that is ended. Where ffmpeg is not installed (Debian package `ffmpeg`, wanted on
boxes with videos alone) a display has no videos.
"""

import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog

log = structlog.get_logger()

FRAMES_A_SECOND = 15
"""Slides and notices for a hall; half the usual rate costs half the processor."""
BYTES_A_PIXEL = 4
MOST_PIXELS = 960 * 540
"""A frame is at most so large; a larger pane shows it enlarged."""
END_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class FrameSize:
    width: int
    height: int

    @property
    def bytes(self) -> int:
        return self.width * self.height * BYTES_A_PIXEL


def can_play() -> bool:
    """Whether this box has a decoder."""
    return shutil.which("ffmpeg") is not None


def frame_size(width: float, height: float) -> FrameSize:
    """For a pane of that size: even numbers, not more than `MOST_PIXELS`."""
    factor = min(1.0, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    return FrameSize(max(2, int(width * factor) // 2 * 2), max(2, int(height * factor) // 2 * 2))


class Film:
    """One video from its beginning to its end. `frame(bytes)` and `ended()` are called on the film's own thread; a
    frame is BGRA, `size` large, with bars where the shapes differ."""

    def __init__(
        self, file: str, size: FrameSize, frame: Callable[[bytes], None], ended: Callable[[], None], bars: str = "black"
    ) -> None:
        self._file, self._size, self._frame, self._ended, self._bars = file, size, frame, ended, bars
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="film", daemon=True)
        self._stopped = threading.Event()

    def start(self) -> None:
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def end(self) -> None:
        """In the middle too; `ended` is not called then. Returns at once, whatever the decoder does."""
        self._stopped.set()
        process = self._process
        if process is not None:
            process.kill()

    def stop(self) -> None:
        """The same, and wait for it."""
        self.end()
        if self._thread.is_alive():
            self._thread.join(timeout=END_SECONDS)

    def _run(self) -> None:
        try:
            self._play()
        except OSError as error:
            log.warning("film_not_played", reason=type(error).__name__)
        if not self._stopped.is_set():
            self._ended()

    def _play(self) -> None:
        with subprocess.Popen(
            self._command(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        ) as process:
            self._process = process
            if self._stopped.is_set():
                process.kill()
            pipe = process.stdout
            while pipe and not self._stopped.is_set() and len(data := pipe.read(self._size.bytes)) == self._size.bytes:
                self._frame(data)
            process.kill()

    def _command(self) -> list[str]:
        width, height = self._size.width, self._size.height
        fitted = f"scale={width}:{height}:force_original_aspect_ratio=decrease:flags=fast_bilinear"
        padded = f"pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:color={self._bars}"
        return [
            *("ffmpeg", "-nostdin", "-loglevel", "quiet", "-threads", "1", "-re", "-i", self._file, "-an", "-sn"),
            *("-vf", f"fps={FRAMES_A_SECOND},{fitted},{padded}", "-pix_fmt", "bgra", "-f", "rawvideo", "pipe:1"),
        ]
