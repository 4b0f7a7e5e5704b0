"""A USB printer through the kernel's printer driver (usblp): its node is a file, endpoints and unplugging are the
kernel's."""

import os

from kiosk.printing import descriptor
from kiosk.printing.connection import Usb
from kiosk.printing.discovery_usb import UsbPlaces, usb_nodes
from kiosk.printing.errors import PrinterLost


class UsbTransport:
    """Looks for its printer anew at each `open`: after unplugging it may have another node, or another port."""

    def __init__(self, wanted: Usb, places: UsbPlaces) -> None:
        self._wanted, self._places = wanted, places
        self._node: int | None = None

    @property
    def is_open(self) -> bool:
        return self._node is not None

    def open(self, within: float) -> None:  # noqa: ARG002 - a line is there or not, nothing is waited for
        self.close()
        fitting = [one for one in usb_nodes(self._places) if one.fits(self._wanted)]
        if len(fitting) > 1:
            names = ", ".join(str(one.usb) for one in fitting)
            raise PrinterLost("unreachable", f"several USB printers are there: choose one of {names}")
        if not fitting:
            raise PrinterLost("unreachable", f"no USB printer {self._wanted} is plugged in")
        try:
            self._node = os.open(fitting[0].node, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:  # busy with another program, or no right to use it
            raise PrinterLost("unreachable", str(error)) from error

    def send(self, data: bytes, within: float) -> int:
        try:
            return descriptor.send(self._opened(), data, within)
        except PrinterLost:
            self.close()
            raise

    def receive(self, within: float) -> bytes:
        try:
            return descriptor.receive(self._opened(), within)
        except PrinterLost:
            self.close()
            raise

    def close(self) -> None:
        node, self._node = self._node, None
        if node is not None:
            os.close(node)

    def abort(self) -> None:
        # Closing takes back the transfer that is under way; the kernel keeps no further queue.
        self.close()

    def _opened(self) -> int:
        if self._node is None:
            raise PrinterLost("connection_lost", "not connected")
        return self._node
