from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram
from tests.qt_stage import heard, show
from tests.qt_touch import accessible_name, item_named, press, release, settle, strike, touch
from tests.waiting import wait_until

Trial = Callable[[str], ScreenProgram]


@pytest.fixture
def trial(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Trial]:
    shown: list[ScreenProgram] = []

    def start(body: str) -> ScreenProgram:
        shown.append(show(tmp_path, body))
        return shown[-1]

    yield start
    for program in shown:
        program.close()


def color(program: ScreenProgram, x: float, y: float) -> str:
    return program.view.grabWindow().pixelColor(int(x), int(y)).name().upper()


def wait_for_color(program: ScreenProgram, x: float, y: float, wanted: str) -> None:
    def there() -> bool:
        program.app.processEvents()
        return color(program, x, y) == wanted

    wait_until(there, 5, f"{wanted} at {x}, {y}")


def test_a_finger_activates_once_and_a_second_strike_is_ignored(trial: Trial) -> None:
    program = trial('Key { objectName: "k"; x: 50; y: 50; text: "Back"; onActivated: stage.hear("back") }')
    key = item_named(program.view, "k")
    touch(program.view, key)
    touch(program.view, key)
    assert heard(program) == ["back"]


def test_the_guard_opens_again_and_pin_keys_have_none(trial: Trial) -> None:
    program = trial('KeyPad { x: 50; y: 50; onDigit: sign => stage.hear(sign); onEntered: stage.hear("enter") }')
    for name in ("digit4", "digit4", "digit2", "enterKey"):
        touch(program.view, item_named(program.view, name))
    assert heard(program) == ["4", "4", "2", "enter"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_does_the_same(trial: Trial, key: Qt.Key) -> None:
    program = trial('MainKey { focus: true; text: "Take my number"; onActivated: stage.hear("take") }')
    program.view.requestActivate()
    settle(program.view)
    strike(program.view, key)
    assert heard(program) == ["take"]


def test_what_is_off_does_nothing_and_says_why(trial: Trial) -> None:
    program = trial(
        'ChoiceRow { objectName: "row"; width: 900; text: "Permits"; detail: "Stalls"; off: true;'
        ' reason: "No counter is open for this now"; onActivated: stage.hear("permits") }'
    )
    row = item_named(program.view, "row")
    touch(program.view, row)
    assert heard(program) == []
    item_named(program.view, "row")
    assert accessible_name(row) == "Permits. Stalls"


def test_the_lip_closes_under_the_finger(trial: Trial) -> None:
    program = trial('Key { objectName: "k"; x: 100; y: 100; text: "Back" }')
    program.appearance.wish(Wishes(less_motion=True))
    key = item_named(program.view, "k")
    top = key.y() + 1.0
    middle_x = key.x() + key.width() / 2
    assert color(program, middle_x, top) == "#7A705D"
    press(program.view, key)
    wait_until(
        lambda: (program.app.processEvents(), color(program, middle_x, top))[1] == "#F6F2E8", 5, "the lip to close"
    )
    release(program.view, key)
    wait_until(
        lambda: (program.app.processEvents(), color(program, middle_x, top))[1] == "#7A705D", 5, "the lip to open"
    )


def test_targets_are_never_smaller_than_the_rule(trial: Trial) -> None:
    program = trial(
        'Column { Key { objectName: "a"; text: "i" } KeyPad {}'
        ' AccessKey { objectName: "b"; text: "i"; pictogram: "lower" } }'
    )
    for name in ("a", "b", "digit1", "eraseKey"):
        item = item_named(program.view, name)
        assert min(item.width(), item.height()) >= 81, name


def test_right_to_left_mirrors_the_layout_but_not_the_way(trial: Trial) -> None:
    program = trial(
        'WhereRow { objectName: "where"; width: 900; text: "Hall B"; way: "left" }'
        'CityBand { objectName: "band"; y: 300; width: 1080; office: "Marstow"; clock: "10:42" }'
    )
    before = program.view.grabWindow().copy(0, 0, 900, 130)
    program.appearance.speak("ar")
    after = program.view.grabWindow().copy(0, 0, 900, 130)
    assert before != after
    arrow = next(i for i in item_named(program.view, "where").childItems() if i.property("way") == "left")
    assert arrow.x() == 0
    assert arrow.property("mirrored") is False
    assert arrow.property("name") == "arrowLeft"


def test_a_ticket_code_stays_left_to_right_and_in_its_room(trial: Trial) -> None:
    program = trial(
        'TicketCode { objectName: "n"; text: "R042" }'
        'TicketCode { objectName: "long"; y: 400; text: "RB10042"; room: 500 }'
    )
    program.appearance.speak("ar")
    code = item_named(program.view, "n")
    assert accessible_name(code) == "الرقم R042"
    letters, digits = [child for child in code.childItems() if child.property("text")]
    assert (letters.property("text"), digits.property("text")) == ("R", "042")
    assert letters.x() < digits.x()
    assert item_named(program.view, "long").width() <= 501


def test_a_ticket_code_is_exactly_as_high_as_its_capitals(trial: Trial) -> None:
    program = trial('TicketCode { objectName: "n"; x: 10; y: 100; text: "H11"; size: 400 }')
    image = program.view.grabWindow()
    dark = [y for y in range(700) if any(image.pixelColor(x, y).lightness() < 100 for x in range(10, 900, 4))]
    assert abs(dark[0] - 100) <= 2
    assert abs(dark[-1] - (100 + 400 * 0.714)) <= 3


def test_theme_bigger_and_direction_switch_while_shown(trial: Trial) -> None:
    program = trial('Words { objectName: "w"; text: "Welcome"; size: Metrics.small }')
    words = item_named(program.view, "w")
    small = words.height()
    assert color(program, 1000, 1800) == "#F6F2E8"
    program.appearance.wish(Wishes("ar", ThemeName.CONTRAST, bigger=True))
    assert color(program, 1000, 1800) == "#000000"
    assert words.height() == pytest.approx(small * 1.3 * 1.15, rel=0.05)


ROW = (
    'Row { Repeater { model: ["one", "two", "three"];'
    " Key { required property string modelData; text: modelData; onActivated: stage.hear(modelData) } } }"
)


@pytest.mark.parametrize(
    ("language", "keys", "expected"),
    [
        ("en", [Qt.Key.Key_Down, Qt.Key.Key_Down], "two"),
        ("en", [Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], "two"),
        ("ar", [Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left], "three"),
        ("en", [Qt.Key.Key_Down, Qt.Key.Key_Up], "three"),
    ],
)
def test_four_arrows_and_select_are_enough(trial: Trial, language: str, keys: list[Qt.Key], expected: str) -> None:
    program = trial(ROW)
    program.appearance.speak(language)
    program.view.requestActivate()
    settle(program.view)
    for key in [*keys, Qt.Key.Key_Return]:
        strike(program.view, key)
    assert heard(program) == [expected]


def test_the_ring_shows_for_the_keyboard_and_not_for_a_finger(trial: Trial) -> None:
    program = trial('Key { objectName: "k"; x: 100; y: 100; text: "Back" } Key { y: 400; text: "Done" }')
    program.view.requestActivate()
    settle(program.view)
    key = item_named(program.view, "k")
    touch(program.view, key)
    above = (key.x() + key.width() / 2, key.y() - 10)
    assert color(program, *above) == "#F6F2E8"
    strike(program.view, Qt.Key.Key_Tab)
    strike(program.view, Qt.Key.Key_Backtab)
    assert color(program, *above) == "#1B2829"


def test_another_window_size_keeps_the_millimetres(trial: Trial) -> None:
    program = trial(
        'Rectangle { objectName: "r"; width: Math.ceil(20 * Metrics.mm); height: Metrics.portrait ? 10 : 20 }'
    )
    box = item_named(program.view, "r")

    def settled(width: int, height: int) -> bool:
        program.app.processEvents()
        return (box.width(), box.height()) == (width, height)

    assert settled(81, 10)
    program.view.resize(1920, 1080)
    wait_until(lambda: settled(81, 20), 5, "the turned window")
    program.view.resize(960, 540)
    wait_until(lambda: settled(41, 20), 5, "the smaller window")


def test_a_sheet_takes_escape_as_no_and_keeps_the_focus(trial: Trial) -> None:
    program = trial(
        'ConfirmSheet { objectName: "sheet"; visible: true; text: "Leave the line?"; yes: "Leave"; no: "Stay";'
        ' onDeclined: stage.hear("no"); onAccepted: stage.hear("yes") }'
    )
    program.view.requestActivate()
    settle(program.view)
    strike(program.view, Qt.Key.Key_Tab)
    strike(program.view, Qt.Key.Key_Tab)
    item_named(program.view, "declineKey").forceActiveFocus()
    strike(program.view, Qt.Key.Key_Escape)
    touch(program.view, item_named(program.view, "acceptKey"))
    assert heard(program) == ["no", "yes"]
    assert accessible_name(item_named(program.view, "declineKey")) == "Stay"
