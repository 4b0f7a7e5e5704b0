"""What a manager asks of a running display: a layout as a picture, or why there is none."""

import base64
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QImage

from display.errands import Atelier, Errands
from display.fitting_screen import FittingScreen
from display.legible import Hall
from hub.face.metrics import Screen
from hub.sdk.client import HubClient
from hub.wire.layout_errands import PREVIEW_PIXELS, LayoutErrandDone, LayoutErrandView, ScreenView
from hub.wire.office import LayoutView, OfficeView

WISH = LayoutErrandView(language="de", layout=LayoutView(id="draft", names={}, beside="next"), calls=3)


class Manager:
    """The hub's side: one wish, and the answer to it."""

    def __init__(self, wish: LayoutErrandView) -> None:
        self.wish, self.answer, self.answered = wish, LayoutErrandDone(), threading.Event()

    def layout_errand(self, errand: str) -> LayoutErrandView:
        assert errand == "0123456789abcdef"
        return self.wish

    def layout_errand_done(self, errand: str, body: LayoutErrandDone) -> None:
        assert errand == "0123456789abcdef"
        self.answer = body
        self.answered.set()


@contextmanager
def display(manager: Manager, office: OfficeView | None, seat_m: float = 5.0) -> Iterator[Errands]:
    fitting = FittingScreen(Screen(1920, 1080, 43.0), Hall(seat_m, 2.2))
    doing = Errands(cast("HubClient", manager), Atelier(fitting, lambda: office, Path("nowhere")))
    doing.start()
    try:
        yield doing
    finally:
        doing.stop()


def asked(manager: Manager, office: OfficeView | None, seat_m: float = 5.0) -> LayoutErrandDone:
    with display(manager, office, seat_m) as doing:
        doing.heard("0123456789abcdef")
        assert manager.answered.wait(60)
    return manager.answer


def marstow() -> OfficeView:
    said = [sys.executable, "-m", "hub.app.office_view", "hub/service/offices/marstow.toml"]
    return OfficeView.model_validate_json(subprocess.run(said, capture_output=True, check=True).stdout)


def test_a_display_that_knows_no_office_yet_says_so() -> None:
    assert asked(Manager(WISH), None).trouble == "starting"


@pytest.mark.long
def test_the_layout_comes_as_a_picture_of_the_displays_own_screen() -> None:
    answer = asked(Manager(WISH), marstow())
    assert (answer.trouble, answer.refused) == (None, None)
    picture = QImage.fromData(base64.b64decode(answer.picture or ""))
    assert (picture.width(), picture.height()) == (PREVIEW_PIXELS, 720)
    assert picture.pixelColor(10, 10).name() == "#0f4f53"


@pytest.mark.long
def test_a_layout_nobody_could_read_is_answered_with_the_rules_sentence() -> None:
    assert "from 7 m and nearer" in (asked(Manager(WISH), marstow(), seat_m=10.0).refused or "")
    small = ScreenView(width_px=800, height_px=1280, diagonal_inch=10.1, farthest_seat_m=1.0)
    tried = asked(Manager(WISH.model_copy(update={"screen": small})), marstow(), seat_m=10.0)
    picture = QImage.fromData(base64.b64decode(tried.picture or ""))
    assert (picture.width(), picture.height()) == (800, 1280)
