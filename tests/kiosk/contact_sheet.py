"""`python -m tests.kiosk.contact_sheet --out DIR [--panel portrait] [--language ar]`: every screen of the kiosk, one
sheet for each panel and language, drawn by the real QML. For eyes."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from hub.face.languages import LANGUAGES
from hub.sdk.qt.program import application
from tests.kiosk.journeys import Bench
from tests.kiosk.screen_rules import scenes_of
from tests.kiosk.stage import SCREENS, settle, window

SHEET_WIDTH = 2400
EDGE = 6
COLUMNS = {"portrait": 8, "landscape": 4, "small": 8}
SPOKEN = tuple(language.code for language in LANGUAGES if language.complete)


def pictures(panel: str, language: str) -> Iterator[tuple[str, QImage]]:
    """Every scene this panel can show: its name and the whole window."""
    kiosk = window(SCREENS[panel])
    try:
        for name, scene in scenes_of(kiosk.layout).items():
            bench = Bench(layout=kiosk.layout, can_lower=kiosk.layout.can_lower, can_enlarge=kiosk.layout.can_enlarge)
            kiosk.show(scene(bench, language))
            settle(kiosk)
            yield name, kiosk.program.view.grabWindow()
    finally:
        kiosk.close()


def sheet(shown: Sequence[QImage], columns: int) -> QImage:
    """The pictures side by side, small."""
    width = SHEET_WIDTH // columns
    height = shown[0].height() * width // shown[0].width()
    whole = QImage(width * columns, height * -(-len(shown) // columns), QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    for place, picture in enumerate(shown):
        small = picture.scaled(
            width - EDGE,
            height - EDGE,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        at = QRect(place % columns * width, place // columns * height, width - EDGE, height - EDGE)
        painter.drawImage(at, small)
    painter.end()
    return whole


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m tests.kiosk.contact_sheet", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for kiosk-<panel>-<language>.png")
    parser.add_argument("--panel", choices=sorted(SCREENS), action="append", help="default: all")
    parser.add_argument("--language", choices=SPOKEN, action="append", help="default: all")
    parser.add_argument("--whole", action="store_true", help="also each screen by itself, in full size")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    application()
    for panel in chosen.panel or sorted(SCREENS):
        for language in chosen.language or SPOKEN:
            shown = dict(pictures(panel, language))
            if chosen.whole:
                for name, picture in shown.items():
                    picture.save(str(chosen.out / f"kiosk-{panel}-{language}-{name}.png"))
            file = chosen.out / f"kiosk-{panel}-{language}.png"
            sheet(list(shown.values()), COLUMNS[panel]).save(str(file))
            sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
