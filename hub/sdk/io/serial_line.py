"""A serial line that is written and read: RS-232, RS-485 behind an adapter, USB CDC, or a pseudo-terminal in tests.

Raw bytes, never a line discipline; held exclusively (TIOCEXCL), so that no second program mixes in its own.
"""

import fcntl
import os
import select
import struct
import termios
import tty
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hub.sdk.io.sources import MOST_BYTES, SPEEDS, SourceGone, SourceMissing

WRITE_SECONDS = 2.0
"""A line that takes no byte for so long is as good as gone."""
TIOCSRS485 = 0x542F
RS485_ENABLED, RTS_ON_SEND = 1, 2
_RS485 = struct.Struct("8I")
"""struct serial_rs485 of linux/serial.h: flags, two delays, padding."""


class Parity(StrEnum):
    NONE = "none"
    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class LineShape:
    """`rs485`: the UART's driver switches the direction (adapters mostly do it by themselves). `echo`: the adapter
    hears what is sent; it is taken off again."""

    baud: int = 9600
    bits: int = 8
    parity: Parity = Parity.NONE
    stop_bits: int = 1
    rs485: bool = False
    echo: bool = False

    def seconds(self, count: int) -> float:
        """How long so many bytes take on the wire."""
        return count * (1 + self.bits + (self.parity is not Parity.NONE) + self.stop_bits) / self.baud


class SerialLine:
    """One thread's."""

    def __init__(self, path: Path, shape: LineShape) -> None:
        """`SourceMissing`."""
        self.shape = shape
        self._echo = bytearray()
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:
            raise SourceMissing(f"{path}: {error.strerror}") from error
        try:
            tty.setraw(self._fd)
            modes = termios.tcgetattr(self._fd)
            modes[2] = _flags(modes[2], shape)
            modes[4] = modes[5] = SPEEDS[shape.baud]
            termios.tcsetattr(self._fd, termios.TCSANOW, modes)
            fcntl.ioctl(self._fd, termios.TIOCEXCL)
            if shape.rs485:
                fcntl.ioctl(self._fd, TIOCSRS485, _RS485.pack(RS485_ENABLED | RTS_ON_SEND, *(0,) * 7))
        except (OSError, termios.error) as error:
            os.close(self._fd)
            raise SourceMissing(f"{path} is no serial line of this shape ({error})") from error

    def fileno(self) -> int:
        return self._fd

    def write(self, content: bytes) -> None:
        """All of it, or `SourceGone`."""
        rest = memoryview(content)
        while rest:
            try:
                rest = rest[os.write(self._fd, rest) :]
            except BlockingIOError:
                if not select.select([], [self._fd], [], WRITE_SECONDS)[1]:
                    raise SourceGone("it takes no bytes") from None
            except OSError as error:
                raise SourceGone(error.strerror or "") from error
        if self.shape.echo:
            self._echo += content

    def read(self) -> bytes:
        """What has come, without one's own echo; `SourceGone`."""
        try:
            content = os.read(self._fd, MOST_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise SourceGone(error.strerror or "") from error
        if not content:
            raise SourceGone("the other end is closed")
        return self._without_echo(content)

    def wait(self, seconds: float | None, *others: int) -> bool:
        """Sleep until bytes come, one of `others` can be read, or the time is over; whether bytes came."""
        try:
            return self._fd in select.select([self._fd, *others], [], [], seconds)[0]
        except OSError as error:
            raise SourceGone(error.strerror or "") from error

    def close(self) -> None:
        os.close(self._fd)

    def _without_echo(self, content: bytes) -> bytes:
        if not self._echo:
            return content
        size = min(len(content), len(self._echo))
        if self._echo[:size] != content[:size]:
            self._echo.clear()  # somebody spoke at the same time: nothing is to be taken off
            return content
        del self._echo[:size]
        return content[size:]


def _flags(flags: int, shape: LineShape) -> int:
    """The terminal's control flags for a shape; termios(3)."""
    flags &= ~(termios.CSIZE | termios.PARENB | termios.PARODD | termios.CSTOPB)
    flags |= termios.CLOCAL | termios.CREAD | {7: termios.CS7, 8: termios.CS8}[shape.bits]
    flags |= {Parity.NONE: 0, Parity.EVEN: termios.PARENB, Parity.ODD: termios.PARENB | termios.PARODD}[shape.parity]
    return flags | (termios.CSTOPB if shape.stop_bits == 2 else 0)
