"""The real window turned while it stands: theme, size, the bar and back, the language; and keys that are not for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from counter.asks import AskCallNext
from counter.keys import Key
from counter.settings import CounterSettings
from counter.window import CounterWindow
from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.sdk.qt.program import Window
from tests.counter.staging import Stage
from tests.qt_touch import item_named, settle, strike, touch


@pytest.fixture
def live(qapp: QGuiApplication, tmp_path: Path) -> Iterator[tuple[Stage, CounterWindow]]:
    stage = Stage()
    stage.at_work()
    window = Window("counter", Screen(1280, 800, 15.6), Face.DESK, pictures=tmp_path, fixed=True)
    made = CounterWindow(window, Catalogues.load(), stage.desk, CounterSettings())
    settle(made.program.view)
    yield stage, made
    made.close()


def ground(window: CounterWindow) -> str:
    picture = window.program.view.grabWindow()
    return picture.pixelColor(4, picture.height() - 4).name()


def chord(window: CounterWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(window.program.view, QKeyEvent(kind, key, modifier, text))


def test_theme_size_and_bar_change_while_the_window_stands(live: tuple[Stage, CounterWindow]) -> None:
    stage, window = live
    view, terminal = window.program.view, window.terminal
    colours = {ground(window)}
    for theme in ("dark", "contrast"):
        terminal.chooseTheme(theme)
        settle(view)
        colours.add(ground(window))
    assert colours == {"#f6f2e8", "#0e1a1c", "#000000"}

    before = item_named(view, "mainKey").mapRectToScene(item_named(view, "mainKey").boundingRect()).height()
    for _ in range(2):
        terminal.bigger()
    settle(view)
    key = item_named(view, "mainKey")
    assert window.look.percent == 150
    assert key.mapRectToScene(key.boundingRect()).height() != before
    terminal.usual()
    settle(view)

    terminal.turnBar()
    settle(view)
    assert view.height() == 56
    assert view.flags() & Qt.WindowType.WindowStaysOnTopHint
    strike(view, Qt.Key.Key_Space)
    assert stage.hub.last == AskCallNext("c4")
    stage.pending.end()
    terminal.turnBar()
    settle(view)
    assert view.height() == 800
    assert not view.flags() & Qt.WindowType.WindowStaysOnTopHint


def test_a_question_calls_the_whole_terminal_up_and_the_bar_comes_back(live: tuple[Stage, CounterWindow]) -> None:
    stage, window = live
    window.terminal.turnBar()
    settle(window.program.view)
    window.terminal.press(Key.BREAK)
    settle(window.program.view)
    assert window.program.view.height() == 800
    strike(window.program.view, Qt.Key.Key_Escape)
    settle(window.program.view)
    assert not stage.asking()
    assert window.program.view.height() == 56


@pytest.mark.parametrize(
    "modifier",
    [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier],
)
def test_the_desktop_s_own_chords_press_nothing(
    live: tuple[Stage, CounterWindow], modifier: Qt.KeyboardModifier
) -> None:
    stage, window = live
    chord(window, Qt.Key.Key_Space, modifier, " ")
    chord(window, Qt.Key.Key_C, modifier, "c")
    assert not stage.busy()
    assert not stage.asking()


def test_what_lies_behind_the_looks_is_not_pressed_unseen(live: tuple[Stage, CounterWindow]) -> None:
    stage, window = live
    touch(window.program.view, item_named(window.program.view, "looksKey"))
    settle(window.program.view)
    strike(window.program.view, Qt.Key.Key_C)
    strike(window.program.view, Qt.Key.Key_B)
    assert not stage.busy()
    assert not stage.asking()
    strike(window.program.view, Qt.Key.Key_Escape)
    strike(window.program.view, Qt.Key.Key_B)
    assert stage.asking()
