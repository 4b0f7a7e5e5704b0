"""The data folder: private to the hub's user, and held by one hub at a time."""

import contextlib
import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from hub.store.errors import FolderInUse, FolderUnwritable
from hub.store.vault_key import VAULT_KEY_FILE

LOCK_FILE = "hub.lock"
DATABASE_FILE = "vestibule.db"


class DataFolder:
    """An exclusive hold on a data folder until `close`; the lock goes with the process, also after kill -9.

    Raises FolderInUse or FolderUnwritable, each saying what to do.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = _open_lock_file(path)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(self._lock, 32, 0).decode("ascii", "replace").strip() or "unknown"
            os.close(self._lock)
            raise FolderInUse(
                f"The data folder {path} is in use by another hub (process {holder}). "
                "Stop that hub first, or give this one a folder of its own with --data."
            ) from None
        _name_holder(self._lock)
        # Made here with its rights, which its log files inherit: the database holds hashes of secrets.
        self.database.touch(mode=0o600, exist_ok=True)

    @property
    def database(self) -> Path:
        return self.path / DATABASE_FILE

    @property
    def vault_key(self) -> Path:
        return self.path / VAULT_KEY_FILE

    def close(self) -> None:
        """Let another hub in. A second call does nothing."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _name_holder(lock: int) -> None:
    os.ftruncate(lock, 0)
    # A full disk must not keep the hub from starting: the holder's name is a courtesy, the lock holds without it.
    with contextlib.suppress(OSError):
        os.pwrite(lock, f"{os.getpid()}\n".encode("ascii"), 0)


def _open_lock_file(path: Path) -> int:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(path / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise FolderUnwritable(
            f"The data folder {path} cannot be written to ({error.strerror}). "
            "Give the hub's user rights on it, or choose another folder with --data."
        ) from error
    if not os.access(path, os.W_OK):
        os.close(lock)
        raise FolderUnwritable(f"The data folder {path} is read-only for the hub's user. Give it the right to write.")
    return lock
