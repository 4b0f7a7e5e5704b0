"""A whole kiosk used without a finger on its screen: real hub, window, journey, spool and threads; keypad and scanner
are pipes of real event frames, espeak-ng is the real one, and the headset is a program that keeps what it hears.
"""

import os
import shutil
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from hub.face.spoken import VOICES, for_voice, sentences
from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.io.keypad import KeypadKey
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.strips import QtStripRenderer
from hub.sdk.settings import DeviceSettings, HubSettings
from hub.sim.keypad import VirtualKeypad
from hub.sim.printer import VirtualPrinter
from hub.sim.scanner import VirtualScanner
from kiosk.access_settings import KeypadSettings, ScannerSettings, SpeechSettings
from kiosk.limits import Limits
from kiosk.office import KioskOffice, Seams
from kiosk.printing.settings import PrinterSettings
from kiosk.screens.content import Face, Languages, Screen
from kiosk.settings import KioskSettings
from tests.hub.running import HubInThread, hub_in_thread
from tests.kiosk.stage import PORTRAIT, window
from tests.means import need_program
from tests.waiting import wait_until

HEADSET = "headset-of-the-test"
NEXT = (KeypadKey.DOWN, KeypadKey.RIGHT)
"""Both lead on: taken in turn, so that no press is a double strike."""


class Sound:
    """Programs in front of the real ones: `aplay` keeps each WAV and its arguments, `espeak-ng` notes what it is given
    and hands on to the real one."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        folder.mkdir()
        need_program("espeak-ng", "espeak-ng")
        real = shutil.which("espeak-ng")
        self._program("aplay", f'f=$(mktemp {folder}/XXXXXX); cat > "$f"; echo "$@" > "$f.to"; mv "$f" "$f.wav"')
        self._program(
            "espeak-ng",
            f'f=$(mktemp {folder}/XXXXXX); cat > "$f"\n'
            f'case "$*" in *--ipa*) ;; *) (echo "$2"; cat "$f") > "$f.part"; mv "$f.part" "$f.said";; esac\n'
            f'exec {real} "$@" < "$f"',
        )
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def _program(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def said(self) -> set[tuple[str, str]]:
        """(voice, text) of every sentence that was made sound."""
        pairs = (file.read_text("utf-8").split("\n", 1) for file in self.folder.glob("*.said"))
        return {(voice, text.strip()) for voice, text in pairs}

    def heard(self) -> list[tuple[str, float]]:
        """(arguments, seconds) of every sound that was played."""
        return [(file.with_suffix(".to").read_text().strip(), _seconds(file)) for file in self.folder.glob("*.wav")]


def _seconds(file: Path) -> float:
    with wave.open(str(file)) as sound:
        return float(sound.getnframes() / sound.getframerate())


@dataclass(slots=True)
class Visit:
    """One person at the kiosk."""

    hub: HubInThread
    printer: VirtualPrinter
    office: KioskOffice
    keypad: VirtualKeypad
    scanner: VirtualScanner
    sound: Sound
    selected: float = float("-inf")

    @property
    def face(self) -> Face:
        return self.office.journey.face

    @property
    def screen(self) -> Screen:
        return self.face.screen

    def until(self, predicate: Callable[[], bool], what: str, seconds: float = 40) -> None:
        def look() -> bool:
            QGuiApplication.processEvents()
            self.office.journey.tick()
            return predicate()

        wait_until(look, seconds, what)

    def press(self, key: KeypadKey) -> None:
        assert self.keypad.press(key)

    def walk_to(self, stop: str) -> None:
        """With the arrow keys, place by place."""
        names = [one.touch for one in self.face.stops]
        assert stop in names, f"{stop} is none of {names}"
        for step in range(2 * len(names)):
            if self.face.focus == stop:
                return
            before = self.face.focus
            self.press(NEXT[step % 2])
            self.until(lambda before=before: self.face.focus != before, f"the focus to leave {before}")  # type: ignore[misc]
        raise AssertionError(f"the focus never came to {stop}")

    def select(self, stop: str) -> None:
        """Walk there, press the middle key, and see the next screen."""
        self.walk_to(stop)
        before = self.face.screen
        # The same key sooner is the same finger.
        self.until(lambda: time.monotonic() - self.selected > Limits().strike, "the time between two presses")
        self.press(KeypadKey.SELECT)
        self.until(lambda: self.face.screen != before, f"what follows {stop}")
        self.selected = time.monotonic()

    def hears_the_screen(self) -> None:
        """Wait until each sentence of the screen was made sound by the voice of its language."""
        code = self.face.said_in
        wanted = {(VOICES[code], for_voice(one, code)) for one in sentences(self.face.spoken)}
        assert wanted
        self.until(lambda: wanted <= self.sound.said(), f"{wanted - self.sound.said()} to be said")


@contextmanager
def visit(folder: Path, monkeypatch: pytest.MonkeyPatch, **speech: object) -> Iterator[Visit]:
    """Ready at rest, with the voices judged."""
    sound = Sound(folder / "sound", monkeypatch)
    with (
        hub_in_thread(folder) as hub,
        VirtualPrinter() as printer,
        VirtualKeypad(folder / "keypad") as keypad,
        VirtualScanner(folder / "scanner") as scanner,
    ):
        for counter, staff, device in (("counter-1", "clerk-1", "Counter 1"), ("counter-2", "clerk-2", "Counter 2")):
            hub.open_counter(counter, staff, device)
        kiosk = window(PORTRAIT)
        post: GuiPost[Callable[[], None]] = GuiPost(lambda call: call())
        settings = KioskSettings(
            device=DeviceSettings(hub=HubSettings(url=hub.url)),
            printer=PrinterSettings(port=printer.port, poll_seconds=0.1),
            keypad=KeypadSettings(str(keypad.path)),
            scanner=ScannerSettings(str(scanner.path)),
            speech=SpeechSettings(**({"device": HEADSET} | speech)),  # type: ignore[arg-type]  # a test names them
            data=folder / "kiosk",
        )
        seams = Seams(post.post, kiosk.layout, QtStripRenderer(load_look()), Catalogues.load())
        with KioskOffice(settings, hub.key("Kiosk 1"), seams) as office:
            kiosk.show(office.journey)
            person = Visit(hub, printer, office, keypad, scanner, sound)
            person.until(lambda: isinstance(person.screen, Languages), "the languages")
            if settings.speech.device is not None:
                person.until(lambda: any(key.touch == "aid-sound" for key in person.face.strip), "the voices")
            yield person
            post.close()
        kiosk.close()
