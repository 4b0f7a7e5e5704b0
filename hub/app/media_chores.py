"""Pictures and videos at the command line: add, list, remove (W07). Adding and listing need no stopped hub: files come
into being whole, and the hub remembers none of them."""

import argparse
from collections.abc import Callable
from pathlib import Path

from hub.app.errors import CannotStart
from hub.app.opening import MEDIA_FOLDER
from hub.config.hub import HubSettings
from hub.engine.office import Office
from hub.service.media import MEBIBYTE, Limits, MediaError, MediaStore
from hub.service.media_use import files_named

Say = Callable[[str], None]


def media_store(settings: HubSettings) -> MediaStore:
    """The store of the settings' data folder."""
    media = settings.media
    limits = Limits(
        picture=media.picture_mb * MEBIBYTE,
        video=media.video_mb * MEBIBYTE,
        total=media.total_mb * MEBIBYTE,
        keep_free=media.keep_free_mb * MEBIBYTE,
    )
    return MediaStore(settings.data / MEDIA_FOLDER, limits)


def do_media_chore(arguments: argparse.Namespace, store: MediaStore, office: Office | None, say: Say) -> None:
    """`office`: the one in force, for what it uses. Raises CannotStart."""
    try:
        match arguments.verb:
            case "add":
                add_file(store, arguments.file, say)
            case "list":
                list_files(store, say)
            case "remove":
                remove_file(store, office, arguments.name, say)
            case verb:
                raise CannotStart(f"There is no command media {verb}.")
    except MediaError as error:
        raise CannotStart(str(error)) from error


def add_file(store: MediaStore, file: Path, say: Say) -> None:
    try:
        with file.open("rb") as data, store.begin(file.name) as incoming:
            while piece := data.read(MEBIBYTE):
                incoming.write(piece)
            stored = incoming.finish()
    except OSError as error:
        raise CannotStart(f"{file} cannot be read ({error.strerror}).") from error
    say(f"Stored. Write this name into the office document:\n{stored.name}")


def list_files(store: MediaStore, say: Say) -> None:
    files = store.stored()
    for one in files:
        say(f"{one.name}  {one.type.mime}  {one.bytes / MEBIBYTE:.1f} MB")
    say(f"{len(files)} files, {sum(one.bytes for one in files) / MEBIBYTE:.1f} MB.")


def remove_file(store: MediaStore, office: Office | None, name: str, say: Say) -> None:
    used = {} if office is None else {file: path for path, file in files_named(office)}
    if name in used:
        raise CannotStart(f"The office uses {name} at {used[name]}; take it out of the office document first.")
    if not store.remove(name):
        raise CannotStart(f"There is no file {name}; see: media list.")
    say(f"{name} is removed.")
