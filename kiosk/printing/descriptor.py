"""Bytes through a file descriptor that does not block: what serial lines and USB nodes have in common."""

import os
import select

from kiosk.printing.errors import PrinterLost

READ_SIZE = 4096
GONE = select.POLLERR | select.POLLHUP | select.POLLNVAL
# The kernel's USB printer driver may wake its reader for nothing.
EMPTY_READ_SECONDS = 0.01


def send(descriptor: int, data: bytes, within: float) -> int:
    """How many bytes the line took in this time. Raises `PrinterLost`."""
    if not _ready(descriptor, select.POLLOUT, within):
        return 0
    try:
        return os.write(descriptor, data)
    except BlockingIOError:
        return 0
    except OSError as error:  # ENODEV, EIO: pulled out
        raise PrinterLost("connection_lost", str(error)) from error


def receive(descriptor: int, within: float) -> bytes:
    """What came in this time, or nothing. Raises `PrinterLost`."""
    if not _ready(descriptor, select.POLLIN, within):
        return b""
    try:
        data = os.read(descriptor, READ_SIZE)
    except BlockingIOError:
        return b""
    except OSError as error:
        raise PrinterLost("connection_lost", str(error)) from error
    if not data and within > 0:
        _ready(descriptor, 0, min(within, EMPTY_READ_SECONDS))
    return data


def _ready(descriptor: int, wanted: int, within: float) -> bool:
    poll = select.poll()
    poll.register(descriptor, wanted)
    events = poll.poll(max(0.0, within) * 1000)
    if events and events[0][1] & GONE:
        raise PrinterLost("connection_lost", "the device is gone")
    return bool(events)
