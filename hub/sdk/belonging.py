"""The hub that a box belongs to, kept over restarts in a file: the first that gave it news (trust on first use).

Until a box is paired with its hub (a later release) this is what keeps it from the neighbour's when both are on one
network. A file that cannot be written is logged once and costs only that.
"""

import os
from pathlib import Path

import structlog

log = structlog.get_logger()
LONGEST = 64


def belongs_to(file: Path | None) -> str | None:
    """The hub's id; None when there is none yet, or nothing that could be one."""
    if file is None:
        return None
    try:
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text if text.isprintable() and 0 < len(text) <= LONGEST else None


def keep_belonging(file: Path | None, hub: str) -> None:
    """Durable on return: the whole id or the one before."""
    if file is None or belongs_to(file) == hub:
        return
    passing = file.with_name(file.name + ".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("w", encoding="utf-8") as out:
            out.write(hub + "\n")
            out.flush()
            os.fsync(out.fileno())
        passing.replace(file)
    except OSError as error:
        log.warning("hub_id_not_kept", file=str(file), error=str(error))


def how_to_forget(file: Path | None) -> str:
    """For a person, after "to let this box belong to another hub,"."""
    return f"delete {file} and restart it, or set device.hub.id" if file else "restart it, or set device.hub.id"


__all__ = ["LONGEST", "belongs_to", "how_to_forget", "keep_belonging"]
