"""What a display tells the hub, through a real outbox; and the keys at the box."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from pytestqt.qtbot import QtBot

from display.fitting import NoRoom
from display.telling import Telling
from display.viewmodels.remote import Remote
from hub.sdk.client import HubClient
from hub.sdk.record import Record
from hub.wire.requests import ReportPartRequest
from hub.wire.terms import DevicePart, PartState
from hub.wire.views import SeqAnswer
from tests.waiting import wait_until


class Told:
    """In the client's place: what arrives at the hub."""

    def __init__(self) -> None:
        self.what: list[tuple[str, object]] = []

    def shown(self, call: int, request: str) -> SeqAnswer:
        return self._take("shown", call)

    def spoken(self, call: int, request: str) -> SeqAnswer:
        return self._take("spoken", call)

    def report_part(self, body: ReportPartRequest, request: str) -> SeqAnswer:
        return self._take(body.part, body.state)

    def _take(self, what: str, about: object) -> SeqAnswer:
        self.what.append((what, about))
        return SeqAnswer(seq=len(self.what))


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[Telling, Told]]:
    hub = Told()
    telling = Telling(cast("HubClient", hub), Record(tmp_path / "record.jsonl"))
    telling.start()
    yield telling, hub
    telling.stop()


def arrives(hub: Told, *what: tuple[str, object]) -> None:
    wait_until(lambda: len(hub.what) >= len(what), what="all to arrive")
    assert hub.what == list(what)


def test_a_call_that_was_numbered_anew_is_told_again(told: tuple[Telling, Told]) -> None:
    telling, hub = told
    telling.shown(frozenset({11}))
    telling.numbered_anew()
    telling.shown(frozenset({11}))
    arrives(hub, ("shown", 11), ("shown", 11))


def test_each_call_is_told_once_in_order(told: tuple[Telling, Told]) -> None:
    telling, hub = told
    telling.shown(frozenset({12, 11}))
    telling.shown(frozenset({11, 13}))
    telling.spoken(11)
    arrives(hub, ("shown", 11), ("shown", 12), ("shown", 13), ("spoken", 11))


def test_what_was_told_long_ago_is_forgotten_but_not_lately(
    told: tuple[Telling, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("display.telling.MOST_REMEMBERED", 4)
    telling, hub = told
    for call in range(1, 7):
        telling.shown(frozenset({call}))
    telling.shown(frozenset({6}))
    telling.spoken(6)
    arrives(hub, *[("shown", call) for call in range(1, 7)], ("spoken", 6))


def test_staff_learn_once_that_a_layout_does_not_fit_and_that_the_panel_disobeys(told: tuple[Telling, Told]) -> None:
    telling, hub = told
    screen = DevicePart.SCREEN
    telling.layout(None)
    telling.layout(None)
    telling.layout(NoRoom("screen_too_narrow", "too narrow"))
    telling.panel(obeys=False)
    telling.layout(NoRoom("screen_too_low", "too low"))
    telling.layout(None)
    telling.panel(obeys=True)
    arrives(
        hub,
        (screen, PartState.OK),
        (screen, PartState.UNFIT),
        (screen, PartState.UNREACHABLE),
        (screen, PartState.OK),
    )


def test_a_key_stops_the_ticker_once_per_press(qtbot: QtBot) -> None:
    pressed: list[int] = []
    remote, window = Remote(lambda: pressed.append(1)), QWindow()
    press, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    assert remote.eventFilter(window, QKeyEvent(press, Qt.Key.Key_Space, none))
    assert remote.eventFilter(window, QKeyEvent(press, Qt.Key.Key_Space, none, "", autorep=True))
    assert remote.eventFilter(window, QKeyEvent(press, Qt.Key.Key_MediaTogglePlayPause, none))
    assert not remote.eventFilter(window, QKeyEvent(press, Qt.Key.Key_A, none))
    assert not remote.eventFilter(window, QEvent(QEvent.Type.Enter))
    assert pressed == [1, 1]
