"""`python -m display.preview.job`: one layout as a picture, asked of a running display (display/errands.py).

A process of its own: a second window in the display's would cost its memory for ever and its calls a second of
stillness. A `Job` as JSON on standard input; the PNG on standard output, its longer side at most `PREVIEW_PIXELS`. Exit
code 3 with the reason on standard error when people could not read that layout there.
"""

import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from display.fitting import NoRoom
from display.fitting_screen import FittingScreen
from display.legible import Hall
from display.preview.staging import FolderShelf, Play, staged
from display.viewmodels.drawing import Drawing, png, smaller
from hub.face.metrics import Screen
from hub.face.texts import Catalogues
from hub.wire.layout_errands import PREVIEW_PIXELS, ScreenView
from hub.wire.office import LayoutView, OfficeView

NOT_LEGIBLE = 3


class Job(BaseModel):
    """`media`: folder with the office's pictures."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    office: OfficeView
    layout: LayoutView
    language: str
    calls: int
    screen: ScreenView
    media: str


def main() -> int:
    job = Job.model_validate_json(sys.stdin.buffer.read())
    view = job.screen
    screen = Screen(view.width_px, view.height_px, view.diagonal_inch)
    fitting = FittingScreen(screen, Hall(view.farthest_seat_m, view.hang_height_m))
    play = Play(job.office, job.layout, job.language, job.calls)
    scene = staged(play, fitting, Catalogues.load(), FolderShelf(Path(job.media)))
    if isinstance(scene, NoRoom):
        sys.stderr.write(scene.detail)
        return NOT_LEGIBLE
    drawing = Drawing(fitting, job.language, scene, languages=(job.language,))
    try:
        whole = drawing.picture(scene)
    finally:
        drawing.close()
    sys.stdout.buffer.write(png(smaller(whole, PREVIEW_PIXELS)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
