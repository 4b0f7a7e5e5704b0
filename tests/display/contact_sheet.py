"""`python -m tests.display.contact_sheet --out DIR [--panel 1080p] [--language ar]`: every layout and moment of a
display, one sheet for each panel and language, drawn by the real QML. For eyes."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage

from display.fitting_screen import FittingScreen
from display.preview.staging import Moment
from display.scene import Scene
from display.viewmodels.drawing import Drawing
from hub.sdk.qt.program import application
from tests.display import walls
from tests.kiosk.contact_sheet import sheet

LANGUAGES = (*walls.LANGUAGES, "de")
MOMENTS = (Moment.CALLED, Moment.STALE, Moment.EMERGENCY)


def scenes(panel: str, language: str) -> Iterator[tuple[str, Scene]]:
    """By name, without those that cannot be read on this panel."""
    for layout in walls.LAYOUTS:
        for calls in walls.CALLS:
            for long in (False, True):
                found = walls.scene(panel, layout, language, calls, long=long)
                if found is not None:
                    yield f"{layout}-{calls}{'-long' if long else ''}", found
    for moment in MOMENTS:
        yield moment, walls.at(moment, walls.scene(panel, "board", language, 3), language)


def pictures(panel: str, language: str) -> Iterator[tuple[str, QImage]]:
    screen, hall = walls.PANELS[panel]
    drawing: Drawing | None = None
    for name, scene in scenes(panel, language):
        drawing = drawing or Drawing(FittingScreen(screen, hall), language, scene)
        yield name, drawing.picture(scene, language)
    if drawing is not None:
        drawing.close()


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m tests.display.contact_sheet", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for display-<panel>-<language>.png")
    parser.add_argument("--panel", choices=sorted(walls.PANELS), action="append", help="default: all")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="default: all")
    parser.add_argument("--whole", action="store_true", help="also each picture by itself, in full size")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    application()
    for panel in chosen.panel or sorted(walls.PANELS):
        for language in chosen.language or LANGUAGES:
            shown = dict(pictures(panel, language))
            if chosen.whole:
                for name, picture in shown.items():
                    picture.save(str(chosen.out / f"display-{panel}-{language}-{name}.png"))
            file = chosen.out / f"display-{panel}-{language}.png"
            sheet(list(shown.values()), 8 if walls.PANELS[panel][0].portrait else 5).save(str(file))
            sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
