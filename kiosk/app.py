"""The composition root of the kiosk: the only file that knows every part."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import structlog
from PySide6.QtCore import QObject, QTimer, Slot

from hub.config.errors import ConfigError, Fault
from hub.config.logs import start_logging
from hub.config.notify import Notifier
from hub.config.reader import COMMAND_LINE, read_settings
from hub.face.languages import LANGUAGES
from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.fonts import FontMissingError, load_fonts
from hub.sdk.qt.program import ScreenError, Window, application
from hub.sdk.qt.screens import screen_of
from hub.sdk.qt.strips import QtStripRenderer
from hub.sdk.settings import ScreenSettings, add_device_arguments, read_key, with_arguments
from kiosk.away.errors import LedgerBroken
from kiosk.hands import TouchHands
from kiosk.headless import Fingers, Loop, rehearse, say
from kiosk.layout import Layout
from kiosk.office import KioskOffice, Seams
from kiosk.own_folder import FolderTaken
from kiosk.printing.errors import BadConnection, SpoolBroken, UnknownModel
from kiosk.pulse import BEAT_SECONDS, Pulse
from kiosk.rehearsal import Rehearsal, as_line
from kiosk.settings import KioskSettings
from kiosk.window import KioskWindow

log = structlog.get_logger()
CANNOT_START = 2
USUAL = Screen(1080, 1920, 21.5)
"""Where there is no screen to ask."""


def main(argv: list[str] | None = None) -> int:
    """0 after an orderly end; 2, with one message that says what to do, when it cannot start."""
    start_logging("kiosk")
    arguments = _arguments().parse_args(argv)
    try:
        settings = _settings(arguments)
        key = read_key(settings.device.hub.key_file)
        if arguments.headless:
            return _headless(settings, key)
        return _with_screen(settings, key, rehearsing=arguments.rehearse)
    except (ConfigError, FontMissingError, ScreenError) as error:
        return _refuse(str(error))
    except BadConnection as error:
        return _refuse(f"The printer's connection is not understood ({error.detail}): [printer], connection.")
    except UnknownModel as error:
        return _refuse(f"The printer's model is not known ({error}); choose another one in [printer], model.")
    except FolderTaken:
        return _refuse(f"Another kiosk works with the folder {settings.data}; end that one, or set data to another.")
    except (SpoolBroken, LedgerBroken, OSError) as error:
        return _refuse(f"The folder {settings.data} cannot be used ({error}); make it writable for this program.")


def _with_screen(settings: KioskSettings, key: str, *, rehearsing: bool) -> int:
    catalogues = Catalogues.load()
    screen = settings.device.screen
    window = KioskWindow(_window(screen), catalogues, locked=screen.full_screen)
    post: GuiPost[Callable[[], None]] = GuiPost(_call)
    seams = Seams(post.post, window.layout, QtStripRenderer(load_look()), catalogues)
    notifier = Notifier.from_environment(os.environ)
    with KioskOffice(settings, key, seams) as office:
        window.show(office.journey)
        rehearsal = None
        if rehearsing:
            rehearsal = _rehearsal(office, TouchHands(window.program.view))
            rehearse(rehearsal, post.post)
        beat = _Beat(Pulse(office.journey, notifier, rehearsal))
        window.program.listen()
        notifier.ready()
        log.info("kiosk_ready", width=window.layout.screen.width_px, height=window.layout.screen.height_px)
        code = window.program.run()
        notifier.stopping()
        beat.stop()
        post.close()
        window.close()
    log.info("kiosk_ended")
    return code


def _headless(settings: KioskSettings, key: str) -> int:
    """Ends with its input, when everything is told."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()  # the ticket's lines are drawn with the screens' fonts
    load_fonts(load_look(), [spoken.code for spoken in LANGUAGES if spoken.complete])
    catalogues, loop = Catalogues.load(), Loop()
    seams = Seams(loop.post, Layout(USUAL), QtStripRenderer(load_look()), catalogues)
    notifier = Notifier.from_environment(os.environ)
    quiet = replace(settings, speech=replace(settings.speech, cues=False))  # nobody touches anything
    with KioskOffice(quiet, key, seams) as office:
        rehearsal = _rehearsal(office, Fingers(office.journey))
        lines = rehearse(rehearsal, loop.post)
        loop.listen()
        notifier.ready()
        log.info("kiosk_ready", headless=True)
        loop.run(Pulse(office.journey, notifier, rehearsal), over=lambda: lines.ended and rehearsal.idle)
        notifier.stopping()
    log.info("kiosk_ended")
    del app
    return 0


class _Beat(QObject):
    """The pulse as a timer of the main loop."""

    def __init__(self, pulse: Pulse) -> None:
        super().__init__()
        self._pulse = pulse
        self._timer = QTimer(self)
        self._timer.setInterval(round(BEAT_SECONDS * 1000))
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _on_time(self) -> None:
        self._pulse.beat()


def _rehearsal(office: KioskOffice, hands: TouchHands | Fingers) -> Rehearsal:
    return Rehearsal(office.journey, hands, lambda answer: say(as_line(answer)), time.monotonic)


def _call(call: Callable[[], None]) -> None:
    call()


def _window(settings: ScreenSettings) -> Window:
    shown = screen_of(settings, USUAL)
    refusal = Layout(shown).refusal
    if refusal:
        raise ConfigError("the screen's size and diagonal", (Fault("device.screen", refusal),))
    return Window("kiosk", shown, Face.KIOSK, pictures=settings.pictures, fixed=not settings.full_screen)


def _settings(arguments: argparse.Namespace) -> KioskSettings:
    overrides: dict[str, object] = {}
    if arguments.data is not None:
        overrides["data"] = arguments.data
    if arguments.printer is not None:
        overrides |= _printer(arguments.printer)
    loaded = read_settings(KioskSettings, arguments.config, overrides)
    for fault in loaded.set_aside:
        log.error("setting_set_aside", setting=fault.key, message=fault.message)
    return replace(loaded.settings, device=with_arguments(loaded.settings.device, arguments))


def _printer(text: str) -> dict[str, object]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        fault = Fault("--printer", f'"{text}" is no address; write HOST:PORT, such as 192.168.1.50:9100')
        raise ConfigError(COMMAND_LINE, (fault,))
    return {"printer.host": host, "printer.port": int(port)}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk", description="The screen on which people choose a service and take a ticket, with its printer."
    )
    add_device_arguments(parser)
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the printing spool")
    parser.add_argument("--printer", metavar="HOST:PORT", help="address of the ticket printer")
    seen = parser.add_mutually_exclusive_group()
    seen.add_argument("--headless", action="store_true", help="without a screen; lines on stdin say what people do")
    seen.add_argument("--rehearse", action="store_true", help="lines on stdin are done on the screen by real touches")
    return parser


def _refuse(message: str) -> int:
    sys.stderr.write(f"The kiosk does not start. {message}\n")
    return CANNOT_START
