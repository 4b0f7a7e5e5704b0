"""A serial line made of a pseudo-terminal: whoever opens its link reads and writes real bytes, as of /dev/ttyUSB0.

Several devices may hang on one line (RS-485): each hears all bytes of the other end. Two that answer the same bytes
talk over each other: their bytes come mixed. `unplug` closes the line (the other end gets an error, as when a USB
adapter is pulled out) and takes the link away; `plug` makes a new line under the same link. With `baud` each byte takes
the time it takes on such a wire (ten bits).
"""

import os
import select
import threading
import time
import tty
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, Self

READ_BYTES = 4096
BITS_PER_BYTE = 10
MOST_HEARD = 1 << 20


class WireDevice(Protocol):
    """A device on the line. Called on the line's thread."""

    def heard(self, content: bytes) -> bytes:
        """Bytes came; what the device answers to them."""
        ...


class VirtualPort:
    """`plug`, `unplug` and `say` may be called from any thread."""

    def __init__(self, link: Path, devices: Sequence[WireDevice], baud: int | None = None) -> None:
        self.link = link
        self.devices = list(devices)
        self._baud = baud
        self._lock = threading.RLock()
        self._fd: int | None = None
        self._slave: int | None = None
        self._wake, self._waker = os.pipe()
        self._thread: threading.Thread | None = None
        self.bytes_heard = 0

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def plug(self) -> None:
        """Nothing happens when it is plugged in already."""
        with self._lock:
            if self._fd is not None:
                return
            self._fd, self._slave = os.openpty()
            tty.setraw(self._slave)
            os.set_blocking(self._fd, False)
            self.link.unlink(missing_ok=True)
            self.link.symlink_to(os.ttyname(self._slave))
            self._thread = threading.Thread(target=self._run, args=(self._fd,), name="virtual-line", daemon=True)
            self._thread.start()

    def unplug(self) -> None:
        with self._lock:
            if self._fd is None or self._slave is None:
                return
            self.link.unlink(missing_ok=True)
            master, slave, self._fd, self._slave = self._fd, self._slave, None, None
            os.write(self._waker, b"x")
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(10)
        os.read(self._wake, 1)
        os.close(slave)
        os.close(master)

    def close(self) -> None:
        self.unplug()
        os.close(self._wake)
        os.close(self._waker)

    def say(self, content: bytes) -> None:
        """What a device says by itself; unheard while nothing is plugged in, or when nobody reads."""
        with self._lock:
            if self._fd is not None and content:
                try:
                    os.write(self._fd, content)
                except BlockingIOError:
                    return

    def _run(self, fd: int) -> None:
        while True:
            ready, _, _ = select.select([fd, self._wake], [], [])
            if self._wake in ready:
                return
            try:
                content = os.read(fd, READ_BYTES)
            except OSError:
                return
            self.bytes_heard += len(content)
            self._pace(len(content))
            answers = [answer for device in list(self.devices) if (answer := device.heard(content))]
            self._pace(max(map(len, answers), default=0))
            self.say(mixed(answers))

    def _pace(self, count: int) -> None:
        if self._baud is not None and count:
            time.sleep(count * BITS_PER_BYTE / self._baud)


def mixed(answers: Sequence[bytes]) -> bytes:
    """What is on the wire when several talk at once: where two say different bits, the line is at zero (a simple model
    of two drivers against each other)."""
    if len(answers) < 2:
        return b"".join(answers)
    result = bytearray(max(map(len, answers)))
    for place in range(len(result)):
        together = 0xFF
        for answer in answers:
            together &= answer[place] if place < len(answer) else 0xFF
        result[place] = together
    return bytes(result)
