"""Handing sound to a player program while it is still being made, without ever waiting for a program that hangs.

`aplay` takes a WAV on its standard input and plays as it reads; it is done when it has ended well. The pipe and the
device's buffer hold at most two seconds, so a program that accepts nothing for `STALL_SECONDS` hangs.
"""

import os
import select
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from hub.sdk.io.waves import RATE

STALL_SECONDS = 5.0
DRAIN_SECONDS = 3.0
"""What pipe and device may still hold when all has been handed over, and a margin."""
ENDING_SECONDS = 1.0
LATE_SECONDS = 15.0
"""A sound whose next part has not been made by then is over."""
LONGEST_BYTES = 2 * RATE * 180
"""Three minutes: no announcement is longer."""
MOST_SAID = 4_096


def streaming_header() -> bytes:
    """The head of a WAV (mono, 16 bit, `RATE`) whose length nobody knows yet; players read to the end of input."""
    longest = 0x7FFF_FF00
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", longest + 36, b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", longest),
    )


class GrowingSound:
    """A sound that is played while it is made: one maker, any readers, each from its beginning. At most
    `LONGEST_BYTES`; what is added beyond is left out."""

    def __init__(self) -> None:
        self._blocks = [streaming_header()]
        self._held = 0
        self._over = False
        self._changed = threading.Condition()

    def add(self, samples: bytes) -> None:
        with self._changed:
            if not self._over and self._held + len(samples) <= LONGEST_BYTES:
                self._blocks.append(samples)
                self._held += len(samples)
                self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def blocks(self) -> Iterator[bytes]:
        """Waits for what is still being made, `LATE_SECONDS` at most."""
        at = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._over or len(self._blocks) > at, LATE_SECONDS)  # noqa: B023
                if len(self._blocks) <= at:
                    return
                block = self._blocks[at]
            at += 1
            yield block


def feed(
    playing: "subprocess.Popen[bytes]",
    blocks: Iterable[bytes],
    stall: float = STALL_SECONDS,
    began: Callable[[], None] | None = None,
) -> str | None:
    """Give `blocks` to the program and wait for its end. None: it ended well; else what is wrong. `began` is told when
    the first sound has been taken. A program that hangs is ended; `playing.poll()` tells whether it could be."""
    try:
        if not _hand_over(playing, blocks, stall, began):
            raise subprocess.TimeoutExpired(playing.args, stall)
        code = playing.wait(timeout=stall + DRAIN_SECONDS)
    except subprocess.TimeoutExpired:
        end_program(playing)
        return "the sound device hangs"
    finally:
        said = _said(playing)
    return None if code == 0 else said or f"ended with {code}"


def end_program(playing: "subprocess.Popen[bytes]") -> None:
    """Ask it to end, then make it; one that sits in a driver may stay, nobody waits for it."""
    for end in (playing.terminate, playing.kill):
        end()
        try:
            playing.wait(timeout=ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return


def _hand_over(
    playing: "subprocess.Popen[bytes]", blocks: Iterable[bytes], stall: float, began: Callable[[], None] | None
) -> bool:
    """False when it takes nothing any more. One that has ended takes nothing either: its exit code says why."""
    pipe = playing.stdin
    if pipe is None:
        raise ValueError("the player program was started without a pipe")
    door = pipe.fileno()
    os.set_blocking(door, False)
    try:
        for number, block in enumerate(blocks):
            if not _write(door, block, stall):
                return False
            if number == 1 and began is not None:
                began()
    except BrokenPipeError:
        return True
    finally:
        pipe.close()
    return True


def _write(door: int, block: bytes, stall: float) -> bool:
    room = select.poll()
    room.register(door, select.POLLOUT)
    left = memoryview(block)
    while left:
        if not room.poll(stall * 1000):
            return False
        try:
            left = left[os.write(door, left) :]
        except BlockingIOError:
            # Room for fewer bytes than one write may split; the next look waits again.
            time.sleep(0.005)
    return True


def _said(playing: "subprocess.Popen[bytes]") -> str:
    """The last line on its standard error, if it said anything; children of its own may hold the pipe open."""
    pipe = playing.stderr
    if pipe is None:
        return ""
    os.set_blocking(pipe.fileno(), False)
    try:
        said = os.read(pipe.fileno(), MOST_SAID)
    except BlockingIOError:
        said = b""
    finally:
        pipe.close()
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
