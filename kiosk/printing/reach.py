"""From the box settings to the printer: which driver over which line."""

from collections.abc import Callable
from typing import assert_never

from kiosk.printing.connection import Auto, Connection, Cups, Serial, Tcp, Usb, Wired, parse
from kiosk.printing.discovery_usb import UsbPlaces
from kiosk.printing.errors import BadConnection
from kiosk.printing.model import PrinterModel
from kiosk.printing.printer import EscposPrinter, Printer
from kiosk.printing.settings import PrinterSettings
from kiosk.printing.transport import TcpTransport, Transport
from kiosk.printing.transport_serial import SerialTransport
from kiosk.printing.transport_usb import UsbTransport

PLACES = UsbPlaces()


def connection_of(settings: PrinterSettings) -> Connection:
    """What the settings say; without `connection` the older host and port. Raises `BadConnection`."""
    return parse(settings.connection) if settings.connection else Tcp(settings.host, settings.port)


def line_to(wired: Wired, places: UsbPlaces) -> Transport:
    """The line that a connection names."""
    match wired:
        case Tcp(host, port):
            return TcpTransport(host, port)
        case Serial():
            return SerialTransport(wired)
        case Usb():
            return UsbTransport(wired, places)
        case _:
            assert_never(wired)


def printer_for(
    connection: Connection, model: PrinterModel, clock: Callable[[], float], places: UsbPlaces = PLACES
) -> Printer:
    """The driver."""
    match connection:
        case Tcp() | Serial() | Usb():
            return EscposPrinter(line_to(connection, places), model, clock)
        case Cups() | Auto():
            raise BadConnection("bad_printer_connection", str(connection))
        case _:
            assert_never(connection)
