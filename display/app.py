"""Composition root of the lobby display: the only file that knows all its parts."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

import structlog
from PySide6.QtQuick import QQuickView

from display.announcing import Speakable
from display.board import Board
from display.errands import Atelier, Errands
from display.fitting_screen import FittingScreen
from display.layouts import require_legible
from display.legible import Hall
from display.listening import Listener, MediaNews, News, PanelNews
from display.media.building import lacks_decoder, shelf_for
from display.media.shelf import files_of
from display.power import PanelSwitch, panel_for
from display.scene import Scene
from display.settings import BoardSettings, DisplaySettings
from display.telling import Telling
from display.viewmodels.board import LobbyBoard, monotonic_ms
from display.viewmodels.dressing import wear
from display.viewmodels.remote import Remote
from display.voice.building import SoundReport, voice_of
from display.voice.delivery import Spoken
from display.voice.loudness import Loudness
from display.voice.speaking import Voice
from hub.config.errors import ConfigError
from hub.config.logs import start_logging
from hub.config.notify import Notifier
from hub.config.reader import read_settings
from hub.face.languages import DEFAULT_LANGUAGE
from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.sdk.errors import NotAllowed
from hub.sdk.hub_clock import HubClock
from hub.sdk.io.sound import SoundState
from hub.sdk.link import HubLink
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.fonts import FontMissingError
from hub.sdk.qt.heart import Heart
from hub.sdk.qt.program import ScreenProgram, Window
from hub.sdk.qt.screens import screen_of
from hub.sdk.record import Record
from hub.sdk.settings import add_device_arguments, read_key, whereabouts, with_arguments
from hub.wire.hall_terms import LayoutForm
from hub.wire.office import OfficeView
from hub.wire.stream import DisplayChange, DisplaySnapshot, Heartbeat
from hub.wire.terms import DevicePart, PartState

log = structlog.get_logger()

MAIN_QML = Path(__file__).parent / "qml" / "Main.qml"
USUAL_SCREEN = Screen(1920, 1080, 43.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 stopped in order, 2 cannot start (one message on stderr says what to do)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        loaded = read_settings(DisplaySettings, options.config)
        settings = replace(loaded.settings, device=with_arguments(loaded.settings.device, options))
        settings = replace(settings, board=_board_with(settings.board, options))
        if options.seat_map is not None:
            return _map_the_seats(settings, options.seat_map)
        start_logging("display")
        for fault in loaded.set_aside:
            log.warning("setting_set_aside", setting=fault.key, detail=fault.message)
        return Lobby(settings).run()
    except (ConfigError, FontMissingError) as error:
        sys.stderr.write(f"vestibule display: {error}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vestibule display", description="The lobby display: calls, shown and spoken."
    )
    add_device_arguments(parser)
    parser.add_argument("--layout", metavar="ID", help="show this layout of the office")
    parser.add_argument("--zone", metavar="ID", help="show the calls of this waiting area only")
    parser.add_argument("--counter", metavar="ID", help="the screen hangs above this counter")
    parser.add_argument("--farthest-seat", type=float, metavar="M", help="distance of the farthest seat in metres")
    parser.add_argument("--seat-map", type=Path, metavar="FILE", help="draw from where it can be read, and end")
    return parser


def _map_the_seats(settings: DisplaySettings, out: Path) -> int:
    """1 when nobody could read this screen from the farthest seat."""
    # Here: a display that shows calls need not hold what draws maps.
    from display.seats.__main__ import show

    board = settings.board
    hall = Hall(board.farthest_seat_m, board.hang_height_m, board.eye_height_m)
    form = LayoutForm.COUNTER if board.counter else LayoutForm.BOARD
    return show(FittingScreen(screen_of(settings.device.screen, USUAL_SCREEN), hall), out, form)


def _board_with(settings: BoardSettings, options: argparse.Namespace) -> BoardSettings:
    """The settings with what the command line says."""
    said = {
        "layout": options.layout,
        "zone": options.zone,
        "counter": options.counter,
        "farthest_seat_m": options.farthest_seat,
    }
    return replace(settings, **{name: value for name, value in said.items() if value is not None})


class _Speech:
    """The presenter's way to the voice; without sound nobody is told."""

    def __init__(self, voice: Voice | None) -> None:
        self._voice = voice

    def announce(self, item: Speakable) -> None:
        if self._voice is not None:
            self._voice.announce(item)

    def hush(self, call: int) -> None:
        if self._voice is not None:
            self._voice.hush(call)

    def hush_notice(self, notice: str) -> None:
        if self._voice is not None:
            self._voice.hush_notice(notice)


