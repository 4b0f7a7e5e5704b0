"""Bytes to the printer and back: the seam, and the network's raw port."""

import contextlib
import socket
import struct
from typing import Protocol

from kiosk.printing.errors import PrinterLost

READ_SIZE = 4096


class Transport(Protocol):
    """One device, opened again and again. Times in seconds. Every method but `close` and `abort` may raise
    `PrinterLost`, after which the transport counts as closed."""

    def open(self, within: float) -> None: ...

    @property
    def is_open(self) -> bool: ...

    def send(self, data: bytes, within: float) -> int:
        """How many bytes of `data` the line took in this time; fewer when it is stuck."""
        ...

    def receive(self, within: float) -> bytes:
        """What has come, waiting at most `within` for the first byte; empty when nothing came."""
        ...

    def close(self) -> None: ...

    def abort(self) -> None:
        """Close, and let nothing that has not left yet reach the printer any more."""
        ...


class TcpTransport:
    """A network printer's raw port (usually 9100), which speaks to one computer at a time."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._link: socket.socket | None = None

    @property
    def is_open(self) -> bool:
        return self._link is not None

    def open(self, within: float) -> None:
        self.close()
        try:
            link = socket.create_connection(self._address, timeout=within)
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except (OSError, UnicodeError) as error:  # an impossible host name is a UnicodeError
            raise PrinterLost("unreachable", str(error)) from error
        self._link = link

    def send(self, data: bytes, within: float) -> int:
        link = self._opened()
        try:
            link.settimeout(max(within, 0.001))
            return link.send(data)
        except TimeoutError:
            return 0
        except OSError as error:
            self.close()
            raise PrinterLost("connection_lost", str(error)) from error

    def receive(self, within: float) -> bytes:
        link = self._opened()
        try:
            link.settimeout(max(within, 0.0))
            data = link.recv(READ_SIZE)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            self.close()
            raise PrinterLost("connection_lost", str(error)) from error
        if not data:
            self.close()
            raise PrinterLost("connection_lost", "the printer ended the connection")
        return data

    def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            with contextlib.suppress(OSError):  # already gone; closing it is all that is left to do
                link.shutdown(socket.SHUT_RDWR)
            link.close()

    def abort(self) -> None:
        if self._link is not None:
            # Linger 0: the kernel throws its send buffer away and resets the connection.
            self._link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._link.close()
            self._link = None

    def _opened(self) -> socket.socket:
        if self._link is None:
            raise PrinterLost("connection_lost", "not connected")
        return self._link
