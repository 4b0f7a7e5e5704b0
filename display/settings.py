"""Box settings of the lobby display, file `display.toml`; documented in display/README.md (tested)."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hub.config.fields import section, setting
from hub.sdk.settings import DeviceSettings


class TickerWish(StrEnum):
    """`office`: as the office's layout says; `still`: page by page, never sideways; `off`: no ticker."""

    OFFICE = "office"
    STILL = "still"
    OFF = "off"


class ScreenOff(StrEnum):
    """How the screen rests outside hours. `black`: the picture alone; `dpms`: by the graphics card; `cec`: a television
    over its HDMI cable."""

    NONE = "none"
    BLACK = "black"
    DPMS = "dpms"
    CEC = "cec"


@dataclass(frozen=True, slots=True)
class BoardSettings:
    layout: str | None = setting(
        "Id of the office's layout that this screen shows; unset, its first, else the plain board.",
        default=None,
        longest=64,
    )
    zone: str | None = setting(
        "Id of the waiting area whose calls this screen shows; unset, all of them.", default=None, longest=64
    )
    counter: str | None = setting(
        "Id of the counter above which this screen hangs, for a layout of the form counter.", default=None, longest=64
    )
    farthest_seat_m: float = setting(
        "Distance of the farthest seat in metres; the size of the digits follows from it.",
        default=10.0,
        low=1.0,
        high=40.0,
    )
    hang_height_m: float | None = setting(
        "Height of the middle of the screen above the floor in metres; with the distance it gives the slant. Unset, as "
        "high as the eyes.",
        default=None,
        low=0.3,
        high=8.0,
    )
    eye_height_m: float = setting(
        "Height of the eyes of who sits and reads, in metres.", default=1.2, low=0.5, high=2.2
    )
    languages: tuple[str, ...] = setting(
        "Further languages in which notices and the ticker are shown, page by page after the screen's own.",
        default=(),
        longest=13,
    )
    ticker: TickerWish = setting(
        "The line at the lower edge: office (as its layout says), still (page by page, never sideways) or off.",
        default=TickerWish.OFFICE,
    )
    less_motion: bool = setting("Whether everything that moves is a cut, and the ticker stands still.", default=False)
    media: Path | None = setting(
        "Folder in which pictures and videos of the office are kept; unset, one that is emptied at the end.",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class SoundSettings:
    enabled: bool = setting("Whether calls are spoken and chimed here.", default=True)
    device: str | None = setting(
        'ALSA name of the sound device, such as "plughw:1,0"; unset, the system\'s default.', default=None, longest=128
    )
    percent: int = setting(
        "How loud this display's loudspeakers are; 50 is half as loud. The office's loudness by zone and hour is taken "
        "of that.",
        default=100,
        low=1,
        high=100,
    )
    loop: str | None = setting(
        'ALSA name of the output that feeds a hearing loop, such as "plughw:CARD=Loop". It plays what is spoken at '
        "full level, at every hour.",
        default=None,
        longest=128,
    )
    clips: Path | None = setting("Folder of recorded speech, one folder per language in it.", default=None)
    words_per_minute: int = setting("How fast the synthesised voice speaks.", default=140, low=80, high=300)


@dataclass(frozen=True, slots=True)
class PowerSettings:
    off: ScreenOff = setting(
        "How the screen rests while the office is closed: none (stays on), black, dpms or cec.", default=ScreenOff.BLACK
    )
    after_closing_minutes: int = setting(
        "Minutes after the end of the office's day until the screen rests.", default=30, low=0, high=720
    )
    before_opening_minutes: int = setting(
        "Minutes before the next opening at which the screen is on again.", default=30, low=0, high=720
    )
    output: str | None = setting(
        "Name of the screen's output for dpms, such as HDMI-A-1; unset, every output.", default=None, longest=64
    )


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    device: DeviceSettings = section("What every device has.", DeviceSettings)
    board: BoardSettings = section("What this screen shows, and to whom.", BoardSettings)
    sound: SoundSettings = section("Chime and voice.", SoundSettings, tolerant=True)
    power: PowerSettings = section("When the screen rests.", PowerSettings, tolerant=True)