class Lobby:
    """The running program. Everything but the stream, the voice and the outbox lives on the GUI thread."""

    def __init__(self, settings: DisplaySettings) -> None:
        """Raises `ConfigError` when these settings cannot make a legible board."""
        device = settings.device
        key = read_key(device.hub.key_file)
        screen = screen_of(device.screen, USUAL_SCREEN)
        place = settings.board
        fitting = FittingScreen(screen, Hall(place.farthest_seat_m, place.hang_height_m, place.eye_height_m))
        require_legible(fitting, place)
        window = Window("display", screen, Face.DISPLAY, device.screen.pictures, fixed=not device.screen.full_screen)
        self._program = ScreenProgram(window, (device.language or DEFAULT_LANGUAGE, *place.languages))
        self._language = device.language
        self._further = place.languages
        self._less_motion = place.less_motion
        self._record = Record(device.log)
        self._post: GuiPost[News] = GuiPost(self._deliver)
        clock = HubClock()
        catalogues = Catalogues.load()
        self._link = HubLink(
            whereabouts(device.hub),
            key,
            DisplaySnapshot,
            DisplayChange,
            Listener(self._post, self._record, place.zone or ""),
            clock,
        )
        self._telling = Telling(self._link.client, self._record)
        # A small screen above a counter keeps still: its hall has loudspeakers of its own.
        sound = replace(settings.sound, enabled=settings.sound.enabled and place.counter is None)
        self._voice = voice_of(
            sound, catalogues, clock.wall, SoundReport(self._sound, self._voice_done, self._telling.sounding)
        )
        self._media = shelf_for(place.media, self._link.client.fetch_media, lambda: self._post.post(MediaNews()))
        self._office: OfficeView | None = None
        self._errands = Errands(self._link.client, Atelier(fitting, lambda: self._office, self._media.shelf.folder))
        self._board = Board(catalogues, clock, settings, fitting, _Speech(self._voice), self._media.shelf)
        self._board.sound(audible=sound.enabled)
        panel = panel_for(settings.power, os.environ)
        self._panel = None if panel is None else PanelSwitch(panel, self._panel_told)
        self._model = LobbyBoard(
            self._board, fitting, self._telling.shown, dress=self._dress, film_ended=self._board.media_ended
        )
        self._remote = Remote(self._stop_ticker)
        self._heart = Heart(Notifier.from_environment(os.environ))

    @property
    def view(self) -> QQuickView:
        """The window, for whoever wants to look at it from inside the process."""
        return self._program.view

    def run(self) -> int:
        """Until SIGTERM; the exit code."""
        self.start()
        code = self._program.run()
        self.close()
        return code

    def start(self) -> None:
        """Show the board and follow the hub; then the main loop has to turn."""
        program = self._program
        program.listen()
        program.appearance.wish(Wishes(self._language or DEFAULT_LANGUAGE, less_motion=self._less_motion))
        program.show(MAIN_QML, {"board": self._model})
        program.view.frameSwapped.connect(self._model.on_frame)
        self._model.unconfirmed.connect(program.view.update)
        program.view.installEventFilter(self._remote)
        self._telling.start()
        if self._panel is not None:
            self._panel.start()
        if self._voice is not None:
            self._voice.start()
        self._media.shelf.start()
        self._errands.start()
        self._link.start()
        self._heart.start()
        log.info("display_ready", width=program.window.screen.width_px, height=program.window.screen.height_px)

    def close(self) -> None:
        """End every thread, then the window."""
        self._heart.stopping()
        self._post.close()
        if self._voice is not None:
            self._voice.stop()
        if self._panel is not None:
            self._panel.stop()
        self._link.stop()
        self._errands.stop()
        self._media.close()
        self._telling.stop()
        self._record.close()
        self._program.close()
        log.info("display_ended")

    # --- news, on the GUI thread

    def _deliver(self, news: News) -> None:
        now = monotonic_ms()
        match news:
            case DisplaySnapshot():
                self._settle_in(news.office)
                if self._board.snapshot(news, now):
                    self._telling.numbered_anew()
                self._telling.layout(self._board.complaint or lacks_decoder(news.office))
            case DisplayChange():
                self._changed(news, now)
            case Heartbeat():
                self._board.heartbeat(now)
                if news.errand is not None:
                    self._errands.heard(news.errand)
            case MediaNews():
                pass  # the scene below has it
            case Spoken():
                if news.heard:
                    self._telling.spoken(news.call)
                    self._board.spoken(news.call, now)
            case SoundState():
                self._board.sound(audible=news is SoundState.OK)
            case PanelNews():
                self._telling.panel(obeys=news.obeys)
            case NotAllowed():
                self._board.refused()
            case _:
                assert_never(news)
        self._model.refresh()

    def _changed(self, news: DisplayChange, now: int) -> None:
        if news.office is not None:
            self._settle_in(news.office)
        self._board.change(news, now)
        if news.office is not None:
            self._telling.layout(self._board.complaint or lacks_decoder(news.office))

    def _settle_in(self, office: OfficeView) -> None:
        """The office's languages, and how loud it wants the voice. A font that is missing costs its language's letters,
        not the calls."""
        try:
            self._program.need_fonts((*office.languages, *self._further))
        except FontMissingError as error:
            log.error("font_missing", package=error.package, file=str(error.file))
        if self._language is None:
            self._program.appearance.speak(office.default_language)
        self._office = office
        self._media.shelf.want(files_of(office))
        if self._voice is not None:
            self._voice.office(Loudness.of_office(office), (office.default_language, *office.languages))

    def _dress(self, scene: Scene) -> None:
        wear(self._program.appearance, scene)
        if self._panel is not None:
            self._panel.want(on=not scene.care.dark)

    def _stop_ticker(self) -> None:
        self._board.stop_ticker()
        self._model.refresh()

    # --- on other threads

    def _voice_done(self, spoken: Spoken) -> None:
        self._post.post(spoken)

    def _panel_told(self, obeys: bool) -> None:
        self._post.post(PanelNews(obeys))

    def _sound(self, part: DevicePart, state: SoundState) -> None:
        """Once per change: the hub and so the staff know; the board promises no voice."""
        if part is DevicePart.SOUND:
            self._post.post(state)
        self._telling.part(part, PartState(state))
