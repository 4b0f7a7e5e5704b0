"""The settings of `python -m counter.keypads`, file `keypads.toml`: lines, keypads, signs."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from counter.keypads.keys import CODES
from counter.signs.letters import Letters
from counter.signs.modbus import Coding
from hub.config.fields import entries, section, setting
from hub.sdk.io.serial_frames import Check, Framing
from hub.sdk.io.serial_line import Parity
from hub.sdk.settings import HubSettings

BAUDS = r"1200|2400|4800|9600|19200|38400|57600|115200"
ID_PATTERN = r"[A-Za-z0-9._-]{1,64}"
ID_MEANS = "letters, digits, dot, hyphen, underscore"


class Protocol(StrEnum):
    EDI_FLEX = "edi-flex"
    EASYREADER = "easyreader"
    ALPHA = "alpha"
    MODBUS = "modbus"
    CD5220 = "cd5220"


def _name(doc: str, default: str = "") -> str:
    return setting(doc, default=default, longest=64, pattern=ID_PATTERN + "|", pattern_means=ID_MEANS)


@dataclass(frozen=True, slots=True)
class LineSettings:
    """A serial line with keypads, or with signs: never both, for keypads are polled without a pause."""

    id: str = _name("Name of the line, by which keypads and signs name it.", "line")
    path: Path = setting(
        "The line's device; best a link of /dev/serial/by-id, which stays when others are plugged in.",
        default=Path("/dev/ttyUSB0"),
    )
    baud: str = setting(
        "Speed. With 16 keypads on one line take 38400 or more (README, figures).",
        default="9600",
        pattern=BAUDS,
        pattern_means="a usual speed, 1200 to 115200, in quotes",
    )
    bits: int = setting("Data bits.", default=8, low=7, high=8)
    parity: Parity = setting("Parity: none, even or odd.", default=Parity.NONE)
    stop_bits: int = setting("Stop bits.", default=1, low=1, high=2)
    rs485: bool = setting("The UART's driver switches the direction; USB adapters do it by themselves.", default=False)
    echo: bool = setting("The adapter hears what it sends; it is taken off.", default=False)
    framing: Framing = setting("How keypads frame what they say: stx-etx, cr or fixed.", default=Framing.STX_ETX)
    check: Check = setting("Their check: none, xor (one byte), xor-hex or sum-hex (two digits).", default=Check.XOR)
    address_digits: int = setting("Digits of a keypad's address; 0: none.", default=2, low=0, high=3)
    sequence: bool = setting("Keypads count their keys by a digit after the address.", default=False)
    length: int = setting("Bytes of a fixed frame.", default=24, low=2, high=120)
    poll: bool = setting("Keypads speak only when asked; off: whenever a key is pressed.", default=True)
    poll_ms: int = setting("How often a keypad in use is asked.", default=50, low=5, high=1000)
    reply_ms: int = setting("How long an answer is awaited.", default=20, low=2, high=1000)
    acknowledge: bool = setting("Frames are answered by ACK or NAK, both ways.", default=True)
    ask: str = setting("What a poll says: a text, or ENQ, EOT, ACK, NAK, CR.", default="ENQ", longest=8)
    nothing: str = setting("What a keypad says when no key was pressed.", default="EOT", longest=8)
    keys: tuple[str, ...] = setting(
        'What its keypads say for each key, such as "N = next", "0x1B = clear"; empty: the usual table (README).',
        default=(),
    )
    lamp: str = setting(
        "What is told a keypad for its lamp; {lamp} is the code of lamps. Empty: it has none.",
        default="L{lamp}",
        longest=32,
    )
    lamps: tuple[str, ...] = setting(
        "The codes of the lamp's states.",
        default=("off = 0", "free = 1", "waiting = 2", "called = 3", "serving = 4", "paused = 5", "offline = 6"),
        longest=7,
    )
    beep: str = setting(
        "What is told a keypad for a sound; {beep} is the code. Empty: it has none.", default="B{beep}", longest=32
    )
    beeps: tuple[str, ...] = setting(
        "The codes of the sounds.", default=("good = 1", "wrong = 2", "call = 3"), longest=3
    )
    text: str = setting(
        "What is told a keypad for a line of its display; {row} is 1 or 2. Empty: it has none.",
        default="D{row}{text}",
        longest=32,
    )
    columns: int = setting("Characters of a line of the display.", default=16, low=4, high=40)
    letters: Letters = setting("The display's letters: digits, segments, capitals or ascii.", default=Letters.ASCII)


@dataclass(frozen=True, slots=True)
class KeypadSettings:
    """A keypad: on a line, or by USB."""

    counter: str = _name("Id of the counter it works, as in the office document.")
    line: str = _name("The line it hangs on; empty: it is a USB keypad.")
    address: int = setting("Its address on the line.", default=1, low=0, high=999)
    device: str = setting(
        "USB: the numbers of maker and product such as 04d9:1203, a part of its name with *, or a link of "
        "/dev/input/by-path where several are alike.",
        default="",
        longest=200,
    )
    keys: tuple[str, ...] = setting(
        'USB: what its keys mean, such as "KEY_KPPLUS = next", as `vestibule keypads teach` writes it; empty: those of '
        "a number pad.",
        default=(),
    )
    codes: tuple[str, ...] = setting("Numbers that, with ENTER, are keys the keypad does not have.", default=CODES)
    next_starts: bool = setting(
        "While somebody is called, NEXT says that they have come; off: it ends the visit and calls the next.",
        default=True,
    )
    services: tuple[str, ...] = setting(
        'Numbers of services for TRANSFER, such as "1 = passport"; empty: their places in the office\'s list.',
        default=(),
    )


@dataclass(frozen=True, slots=True)
class SignSettings:
    """A sign above a counter."""

    counter: str = _name("Id of the counter it hangs above.")
    line: str = _name("The line it hangs on.")
    protocol: Protocol = setting("edi-flex, easyreader, alpha, modbus or cd5220.", default=Protocol.EDI_FLEX)
    address: str = setting(
        "Its address as the sign shows it; empty: none (alpha: every sign).",
        default="1",
        longest=3,
        pattern=r"[0-9A-Fa-f]*",
        pattern_means="a number, or the letters an EasyReader shows",
    )
    places: int = setting("Its places for characters (a pole display always has 20).", default=4, low=1, high=40)
    ends_with_cr: bool = setting("EDI: messages end with CR instead of ETX.", default=False)
    checked: bool = setting("Alpha: messages carry a checksum.", default=True)
    coding: Coding = setting("Modbus: a number in one register, or text in several.", default=Coding.NUMBER)
    register: int = setting("Modbus: the first register, counted from 0.", default=0, low=0, high=65_535)
    blank: int = setting("Modbus: the number that shows nothing.", default=0, low=0, high=65_535)
    below: str = setting("CD5220: what stands on the lower line.", default="", longest=20)


@dataclass(frozen=True, slots=True)
class KeypadsSettings:
    """Settings of `python -m counter.keypads`."""

    hub: HubSettings = section("How this box finds its hub.", HubSettings)
    lines: tuple[LineSettings, ...] = entries("Serial lines.", longest=32, tolerant=True)
    keypads: tuple[KeypadSettings, ...] = entries("Keypads.", longest=64, tolerant=True)
    signs: tuple[SignSettings, ...] = entries("Signs above counters.", longest=64, tolerant=True)
    language: str | None = setting(
        "Language of the keypads' displays; unset, English. One that a display has no letters for is English too.",
        default=None,
        longest=16,
    )
    log: Path | None = setting("File for this program's own record of presses and answers (JSON lines).", default=None)
    patience_seconds: float = setting(
        "How long a press is tried again before the keypad says that no answer came; it is kept even then.",
        default=8.0,
        low=2.0,
        high=30.0,
    )
