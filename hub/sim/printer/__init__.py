"""A virtual ESC/POS ticket printer that speaks the real bytes, takes faults and draws its paper."""

from hub.sim.printer.condition import Fault
from hub.sim.printer.control import ControlPort, tell
from hub.sim.printer.record import CUTS_FILE, PaperFolder, PaperRecord
from hub.sim.printer.server import VirtualPrinter

__all__ = ["CUTS_FILE", "ControlPort", "Fault", "PaperFolder", "PaperRecord", "VirtualPrinter", "tell"]
