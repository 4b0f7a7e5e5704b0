"""The real QML, offscreen: what is on the glass, what is acknowledged, and that nothing overflows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from display.app import MAIN_QML
from display.fitting_screen import FittingScreen
from display.legible import Hall
from display.viewmodels.board import LobbyBoard
from hub.face.metrics import Face, Screen
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window
from tests.display.test_board import Lobby, call

AMBER = "#f4b13a"
ENAMEL = "#0f4f53"
SCREENS = [(Screen(1920, 1080, 43.0), 10.0), (Screen(1080, 1920, 43.0), 5.0), (Screen(1280, 800, 10.1), 1.0)]


class Glass:
    """A board on an offscreen window."""

    def __init__(self, screen: Screen, seat_m: float, language: str) -> None:
        fitting = FittingScreen(screen, Hall(seat_m))
        rule = fitting.plain().board
        self.drawn: list[frozenset[int]] = []
        self.lobby = Lobby(rows=rule.rows, language=language)
        self.lobby.snapshot()
        self.rule = rule
        self.model = LobbyBoard(self.lobby.board, fitting, self.drawn.append, lambda: self.lobby.now)
        self.program = ScreenProgram(Window("display", screen, Face.DISPLAY), ("en", "ar"))
        self.program.appearance.wish(Wishes(language, less_motion=True))
        self.program.show(MAIN_QML, {"board": self.model})
        self.program.view.frameSwapped.connect(self.model.on_frame)
        self.model.unconfirmed.connect(self.program.view.update)

    def picture(self) -> QImage:
        self.model.refresh()
        return self.program.view.grabWindow()

    def items(self) -> Iterator[QQuickItem]:
        def below(item: QQuickItem) -> Iterator[QQuickItem]:
            for child in item.childItems():
                if child.isVisible():
                    yield child
                    yield from below(child)

        root: QObject = self.program.view.rootObject()
        assert isinstance(root, QQuickItem)
        return below(root)


@contextmanager
def glass(screen: Screen, seat_m: float, language: str = "en") -> Iterator[Glass]:
    shown = Glass(screen, seat_m, language)
    try:
        yield shown
    finally:
        shown.program.close()
        # Here and now: a collection on another test's thread must not end a timer of this one.
        shiboken6.delete(shown.model)


def share(image: QImage, colour: str) -> float:
    """Share of the picture's pixels that have the colour, sampled on a grid."""
    found = total = 0
    for x in range(0, image.width(), 8):
        for y in range(0, image.height(), 8):
            total += 1
            found += image.pixelColor(x, y).name() == colour
    return found / total


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("screen", "seat_m"), SCREENS)
def test_a_call_fills_the_screen_then_its_row_and_nothing_overflows(
    qtbot: QtBot, screen: Screen, seat_m: float, language: str
) -> None:
    with glass(screen, seat_m, language) as shown:
        assert share(shown.picture(), AMBER) == 0
        shown.lobby.call(call(11, "R042", at=shown.lobby.now, language=language))
        assert share(shown.picture(), ENAMEL) > 0.3
        no_overflow(shown, screen)
        shown.lobby.now += 8_000
        shown.lobby.board.heartbeat(shown.lobby.now)
        assert share(shown.picture(), AMBER) > 0.02
        no_overflow(shown, screen)
        shown.lobby.now += 60_000
        assert share(shown.picture(), AMBER) == 0  # without news nothing is "now"
        no_overflow(shown, screen)


def no_overflow(shown: Glass, screen: Screen) -> None:
    for item in shown.items():
        text = item.property("text")
        if not isinstance(text, str) or not text:
            continue
        assert not item.property("truncated"), text
        corner = item.mapToScene(item.boundingRect().topLeft())
        far = item.mapToScene(item.boundingRect().bottomRight())
        assert min(corner.x(), far.x()) >= -1, text
        assert max(corner.x(), far.x()) <= screen.width_px + 1, text


def test_a_call_is_acknowledged_only_after_a_frame_has_shown_it(qtbot: QtBot) -> None:
    with glass(*SCREENS[0]) as shown:
        qtbot.waitUntil(lambda: shown.program.view.isExposed(), timeout=30_000)
        shown.picture()
        shown.drawn.clear()
        shown.lobby.call(call(11, at=shown.lobby.now))
        assert shown.drawn == []
        shown.model.refresh()
        qtbot.waitUntil(lambda: bool(shown.drawn), timeout=30_000)
        assert shown.drawn == [frozenset({11})]


def test_a_repeat_that_changes_no_pixel_is_acknowledged_all_the_same(qtbot: QtBot) -> None:
    with glass(*SCREENS[0]) as shown:
        qtbot.waitUntil(lambda: shown.program.view.isExposed())
        shown.lobby.call(call(11, at=shown.lobby.now))
        shown.model.refresh()
        qtbot.waitUntil(lambda: frozenset({11}) in shown.drawn, timeout=5_000)
        shown.lobby.now += 8_000
        shown.lobby.board.heartbeat(shown.lobby.now)
        with qtbot.waitSignal(shown.program.view.frameSwapped, timeout=5_000):
            shown.model.refresh()  # the takeover gives way to the row
        before = shown.picture()
        shown.lobby.now += 1_000  # within 3 s of the takeover's end the board stays as it is
        shown.lobby.call(call(12, at=shown.lobby.now))
        shown.model.refresh()
        qtbot.waitUntil(lambda: shown.drawn[-1] == {11, 12}, timeout=5_000)
        assert shown.picture() == before


def test_digits_on_the_glass_are_as_high_as_the_rule_says(qtbot: QtBot) -> None:
    """Measured in the picture: the ink of a row's digits, top to bottom."""
    screen, seat_m = SCREENS[0]
    with glass(screen, seat_m) as shown:
        shown.lobby.call(call(11, "H111", at=shown.lobby.now))
        shown.lobby.now += 8_000
        shown.lobby.board.heartbeat(shown.lobby.now)
        image = shown.picture()
        ink = [
            y
            for y in range(100, 100 + shown.rule.row_px + 12)
            if any(image.pixelColor(x, y).lightness() < 60 for x in range(60, 900, 3))
        ]
        assert (max(ink) - min(ink) + 1) * screen.pitch >= shown.rule.digit_mm - screen.pitch


def test_rows_that_stay_are_moved_and_not_made_anew(qtbot: QtBot) -> None:
    with glass(*SCREENS[0]) as shown:
        model = shown.model.rows
        assert isinstance(model, QObject)
        events: list[str] = []
        model.rowsInserted.connect(lambda *_: events.append("inserted"))  # type: ignore[attr-defined]
        model.rowsRemoved.connect(lambda *_: events.append("removed"))  # type: ignore[attr-defined]
        model.modelReset.connect(lambda: events.append("reset"))  # type: ignore[attr-defined]
        for number, label in enumerate(("R001", "A001", "C001", "X001"), 11):
            shown.lobby.call(call(number, label, at=shown.lobby.now - 30_000))
            shown.model.refresh()
            shown.lobby.now += 30_000
            shown.lobby.board.heartbeat(shown.lobby.now)
        shown.model.refresh()
        assert events == ["inserted"] * 3 + ["removed", "inserted"]


def test_the_program_refuses_a_board_nobody_could_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from display.app import main

    key = tmp_path / "device.key"
    key.write_text("secret")
    key.chmod(0o600)
    code = main(["--hub", "http://127.0.0.1:9", "--key-file", str(key), "--size", "1080x1920", "--farthest-seat", "12"])
    assert code == 2
    assert "set board.farthest_seat_m to 5.9" in capsys.readouterr().err
