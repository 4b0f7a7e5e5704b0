"""`python -m hub.bench.kiosk_taps bare TAPS` or `… kiosk HUB KEY_FILE PRINTER_PORT FOLDER TICKETS`: real touches on a
screen, each until the first frame after it, in one line of JSON (seconds; moments by CLOCK_MONOTONIC).

The kiosk is the whole program but for its settings file and its beat, which is kept here. `bare` is a page of one
rectangle and one text that change with a touch: what Qt itself takes.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.program import Window, application
from hub.sdk.qt.strips import QtStripRenderer
from hub.sdk.settings import DeviceSettings, HubSettings
from kiosk.hands import TouchHands
from kiosk.journey import Journey
from kiosk.office import KioskOffice, Seams
from kiosk.orders import PaperState
from kiosk.printing.settings import PrinterSettings
from kiosk.screens.content import Documents, Entry, Languages, Needs, Notice, Services, TicketSafe, TicketShown
from kiosk.settings import KioskSettings
from kiosk.window import KioskWindow

SCREEN = Screen(1080, 1920, 21.5)
WITHIN = 30.0
STRIKE = 0.55
"""Just longer than the guard against a second touch."""
LOOK = 0.0005
"""Between two looks the interpreter is free for the other threads, as it is while the program's own loop waits."""
SERVICE, LANGUAGE = "taxes", "en"
BARE = b"""import QtQuick
Rectangle { width: 1080; height: 1920; color: touched.on ? "white" : "black"
  Text { anchors.centerIn: parent; color: "red"; font.pixelSize: 80; text: touched.on ? "A" : "B" }
  TapHandler { id: touched; property bool on: false; onTapped: on = !on } }"""


class Frames:
    """When a window last showed a frame."""

    def __init__(self, view: QQuickView) -> None:
        self.at = 0.0
        view.frameSwapped.connect(self._shown)

    def _shown(self) -> None:
        self.at = time.monotonic()


def until(holds: Callable[[], bool], what: str, beat: Callable[[], None] = lambda: None) -> None:
    end = time.monotonic() + WITHIN
    while not holds():
        QGuiApplication.processEvents()
        beat()
        time.sleep(LOOK)
        if time.monotonic() > end:
            raise RuntimeError(f"waited in vain for {what}")


def pause(seconds: float, beat: Callable[[], None] = lambda: None) -> None:
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() >= end, "time", beat)


def bare(taps: int) -> dict[str, object]:
    app = application()
    view = QQuickView()
    component = QQmlComponent(view.engine())
    component.setData(QByteArray(BARE), QUrl())
    page = component.create()
    if not isinstance(page, QQuickItem):
        raise TypeError(component.errorString())
    view.setContent(QUrl(), component, page)
    view.show()
    frames, device, seconds = Frames(view), QTest.createTouchDevice(), []
    pause(0.5)
    for _ in range(taps):
        began = time.monotonic()
        QTest.touchEvent(view, device).press(0, QPoint(500, 900)).commit()
        QTest.touchEvent(view, device).release(0, QPoint(500, 900)).commit()
        until(lambda began=began: frames.at > began, "a frame")  # type: ignore[misc]
        seconds.append(frames.at - began)
        pause(0.1)
    del app
    return {"frames": seconds}


class Person:
    """Touches what leads to a ticket, one after another."""

    def __init__(self, journey: Journey, hands: TouchHands, frames: Frames) -> None:
        self._journey, self._hands, self._frames = journey, hands, frames
        self.seconds: list[float] = []
        self.last_taps: list[float] = []
        self._beat = 0.0

    def beat(self) -> None:
        if time.monotonic() - self._beat >= 0.1:
            self._beat = time.monotonic()
            self._journey.tick()

    def ticket(self) -> None:
        last = 0.0
        while not self._asked():
            pause(STRIKE, self.beat)
            began = time.monotonic()
            if self._hands.touch(self._next()):
                until(lambda began=began: self._frames.at > began, "a frame", self.beat)  # type: ignore[misc]
                self.seconds.append(self._frames.at - began)
                last = began
        self.last_taps.append(last)

        def printed() -> bool:
            shown = self._journey.person.ticket
            return shown is not None and shown.paper is PaperState.PRINTED

        until(printed, "the paper", self.beat)
        pause(STRIKE, self.beat)
        self._hands.touch("done")
        until(lambda: not self._asked(), "rest", self.beat)

    def _asked(self) -> bool:
        return self._journey.person.order is not None

    def _next(self) -> str:
        screen = self._journey.face.screen
        match screen:
            case Languages():
                return f"language-{LANGUAGE}"
            case Services():
                here = any(choice.service == SERVICE for choice in screen.choices)
                return f"choice-{SERVICE}" if here else "more"
            case Documents():
                return "go-on"
            case Needs():
                return "take"
            case Entry():
                return "skip"
            case TicketShown() | TicketSafe():
                return "done"
            case Notice():
                return "back"
            case _:
                return "begin"


def kiosk(hub: str, key_file: Path, printer: int, folder: Path, tickets: int) -> dict[str, object]:
    settings = KioskSettings(
        device=DeviceSettings(hub=HubSettings(url=hub)), printer=PrinterSettings(port=printer), data=folder
    )
    catalogues = Catalogues.load()
    window = KioskWindow(Window("kiosk", SCREEN, Face.KIOSK, fixed=True), catalogues, locked=True)
    post: GuiPost[Callable[[], None]] = GuiPost(lambda call: call())
    seams = Seams(post.post, window.layout, QtStripRenderer(load_look()), catalogues)
    with KioskOffice(settings, key_file.read_text("ascii"), seams) as office:
        window.show(office.journey)
        view = window.program.view
        person = Person(office.journey, TouchHands(view), Frames(view))
        until(lambda: isinstance(office.journey.face.screen, Languages), "the languages", person.beat)
        pause(1.0, person.beat)
        for _ in range(tickets):
            person.ticket()
        post.close()
        window.close()
    return {"frames": person.seconds, "last_taps": person.last_taps}


def main(words: list[str]) -> int:
    if words[0] == "bare":
        found = bare(int(words[1]))
    else:
        found = kiosk(words[1], Path(words[2]), int(words[3]), Path(words[4]), int(words[5]))
    sys.stdout.write("\n" + json.dumps(found) + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
