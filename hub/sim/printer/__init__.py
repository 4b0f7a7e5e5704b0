"""A virtual ESC/POS ticket printer that speaks the real bytes, takes faults and draws its paper."""

from hub.sim.printer.condition import Fault
from hub.sim.printer.control import ControlPort, tell
from hub.sim.printer.doors import TcpDoor
from hub.sim.printer.record import CUTS_FILE, PaperFolder, PaperRecord
from hub.sim.printer.server import VirtualPrinter
from hub.sim.printer.wires import SerialDoor, UsbDoor

__all__ = [
    "CUTS_FILE", "ControlPort", "Fault", "PaperFolder", "PaperRecord", "SerialDoor", "TcpDoor", "UsbDoor",
    "VirtualPrinter", "tell",
]  # fmt: skip
