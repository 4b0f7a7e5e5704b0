"""Box settings of the ticket printer, for the kiosk's settings file."""

from dataclasses import dataclass
from enum import StrEnum

from hub.config.fields import setting


class TicketForm(StrEnum):
    """FULL: one picture, as designed. LIGHT: the printer's own letters, for slow links."""

    FULL = "full"
    LIGHT = "light"


class PaperWidth(StrEnum):
    """The paper roll; 8 dots per millimetre of the printable width."""

    MM80 = "80mm"
    MM58 = "58mm"

    @property
    def dots(self) -> int:
        return {PaperWidth.MM80: 576, PaperWidth.MM58: 384}[self]


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    connection: str = setting(
        "How the printer is connected: tcp://host:9100, usb, usb:04b8:0e28, serial:/dev/ttyUSB0?baud=9600, cups:name, "
        "auto (the first found, and no other). Empty: by host and port.",
        default="",
        longest=300,
        pattern=r"|auto|usb(:.+)?|tcp://.+|serial:/.+|cups:.+",
        pattern_means="tcp://host:9100, usb, usb:04b8:0e28, serial:/dev/ttyUSB0?baud=9600, cups:name or auto",
    )
    host: str = setting("Address of the ticket printer.", default="127.0.0.1", longest=253)
    port: int = setting("TCP port of the ticket printer.", default=9100, low=1, high=65535)
    model: str = setting(
        "Model in the printer database (python-escpos); the default suits Epson-like printers.",
        default="default",
        longest=40,
    )
    paper: PaperWidth = setting("Width of the paper roll.", default=PaperWidth.MM80)
    form: TicketForm = setting(
        "full: as designed. light: the printer's letters, for slow links.", default=TicketForm.FULL
    )
    confirm_seconds: float = setting(
        "How long a ticket may take until the printer confirms it; then the screen says that no paper comes.",
        default=3.0,
        low=0.5,
        high=60.0,
    )
    slow_seconds: float = setting(
        "How long a printer that is well may take for a ticket before it is given up.",
        default=12.0,
        low=1.0,
        high=120.0,
    )
    held_seconds: float = setting(
        "How long a ticket waits for a printer in trouble; an older one is not printed: its person has gone.",
        default=600.0,
        low=1.0,
        high=3600.0,
    )
    poll_seconds: float = setting("How often an idle printer is asked how it is.", default=2.0, low=0.05, high=60.0)
