"""One kiosk per folder: two programs with the same spool and ledger print twice and give numbers that are gone."""

import fcntl
import os
from pathlib import Path

LOCK_FILE = "kiosk.lock"


class FolderTaken(Exception):
    """Another kiosk program works with this folder (technician: end that one)."""


class OwnFolder:
    """Holds the folder until `release`, or until the program ends, however it ends (flock)."""

    def __init__(self, path: Path) -> None:
        """Makes the folder. Raises `FolderTaken`, and `OSError` when it cannot be used."""
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = os.open(path / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise FolderTaken(str(path)) from None

    def release(self) -> None:
        os.close(self._file)
