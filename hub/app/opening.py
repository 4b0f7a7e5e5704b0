"""Opens the house: data folder, journal, the office of the very first start. What goes wrong says what to do."""

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never
from uuid import uuid4

from hub.api.audiences import Follower
from hub.api.stream import Encoder
from hub.app.errors import CannotStart
from hub.app.secret_files import write_secret
from hub.config.hub import HubSettings
from hub.engine.refusal import Refusal
from hub.service.change import Accepted, Busy, Outcome, StoreTrouble
from hub.service.clock import Clock
from hub.service.house import House
from hub.service.ledger import ZoneMissing
from hub.service.media import MediaStore
from hub.service.office_file import EXAMPLE, OfficeFileError
from hub.store.database import CommitSeam, commit_at_once
from hub.store.dialect import Server
from hub.store.errors import DatabaseInUse, FolderInUse, StoreError

HUB_ID_FILE = "hub.id"
MEDIA_FOLDER = "media"
CHORE_WHILE_RUNNING = "This command needs the hub stopped: stop it, run the command again, and start it."


def server_of(settings: HubSettings) -> Server | None:
    """The database server of the settings; None for the file in the data folder."""
    return None if settings.database is None else Server(settings.database, settings.database_password_file)


@dataclass(frozen=True, slots=True)
class Opened:
    house: House[Follower]
    encoder: Encoder
    hub_id: str
    media: MediaStore


def open_house(
    data: Path,
    clock: Clock,
    office: Path | None,
    *,
    seam: CommitSeam = commit_at_once,
    server: Server | None = None,
    chore: bool = False,
    media: MediaStore | None = None,
) -> Opened:
    """Take the data folder, and the database on `server` if there is one. `media`: the store of pictures and videos;
    None: in the data folder, with the usual bounds. Raises CannotStart."""
    encoder = Encoder()
    collecting = gc.isenabled()
    gc.disable()  # what a start reads stays: walking it again and again while it grows costs a fifth of the start
    try:
        house = House[Follower].open(data, clock, encoder, seam, server)
    except (FolderInUse, DatabaseInUse) as error:
        raise CannotStart(f"{error.detail}\n{CHORE_WHILE_RUNNING}" if chore else error.detail) from error
    except StoreError as error:
        raise CannotStart(error.detail) from error
    except ZoneMissing as error:
        raise CannotStart(str(error)) from error
    finally:
        if collecting:
            gc.enable()
    try:
        _first_office(house, EXAMPLE if office is None else office)
        return Opened(house, encoder, _hub_id(data), media or MediaStore(data / MEDIA_FOLDER))
    except BaseException:
        house.close_blocking()
        raise


def _first_office(house: House[Follower], file: Path) -> None:
    try:
        outcome = house.import_first_office(file)
    except OfficeFileError as error:
        raise CannotStart(str(error)) from error
    if outcome is not None:
        said_no = refusal(outcome)
        if said_no:
            raise CannotStart(f"The office document {file} cannot be taken:\n{said_no}")


def refusal(outcome: Outcome) -> str:
    """Why a command was not carried out, one line per fault; empty when it was."""
    match outcome:
        case Accepted():
            return ""
        case StoreTrouble(detail=detail):
            return detail
        case Busy():
            return "  The hub is busy; try again in a moment."
        case Refusal(reason=reason, fields=fields):
            return "\n".join(f"  {key}: {value}" for key, value in fields.items()) or f"  {reason}"
        case _:
            assert_never(outcome)


def _hub_id(data: Path) -> str:
    """The hub's id for ever, made at its first start; boxes keep to it (D04)."""
    file = data / HUB_ID_FILE
    if not file.exists():
        write_secret(file, str(uuid4()))
    return file.read_text(encoding="ascii").strip()
