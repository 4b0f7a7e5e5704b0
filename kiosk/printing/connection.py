"""How the printer is connected: the setting `printer.connection`, understood.

tcp://HOST[:PORT]                         a network printer's raw port
usb[:VENDOR:PRODUCT[:SERIAL]]             a USB printer (numbers in hex, as lsusb shows them); without numbers the
only one serial:DEVICE[?baud=9600&flow=rtscts]     a serial line; flow is rtscts, dsrdtr, xonxoff or none; parity
none, even or odd cups:QUEUE                                a raw queue of this computer's CUPS
auto                                      the first found, kept by its identity
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlsplit

from kiosk.printing.errors import BadConnection

DEFAULT_PORT = 9100
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
FORMS = "tcp://host:9100, usb, usb:04b8:0e28, serial:/dev/ttyUSB0?baud=9600, cups:name, or auto"


class Flow(StrEnum):
    """How a serial printer says that its buffer is full."""

    RTSCTS = "rtscts"
    DSRDTR = "dsrdtr"
    XONXOFF = "xonxoff"
    NONE = "none"


class Parity(StrEnum):
    NONE = "none"
    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Tcp:
    host: str
    port: int = DEFAULT_PORT

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"tcp://{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Usb:
    """Vendor and product as four hex digits, lower case; empty: any."""

    vendor: str = ""
    product: str = ""
    serial: str = ""

    def __str__(self) -> str:
        return ":".join(["usb", *(part for part in (self.vendor, self.product, self.serial) if part)])


@dataclass(frozen=True, slots=True)
class Serial:
    """8 data bits, 1 stop bit, as every ticket printer."""

    device: str
    baud: int = 9600
    flow: Flow = Flow.RTSCTS
    parity: Parity = Parity.NONE

    def __str__(self) -> str:
        return f"serial:{self.device}?baud={self.baud}&flow={self.flow}&parity={self.parity}"


@dataclass(frozen=True, slots=True)
class Cups:
    queue: str

    def __str__(self) -> str:
        return f"cups:{self.queue}"


@dataclass(frozen=True, slots=True)
class Auto:
    def __str__(self) -> str:
        return "auto"


Wired = Tcp | Usb | Serial
Connection = Wired | Cups | Auto


def parse(text: str) -> Connection:
    """Raises `BadConnection`, whose message says what is wrong and what can be written."""
    scheme, colon, rest = text.strip().partition(":")
    match scheme.lower():
        case "auto" if not colon:
            return Auto()
        case "tcp":
            return _tcp(text.strip())
        case "usb":
            return _usb(rest)
        case "serial":
            return _serial(rest)
        case "cups" if re.fullmatch(r"[\w.@+-]{1,127}", rest):
            return Cups(rest)
        case "cups":
            raise _bad(f"{rest!r} is no name of a queue")
        case _:
            raise _bad(f"{text!r} is no connection")


def _bad(why: str) -> BadConnection:
    return BadConnection("bad_printer_connection", f"{why}; write {FORMS}")


def _tcp(text: str) -> Tcp:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:  # a port beyond 65535, a bracket left open
        raise _bad(f"{text!r}: {error}") from error
    if not parts.hostname or port == 0 or parts.path not in ("", "/") or parts.query:
        raise _bad(f"{text!r} is no address of a network printer")
    return Tcp(parts.hostname, port or DEFAULT_PORT)


def _usb(rest: str) -> Usb:
    if not rest:
        return Usb()
    found = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::([^/\s]{1,126}))?", rest)
    if found is None:
        raise _bad(f"usb:{rest}: vendor and product are four hex digits each")
    return Usb(found[1].lower(), found[2].lower(), found[3] or "")


def _serial(rest: str) -> Serial:
    device, _, query = rest.partition("?")
    if not device.startswith("/"):
        raise _bad(f"serial:{rest}: a device is a whole path, such as /dev/ttyUSB0")
    words = dict(parse_qsl(query, keep_blank_values=True))
    try:
        baud = int(words.pop("baud", "9600"))
        flow, parity = Flow(words.pop("flow", Flow.RTSCTS)), Parity(words.pop("parity", Parity.NONE))
    except ValueError as error:
        raise _bad(f"serial:{rest}: {error}") from error
    if words:
        raise _bad(f"serial:{rest}: {', '.join(words)} is not known, only baud, flow and parity")
    if baud not in BAUDS:
        raise _bad(f"serial:{rest}: speeds are {', '.join(map(str, BAUDS))}")
    return Serial(device, baud, flow, parity)
