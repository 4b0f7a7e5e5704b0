"""One printer that was found."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.printing.connection import Wired


class Means(StrEnum):
    USB = "usb"
    NETWORK = "network"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """`connection` is what can be written into the settings; `identity` stays the same after unplugging, at another
    socket (if the maker gave a serial number) or address; `name` is what the printer calls itself; `model` our profile
    for it, if one is known; `ticket`: it says that it understands ESC/POS or has answered as such."""

    connection: Wired
    identity: str
    name: str
    means: Means
    model: str = ""
    ticket: bool = False

    def to_json(self) -> dict[str, str | bool]:
        return {
            "connection": str(self.connection),
            "identity": self.identity,
            "name": self.name,
            "means": self.means.value,
            "model": self.model,
            "ticket": self.ticket,
        }
