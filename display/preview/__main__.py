"""`python -m display.preview`: a layout as a picture, from an office document that nobody has imported yet.

With `--watch` it draws again whenever the document changes. Exit code 1 with one message: the document has faults, or
people could not read the layout on that screen.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from display.fitting import NoRoom
from display.fitting_screen import FittingScreen
from display.legible import EYES_M, Hall
from display.preview.staging import FolderShelf, Moment, Play, UnknownLayoutError, layout_of, staged
from display.viewmodels.drawing import Drawing, png
from hub.config.errors import ConfigError
from hub.face.languages import known
from hub.face.metrics import Screen
from hub.face.texts import Catalogues
from hub.wire.office import OfficeView

LOOK_EVERY_SECONDS = 0.5
READ_SECONDS = 30


class NoPicture(Exception):
    """Why there is none, for whoever edits the office. Reason key `no_picture`."""

    reason = "no_picture"


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    width, height = options.size
    hall = Hall(options.farthest, options.hang_height, EYES_M)
    artist = _Artist(options, FittingScreen(Screen(width, height, options.inches), hall))
    try:
        seen = _stamp(options.office)
        done = artist.draw()
        while options.watch:
            time.sleep(LOOK_EVERY_SECONDS)
            if _stamp(options.office) != seen:
                seen = _stamp(options.office)
                done = artist.draw()
    except KeyboardInterrupt:
        return 0
    finally:
        artist.close()
    return 0 if done else 1


class _Artist:
    """Keeps window, fonts and QML between pictures."""

    def __init__(self, options: argparse.Namespace, fitting: FittingScreen) -> None:
        self._options = options
        self._fitting = fitting
        self._catalogues = Catalogues.load()
        self._drawing: Drawing | None = None

    def draw(self) -> bool:
        """Write the picture whole; or say why not and leave the last one."""
        options = self._options
        try:
            office = read_office(options.office)
            scene = staged(
                Play(office, layout_of(office, options.layout), options.language, options.calls, options.moment),
                self._fitting,
                self._catalogues,
                FolderShelf(options.media),
            )
            if isinstance(scene, NoRoom):
                raise NoPicture(f"This layout cannot be read there: {scene.detail}.")
            if self._drawing is None:
                self._drawing = Drawing(self._fitting, options.language, scene, languages=(options.language,))
            half = options.out.with_suffix(".part")
            half.write_bytes(png(self._drawing.picture(scene)))
            half.replace(options.out)
        except (NoPicture, UnknownLayoutError, ConfigError) as error:
            sys.stderr.write(f"No picture: {error}\n")
            return False
        except OSError as error:
            sys.stderr.write(f"{options.out} cannot be written: {error.strerror}\n")
            return False
        sys.stdout.write(f"The picture is in {options.out}.\n")
        sys.stdout.flush()
        return True

    def close(self) -> None:
        if self._drawing is not None:
            self._drawing.close()


def read_office(file: Path) -> OfficeView:
    """By the hub's own reader, in a process of its own. Raises `NoPicture` with its faults."""
    found = subprocess.run(
        [sys.executable, "-m", "hub.app.office_view", str(file)],
        capture_output=True,
        text=True,
        timeout=READ_SECONDS,
        check=False,
    )
    if found.returncode:
        raise NoPicture(f"the office document {file} cannot be taken:\n{found.stderr.rstrip()}")
    return OfficeView.model_validate_json(found.stdout)


def _stamp(office: Path) -> tuple[int, ...]:
    """Changes when the document or one of its files of texts does."""
    texts = office.with_suffix(".texts")
    files = [office, *(sorted(texts.glob("*.toml")) if texts.is_dir() else ())]
    return tuple(file.stat().st_mtime_ns for file in files if file.exists())


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text} is no size; write WIDTHxHEIGHT in pixels, such as 1920x1080")
    return int(found[1]), int(found[2])


def _language(code: str) -> str:
    if not known(code):
        raise argparse.ArgumentTypeError(f"no language {code}")
    return code


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m display.preview", description=__doc__)
    parser.add_argument("--office", type=Path, required=True, metavar="FILE", help="the office document (TOML)")
    parser.add_argument("--layout", metavar="ID", help="else the plain board")
    parser.add_argument("--language", type=_language, default="en", metavar="CODE")
    parser.add_argument("--calls", type=int, choices=range(21), default=4, metavar="0..20")
    parser.add_argument("--moment", type=Moment, choices=list(Moment), default=Moment.CALLS)
    parser.add_argument("--size", type=_size, default=(1920, 1080), metavar="WxH", help="pixels of the screen")
    parser.add_argument("--inches", type=float, default=43.0, metavar="D", help="diagonal of the screen")
    parser.add_argument("--farthest", type=float, default=5.0, metavar="M", help="distance of the farthest seat")
    parser.add_argument("--hang-height", type=float, default=2.2, metavar="M", help="middle of the screen, above floor")
    parser.add_argument("--media", type=Path, default=Path("media"), metavar="FOLDER", help="where pictures lie")
    parser.add_argument("--out", type=Path, default=Path("layout.png"), metavar="FILE")
    parser.add_argument("--watch", action="store_true", help="draw again whenever the document changes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
