"""Box settings of the lobby display, file `display.toml`; documented in display/README.md (tested)."""

from dataclasses import dataclass

from hub.config.fields import section, setting
from hub.sdk.settings import DeviceSettings


@dataclass(frozen=True, slots=True)
class BoardSettings:
    zone: str | None = setting(
        "Id of the waiting area whose calls this screen shows; unset, all of them.", default=None, longest=64
    )
    farthest_seat_m: float = setting(
        "Distance of the farthest seat in metres; the size of the digits follows from it.",
        default=10.0,
        low=1.0,
        high=40.0,
    )


@dataclass(frozen=True, slots=True)
class SoundSettings:
    enabled: bool = setting("Whether calls are spoken and chimed here.", default=True)
    device: str | None = setting(
        'ALSA name of the sound device, such as "plughw:1,0"; unset, the system\'s default.', default=None, longest=128
    )


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    device: DeviceSettings = section("What every device has.", DeviceSettings)
    board: BoardSettings = section("What this screen shows, and to whom.", BoardSettings)
    sound: SoundSettings = section("Chime and voice.", SoundSettings, tolerant=True)
