"""No way out of the kiosk's window by keys, gestures or its own closing; a picture that wanders; nothing kept of the
person before (S12). Real events on the real window."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QGuiApplication,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest

from hub.face.metrics import Face
from hub.face.texts import Catalogues
from hub.sdk.qt.program import Window
from hub.sdk.wandering import STEP_SECONDS
from kiosk.journey import Journey
from kiosk.lockdown import Lockdown
from kiosk.person import Person
from kiosk.screen_care import DIM, DIM_AFTER_SECONDS, Cared, ScreenCare
from kiosk.window import KioskWindow
from tests.kiosk.journeys import Bench
from tests.kiosk.scenes import ASKING, SCENES
from tests.kiosk.stage import PORTRAIT, settle, touch
from tests.qt_touch import touch_screen

Modifier = Qt.KeyboardModifier
ALT, CTRL, SHIFT = Modifier.AltModifier, Modifier.ControlModifier, Modifier.ShiftModifier
KEYS = {
    "Alt-F4": (Qt.Key.Key_F4, ALT),
    "Ctrl-Q": (Qt.Key.Key_Q, CTRL),
    "Ctrl-W": (Qt.Key.Key_W, CTRL),
    "Ctrl-Alt-Del": (Qt.Key.Key_Delete, CTRL | ALT),
    "Ctrl-Alt-F2": (Qt.Key.Key_F2, CTRL | ALT),
    "Ctrl-Alt-Backspace": (Qt.Key.Key_Backspace, CTRL | ALT),
    "Ctrl-Shift-Esc": (Qt.Key.Key_Escape, CTRL | SHIFT),
    "Alt-Tab": (Qt.Key.Key_Tab, ALT),
    "Tab": (Qt.Key.Key_Tab, Modifier.NoModifier),
    "Return": (Qt.Key.Key_Return, Modifier.NoModifier),
    "Space": (Qt.Key.Key_Space, Modifier.NoModifier),
    "Esc": (Qt.Key.Key_Escape, Modifier.NoModifier),
    "F11": (Qt.Key.Key_F11, Modifier.NoModifier),
    "Meta": (Qt.Key.Key_Meta, Modifier.MetaModifier),
    "Menu": (Qt.Key.Key_Menu, Modifier.NoModifier),
    "Print": (Qt.Key.Key_Print, Modifier.NoModifier),
}


@dataclass
class Locked:
    kiosk: KioskWindow
    journey: Journey
    bench: Bench

    def unmoved(self) -> bool:
        QGuiApplication.processEvents()
        return self.kiosk.program.view.isVisible()


def locked(scene: str, language: str = "en") -> Iterator[Locked]:
    shown = Window("kiosk", PORTRAIT, Face.KIOSK, fixed=True)
    kiosk = KioskWindow(shown, Catalogues.load(), less_motion=True, locked=True)
    bench = Bench(layout=kiosk.layout)
    journey = {**SCENES, **ASKING}[scene](bench, language)
    kiosk.show(journey)
    settle(kiosk)
    yield Locked(kiosk, journey, bench)
    kiosk.close()


@pytest.fixture
def services() -> Iterator[Locked]:
    yield from locked("services")


@pytest.fixture
def closed() -> Iterator[Locked]:
    yield from locked("closed")


@pytest.fixture
def entry() -> Iterator[Locked]:
    yield from locked("entry-name")


def test_no_key_does_anything(services: Locked) -> None:
    face = services.journey.face
    for name, (key, modifiers) in KEYS.items():
        QTest.keyClick(services.kiosk.program.view, key, modifiers)
        assert services.unmoved(), name
        assert services.journey.face == face, name


def test_the_window_does_not_close_and_takes_nothing_that_is_dropped_on_it(services: Locked) -> None:
    view, face = services.kiosk.program.view, services.journey.face
    assert not view.close()
    close = QCloseEvent()
    QGuiApplication.sendEvent(view, close)
    assert not close.isAccepted()
    here, still = QPointF(300, 700), QPoint(0, 0)
    none = Modifier.NoModifier
    drag = QDragEnterEvent(here.toPoint(), Qt.DropAction.CopyAction, QMimeData(), Qt.MouseButton.LeftButton, none)
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(here, here, still, QPoint(0, 120), no_button, CTRL, no_phase, False)  # noqa: FBT003
    finger = QPointingDevice.primaryPointingDevice()
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    pinch = QNativeGestureEvent(zoom, finger, 2, here, here, here, 0.5, QPointF())
    for event in (drag, wheel, pinch):
        QGuiApplication.sendEvent(view, event)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            QGuiApplication.sendEvent(view, QMouseEvent(kind, here, here, button, button, none))
    assert services.unmoved()
    assert services.journey.face == face
    assert view.cursor().shape() is Qt.CursorShape.BlankCursor


def test_swipes_and_two_fingers_from_the_edges_lead_nowhere(services: Locked) -> None:
    view, width, height = services.kiosk.program.view, PORTRAIT.width_px, PORTRAIT.height_px
    screen, face = touch_screen(), services.journey.face
    for start, end in (
        (QPoint(0, height // 2), QPoint(width // 2, height // 2)),
        (QPoint(width // 2, 0), QPoint(width // 2, height // 2)),
        (QPoint(width // 2, height - 1), QPoint(width // 2, height // 2)),
    ):
        for finger in (0, 1):
            QTest.touchEvent(view, screen).press(finger, start + QPoint(finger, finger)).commit()
        for finger in (0, 1):
            QTest.touchEvent(view, screen).move(finger, end - QPoint(finger, finger)).commit()
        for finger in (0, 1):
            QTest.touchEvent(view, screen).release(finger, end).commit()
        QGuiApplication.processEvents()
    assert services.unmoved()
    assert services.journey.face.screen == face.screen


def test_a_touch_is_a_touch_all_the_same(services: Locked) -> None:
    before = services.journey.face.contrast
    services.bench.later(services.journey, 1)
    touch(services.kiosk, "aid-contrast")
    QGuiApplication.processEvents()
    assert services.journey.face.contrast is not before


def test_nothing_of_a_person_is_left_in_the_scene(entry: Locked) -> None:
    typed = "zqxjkq"
    for letter in typed:
        there = {stop.touch for stop in entry.journey.face.stops}
        entry.journey.touch(f"type-{letter}" if f"type-{letter}" in there else f"type-{letter.upper()}")
        entry.bench.later(entry.journey, 1)
    settle(entry.kiosk)
    assert typed in _everything(entry.kiosk)
    entry.bench.later(entry.journey, 200)
    assert entry.journey.person == Person()
    settle(entry.kiosk)
    assert typed not in _everything(entry.kiosk)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Person) and typed in repr_of(one)]


def repr_of(person: Person) -> str:
    """Every field, also those that keep themselves out of logs."""
    return " ".join(str(getattr(person, name, "")) for name in Person.__slots__).lower()


def _everything(kiosk: KioskWindow) -> str:
    """Every text that any item of the scene holds, seen or not."""
    texts: list[str] = []
    waiting = [kiosk.program.view.rootObject()]
    while waiting:
        item = waiting.pop()
        meta = item.metaObject()
        for index in range(meta.propertyCount()):
            found = meta.property(index)
            if str(found.typeName()) == "QString":
                texts.append(str(item.property(str(found.name()))))
        waiting += item.childItems()
    return "\n".join(texts).lower()


def test_the_picture_wanders_while_nobody_is_there_and_dims_when_closed() -> None:
    care = ScreenCare(0.0)
    places = {care.look(minute * STEP_SECONDS, at_rest=True, closed=False) for minute in range(8)}
    assert len({(place.x, place.y) for place in places}) == 8
    assert max(max(place.x, place.y) for place in places) <= 4
    assert {place.bright for place in places} == {1.0}
    assert care.look(DIM_AFTER_SECONDS, at_rest=True, closed=True).bright == DIM
    care.touched(DIM_AFTER_SECONDS)
    assert care.look(DIM_AFTER_SECONDS + 1, at_rest=True, closed=True).bright == 1.0
    assert care.look(10_000, at_rest=False, closed=True) == Cared()


def test_the_dimmed_screen_is_bright_at_the_first_touch(closed: Locked) -> None:
    now = [0.0]
    view = closed.kiosk.program.view
    lock = Lockdown(view, closed.journey, lambda: now[0])
    now[0] = DIM_AFTER_SECONDS + STEP_SECONDS
    lock.care()
    root = view.rootObject()
    assert root.opacity() == DIM
    QTest.touchEvent(view, touch_screen()).press(0, QPoint(500, 500)).commit()
    QTest.touchEvent(view, touch_screen()).release(0, QPoint(500, 500)).commit()
    assert root.opacity() == 1.0
    lock.lift()
