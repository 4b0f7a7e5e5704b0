"""What PostgreSQL and its driver said, as typed errors (codes: PostgreSQL's documentation, appendix A)."""

from typing import Any, Final

import sqlalchemy as sa

from hub.store.errors import (
    DiskFault,
    DiskFull,
    DiskReadOnly,
    JournalBroken,
    SecondWall,
    ServerDenied,
    ServerGone,
    ServerUnfit,
    StoreError,
)

_DENIED: Final = ("authentication failed", "no password supplied", "pg_hba.conf", "permission denied for database")
"""A refused connection carries no code, only words; where the server speaks another language it counts as gone."""


def translate(error: sa.exc.DBAPIError) -> StoreError:
    """The text names no value of a row: those are in the statement's parameters and stay out of logs."""
    said = _said(error.orig)
    if error.connection_invalidated:
        return _gone(said)
    match getattr(error.orig, "sqlstate", None) or "":
        case "":
            return _not_connected(said)
        case "53100":
            return DiskFull(
                "The disk of the database server is full. Make room on it; a running hub goes on by itself."
            )
        case "25006":
            return DiskReadOnly(
                "The database server takes no writes: it is a standby, or set to read only. Name the primary server, "
                "or make it writable."
            )
        case "42501":
            return ServerDenied(f"The hub's user lacks rights in the database ({said}). Make it the database's owner.")
        case "58030" | "58P01":
            return DiskFault(f"The database server's disk failed ({said}). Check that it is sound.")
        case code if code.startswith(("22", "23")):
            return SecondWall(f"The database refused a row that would break its rules: {said}")
        case code if code.startswith("28"):
            return _denied(said)
        case code if code.startswith("3D"):
            return _missing(said)
        case code if code.startswith("XX00") and code != "XX000":
            return JournalBroken(f"The database is damaged ({said}). Restore it from a backup.")
        case code if code.startswith(("08", "53", "57")):
            return _gone(said)
        case _:
            return DiskFault(f"The database could not be used ({said}).")


def _not_connected(said: str) -> StoreError:
    if any(words in said for words in _DENIED):
        return _denied(said)
    if "database" in said and "does not exist" in said:
        return _missing(said)
    return _gone(said)


def _gone(said: str) -> ServerGone:
    return ServerGone(
        f"The database server cannot be reached ({said}). Start it, or check the network; a running hub goes on by "
        "itself."
    )


def _denied(said: str) -> ServerDenied:
    return ServerDenied(f"The database server refuses the hub ({said}). Check user, password file and pg_hba.conf.")


def _missing(said: str) -> ServerUnfit:
    return ServerUnfit(f"The database is not there ({said}). Make it: createdb --encoding UTF8 --owner USER NAME")


def _said(cause: Any) -> str:
    """The server's own sentence, without its details, which may quote values."""
    diagnosis = getattr(cause, "diag", None)
    primary = getattr(diagnosis, "message_primary", None)
    if primary:
        return str(primary)
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    return lines[-1] if lines else type(cause).__name__
