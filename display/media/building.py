"""The shelf as a box's settings want it, and what this box cannot show."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from display.fitting import NoRoom
from display.media.film import can_play
from display.media.shelf import FILMS, NAME, Fetch, MediaShelf, files_of
from hub.wire.office import OfficeView


@dataclass(frozen=True, slots=True)
class Media:
    """`passing`: the folder that ends with the program, where none was set."""

    shelf: MediaShelf
    passing: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Close the client first."""
        self.shelf.stop()
        if self.passing is not None:
            self.passing.cleanup()


def shelf_for(folder: Path | None, fetch: Fetch, arrived: Callable[[], object]) -> Media:
    """`arrived` is called on the shelf's thread."""
    if folder is not None:
        return Media(MediaShelf(folder, fetch, arrived, films=can_play()))
    passing = TemporaryDirectory(prefix="vestibule-media-")
    return Media(MediaShelf(Path(passing.name), fetch, arrived, films=can_play()), passing)


def lacks_decoder(office: OfficeView) -> NoRoom | None:
    """Why videos of this office are left out here, for staff and the log."""
    films = [name for name in files_of(office) if (match := NAME.fullmatch(name)) and match["ending"] in FILMS]
    if not films or can_play():
        return None
    return NoRoom("no_decoder", f"{films[0]} is left out: videos need the Debian package ffmpeg on this box")
