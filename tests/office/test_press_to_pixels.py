"""A key press on the real terminal leads to changed pixels on the real display (C02, W01, W05).

The terminal is the program itself, worked by real key events; the display is its own composition root in this
process, so that the test sees the items on its glass; between them stands a real hub.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from display.app import Lobby
from display.settings import BoardSettings, DisplaySettings, SoundSettings
from hub.run.evidence import read_journal
from hub.sdk.settings import DeviceSettings, HubSettings, ScreenSettings
from tests.hub.running import Hub, running_hub
from tests.office.pixels import LIGHT, share
from tests.office.programs import Program, at_work, terminal
from tests.qt_touch import items
from tests.waiting import wait_until

HEAD = "Marstow Town Hall · 1 person waiting"
GLASS = QRect(0, 0, 1920 + 4, 1080 + 4)
"""The picture wanders by some pixels (hub/sdk/wandering.py)."""


@contextmanager
def lobby(folder: Path, hub: Hub) -> Iterator[Lobby]:
    """The display in this process, without sound."""
    key = folder / "display.key"
    key.touch(mode=0o600)
    key.write_text(hub.key("Display 1"))
    device = DeviceSettings(
        hub=HubSettings(url=hub.url, key_file=key),
        screen=ScreenSettings(width=1920, height=1080, diagonal_inches=50.0, full_screen=False),
    )
    board = BoardSettings(farthest_seat_m=5.0)
    running = Lobby(DisplaySettings(device=device, board=board, sound=SoundSettings(enabled=False)))
    running.start()
    try:
        yield running
    finally:
        running.close()


def on_glass(running: Lobby, text: str, within: str) -> QRect | None:
    """Where a text stands on the screen now, inside the visible item of an object name that has come to rest there."""
    QGuiApplication.processEvents()
    for holder in items(running.view.rootObject()):
        if holder.objectName() == within and GLASS.contains(_box(holder)):
            return next((_box(item) for item in items(holder) if _shows(item, text)), None)
    return None


def _shows(item: QQuickItem, text: str) -> bool:
    said = item.property("text") or item.property("number")
    return isinstance(said, str) and said == text and item.width() > 0


def _box(item: QQuickItem) -> QRect:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).toRect()


def share_changed(before: QImage, after: QImage, box: QRect) -> float:
    """Share of the box's pixels that are different, on a grid."""
    points = [(x, y) for x in range(box.left(), box.right(), 4) for y in range(box.top(), box.bottom(), 4)]
    return sum(before.pixel(x, y) != after.pixel(x, y) for x, y in points) / len(points)


def shown(hub: Hub, token: str, visit: str) -> int:
    found = hub.get(f"/v1/visits/{visit}", token).json()
    return int(found["shown"])


def test_a_key_press_at_the_counter_changes_the_screen_in_the_hall(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, terminal(tmp_path, hub) as desk, lobby(tmp_path, hub) as board:
        at_work(desk, hub, "clerk-1", "counter-4")
        ticket = hub.issue("change-of-address").json()
        label = ticket["label"]
        wait_until(
            lambda: on_glass(board, HEAD, "head") is not None,
            20,
            "the person on the board",
        )
        empty = board.view.grabWindow()

        desk.tell(key="Space")
        desk.wait_for(20, standing="called", label=label)
        not_yet = desk.picture()  # nobody has turned the display's main loop meanwhile: it has drawn nothing
        assert shown(hub, hub.manager, ticket["id"]) == 0

        wait_until(lambda: on_glass(board, label, "takeover") is not None, 30, "the call on the board")
        call = _call(hub, ticket["id"])
        wait_until(lambda: shown_on(board, hub, ticket["id"]) == 1, 30, "the acknowledgement")
        full = board.view.grabWindow()
        for text in (label, "4"):
            box = on_glass(board, text, "takeover")
            assert box is not None, text
            assert share_changed(empty, full, box) > 0.5, text

        _sees_it(desk, not_yet)
        wait_until(lambda: on_glass(board, label, "rows") is not None, 20, "the call as a row")
        row = board.view.grabWindow()
        for text in (label, "4"):
            box = on_glass(board, text, "rows")
            assert box is not None, text
            assert share_changed(empty, row, box) > 0.2, text
        told = [
            entry.payload["call"] for entry in read_journal(hub.data / "vestibule.db") if entry.type == "call_shown"
        ]
        assert told == [call]


def shown_on(board: Lobby, hub: Hub, visit: str) -> int:
    QGuiApplication.processEvents()
    return shown(hub, hub.manager, visit)


def _call(hub: Hub, visit: str) -> int:
    calls = [entry for entry in read_journal(hub.data / "vestibule.db") if entry.type == "visit_called"]
    assert [entry.payload["visit"] for entry in calls] == [visit]
    return calls[0].seq


def _sees_it(desk: Program, before: QImage) -> None:
    """The terminal ticks "shown" in the colour of what is confirmed."""
    wait_until(lambda: share(desk.picture(), LIGHT.good) > share(before, LIGHT.good), 20, "the tick on the terminal")
