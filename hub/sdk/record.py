"""A device's own record: one JSON line for each thing it asked, was answered, showed or printed.

It is evidence against the hub's figures (an independent reader compares both), so it is written by the device before
the thing is shown, and each line reaches the kernel at once: killing the program loses none. A disk that is full or
broken costs lines, which is logged; it never costs a person their ticket.
"""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog

log = structlog.get_logger()

LONGEST_BYTES = 64 * 1024 * 1024
"""Past this the file becomes "<name>.1" and a new one begins: a year of a busy kiosk."""


class Record:
    """Append-only; thread-safe. With `path` None nothing is kept."""

    def __init__(self, path: Path | None, wall: Callable[[], float] = time.time) -> None:
        self._path = path
        self._wall = wall
        self._lock = threading.Lock()
        self._file: int | None = None
        self._losing = False
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._open(path)

    def write(self, kind: str, **fields: str | int | float | bool | None) -> None:
        """One line: {"t": seconds of this device's wall clock, "kind": kind, ...fields}."""
        if self._file is None or self._path is None:
            return
        line = json.dumps({"t": round(self._wall(), 3), "kind": kind, **fields}, ensure_ascii=False) + "\n"
        with self._lock:
            try:
                self._append(self._file, self._path, line.encode("utf-8"))
            except OSError as error:
                self._lose(error)
            else:
                self._losing = False

    def _append(self, file: int, path: Path, line: bytes) -> None:
        os.write(file, line)
        if os.fstat(file).st_size > LONGEST_BYTES:
            path.replace(path.with_name(path.name + ".1"))
            self._file = self._open(path)
            os.close(file)

    def _lose(self, error: OSError) -> None:
        """Said once until it is written again."""
        if not self._losing:
            self._losing = True
            log.error("record_unwritten", file=str(self._path), detail=str(error))

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @staticmethod
    def _open(path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)


__all__ = ["LONGEST_BYTES", "Record"]
