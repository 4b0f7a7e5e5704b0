"""A printer on a serial line, the only file that imports pyserial.

The kernel's line does RTS/CTS and XON/XOFF; DSR it does not know, so it is looked at before every piece. A line has no
end: a printer without power is silent, and what was not sent yet is thrown away when a ticket is given up.
"""

import contextlib
import termios
import time

import serial

from kiosk.printing import descriptor
from kiosk.printing.connection import Flow, Parity, Serial
from kiosk.printing.errors import PrinterLost

PARITIES = {Parity.NONE: serial.PARITY_NONE, Parity.EVEN: serial.PARITY_EVEN, Parity.ODD: serial.PARITY_ODD}
DSR_SECONDS = 0.01


class SerialTransport:
    """One program at a time: the line is locked while it is open."""

    def __init__(self, settings: Serial) -> None:
        self._settings = settings
        self._line: serial.Serial | None = None

    @property
    def is_open(self) -> bool:
        return self._line is not None

    def open(self, within: float) -> None:  # noqa: ARG002 - a line is there or not, nothing is waited for
        self.close()
        chosen = self._settings
        try:
            self._line = serial.Serial(
                chosen.device,
                chosen.baud,
                parity=PARITIES[chosen.parity],
                timeout=0,
                write_timeout=0,
                xonxoff=chosen.flow is Flow.XONXOFF,
                rtscts=chosen.flow is Flow.RTSCTS,
                exclusive=True,
            )
            _without_breaks(self._line.fileno())
        except (OSError, ValueError, termios.error) as error:  # SerialException is an OSError
            self.close()
            raise PrinterLost("unreachable", str(error)) from error

    def send(self, data: bytes, within: float) -> int:
        line = self._opened()
        try:
            if self._settings.flow is Flow.DSRDTR and not self._may_send(line, within):
                return 0
            return descriptor.send(line.fileno(), data, within)
        except (PrinterLost, OSError) as error:
            self.close()
            raise PrinterLost("connection_lost", str(error)) from error

    def receive(self, within: float) -> bytes:
        line = self._opened()
        try:
            return descriptor.receive(line.fileno(), within)
        except PrinterLost:
            self.close()
            raise

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with contextlib.suppress(OSError):  # pulled out already
                line.close()

    def abort(self) -> None:
        if self._line is not None:
            with contextlib.suppress(OSError):  # pulled out: nothing is left to be sent
                self._line.reset_output_buffer()
        self.close()

    def _opened(self) -> serial.Serial:
        if self._line is None:
            raise PrinterLost("connection_lost", "not connected")
        return self._line

    @staticmethod
    def _may_send(line: serial.Serial, within: float) -> bool:
        end = time.monotonic() + within
        while not line.dsr:
            if time.monotonic() >= end:
                return False
            time.sleep(DSR_SECONDS)
        return True


def _without_breaks(descriptor: int) -> None:
    """A printer that loses its power holds the line low; that must not be read as NULs, which look like answers."""
    modes = termios.tcgetattr(descriptor)
    modes[0] |= termios.IGNBRK | termios.IGNPAR
    termios.tcsetattr(descriptor, termios.TCSANOW, modes)
