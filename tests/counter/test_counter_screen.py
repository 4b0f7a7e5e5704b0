"""The real QML under real keys and touches. How every state looks: test_desk_keeps_the_rules.py."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem

from counter.asks import AskAnswerHelp, AskCallNext, AskPark, AskSignIn
from counter.keys import Standing
from counter.viewmodels.terminal import Terminal
from counter.window import QML
from hub.face.metrics import Face, Screen
from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window
from hub.wire.terms import ChangeType
from hub.wire.views import HelpView
from tests.counter import scenes
from tests.counter.full_scenes import chosen_ticket
from tests.counter.staging import QUEUE, Stage, at_counter, change, snapshot, visit
from tests.qt_touch import item_named, items, settle, strike, touch

Show = Callable[..., tuple[Stage, ScreenProgram, Terminal]]


@pytest.fixture
def shown(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Show]:
    programs: list[tuple[ScreenProgram, Terminal]] = []

    def show(
        scene: scenes.Make,
        language: str = "en",
        size: tuple[int, int] = (1280, 800),
        theme: ThemeName = ThemeName.LIGHT,
    ) -> tuple[Stage, ScreenProgram, Terminal]:
        stage = Stage(language)
        scene(stage)
        terminal = Terminal(stage.desk)
        window = Window("counter", Screen(*size, 15.6), Face.DESK, pictures=tmp_path, fixed=True)
        program = ScreenProgram(window, languages=("en", "es", "ar"))
        program.appearance.wish(Wishes(language, theme, less_motion=True))
        program.show(QML, {"terminal": terminal})
        programs.append((program, terminal))
        settle(program.view)
        terminal.show()
        settle(program.view)
        return stage, program, terminal

    yield show
    for program, _ in programs:
        program.close()  # the view before its view-model


def value(item: QQuickItem, name: str) -> Any:
    return item.property(name)


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def test_arabic_is_the_mirror_image(shown: Show) -> None:
    _, english, _ = shown(scenes.at_work_serving)
    left = place(item_named(english.view, "mainKey")).center().x()
    _, arabic, _ = shown(scenes.at_work_serving, "ar")
    assert place(item_named(arabic.view, "mainKey")).center().x() == pytest.approx(1280 - left, abs=2)
    assert place(item_named(arabic.view, "ticketCode")).center().x() > 640


def test_a_short_field_stands_below_its_label_in_arabic(shown: Show) -> None:
    _, program, _ = shown(chosen_ticket, "ar")
    field = place(item_named(program.view, "field-ticket"))
    assert field.right() > place(item_named(program.view, "submitKey")).right() + 100


def test_the_main_key_stands_at_one_place_in_every_state(shown: Show) -> None:
    tops = set()
    for scene in (scenes.idle, scenes.at_work_called, scenes.at_work_serving, scenes.on_a_break, scenes.hub_lost):
        _, program, _ = shown(scene)
        main = place(item_named(program.view, "mainKey"))
        tops.add((main.left(), main.top(), main.height()))
    assert len(tops) == 1


def test_space_presses_the_main_key_and_repeat_does_not(shown: Show) -> None:
    stage, program, _ = shown(scenes.idle)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        repeated = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QGuiApplication.sendEvent(program.view, repeated)
    assert not stage.busy()
    strike(program.view, Qt.Key.Key_Space)
    assert stage.hub.last == AskCallNext("c4")


def test_everything_is_reached_by_tab_and_pressed_by_enter(shown: Show) -> None:
    stage, program, _ = shown(scenes.at_work_serving)
    reached = []
    for _ in range(8):
        strike(program.view, Qt.Key.Key_Tab)
        focused = program.view.activeFocusItem()
        reached.append(focused.objectName())
        if focused.objectName() == "parkKey":
            break
    assert reached == ["mainKey", "sideKey", "transferKey", "add_serviceKey", "parkKey"]
    strike(program.view, Qt.Key.Key_Return)
    assert stage.asking()
    strike(program.view, Qt.Key.Key_Tab)
    strike(program.view, Qt.Key.Key_Space)
    assert stage.hub.last == AskPark("v-R042", 5)


def test_a_touched_key_does_not_take_space_away_from_the_main_key(shown: Show) -> None:
    stage, program, _ = shown(scenes.idle)
    touch(program.view, item_named(program.view, "breakKey"))
    strike(program.view, Qt.Key.Key_Escape)
    assert not stage.asking()
    strike(program.view, Qt.Key.Key_Space)
    assert stage.hub.last == AskCallNext("c4")


def test_a_whole_sign_in_by_touch_and_keyboard(shown: Show) -> None:
    stage, program, _ = shown(scenes.sign_in)
    touch(program.view, item_named(program.view, "name-s2"))
    touch(program.view, item_named(program.view, "digit4"))
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Backspace):
        strike(program.view, key)
    touch(program.view, item_named(program.view, "signInKey"))
    assert stage.hub.last == AskSignIn("s2", "4321")


def test_a_counter_is_picked_by_touch(shown: Show) -> None:
    stage, program, _ = shown(scenes.counters)
    touch(program.view, item_named(program.view, "counter-c1"))
    assert stage.asking()
    settle(program.view)
    touch(program.view, item_named(program.view, "backKey"))
    assert not stage.asking()
    touch(program.view, item_named(program.view, "signOutKey"))
    assert stage.busy()


def test_news_change_the_screen_and_keep_the_focus(shown: Show) -> None:
    stage, program, terminal = shown(scenes.transfer)
    strike(program.view, Qt.Key.Key_Tab)
    focused = program.view.activeFocusItem()
    stage.tell(change(110, ChangeType.TICKET_ISSUED, visit=visit("R099", "certificate", 0)))
    terminal.show()
    settle(program.view)
    assert program.view.activeFocusItem() is focused
    assert value(item_named(program.view, "waitingTitle"), "text") == "12 waiting"


def test_rows_that_do_not_fit_are_counted(shown: Show) -> None:
    stage, program, terminal = shown(scenes.idle)
    assert value(item_named(program.view, "more"), "text") == "and 4 more"
    stage.shift.snapshot(snapshot(QUEUE[:2], [at_counter()], seq=120))
    terminal.show()
    settle(program.view)
    rows = [item for item in items(program.view.rootObject()) if value(item, "probable") is not None]
    assert len(rows) == 2


def test_the_call_s_ticks_follow_the_displays(shown: Show) -> None:
    stage, program, terminal = shown(scenes.not_shown)
    assert value(item_named(program.view, "tick0"), "text") == "Not shown yet"
    stage.tell(change(110, ChangeType.CALL_SHOWN, visit=scenes.called(shown=2, spoken=1)))
    terminal.show()
    settle(program.view)
    assert value(item_named(program.view, "tick0"), "text") == "Shown on 2 screens"
    assert value(item_named(program.view, "tick1"), "text") == "Spoken on 1 screen"
    assert stage.standing() is Standing.CALLED


@pytest.mark.parametrize("way", ["touch", "letter", "tab"])
def test_a_kiosk_s_call_is_answered_and_the_desk_has_the_focus_again(shown: Show, way: str) -> None:
    stage, program, terminal = shown(scenes.help_called_at_the_list)
    key = item_named(program.view, "noticeKey0")
    desk = program.view.activeFocusItem()
    match way:
        case "touch":
            touch(program.view, key)
        case "letter":
            strike(program.view, Qt.Key.Key_H)
        case _:
            key.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            strike(program.view, Qt.Key.Key_Return)
    assert stage.hub.last == AskAnswerHelp("Kiosk 1")
    ended = HelpView(device="Kiosk 1", device_name="Kiosk 1", since=0, answered=True)
    stage.tell(change(120, ChangeType.HELP_ANSWERED, help_call=ended))
    terminal.show()
    settle(program.view)
    assert program.view.activeFocusItem() is desk
