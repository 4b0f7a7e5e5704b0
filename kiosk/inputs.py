"""Keypad, headset socket and scanner, from their threads to the presenter's; the hub is told whether they are there.

A device that is only looked for ("auto") is reported once it has been there: an office without a scanner has no missing
one. A device that is named in the settings is reported from the start.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import structlog

from hub.sdk.io.finding import AUTO, OFF, Sort, find
from hub.sdk.io.frames import ByteFrames, Chunk, FrameRules, KeyFrames
from hub.sdk.io.keypad import TABLES, KeypadKey, KeypadReading, KeyTableFault, parse_table
from hub.sdk.io.reader import InputReader
from hub.sdk.io.signals import Signal
from hub.sdk.io.sources import EvdevSource, LineSource
from hub.sdk.outbox import Delivery, Outbox
from hub.wire.requests import ReportPartRequest
from hub.wire.terms import DevicePart, PartState
from kiosk.access_settings import KeypadSettings, ScannerSettings
from kiosk.desk import Post

log = structlog.get_logger()

SERIAL = ("/dev/serial/", "/dev/ttyACM", "/dev/ttyUSB", "/dev/ttyS", "/dev/pts/")


class Handled(Protocol):
    """Who is told, on the presenter's thread."""

    def press(self, key: KeypadKey) -> None: ...
    def scanned(self, text: str) -> None: ...


class _Reader(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


class Inputs:
    """`start` and `stop` on any one thread; nothing is told before `tell`."""

    def __init__(self, keypad: KeypadSettings, scanner: ScannerSettings, outbox: Outbox, post: Post) -> None:
        self._outbox = outbox
        self._post = post
        self._handled: Handled | None = None
        self._readers: list[_Reader] = []
        if keypad.device != OFF:
            self._readers.append(self._keypad(keypad, keypad.device, Sort.KEYPAD))
        if keypad.headset != OFF:
            self._readers.append(self._keypad(keypad, keypad.headset, Sort.HEADSET))
        if scanner.device != OFF:
            self._readers.append(self._scanner(scanner))

    def tell(self, handled: Handled) -> None:
        self._handled = handled

    def start(self) -> None:
        for reader in self._readers:
            reader.start()

    def stop(self) -> None:
        for reader in self._readers:
            reader.stop()

    def _keypad(self, settings: KeypadSettings, wanted: str, sort: Sort) -> "InputReader[Signal, KeypadKey]":
        present = self._presence(DevicePart.KEYPAD, wanted) if sort is Sort.KEYPAD else _nobody_asks
        reading = KeypadReading(_table(settings) if sort is Sort.KEYPAD else {})
        return InputReader(sort, partial(_opened, wanted, sort), reading, self._pressed, present)

    def _scanner(self, settings: ScannerSettings) -> _Reader:
        rules = FrameRules(settings.terminator, settings.layout)
        present = self._presence(DevicePart.SCANNER, settings.device)
        if settings.device.startswith(SERIAL):
            line: InputReader[Chunk, str] = InputReader(
                Sort.SCANNER, partial(_line, settings), ByteFrames(rules), self._scanned, present
            )
            return line
        keys: InputReader[Signal, str] = InputReader(
            Sort.SCANNER, partial(_opened, settings.device, Sort.SCANNER), KeyFrames(rules), self._scanned, present
        )
        return keys

    def _pressed(self, key: KeypadKey) -> None:
        handled = self._handled
        if handled is not None:
            self._post(lambda: handled.press(key))

    def _scanned(self, text: str) -> None:
        handled = self._handled
        if handled is not None:
            self._post(lambda: handled.scanned(text))

    def _presence(self, part: DevicePart, wanted: str) -> Callable[[bool], None]:
        return _Presence(part, self._outbox, told=wanted != AUTO)


class _Presence:
    """`told`: whether the hub knows of this part, or shall."""

    def __init__(self, part: DevicePart, outbox: Outbox, *, told: bool) -> None:
        self._part = part
        self._outbox = outbox
        self._told = told

    def __call__(self, there: bool) -> None:
        self._told = self._told or there
        if self._told:
            report = ReportPartRequest(part=self._part, state=PartState.OK if there else PartState.MISSING)
            self._outbox.put(Delivery("part", self._part, lambda client, request: client.report_part(report, request)))


def _nobody_asks(there: bool) -> None:
    """The socket of a headset is no part of its own for the hub."""


def _opened(wanted: str, sort: Sort) -> EvdevSource | None:
    path = find(wanted, sort)
    return EvdevSource(path) if path is not None else None


def _line(settings: ScannerSettings) -> LineSource | None:
    path = Path(settings.device)
    return LineSource(path, int(settings.baud)) if path.exists() else None


def _table(settings: KeypadSettings) -> dict[int, KeypadKey]:
    table = dict(parse_table(TABLES[settings.table]))
    try:
        return table | dict(parse_table(settings.keys))
    except KeyTableFault as fault:
        log.error("setting_set_aside", setting="keypad.keys", message=str(fault))
        return table
