"""Composition root of the lobby display: the only file that knows all its parts."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import assert_never

import structlog
from PySide6.QtQuick import QQuickView

from display.announcing import Speakable
from display.board import Board
from display.fitting_screen import FittingScreen
from display.layouts import require_legible
from display.legible import Hall
from display.panes import EmptyShelf
from display.settings import DisplaySettings
from display.viewmodels.board import LobbyBoard, monotonic_ms
from display.viewmodels.dressing import wear
from display.voice.building import SoundReport, voice_of
from display.voice.delivery import Spoken
from display.voice.loudness import Loudness
from display.voice.speaking import Voice
from hub.config.errors import ConfigError
from hub.config.logs import start_logging
from hub.config.notify import Notifier
from hub.config.reader import read_settings
from hub.face.languages import LANGUAGES
from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.sdk.client import HubClient
from hub.sdk.errors import NotAllowed, SdkError
from hub.sdk.hub_clock import HubClock
from hub.sdk.io.sound import SoundState
from hub.sdk.link import HubLink
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.fonts import FontMissingError
from hub.sdk.qt.heart import Heart
from hub.sdk.qt.program import ScreenProgram, Window
from hub.sdk.qt.screens import screen_of
from hub.sdk.record import Record
from hub.sdk.settings import add_device_arguments, read_key, whereabouts, with_arguments
from hub.wire.office import OfficeView
from hub.wire.requests import ReportPartRequest
from hub.wire.stream import DisplayChange, DisplaySnapshot, Heartbeat
from hub.wire.terms import DevicePart, PartState
from hub.wire.views import SeqAnswer

log = structlog.get_logger()

MAIN_QML = Path(__file__).parent / "qml" / "Main.qml"
USUAL_SCREEN = Screen(1920, 1080, 43.0)

News = DisplaySnapshot | DisplayChange | Heartbeat | Spoken | SoundState | NotAllowed


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 stopped in order, 2 cannot start (one message on stderr says what to do)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        loaded = read_settings(DisplaySettings, options.config)
        settings = replace(loaded.settings, device=with_arguments(loaded.settings.device, options))
        if options.zone is not None:
            settings = replace(settings, board=replace(settings.board, zone=options.zone))
        if options.farthest_seat is not None:
            settings = replace(settings, board=replace(settings.board, farthest_seat_m=options.farthest_seat))
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
    parser.add_argument("--zone", metavar="ID", help="show the calls of this waiting area only")
    parser.add_argument("--farthest-seat", type=float, metavar="M", help="distance of the farthest seat in metres")
    return parser


@dataclass(slots=True)
class _Listener:
    """Hands the stream over to the GUI thread, and keeps a record of when this display could be reached."""

    post: GuiPost[News]
    record: Record
    zone: str

    def snapshot(self, snapshot: DisplaySnapshot, reset: bool) -> None:  # noqa: ARG002 - both are treated alike
        self.record.write("connected", zones=self.zone, seq=snapshot.seq)
        self.post.post(snapshot)

    def change(self, change: DisplayChange) -> None:
        self.post.post(change)

    def heartbeat(self, beat: Heartbeat) -> None:
        self.post.post(beat)

    def lost(self, error: SdkError) -> None:
        """The board says so by itself when 5 s have passed without a word."""
        self.record.write("lost", reason=error.reason)
        if isinstance(error, NotAllowed):
            self.post.post(error)

    def back(self) -> None:
        """The missed changes follow."""
        self.record.write("connected", zones=self.zone)


class _Told:
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
        self._program = ScreenProgram(window, tuple(language.code for language in LANGUAGES))
        self._language = device.language
        self._less_motion = place.less_motion
        self._record = Record(device.log)
        self._acknowledged: set[int] = set()
        self._post: GuiPost[News] = GuiPost(self._deliver)
        clock = HubClock()
        catalogues = Catalogues.load()
        self._link = HubLink(
            whereabouts(device.hub),
            key,
            DisplaySnapshot,
            DisplayChange,
            _Listener(self._post, self._record, place.zone or ""),
            clock,
        )
        self._outbox = Outbox(self._link.client, self._told)
        self._voice = voice_of(
            settings.sound, catalogues, clock.wall, SoundReport(self._sound, self._voice_done, self._sounding)
        )
        self._board = Board(catalogues, clock, settings, fitting, _Told(self._voice), EmptyShelf())
        self._board.sound(audible=settings.sound.enabled)
        appearance = self._program.appearance
        self._model = LobbyBoard(self._board, fitting, self._drawn, dress=partial(wear, appearance))
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
        program.appearance.wish(Wishes(self._language or "en", less_motion=self._less_motion))
        program.show(MAIN_QML, {"board": self._model})
        program.view.frameSwapped.connect(self._model.on_frame)
        self._model.unconfirmed.connect(program.view.update)
        self._outbox.start()
        if self._voice is not None:
            self._voice.start()
        self._link.start()
        self._heart.start()
        log.info("display_ready", width=program.window.screen.width_px, height=program.window.screen.height_px)

    def close(self) -> None:
        """End every thread, then the window."""
        self._heart.stopping()
        self._post.close()
        if self._voice is not None:
            self._voice.stop()
        self._link.stop()
        self._outbox.stop()
        self._record.close()
        self._program.close()
        log.info("display_ended")

    # --- news, on the GUI thread

    def _deliver(self, news: News) -> None:
        now = monotonic_ms()
        match news:
            case DisplaySnapshot():
                self._dress(news)
                self._tune(news.office)
                self._board.snapshot(news, now)
            case DisplayChange():
                if news.office is not None:
                    self._tune(news.office)
                self._board.change(news, now)
            case Heartbeat():
                self._board.heartbeat(now)
            case Spoken():
                self._spoken(news, now)
            case SoundState():
                self._board.sound(audible=news is SoundState.OK)
            case NotAllowed():
                self._board.refused()
            case _:
                assert_never(news)
        self._model.refresh()

    def _dress(self, snapshot: DisplaySnapshot) -> None:
        """The office's language once it is known, unless one was set for this screen."""
        if self._language is None:
            self._program.appearance.speak(snapshot.office.default_language)

    def _tune(self, office: OfficeView) -> None:
        """How loud the office wants the voice, and in which languages."""
        if self._voice is not None:
            self._voice.office(Loudness.of_office(office), (office.default_language, *office.languages))

    def _drawn(self, calls: frozenset[int]) -> None:
        for call in sorted(calls - self._acknowledged):
            self._acknowledged.add(call)
            self._record.write("shown", call=call)
            self._outbox.put(Delivery("shown", str(call), partial(_tell_shown, call)))
        if len(self._acknowledged) > 10_000:
            self._acknowledged = set(sorted(self._acknowledged)[5_000:])

    def _told(self, delivery: Delivery, request: str) -> None:
        """On the outbox's thread: the hub has it."""
        self._record.write("acknowledged", request=request, what=delivery.what, **_about(delivery))

    def _spoken(self, spoken: Spoken, now: int) -> None:
        if spoken.heard:
            self._record.write("spoken", call=spoken.call)
            self._outbox.put(Delivery("spoken", str(spoken.call), partial(_tell_spoken, spoken.call)))
            self._board.spoken(spoken.call, now)

    def _voice_done(self, spoken: Spoken) -> None:
        """On the voice's thread."""
        self._post.post(spoken)

    def _sounding(self, calls: tuple[int, ...]) -> None:
        """On a thread of the voice: the first sample has gone to the device."""
        for call in calls:
            self._record.write("sounding", call=call)

    def _sound(self, part: DevicePart, state: SoundState) -> None:
        """On a thread of the voice, once per change: the hub and so the staff know; the board promises no voice."""
        if part is DevicePart.SOUND:
            self._post.post(state)
        body = ReportPartRequest(part=part, state=PartState(state))
        self._outbox.put(Delivery(part, state, lambda client, request: client.report_part(body, request)))


def _about(delivery: Delivery) -> dict[str, int | str]:
    """What a delivery is about, as the record says it."""
    return {"call": int(delivery.about)} if delivery.what in {"shown", "spoken"} else {"state": delivery.about}


def _tell_shown(call: int, client: HubClient, request: str) -> SeqAnswer:
    return client.shown(call, request)


def _tell_spoken(call: int, client: HubClient, request: str) -> SeqAnswer:
    return client.spoken(call, request)
