"""The composition root of the counter terminal: the only file that knows every part."""

import argparse
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TextIO

import structlog
from PySide6.QtCore import QObject, QTimer, Slot

from counter.asks import Outcome, Press
from counter.desk import Desk
from counter.hands import QtHands
from counter.keyboard import pushed
from counter.ledger import RecordLedger
from counter.look import Edge
from counter.looks import Seen
from counter.pending import Pending
from counter.push import GONE, Handed, PushDoor, socket_path
from counter.rehearsal import Rehearsal, as_line
from counter.settings import CounterSettings
from counter.shift import Shift
from counter.tie import Tie
from counter.window import CounterWindow
from hub.config.errors import ConfigError
from hub.config.logs import start_logging
from hub.config.notify import Notifier
from hub.config.reader import read_settings
from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.sdk.errors import SdkError
from hub.sdk.hub_clock import HubClock
from hub.sdk.ids import new_request_id
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.fonts import FontMissingError
from hub.sdk.qt.program import ScreenError, Window
from hub.sdk.qt.screens import screen_of
from hub.sdk.record import Record
from hub.sdk.settings import ScreenSettings, add_device_arguments, read_key, whereabouts, with_arguments
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot

log = structlog.get_logger()
CANNOT_START = 2
USUAL = Screen(1280, 800, 15.6)
"""Where there is no screen to ask."""
TICK_SECONDS = 0.25
ALIVE_SECONDS = 2.0


def main(argv: list[str] | None = None) -> int:
    """0 after an orderly end; 2, with one message that says what to do, when it cannot start."""
    start_logging("counter")
    arguments = _arguments().parse_args(argv)
    try:
        settings = _settings(arguments)
        key = read_key(settings.device.hub.key_file)
        return _run(settings, key, rehearsing=arguments.rehearse)
    except (ConfigError, FontMissingError, ScreenError) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"The record file cannot be used ({error}); make its folder writable for this program.")


def _run(settings: CounterSettings, key: str, *, rehearsing: bool) -> int:
    notifier = Notifier.from_environment(os.environ)
    catalogues = Catalogues.load()
    shown = _window(settings.device.screen)
    post: GuiPost[Callable[[], None]] = GuiPost(_call)
    with Record(settings.device.log) as record:
        tie = Tie(whereabouts(settings.device.hub), key, post.post, settings.patience_seconds)
        pending = Pending(tie, RecordLedger(record), time.monotonic, new_request_id)
        shift = Shift(pending, HubClock(), settings.counter)
        texts = catalogues.texts(settings.device.language or "en", "counter")
        desk = Desk(shift, texts, settings.shortcuts.shortcuts)
        window = CounterWindow(shown, catalogues, desk, settings)
        rehearsal = _rehearsal(shift, window) if rehearsing else None
        beat = _Beat(shift, window, notifier, rehearsal)
        tie.start(_Ears(shift, window))
        if rehearsal is not None:
            _read_lines(sys.stdin, rehearsal.line, post)
        push = _push_door(shift, window, post)
        window.program.listen()
        notifier.ready()
        log.info("counter_ready", width=window.program.window.screen.width_px)
        code = window.program.run()
        notifier.stopping()
        beat.stop()
        push.close()
        post.close()
        tie.stop()
        window.close()
    log.info("counter_ended")
    return code


class _Ears:
    """What the tie hears goes to the shift, and the window shows it."""

    def __init__(self, shift: Shift, window: CounterWindow) -> None:
        self._shift = shift
        self._window = window

    def snapshot(self, snapshot: StaffSnapshot) -> None:
        self._shift.snapshot(snapshot)
        self._window.refresh()

    def change(self, change: StaffChange) -> None:
        self._shift.change(change)
        self._window.refresh()

    def heartbeat(self, beat: Heartbeat) -> None:
        self._shift.heartbeat(beat)
        self._window.refresh()

    def lost(self, error: SdkError) -> None:
        self._shift.lost(error)
        self._window.refresh()

    def back(self) -> None:
        self._shift.back()
        self._window.refresh()

    def answered(self, press: Press, outcome: Outcome) -> None:
        self._shift.answered(press, outcome)
        self._window.refresh()

    def looked(self, seen: Seen) -> None:
        self._shift.looked(seen)
        self._window.refresh()


class _Beat(QObject):
    """Time passes: for the shift, a rehearsal, and systemd, which thereby hears that the main loop turns."""

    def __init__(self, shift: Shift, window: CounterWindow, notifier: Notifier, rehearsal: Rehearsal | None) -> None:
        super().__init__()
        self._shift = shift
        self._window = window
        self._notifier = notifier
        self._rehearsal = rehearsal
        self._alive = float("-inf")
        self._timer = QTimer(self)
        self._timer.setInterval(round(TICK_SECONDS * 1000))
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _on_time(self) -> None:
        self._shift.tick()
        if self._rehearsal is not None:
            self._rehearsal.step()
        self._window.refresh()
        if time.monotonic() - self._alive >= ALIVE_SECONDS:
            self._alive = time.monotonic()
            self._notifier.watchdog()


def _push_door(shift: Shift, window: CounterWindow, post: "GuiPost[Callable[[], None]]") -> PushDoor:
    """Keys pressed from outside. Without a runtime folder the terminal works all the same, and the log says so."""

    def pressed(name: str) -> str:
        answer = pushed(shift, name)
        window.refresh()
        return answer

    def press(name: str) -> str:
        handed = Handed(partial(pressed, name))
        return handed.answer() if post.post(handed.make) else GONE

    door = PushDoor(socket_path(os.environ), press)
    try:
        door.open()
    except OSError as error:
        log.warning("no_push_door", error=str(error))
    return door


def _rehearsal(shift: Shift, window: CounterWindow) -> Rehearsal:
    return Rehearsal(shift, QtHands(window.program.view), lambda answer: _say(as_line(answer)), time.monotonic)


def _read_lines(source: TextIO, heard: Callable[[str], None], post: "GuiPost[Callable[[], None]]") -> None:
    """Lines of standard input, on a thread of their own, to the shift's thread."""

    def read() -> None:
        for line in source:
            if line.strip() and not post.post(partial(heard, line)):
                return

    threading.Thread(target=read, name="lines", daemon=True).start()


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _call(call: Callable[[], None]) -> None:
    call()


def _window(settings: ScreenSettings) -> Window:
    shown = screen_of(settings, USUAL)
    return Window("counter", shown, Face.DESK, pictures=settings.pictures, fixed=not settings.full_screen)


def _settings(arguments: argparse.Namespace) -> CounterSettings:
    given = {"counter": arguments.counter, "bar": arguments.bar}
    overrides: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    loaded = read_settings(CounterSettings, arguments.config, overrides)
    return replace(loaded.settings, device=with_arguments(loaded.settings.device, arguments))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="counter", description="The terminal at which staff call and serve people.")
    add_device_arguments(parser)
    parser.add_argument("--counter", metavar="ID", help="the only counter this terminal may open")
    parser.add_argument("--bar", choices=list(Edge), type=Edge, help="begin as a bar at that edge of the screen")
    parser.add_argument("--press", metavar="KEY", help="alone: press a key of the terminal that runs, such as main")
    parser.add_argument("--rehearse", action="store_true", help="lines on stdin are done on the screen by real events")
    return parser


def _refuse(message: str) -> int:
    sys.stderr.write(f"The counter terminal does not start. {message}\n")
    return CANNOT_START
