"""The doors to input devices: evdev for what the kernel knows as input, a raw line for a serial scanner.

The only file that knows evdev. On ARM it comes with Debian (python3-evdev); a kiosk without it starts all the same and
says that it reads no keypad and no scanner (`SourceMissing`).
"""

import errno
import fcntl
import os
import struct
import sys
import termios
import time
import tty
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from hub.sdk.io.frames import Chunk
from hub.sdk.io.signals import Signal, SignalKind

T_co = TypeVar("T_co", covariant=True)

CLOCK_MONOTONIC = 1
EVIOCSCLOCKID = 0x400445A0
"""_IOW('E', 0xa0, int): which clock the kernel stamps events with."""
MOST_BYTES = 4096
SPEEDS = MappingProxyType(
    {baud: getattr(termios, f"B{baud}") for baud in (1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200)}
)

_KINDS = {0: SignalKind.REPORT, 1: SignalKind.KEY, 5: SignalKind.SWITCH}
_SYN_REPORT, _SYN_DROPPED = 0, 3


class SourceGone(Exception):
    """What was read is not there any more."""


class SourceMissing(Exception):
    """It cannot be opened now; the message says why, for the log."""


class Source(Protocol[T_co]):
    """Something that can be waited for (`fileno`) and read without blocking."""

    def fileno(self) -> int: ...
    def first(self) -> Sequence[T_co]:
        """What is so already when it is opened: a headset that is plugged in."""
        ...

    def read(self) -> Sequence[T_co]:
        """What has come; `SourceGone` when there will be nothing more."""
        ...

    def close(self) -> None: ...


class EvdevSource:
    """Signals of any descriptor that carries `struct input_event`: a device node, or a pipe in its place."""

    def __init__(self, path: Path) -> None:
        """Opens, and holds a device node for itself (nobody else, also no console, hears its keys); `SourceMissing`."""
        try:
            from evdev.eventio import EventIO  # here, because on ARM it may be missing
        except ImportError as error:
            raise SourceMissing("the library evdev is missing; install it with: apt install python3-evdev") from error
        try:
            self._fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            raise SourceMissing(f"{path}: {error.strerror}") from error
        try:
            self._hold()
        except OSError as error:
            os.close(self._fd)
            raise SourceMissing(f"{path} is held by another program") from error
        self._events = EventIO()
        self._events.fd = self._fd  # type: ignore[attr-defined]  # as its own subclasses do

    def fileno(self) -> int:
        return self._fd

    def first(self) -> Sequence[Signal]:
        on = bytearray(SWITCH_BYTES)
        try:
            fcntl.ioctl(self._fd, EVIOCGSW, on)
        except OSError:  # a pipe has no state to ask for
            return ()
        bits = int.from_bytes(on, sys.byteorder)
        now = time.monotonic()
        return tuple(Signal(SignalKind.SWITCH, code, 1, now) for code in range(8 * SWITCH_BYTES) if bits >> code & 1)

    def read(self) -> Sequence[Signal]:
        try:
            heard = tuple(self._events.read())
        except BlockingIOError:
            return ()
        except OSError as error:  # ENODEV: unplugged
            raise SourceGone(error.strerror or "") from error
        if not heard:
            raise SourceGone("the other end is closed")
        return tuple(_signal(event.type, event.code, event.value, event.sec + event.usec / 1e6) for event in heard)

    def close(self) -> None:
        os.close(self._fd)

    def _hold(self) -> None:
        try:
            fcntl.ioctl(self._fd, EVIOCSCLOCKID, struct.pack("i", CLOCK_MONOTONIC))
            fcntl.ioctl(self._fd, EVIOCGRAB, 1)
        except OSError as error:
            if error.errno not in (errno.ENOTTY, errno.EINVAL):  # a pipe has neither clock nor other readers
                raise


EVIOCGRAB = 0x40044590
"""_IOW('E', 0x90, int)"""
SWITCH_BYTES = 8
EVIOCGSW = 0x80000000 | SWITCH_BYTES << 16 | 0x451B
"""_IOC(_IOC_READ, 'E', 0x1b, SWITCH_BYTES): which switches are on now."""


def _signal(kind: int, code: int, value: int, at: float) -> Signal:
    if kind == 0 and code == _SYN_DROPPED:
        return Signal(SignalKind.DROPPED, code, value, at)
    if kind == 0 and code != _SYN_REPORT:
        return Signal(SignalKind.OTHER, code, value, at)
    return Signal(_KINDS.get(kind, SignalKind.OTHER), code, value, at)


class LineSource:
    """Bytes of a serial line, raw, eight bits, no parity."""

    def __init__(self, path: Path, baud: int) -> None:
        """`SourceMissing`."""
        try:
            self._fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:
            raise SourceMissing(f"{path}: {error.strerror}") from error
        try:
            tty.setraw(self._fd)
            modes = termios.tcgetattr(self._fd)
            modes[4] = modes[5] = SPEEDS[baud]
            termios.tcsetattr(self._fd, termios.TCSANOW, modes)
        except (OSError, termios.error) as error:
            os.close(self._fd)
            raise SourceMissing(f"{path} is no serial line") from error

    def fileno(self) -> int:
        return self._fd

    def first(self) -> Sequence[Chunk]:
        return ()

    def read(self) -> Sequence[Chunk]:
        try:
            content = os.read(self._fd, MOST_BYTES)
        except BlockingIOError:
            return ()
        except OSError as error:
            raise SourceGone(error.strerror or "") from error
        if not content:
            raise SourceGone("the other end is closed")
        return (Chunk(content, time.monotonic()),)

    def close(self) -> None:
        os.close(self._fd)
