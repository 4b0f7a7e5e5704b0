"""The hub's vault key: a file of the data folder, beside the database and never in it. It is made when the first
personal data is kept. Whoever gets the database alone (a copy sent for diagnosis, a server's administrator) reads no
personal data."""

import contextlib
import os
import secrets
import threading
from pathlib import Path
from typing import Final

from hub.store.errors import DiskFault, FolderUnwritable
from hub.store.sealing import KEY_BYTES

VAULT_KEY_FILE: Final = "vault.key"


class KeyFile:
    """Raises FolderUnwritable when it cannot be made, DiskFault when it cannot be read. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._key: bytes | None = None

    def read(self) -> bytes | None:
        """The key; None while there is none (or a damaged one, which opens nothing)."""
        with self._turn:
            if self._key is None:
                self._key = self._found()
            return self._key

    def made(self) -> bytes:
        """The key; made, durably, when there is none."""
        with self._turn:
            if self._key is None:
                self._key = self._found() or self._make()
            return self._key

    def _found(self) -> bytes | None:
        try:
            key = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DiskFault(f"{self._path} cannot be read ({error.strerror}). Give the hub's user its file.") from error
        return key if len(key) == KEY_BYTES else None

    def _make(self) -> bytes:
        key = secrets.token_bytes(KEY_BYTES)
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            fresh.unlink(missing_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(key)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise FolderUnwritable(
                f"The vault key {self._path} cannot be written ({error.strerror}). Make room for it."
            ) from error
        return key


def _sync_folder(folder: Path) -> None:
    """The key must be on disk before what it seals; file systems that cannot sync a folder say so."""
    descriptor = os.open(folder, os.O_RDONLY)
    with contextlib.suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)
