"""Where bytes come in: a network printer's port, a serial line at its true speed, a USB printer's node.

A door hands each new `Link` to the printer and takes away all of them when it is closed. Every link is bytes there and
back; what is special about a wire (speed, XON/XOFF, a node that vanishes) stays here.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Protocol


class Link(Protocol):
    """One computer that speaks to the printer."""

    def read(self) -> bytes:
        """Waits for bytes; empty when the other side or the cable has gone."""
        ...

    def write(self, data: bytes) -> None:
        """Raises OSError when nobody is there."""
        ...

    def hold(self) -> None:
        """The printer's buffer is nearly full."""
        ...

    def release(self) -> None:
        """There is room again."""
        ...

    def shut(self) -> None:
        """Wake whoever reads, then let go."""
        ...


Arrived = Callable[[Link], None]


class Door(Protocol):
    """`powered`: without power the door is gone (network, USB); a serial line stays, only nobody answers."""

    powered: bool
    # Whether a link that ends is the end of what was said on it: a wire has no such end.
    conversations: bool

    def open(self, arrived: Arrived) -> None:
        """Be there from now on. Raises OSError."""
        ...

    def drop(self) -> None:
        """End what stands; the door itself stays or comes back."""
        ...

    def close(self) -> None:
        """Be gone."""
        ...


class TcpLink:
    """One connection."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self.over = False

    def read(self) -> bytes:
        try:
            data = self._link.recv(4096)
        except OSError:  # a peer that resets is a peer that has gone
            data = b""
        if not data:
            self.over = True
            self._link.close()
        return data

    def write(self, data: bytes) -> None:
        self._link.sendall(data)

    def hold(self) -> None:
        """TCP's own window says it."""

    def release(self) -> None:
        """As above."""

    def shut(self) -> None:
        _shut(self._link)


class TcpDoor:
    """A network printer's raw port; `port` 0 takes any, which stays the same over power cuts."""

    powered = True
    conversations = True

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host, self.port = host, port
        self._lock = threading.Lock()
        self._links: list[TcpLink] = []
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def open(self, arrived: Arrived) -> None:
        listener = socket.create_server((self.host, self.port))
        self.port = listener.getsockname()[1]
        self._listener = listener
        self._thread = threading.Thread(
            target=self._accept, args=(listener, arrived), name="printer-accept", daemon=True
        )
        self._thread.start()

    def drop(self) -> None:
        with self._lock:
            links, self._links = self._links, []
        for link in links:
            link.shut()

    def close(self) -> None:
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            _shut(listener)
        self.drop()
        thread, self._thread = self._thread, None
        if thread is not None and thread is not threading.current_thread():
            thread.join(5)

    def _accept(self, listener: socket.socket, arrived: Arrived) -> None:
        while True:
            try:
                accepted, _ = listener.accept()
            except OSError:  # the listener was closed: power off or the end
                listener.close()
                return
            link = TcpLink(accepted)
            with self._lock:
                gone = self._listener is not listener
                self._links = [*(one for one in self._links if not one.over), link]
            if gone:  # unplugged while this caller was let in
                link.shut()
            arrived(link)


def _shut(link: socket.socket) -> None:
    with contextlib.suppress(OSError):  # not connected, or closed a moment ago
        link.shutdown(socket.SHUT_RDWR)
