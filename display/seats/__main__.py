"""`python -m display.seats`: from where a screen can be read, in words and as a picture, before it is hung.

Exit code 1 when nobody in that hall could read it; the map says so, too.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from display.arrangement import Arrangement, arrange
from display.fitting import Shape
from display.fitting_screen import FittingScreen
from display.legible import EYES_M, Hall, Refused
from display.seats.told import report
from display.viewmodels.seat_picture import seat_picture
from hub.face.metrics import Screen
from hub.sdk.qt.program import application
from hub.wire.hall_terms import LayoutForm


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    screen = Screen(options.width, options.height_px, options.inches)
    fitting = FittingScreen(screen, Hall(options.farthest, options.height, options.eyes))
    return show(fitting, options.out, LayoutForm(options.form))


def show(fitting: FittingScreen, out: Path | None, form: LayoutForm = LayoutForm.BOARD) -> int:
    """Prints the report and writes the picture; the exit code. Where the screen is refused the map is of the largest
    hall it can serve."""
    found, code = arrange(fitting.screen, fitting.hall, Shape(form)), 0
    if isinstance(found, Refused):
        code = 1
        sys.stdout.write(f"REFUSED: {found.what}\n")
        fitting = FittingScreen(fitting.screen, replace(fitting.hall, farthest_m=max(found.largest_m, 0.1)))
        found = arrange(fitting.screen, fitting.hall, Shape(form))
        if isinstance(found, Refused):
            return code
        sys.stdout.write(f"The map is for a farthest seat at {fitting.hall.farthest_m:g} m.\n\n")
    sys.stdout.write(report(fitting, found))
    if out is not None and not _write(fitting, found, out):
        return 1
    return code


def _write(fitting: FittingScreen, found: Arrangement, out: Path) -> bool:
    application()
    if not seat_picture(fitting, found).save(str(out), "PNG"):  # type: ignore[call-overload]
        sys.stderr.write(f"{out} cannot be written.\n")
        return False
    sys.stdout.write(f"The map is in {out}.\n")
    return True


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m display.seats", description=__doc__)
    parser.add_argument("--inches", type=float, required=True, metavar="D", help="visible diagonal of the screen")
    parser.add_argument("--farthest", type=float, required=True, metavar="M", help="distance of the farthest seat")
    parser.add_argument("--height", type=float, default=2.2, metavar="M", help="middle of the screen above the floor")
    parser.add_argument("--eyes", type=float, default=EYES_M, metavar="M", help="eyes above the floor, seated")
    parser.add_argument("--width", type=int, default=1920, metavar="PX")
    parser.add_argument("--height-px", type=int, default=1080, metavar="PX")
    parser.add_argument("--form", choices=list(LayoutForm), default=LayoutForm.BOARD)
    parser.add_argument("--out", type=Path, metavar="FILE", help="also as a picture")
    return parser


if __name__ == "__main__":
    sys.exit(main())
