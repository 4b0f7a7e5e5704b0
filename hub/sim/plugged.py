"""An input device made of a named pipe: whoever opens it reads the kernel's `struct input_event`, as of /dev/input.

`plug` makes the pipe, `unplug` takes it away (the reader sees its end, as it sees ENODEV of a device). Faults: events
lost by the kernel, a frame cut in its middle, garbage. There is no ioctl on a pipe: no name, no capabilities, no grab.
"""

import os
import random
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

EVENT = struct.Struct("llHHi")
"""struct input_event of a 64-bit kernel: seconds, microseconds, type, code, value."""
EV_SYN, EV_KEY, EV_SW = 0, 1, 5
SYN_REPORT, SYN_DROPPED = 0, 3
DOWN, UP, REPEATED = 1, 0, 2


class PluggedDevice:
    """Not for several threads at once. `clock`: monotonic seconds, as the kernel stamps."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = path
        self._clock = clock
        self._fd: int | None = None

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(self, *_: object) -> None:
        self.unplug()

    def plug(self) -> None:
        """Nothing happens when it is plugged in already."""
        if self._fd is None:
            self.path.unlink(missing_ok=True)
            os.mkfifo(self.path, 0o600)
            self._fd = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        if self._fd is not None:
            self.path.unlink(missing_ok=True)
            os.close(self._fd)
            self._fd = None

    def say(self, *events: tuple[int, int, int]) -> None:
        """(type, code, value) each, with a report at the end; unheard while it is unplugged or nobody reads."""
        self.raw(b"".join(self._frame(event) for event in (*events, (EV_SYN, SYN_REPORT, 0))))

    def stroke(self, code: int, shift: int | None = None) -> None:
        """A key down and up, with another one held meanwhile or none."""
        if shift is not None:
            self.say((EV_KEY, shift, DOWN))
        self.say((EV_KEY, code, DOWN))
        self.say((EV_KEY, code, UP))
        if shift is not None:
            self.say((EV_KEY, shift, UP))

    def drop(self) -> None:
        """The kernel's buffer ran over: what follows up to the next report is not to be believed."""
        self.raw(self._frame((EV_SYN, SYN_DROPPED, 0)))
        self.say()

    def half(self) -> None:
        """Half of an event, which no kernel sends."""
        self.raw(self._frame((EV_KEY, 28, DOWN))[: EVENT.size // 2])

    def garbage(self, count: int, seed: int = 0) -> None:
        """`count` random bytes, rounded up to whole events: no kernel gives less (`half` does)."""
        self.raw(random.Random(seed).randbytes(-(-count // EVENT.size) * EVENT.size))

    def raw(self, content: bytes) -> None:
        """What the pipe cannot hold is lost, as in a kernel's buffer that nobody reads."""
        if self._fd is not None:
            try:
                os.write(self._fd, content)
            except BlockingIOError:
                return

    def _frame(self, event: tuple[int, int, int]) -> bytes:
        now = self._clock()
        return EVENT.pack(int(now), int(now % 1 * 1_000_000), *event)


def fault(device: PluggedDevice, words: list[str]) -> bool:
    """What both simulators' command lines share; False when `words` are none of it."""
    match words:
        case ["plug"]:
            device.plug()
        case ["unplug"]:
            device.unplug()
        case ["drop"]:
            device.drop()
        case ["half"]:
            device.half()
        case ["garbage", count] if count.isdecimal() and int(count) <= 1_000_000:
            for seed in range(0, int(count), 1_000):
                device.garbage(min(1_000, int(count) - seed), seed)
        case _:
            return False
    return True
