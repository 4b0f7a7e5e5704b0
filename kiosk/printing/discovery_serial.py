"""Ticket printers on serial lines. A line says nothing of itself, so each is asked, at each usual speed."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.printing.connection import Serial
from kiosk.printing.probing import answers
from kiosk.printing.transport_serial import SerialTransport

# The usual ones, what factories set first.
SPEEDS = (9600, 19200, 38400, 115200)
MOST_LINES = 16


@dataclass(frozen=True, slots=True)
class Answering:
    """A printer that answered; the line's name in by-id holds the adapter's serial number."""

    serial: Serial
    name: str

    @property
    def identity(self) -> str:
        return f"serial:{self.serial.device}"


def serial_lines(folder: Path) -> list[Path]:
    """The lines that have a stable name (USB adapters); those built in are named in the settings."""
    return sorted(folder.iterdir())[:MOST_LINES] if folder.is_dir() else []


def probe(line: Path) -> Answering | None:
    """Ask at each speed; three bytes each time, which other devices have to bear."""
    for baud in SPEEDS:
        serial = Serial(str(line), baud)
        name = answers(SerialTransport(serial))
        if name is not None:
            return Answering(serial, name or line.name)
    return None
