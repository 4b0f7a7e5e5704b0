"""Box settings of what people use besides the screen: keypad, scanner, headset."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hub.config.fields import setting
from hub.sdk.io.finding import AUTO, OFF, WANTED, WANTED_MEANS
from hub.sdk.io.frames import Terminator
from hub.sdk.io.keypad import KeyTable
from hub.sdk.io.strokes import ScannerLayout


class Baud(StrEnum):
    """Speeds of a serial scanner."""

    B1200 = "1200"
    B2400 = "2400"
    B4800 = "4800"
    B9600 = "9600"
    B19200 = "19200"
    B38400 = "38400"
    B57600 = "57600"
    B115200 = "115200"


@dataclass(frozen=True, slots=True)
class KeypadSettings:
    device: str = setting(
        'The tactile keypad: "auto" takes what calls itself one, "off" none; or the numbers of maker and product such '
        'as "05f9:2214", a name with * such as "*NavPad*", or its link below /dev/input/by-id.',
        default=AUTO,
        longest=250,
        pattern=WANTED,
        pattern_means=WANTED_MEANS,
    )
    table: KeyTable = setting(
        "What its keys mean. arrows: arrow keys, Enter, Escape, F1, digits. numbers: a plain number pad. function: F13 "
        "to F22, for keypads whose codes are set with their maker's utility. own: only the rows of `keys`.",
        default=KeyTable.ARROWS,
    )
    keys: tuple[str, ...] = setting(
        'Further rows for the table, such as "KEY_F23 = up"; the meanings are up, down, left, right, select, back, '
        "help, volume, headset-in, headset-out, 0 to 9.",
        default=(),
        longest=64,
    )
    headset: str = setting(
        "Another device that tells when a headset is plugged in, such as the sound card's socket; as `device`.",
        default=OFF,
        longest=250,
        pattern=WANTED,
        pattern_means=WANTED_MEANS,
    )


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    device: str = setting(
        "The scanner: as keypad.device; a link below /dev/serial, or a /dev/ttyACM or /dev/ttyUSB, is a serial one.",
        default=AUTO,
        longest=250,
        pattern=WANTED,
        pattern_means=WANTED_MEANS,
    )
    layout: ScannerLayout = setting(
        "The keyboard that the scanner poses as (its manual calls it country).", default=ScannerLayout.US
    )
    terminator: Terminator = setting(
        "What the scanner sends after each code. none: a silence of 250 ms ends it.", default=Terminator.ENTER
    )
    baud: Baud = setting("Speed of a serial scanner.", default=Baud.B9600)


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    device: str | None = setting(
        'ALSA name of the headset\'s output, such as "plughw:CARD=Headset". Unset, nothing is spoken, unless `aloud` '
        "is set.",
        default=None,
        longest=200,
    )
    aloud: bool = setting(
        "Whether the room may hear what is spoken, where no headset is set: for a booth, or to try it out.",
        default=False,
    )
    words_per_minute: int = setting("How fast the synthesised voice speaks.", default=150, low=80, high=300)
    clips: Path | None = setting("Folder of recorded speech, one folder per language in it.", default=None)
    cues: bool = setting("Whether touches and the last seconds are heard.", default=True)
    loudspeaker: str | None = setting(
        "ALSA name of the kiosk's own loudspeaker, for the short sounds; unset, the system's default.",
        default=None,
        longest=200,
    )
