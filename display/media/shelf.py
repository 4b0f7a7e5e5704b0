"""Pictures and videos of the office, kept in a folder of this box, so that they are there without the hub.

A name holds the beginning of its content's SHA-256: a file that is there is the right one, for ever. One thread fetches
what is wanted and not there, one after the other; a failure is tried again after `AGAIN_SECONDS` (or when the office
changes), keeps no other file waiting, and what stands beside the calls goes on without it. Bounds: `MOST_BYTES` in the
folder; what is not wanted any more goes first, the oldest first; a file that does not fit even then is not kept.
"""

import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import structlog

from hub.sdk.errors import SdkError
from hub.wire.hall_terms import MediaKind
from hub.wire.office import OfficeView

log = structlog.get_logger()

MOST_BYTES = 1024 * 1024 * 1024
AGAIN_SECONDS = 30.0
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}-[0-9a-f]{8}\.(?P<ending>png|jpe?g|webp|mp4|webm)")
"""As the hub names its files; nothing else ever becomes a path here."""
FILMS = frozenset({"mp4", "webm"})
Fetch = Callable[[str, Path], None]


def files_of(office: OfficeView) -> tuple[str, ...]:
    """Every file that the office's displays show: crest first, then pictures, then videos."""
    items = [item for layout in office.layouts for item in layout.media if item.file]
    films = [item.file for item in items if item.kind == MediaKind.VIDEO and item.file]
    pictures = [item.file for item in items if item.kind != MediaKind.VIDEO and item.file]
    return tuple(dict.fromkeys([*([office.crest] if office.crest else []), *pictures, *films]))


class MediaShelf:
    """A `Shelf`. `path` and `want` are called on the GUI thread; `fetch(name, target)` and `arrived()` on the shelf's
    own. `films`: this box can show videos; otherwise none is fetched."""

    def __init__(
        self, folder: Path, fetch: Fetch, arrived: Callable[[], object], *, films: bool, most_bytes: int = MOST_BYTES
    ) -> None:
        self.folder = folder
        self._fetch, self._arrived = fetch, arrived
        self._films, self._most = films, most_bytes
        self._changed = threading.Condition()
        self._wanted: tuple[str, ...] = ()
        self._here: frozenset[str] = frozenset()
        self._too_much: set[str] = set()
        self._stopped = False
        self._failed: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="media", daemon=True)

    def start(self) -> None:
        """What is there already is on the shelf at once. A folder that cannot be used costs the pictures, never the
        calls."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._here = self._found()
        except OSError as error:
            log.error("media_folder_lost", folder=str(self.folder), reason=type(error).__name__)
            return
        self._thread.start()

    def stop(self) -> None:
        """Close the client first: a file under way then ends at once."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def path(self, name: str) -> str:
        return str(self.folder / name) if name in self._here else ""

    def want(self, names: Iterable[str]) -> None:
        """All that the office shows now; replaces what was wanted before."""
        wanted = tuple(name for name in names if self._may_keep(name))
        with self._changed:
            if wanted != self._wanted:
                self._wanted = wanted
                self._failed.clear()
                self._too_much.clear()
                self._changed.notify_all()

    def _may_keep(self, name: str) -> bool:
        match = NAME.fullmatch(name)
        return match is not None and (self._films or match["ending"] not in FILMS)

    # --- the shelf's thread

    def _run(self) -> None:
        try:
            while (name := self._next()) is not None:
                if self._get(name):
                    self._arrived()
        except Exception:  # the thread's edge: a fault of ours here must not cost the calls
            log.exception("media_ended")

    def _next(self) -> str | None:
        """Waits for something to fetch; None: stop."""
        with self._changed:
            while not self._stopped:
                missing = [one for one in self._wanted if one not in self._here and one not in self._too_much]
                for one in missing:
                    if one not in self._failed:
                        return one
                if not self._changed.wait(AGAIN_SECONDS if missing else None):
                    self._failed.clear()
            return None

    def _get(self, name: str) -> bool:
        try:
            self._fetch(name, self.folder / name)
        except (SdkError, OSError) as error:
            log.info("media_not_fetched", file=name, reason=getattr(error, "reason", type(error).__name__))
            with self._changed:
                self._failed.add(name)
            return False
        self._tidy(name)
        self._here = self._found()
        return name in self._here

    def _tidy(self, newest: str) -> None:
        """Keep within the bound."""
        with self._changed:
            wanted = set(self._wanted)
        files = sorted(self._files(), key=lambda file: (file.name in wanted, file.stat().st_mtime))
        total = sum(file.stat().st_size for file in files)
        for file in files:
            if total <= self._most or file.name in wanted:
                break
            total -= file.stat().st_size
            file.unlink(missing_ok=True)
        if total > self._most:
            log.warning("media_too_much", file=newest, most_bytes=self._most)
            (self.folder / newest).unlink(missing_ok=True)
            with self._changed:
                self._too_much.add(newest)

    def _found(self) -> frozenset[str]:
        return frozenset(file.name for file in self._files())

    def _files(self) -> list[Path]:
        return [file for file in self.folder.iterdir() if file.is_file() and NAME.fullmatch(file.name)]
