"""Settings that every device has: how it finds its hub, its key, its screen, its log.

Programs embed these sections in their own settings dataclass; the command line lies on top (`DeviceArguments`).
"""

import argparse
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from hub.config.errors import ConfigError, Fault
from hub.config.fields import section, setting
from hub.config.reader import COMMAND_LINE
from hub.sdk.belonging import belongs_to, how_to_forget, keep_belonging
from hub.sdk.sightings import Sightings
from hub.sdk.whereabouts import FixedAddress, Whereabouts


@dataclass(frozen=True, slots=True)
class HubSettings:
    url: str | None = setting(
        "Address of the hub, such as http://192.168.1.10:7410. Unset, the hub is found by itself (mDNS).",
        default=None,
        longest=200,
        pattern=r"https?://[A-Za-z0-9.\-\[\]:%]+",
        pattern_means="a web address without path, such as http://192.168.1.10:7410",
    )
    id: str | None = setting(
        "The hub's id, when several hubs are on the network; this box then keeps to that one, whichever it was before.",
        default=None,
        longest=64,
    )
    memory: Path | None = setting(
        "File in which this box keeps the id of the hub it belongs to: the first that gave it news. Unset, a kiosk "
        "keeps it in its data folder, another box until it is restarted.",
        default=None,
    )
    key_file: Path = setting(
        "File with this device's key, readable by its owner alone (mode 0600).", default=Path("device.key")
    )


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    width: int = setting("Width of the screen in pixels; 0 takes what the screen has.", default=0, low=0, high=16_384)
    height: int = setting("Height of the screen in pixels; 0 takes what the screen has.", default=0, low=0, high=16_384)
    diagonal_inches: float = setting(
        "Diagonal of the visible screen in inches; every size in millimetres follows from it. 0 takes what is usual "
        "for the program: 21.5 for a kiosk, 43 for a display.",
        default=0.0,
        low=0.0,
        high=120.0,
    )
    full_screen: bool = setting("Whether the program covers the whole screen.", default=True)
    pictures: Path | None = setting("Folder for pictures of the screen, made on SIGUSR1.", default=None)


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """What the programs share; a program's own settings have a field `device: DeviceSettings`."""

    hub: HubSettings = section("How this box finds its hub.", HubSettings)
    screen: ScreenSettings = section("The screen of this box.", ScreenSettings)
    language: str | None = setting(
        "Language shown first; unset, the office's default language.", default=None, longest=16
    )
    log: Path | None = setting(
        "File for this device's own record of what it asked and what was answered (JSON lines).", default=None
    )


def add_device_arguments(parser: argparse.ArgumentParser) -> None:
    """The command line every device program has."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings file (TOML)")
    parser.add_argument("--hub", metavar="URL", help="address of the hub; without it the hub is found by itself")
    parser.add_argument("--hub-id", metavar="ID", help="belong to the hub of this id, whichever it was before")
    parser.add_argument("--hub-memory", type=Path, metavar="FILE", help="file that keeps the id of this box's hub")
    parser.add_argument("--key-file", type=Path, metavar="FILE", help="file with this device's key (mode 0600)")
    parser.add_argument("--size", metavar="WxH", help="size of the window in pixels, for example 1080x1920")
    parser.add_argument("--diagonal", type=float, metavar="INCHES", help="diagonal of the screen in inches")
    parser.add_argument("--language", metavar="CODE", help="language shown first, for example ar")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="folder for a picture of the screen on SIGUSR1")
    parser.add_argument("--log", type=Path, metavar="FILE", help="file for this device's own record (JSON lines)")


def with_arguments(settings: DeviceSettings, arguments: argparse.Namespace) -> DeviceSettings:
    """The settings with what the command line says; raises `ConfigError` naming a bad argument."""
    screen = settings.screen
    if arguments.size is not None:
        match = re.fullmatch(r"([1-9]\d{1,4})x([1-9]\d{1,4})", arguments.size)
        if match is None:
            fault = Fault("--size", f'"{arguments.size}" is no size; write WIDTHxHEIGHT in pixels, such as 1080x1920')
            raise ConfigError(COMMAND_LINE, (fault,))
        screen = replace(screen, width=int(match[1]), height=int(match[2]), full_screen=False)
    if arguments.diagonal is not None:
        if not 3.0 <= arguments.diagonal <= 120.0:
            raise ConfigError(COMMAND_LINE, (Fault("--diagonal", "give the diagonal in inches, 3 to 120"),))
        screen = replace(screen, diagonal_inches=arguments.diagonal)
    if arguments.pictures is not None:
        screen = replace(screen, pictures=arguments.pictures)
    hub = settings.hub
    if arguments.hub is not None:
        hub = replace(hub, url=arguments.hub.rstrip("/"))
    if arguments.hub_id is not None:
        hub = replace(hub, id=arguments.hub_id)
    if arguments.hub_memory is not None:
        hub = replace(hub, memory=arguments.hub_memory)
    if arguments.key_file is not None:
        hub = replace(hub, key_file=arguments.key_file)
    return replace(
        settings,
        hub=hub,
        screen=screen,
        language=arguments.language or settings.language,
        log=arguments.log or settings.log,
    )


def whereabouts(settings: HubSettings, memory: Path | None = None) -> Whereabouts:
    """A fixed address when one is set, else discovery (started): of the hub that is set, else of the one this box
    belongs to by `settings.memory`, else `memory`, else of the first that gives it news."""
    if settings.url:
        return FixedAddress(settings.url)
    from hub.sdk.discovery import Discovery  # here, not above: with a fixed address its library is not needed, 4 MB

    file = settings.memory or memory
    sightings = Sightings(
        settings.id or belongs_to(file), lambda hub: keep_belonging(file, hub), forget=how_to_forget(file)
    )
    return Discovery(sightings).start()


def read_key(path: Path) -> str:
    """The device's key; `ConfigError` says how to get one, or that others can read it."""
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            text = file.read(4096).decode("ascii", "replace").strip()
    except OSError as error:
        what = (
            f"the file {path} with this device's key cannot be read ({error.strerror}); make one on the hub with: "
            "vestibule hub provision-device --role ROLE --name NAME --key-file FILE, and bring it here"
        )
        raise ConfigError(str(path), (Fault("hub.key_file", what),)) from error
    if mode & 0o077:
        raise ConfigError(str(path), (Fault("hub.key_file", f"other users can read the key; run: chmod 600 {path}"),))
    if not text:
        raise ConfigError(str(path), (Fault("hub.key_file", f"the file {path} is empty; make a new key on the hub"),))
    return text


__all__ = [
    "DeviceSettings",
    "HubSettings",
    "ScreenSettings",
    "add_device_arguments",
    "read_key",
    "whereabouts",
    "with_arguments",
]
