"""A network cable that can be pulled: a TCP socket that forwards to the hub, until it does not."""

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Cable:
    """`url`: where the hub is reached over the cable. Pulled, it cuts what is connected and lets nobody through."""

    def __init__(self, hub: str) -> None:
        self._hub = (hub.removeprefix("http://").partition(":")[0], int(hub.rpartition(":")[2]))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: list[socket.socket] = []
        self._pulled = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def pull(self) -> None:
        self._pulled = True
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def plug_in(self) -> None:
        self._pulled = False

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                if self._pulled:
                    raise OSError("pulled")
                far = socket.create_connection(self._hub, timeout=5)
            except OSError:
                near.close()
                continue
            self._open += [near, far]
            threading.Thread(target=self._forward, args=(near, far), daemon=True).start()

    def _forward(self, near: socket.socket, far: socket.socket) -> None:
        with near, far, contextlib.suppress(OSError):
            while True:
                for end in select.select([near, far], [], [])[0]:
                    data = end.recv(65_536)
                    if not data:
                        return
                    (far if end is near else near).sendall(data)


@contextmanager
def cable_to(hub: str) -> Iterator[Cable]:
    cable = Cable(hub)
    cable._thread.start()
    try:
        yield cable
    finally:
        cable.pull()
        cable._listener.shutdown(socket.SHUT_RDWR)
        cable._listener.close()
        cable._thread.join(10)
