"""From the box settings to the printer: which driver over which line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import assert_never

from kiosk.printing.auto import KEPT_FILE, FoundTransport, Keeper
from kiosk.printing.connection import Auto, Connection, Cups, Serial, Tcp, Usb, Wired, parse
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.discovery import PLACES, Places
from kiosk.printing.model import PrinterModel
from kiosk.printing.printer import EscposPrinter, Printer
from kiosk.printing.settings import PrinterSettings
from kiosk.printing.transport import TcpTransport, Transport
from kiosk.printing.transport_serial import SerialTransport
from kiosk.printing.transport_usb import UsbTransport


def connection_of(settings: PrinterSettings) -> Connection:
    """What the settings say; without `connection` the older host and port. Raises `BadConnection`."""
    return parse(settings.connection) if settings.connection else Tcp(settings.host, settings.port)


def line_to(places: Places, wired: Wired) -> Transport:
    """The line that a connection names."""
    match wired:
        case Tcp(host, port):
            return TcpTransport(host, port)
        case Serial():
            return SerialTransport(wired)
        case Usb():
            return UsbTransport(wired, places.usb)
        case _:
            assert_never(wired)


def printer_for(
    connection: Connection, model: PrinterModel, clock: Callable[[], float], folder: Path, places: Places = PLACES
) -> Printer:
    """The driver; `folder` is the kiosk's own and keeps which printer was found."""
    match connection:
        case Tcp() | Serial() | Usb():
            return EscposPrinter(line_to(places, connection), model, clock)
        case Cups(queue):
            return CupsPrinter(queue, places.cups, clock)
        case Auto():
            line = FoundTransport(Keeper(folder / KEPT_FILE), places, partial(line_to, places), clock)
            return EscposPrinter(line, model, clock)
        case _:
            assert_never(connection)
