"""A guard over the hub's event loop: whatever blocks there is an error of ours (style.md, 34).

Three nets: Python's audit events for files, sleeping, connecting and starting processes; SQLAlchemy's event for
statements; and scrypt replaced by one that tells.
"""

import contextlib
import hashlib
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

BLOCKING = frozenset({"open", "time.sleep", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.listdir"})

ONCE = re.compile(r"^/usr/share/zoneinfo|/tzdata/|\.pyc?$")
"""Some kB, read once in the life of the process: time zones, and Python's own sources (FastAPI looks up where a route
stands when it is first called)."""


class Guard:
    """`found` lists what blocked in the watched thread, with where."""

    def __init__(self) -> None:
        self.watched: int | None = None
        self.found: list[str] = []

    def note(self, what: str) -> None:
        if threading.get_ident() == self.watched:
            frames = islice(traceback.walk_stack(None), 3, 9)
            where = " < ".join(f"{Path(frame.f_code.co_filename).name}:{line}" for frame, line in frames)
            self.found.append(f"{what} at {where}")


_guard = Guard()


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hooks stay for the life of the process, so this one does nothing while nobody is watched."""
    if _guard.watched is None or event not in BLOCKING:
        return
    if event == "open" and ONCE.search(str(arguments[0])):
        return
    _guard.note(f"{event} {arguments[:1]}")


sys.addaudithook(_audit)


@contextlib.contextmanager
def guarded(thread: int) -> Iterator[Guard]:
    """Watch a thread while the block runs."""
    _guard.found.clear()

    def statement(*arguments: Any) -> None:
        _guard.note(f"SQL {arguments[2]}")

    plain = hashlib.scrypt

    def scrypt(*arguments: Any, **named: Any) -> bytes:
        _guard.note("scrypt")
        return plain(*arguments, **named)

    sa.event.listen(Engine, "before_cursor_execute", statement)
    hashlib.scrypt = scrypt
    _guard.watched = thread
    try:
        yield _guard
    finally:
        _guard.watched = None
        hashlib.scrypt = plain
        sa.event.remove(Engine, "before_cursor_execute", statement)
