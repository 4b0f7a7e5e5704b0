"""Secrets on disk: files that only their owner reads, replaced as a whole."""

import os
from pathlib import Path

from hub.app.errors import CannotStart


def write_secret(path: Path, text: str) -> None:
    """Write a 0600 file in one step: a reader sees the old secret or the new one, never half of it."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise CannotStart(f"{path} cannot be written ({error.strerror}); choose another place.") from error
