"""Printers that are there now: by USB, on serial lines, on the network. A list to choose from; nothing is chosen
here."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.printing.discovery_probe import Browse, answering, browse
from kiosk.printing.discovery_serial import probe, serial_lines
from kiosk.printing.discovery_usb import UsbPlaces, usb_nodes
from kiosk.printing.found import FoundPrinter, Means


@dataclass(frozen=True, slots=True)
class Places:
    """Where this computer shows printers."""

    usb: UsbPlaces = field(default_factory=UsbPlaces)
    serial: Path = Path("/dev/serial/by-id")
    cups: Path = Path("/run/cups/cups.sock")
    browse: Browse = browse


PLACES = Places()


def by_usb(places: Places) -> list[FoundPrinter]:
    """What is plugged in. An office printer is a USB printer, too: `ticket` says whether it claims to speak ESC/POS."""
    return [
        FoundPrinter(one.lasting, one.identity, one.name, Means.USB, ticket="ESC" in one.commands.upper())
        for one in usb_nodes(places.usb)
    ]


def by_serial(places: Places, leave_out: frozenset[Path] = frozenset()) -> list[FoundPrinter]:
    """What answers as a ticket printer on a serial line; the lines of `leave_out` are not spoken to."""
    lines = [line for line in serial_lines(places.serial) if line not in leave_out]
    answers = [answer for line in lines if (answer := probe(line)) is not None]
    return [FoundPrinter(one.serial, one.identity, one.name, Means.SERIAL, ticket=True) for one in answers]


def by_network(places: Places, seconds: float) -> list[FoundPrinter]:
    """What announces itself in this time; `ticket` says whether it answers as ESC/POS. A network printer speaks to one
    computer at a time: one that is at work for another does not answer."""
    announced = places.browse(seconds)
    answers = {one.connection: one for one in answering(announced)}
    return [answers.get(one.connection, one) for one in announced]
