"""The kiosk's box settings, file `kiosk.toml`: how it finds its hub, its screen, its printer, its times."""

from dataclasses import dataclass
from pathlib import Path

from hub.config.fields import section, setting
from hub.sdk.settings import DeviceSettings
from kiosk.access_settings import KeypadSettings, ScannerSettings, SpeechSettings
from kiosk.away.settings import AwaySettings
from kiosk.limits import Limits
from kiosk.printing.settings import PrinterSettings


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds. The lower bounds are those of accessibility.md."""

    idle_seconds: float = setting(
        "Without a touch, until what was entered is wiped; the last 20 s are announced.",
        default=60.0,
        low=40.0,
        high=600.0,
    )
    ticket_seconds: float = setting(
        "How long a ticket stays on the screen once its paper is out.", default=20.0, low=20.0, high=300.0
    )
    safe_seconds: float = setting(
        "How long a ticket stays on the screen when there is no paper.", default=60.0, low=60.0, high=600.0
    )
    ask_seconds: float = setting(
        "How long the hub is asked for a ticket, through its restart if need be, before the person is told.",
        default=20.0,
        low=5.0,
        high=60.0,
    )

    @property
    def limits(self) -> Limits:
        return Limits(idle=self.idle_seconds, ticket=self.ticket_seconds, safe=self.safe_seconds)


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """Settings of `python -m kiosk`."""

    device: DeviceSettings = section("What every box has: hub, screen, language, record.", DeviceSettings)
    printer: PrinterSettings = section("The ticket printer.", PrinterSettings, tolerant=True)
    keypad: KeypadSettings = section("The tactile keypad.", KeypadSettings, tolerant=True)
    scanner: ScannerSettings = section("The barcode scanner.", ScannerSettings, tolerant=True)
    speech: SpeechSettings = section("What is spoken and heard.", SpeechSettings, tolerant=True)
    times: Times = section("How long the screens wait for people.", Times)
    away: AwaySettings = section("Going on while the hub is away.", AwaySettings, tolerant=True)
    data: Path = setting(
        "Folder of the printing spool and of the numbers in reserve. One kiosk at a time may use it.",
        default=Path("kiosk-data"),
    )
