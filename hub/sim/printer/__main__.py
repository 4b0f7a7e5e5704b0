"""`python -m hub.sim.printer`: a ticket printer to try Vestibule without one."""

import argparse
import json
import signal
import sys
import threading
from pathlib import Path

import structlog

from hub.config.logs import start_logging
from hub.sim.printer.control import ControlPort, tell
from hub.sim.printer.doors import Door, TcpDoor
from hub.sim.printer.glyphs import FontMissing, cell
from hub.sim.printer.record import PaperFolder
from hub.sim.printer.server import VirtualPrinter
from hub.sim.printer.wires import SerialDoor, UsbDoor

WIDTHS = (576, 384)


def main(arguments: list[str] | None = None) -> int:
    """Exit codes: 0 stopped by SIGTERM or SIGINT, 2 could not start (one line on stderr says why)."""
    options = _parser().parse_args(arguments)
    try:
        return _tell(options) if options.tell else _serve(options)
    except (OSError, FontMissing) as error:
        sys.stderr.write(f"virtual printer: {error}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vestibule sim printer", description=__doc__)
    parser.add_argument(
        "--serial", type=Path, metavar="PATH", help="a serial line at this path instead of a network port"
    )
    parser.add_argument("--baud", type=int, default=9600, help="speed of the serial line")
    parser.add_argument("--usb", type=Path, metavar="DIR", help="a USB node, DIR/dev/usb/lp0 and its DIR/sys, instead")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    parser.add_argument("--port", type=int, default=9100, help="0 takes any free port")
    parser.add_argument("--control-port", type=int, default=9101, help="for faults by command; 0 takes any")
    parser.add_argument("--paper-dir", type=Path, required=False, help="one PNG per ticket and cuts.jsonl go here")
    parser.add_argument("--keep", type=int, default=500, help="how many pictures to keep")
    parser.add_argument("--width", type=int, choices=WIDTHS, default=576, help="paper in dots: 80 or 58 mm")
    parser.add_argument("--ready-file", type=Path, help="written with both ports once it listens")
    parser.add_argument("--tell", metavar="LINE", help='say this to a running printer, e.g. "fault paper-out", and end')
    return parser


def _tell(options: argparse.Namespace) -> int:
    answer = tell(options.control_port, options.tell)
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0 if answer["ok"] else 2


def _door(options: argparse.Namespace) -> Door:
    if options.serial:
        return SerialDoor(options.serial, options.baud)
    return UsbDoor(options.usb) if options.usb else TcpDoor(options.host, options.port)


def _serve(options: argparse.Namespace) -> int:
    cell("0", bold=False)  # the font is needed at the first native line: better known now
    start_logging("printer")
    folder = PaperFolder(options.paper_dir, options.keep) if options.paper_dir else None
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with VirtualPrinter(width=options.width, folder=folder, door=_door(options)) as printer:
        control = ControlPort(printer, options.control_port)
        log = structlog.get_logger()
        log.info("printer_listening", host=options.host, port=printer.port, control_port=control.port)
        if options.ready_file:
            passing = options.ready_file.with_suffix(".part")
            passing.write_text(json.dumps({"port": printer.port, "control_port": control.port}), encoding="utf-8")
            passing.replace(options.ready_file)
        stop.wait()
        control.close()
    log.info("printer_stopped", tickets=printer.tickets[-1][0].index if printer.tickets else 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
