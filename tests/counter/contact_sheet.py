"""`python -m tests.counter.contact_sheet --out DIR [--language ar] [--theme dark] [--percent 200] [--size small]`:
every state of the terminal and of the bar, one sheet each, drawn by the real QML. For eyes."""

import sys
from argparse import ArgumentParser
from itertools import product
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter

from hub.face.tokens import ThemeName
from hub.sdk.qt.program import application
from tests.counter.full_scenes import ALL_SCENES
from tests.counter.screenful import BAR, LANGUAGES, SIZES, Case, Screenful, screenful
from tests.kiosk.contact_sheet import sheet

COLUMNS = 4
BAR_STATES = (
    "at_work_serving",
    "at_work_called",
    "not_shown",
    "idle",
    "nobody_waiting",
    "on_a_break",
    "hub_lost",
    "sign_in",
)


def below(pictures: list[QImage]) -> QImage:
    """Bars under each other, in full size."""
    whole = QImage(pictures[0].width(), sum(one.height() + 8 for one in pictures), QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter, top = QPainter(whole), 0
    for one in pictures:
        painter.drawImage(0, top, one)
        top += one.height() + 8
    painter.end()
    return whole


def picture(shown: Screenful, case: Case, kept: Path | None) -> QImage:
    shown.show(case, ALL_SCENES[case.scene])
    image = shown.program.view.grabWindow()
    if kept is not None:
        image.save(str(kept / f"{case}.png"))
    return image


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m tests.counter.contact_sheet", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for counter-<language>-<theme>-….png")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="default: all")
    parser.add_argument("--theme", choices=list(ThemeName), type=ThemeName, action="append", help="default: all")
    parser.add_argument("--percent", type=int, action="append", help="default: 100 and 200")
    parser.add_argument("--size", choices=[*SIZES, BAR], action="append", help="default: desk and bar")
    parser.add_argument("--scene", choices=sorted(ALL_SCENES), action="append", help="default: all")
    parser.add_argument("--whole", action="store_true", help="also each by itself, in full size")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    application()
    with screenful() as shown:
        for language, theme, percent, size in product(
            chosen.language or LANGUAGES,
            chosen.theme or list(ThemeName),
            chosen.percent or (100, 200),
            chosen.size or ("desk", BAR),
        ):
            names = chosen.scene or (BAR_STATES if size == BAR else ALL_SCENES)
            cases = [Case(name, language, theme, percent, size) for name in names]
            drawn = [picture(shown, case, chosen.out if chosen.whole else None) for case in cases]
            file = chosen.out / f"counter-{language}-{theme}-{percent}-{size}.png"
            (below(drawn) if size == BAR else sheet(drawn, COLUMNS)).save(str(file))
            sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
