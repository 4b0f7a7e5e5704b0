"""The composition root of the keypads. Headless: no screen, no Qt.

One main thread on which every shift lives; one thread per line, per USB keypad, and two per keypad's tie to the hub.
"""

import argparse
import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import structlog

from counter.keypads.loop import Loop
from counter.keypads.pace import BEARABLE_MS, press_to_lamp_ms
from counter.keypads.plan import Plan, plan
from counter.keypads.settings import KeypadsSettings
from counter.keypads.teach import teach
from counter.keypads.wiring import Keypads
from hub.config.errors import ConfigError, Fault
from hub.config.logs import start_logging
from hub.config.notify import Notifier
from hub.config.reader import read_settings
from hub.sdk.record import Record
from hub.sdk.settings import read_key

log = structlog.get_logger()
CANNOT_START = 2
ALIVE_SECONDS = 2.0


def main(argv: list[str] | None = None) -> int:
    """0 after an orderly end; 2, with one message that says what to do, when it cannot start."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["teach"]:
        return teach(words[1:])
    start_logging("keypads")
    arguments = _arguments().parse_args(words)
    try:
        settings = _settings(arguments)
        made = _planned(settings, arguments.config)
        return _run(settings, made, read_key(settings.hub.key_file))
    except ConfigError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"The record file cannot be used ({error}); make its folder writable for this program.")


def _run(settings: KeypadsSettings, made: Plan, key: str) -> int:
    notifier = Notifier.from_environment(os.environ)
    loop = Loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: loop.stop())
    with Record(settings.log) as record:
        keypads = Keypads(settings, made, key, loop, record)
        beat = _Beat(keypads, notifier)
        keypads.start()
        notifier.ready()
        log.info("keypads_ready", keypads=len(keypads.stations), sign_lines=len(made.sign_lines))
        loop.run(beat.tick)
        notifier.stopping()
        keypads.stop()
    log.info("keypads_ended")
    return 0


class _Beat:
    """Time passes: for the shifts, and for systemd, which thereby hears that the main thread turns."""

    def __init__(self, keypads: Keypads, notifier: Notifier) -> None:
        self._keypads = keypads
        self._notifier = notifier
        self._alive = float("-inf")

    def tick(self) -> None:
        self._keypads.tick()
        if time.monotonic() - self._alive >= ALIVE_SECONDS:
            self._alive = time.monotonic()
            self._notifier.watchdog()


def _planned(settings: KeypadsSettings, file: Path | None) -> Plan:
    """What works; what does not is told. With nothing left it does not start."""
    made = plan(settings)
    if made.empty:
        none = Fault("keypads", "there is nothing to run yet; write a [[keypads]] or a [[signs]] entry")
        raise ConfigError(str(file or "no file"), tuple(made.faults) or (none,))
    for fault in made.faults:
        log.error("device_left_out", setting=fault.key, detail=fault.message)
    for line in made.keypad_lines:
        expected = press_to_lamp_ms(line.manners, line.shape, len(line.pads))
        if expected > BEARABLE_MS:
            log.warning("line_is_slow", line=line.name, press_to_lamp_ms=round(expected), bearable_ms=BEARABLE_MS)
    return made


def _settings(arguments: argparse.Namespace) -> KeypadsSettings:
    loaded = read_settings(KeypadsSettings, arguments.config)
    for fault in loaded.set_aside:
        log.error("device_left_out", setting=fault.key, detail=fault.message)
    settings = loaded.settings
    hub = settings.hub
    if arguments.hub is not None:
        hub = replace(hub, url=arguments.hub.rstrip("/"))
    if arguments.key_file is not None:
        hub = replace(hub, key_file=arguments.key_file)
    return replace(settings, hub=hub, log=arguments.log or settings.log)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keypads",
        description="Keypads without a PC, and signs above counters.",
        epilog="keypads teach --help: write down what the keys of a keypad send, by pressing them",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings file (TOML)")
    parser.add_argument("--hub", metavar="URL", help="address of the hub; without it the hub is found by itself")
    parser.add_argument("--key-file", type=Path, metavar="FILE", help="file with this device's key (mode 0600)")
    parser.add_argument("--log", type=Path, metavar="FILE", help="file for this program's own record (JSON lines)")
    return parser


def _refuse(message: str) -> int:
    sys.stderr.write(f"The keypads do not start. {message}\n")
    return CANNOT_START
