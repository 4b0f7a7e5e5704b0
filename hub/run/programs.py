"""The programs of an office on one computer: their command lines, settings files and named pipes."""

import sys
from dataclasses import dataclass
from pathlib import Path

from hub.run.folders import CHECKOUT, Folders
from hub.run.supervise import Program


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked of `./vestibule run`.

    `screen`: whether there is a screen to open windows on. `kiosks`: how many; the first has a screen, the others are
    headless and only there for the crowd.
    """

    port: int
    lan: bool = False
    demo: bool = False
    language: str | None = None
    screen: bool = False
    kiosks: int = 1
    seed: int = 1
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Printer:
    """Where a kiosk's virtual printer listens."""

    port: int
    control_port: int


FULL_SIZES = {"kiosk": "1080x1920", "display": "1920x1080", "counter": "1280x800"}
WINDOW_SIZES = {"kiosk": "540x960", "display": "960x540", "counter": "1280x800"}
DIAGONALS = {"kiosk": "21.5", "display": "65", "counter": "14"}
"""Inches. On a desktop the kiosk and the display are shown at half their size, as if seen from further away."""
FARTHEST_SEAT_M = "8"
"""With 65 inches: five rows, enough for the calls of six counters in a hurry."""


CROWD_KEY = "crowd"
"""The key with which the crowd's staff sign in: that of a counter."""


def kiosk_names(count: int) -> list[str]:
    return [f"kiosk-{number}" for number in range(1, count + 1)]


def shown_name(device: str) -> str:
    """What people call a device: "kiosk-1" is "Kiosk 1"."""
    return device.replace("-", " ").capitalize()


def hub(folders: Folders, wish: Wish) -> Program:
    words = ["--data", str(folders.hub), "--port", str(wish.port)]
    words += ["--lan"] if wish.lan else []
    # The page of a ticket is on this computer, for whoever tries it; a real office's tickets would carry no QR.
    words += ["--demo"] if wish.demo else []
    return _python("hub", "hub", words, folders)


def printer(folders: Folders, kiosk: str, at: Printer) -> Program:
    words = ["--port", str(at.port), "--control-port", str(at.control_port), "--paper-dir", str(folders.paper(kiosk))]
    return _python(f"printer of {kiosk}", "hub.sim.printer", words, folders)


def kiosk(folders: Folders, name: str, at: Printer, wish: Wish, url: str, *, headless: bool) -> Program:
    settings = folders.settings / f"{name}.toml"
    settings.write_text(
        f'data = "{folders.spool(name)}"\n\n[printer]\nhost = "127.0.0.1"\nport = {at.port}\n', encoding="utf-8"
    )
    words = _device_words(folders, name, "kiosk", wish, url, settings)
    if not wish.demo:
        return _python(name, "kiosk", words, folders)
    orders, answers = folders.make_pipes(name)
    return _python(name, "kiosk", [*words, "--headless" if headless else "--rehearse"], folders, orders, answers)


def display(folders: Folders, wish: Wish, url: str) -> Program:
    words = [*_device_words(folders, "display-1", "display", wish, url), "--farthest-seat", FARTHEST_SEAT_M]
    return _python("display-1", "display", words, folders)


def counter(folders: Folders, wish: Wish, url: str) -> Program:
    words = _device_words(folders, "counter-1", "counter", wish, url)
    if not wish.demo:
        return _python("counter-1", "counter", words, folders)
    orders, answers = folders.make_pipes("counter-1")
    return _python("counter-1", "counter", [*words, "--rehearse"], folders, orders, answers)


def crowd(folders: Folders, plan: Path) -> Program:
    return _python("crowd", "hub.sim.crowd", ["--plan", str(plan)], folders)


def _device_words(
    folders: Folders, name: str, role: str, wish: Wish, url: str, settings: Path | None = None
) -> list[str]:
    words = ["--config", str(settings)] if settings else []
    words += ["--hub", url, "--key-file", str(folders.key(name)), "--log", str(folders.record(name))]
    words += ["--pictures", str(folders.pictures)]
    words += ["--size", (WINDOW_SIZES if wish.screen else FULL_SIZES)[role], "--diagonal", DIAGONALS[role]]
    words += ["--language", wish.language] if wish.language else []
    return words


def _python(
    name: str,
    module: str,
    words: list[str],
    folders: Folders,
    orders: Path | None = None,
    answers: Path | None = None,
) -> Program:
    log = folders.logs / f"{name.replace(' ', '-')}.log"
    return Program(
        name, (sys.executable, "-P", "-m", module, *words), log, {"PYTHONPATH": str(CHECKOUT)}, orders, answers
    )
