"""A line to the database server that can be cut where it hurts: a socket between hub and server that forwards bytes."""

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hub.store.dialect import Server

SOCKET = ".s.PGSQL.5432"


@dataclass
class Line:
    """`cut_at_commit`: the next commit of the writing connection reaches the server, its answer does not reach the
    hub. `down`: nobody gets through."""

    folder: Path
    cut_at_commit: bool = False
    down: bool = False
    cuts: int = 0
    _open: list[socket.socket] = field(default_factory=list)

    def serve(self, listener: socket.socket, server: Path) -> None:
        while True:
            try:
                hub, _ = listener.accept()
            except OSError:
                return
            if self.down:
                hub.close()
                continue
            behind = socket.socket(socket.AF_UNIX)
            behind.connect(str(server))
            self._open += [hub, behind]
            threading.Thread(target=self._forward, args=(hub, behind), daemon=True).start()

    def break_all(self) -> None:
        """Cut every connection there is."""
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _forward(self, hub: socket.socket, server: socket.socket) -> None:
        writes = lost = False
        with hub, server, contextlib.suppress(OSError):
            while True:
                for end in select.select([hub, server], [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    if end is server and lost:
                        self.cuts += 1
                        return
                    writes = writes or b"pg_try_advisory_lock" in data
                    if writes and end is hub and self.cut_at_commit and b"COMMIT" in data:
                        self.cut_at_commit, lost = False, True
                    (server if end is hub else hub).sendall(data)


@contextmanager
def line_to(server: Server, folder: Path) -> Iterator[tuple[Server, Line]]:
    """A server to be reached over the line, which has its socket in `folder`."""
    base, _, behind = server.url.partition("?host=")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / SOCKET))
        listener.listen()
        line = Line(folder)
        thread = threading.Thread(target=line.serve, args=(listener, Path(behind) / SOCKET), daemon=True)
        thread.start()
        try:
            yield Server(f"{base}?host={folder}"), line
        finally:
            line.break_all()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
