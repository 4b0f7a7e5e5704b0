"""Faults by command: one line of text in, one line of JSON out, on TCP.

status                         what is wrong, how many tickets were cut, what was refused
fault NAME                     paper-out near-end cover-open cutter offline hot broken feed-button silent mute power-off
                               lying garbage
recover [NAME]                 end one fault, or all
slow BYTES_PER_SECOND | off    print at this speed
drop                           cut the connections that stand (a cable: out and in again)
unplug | plug                  pull the cable out, put it back
after BYTES NAME | drop        have it happen after so many more bytes, in the middle of a ticket
"""

import json
import socket
import socketserver
import threading
from typing import Any

from hub.sim.printer.condition import Fault
from hub.sim.printer.server import VirtualPrinter

MAX_LINE = 200


class ControlError(Exception):
    """A line nobody understands; the message says what is understood."""


def obey(printer: VirtualPrinter, line: str) -> dict[str, Any]:
    """Carry out one control line and say how the printer is now. Raises `ControlError`."""
    match line.split():
        case ["status"]:
            pass
        case ["fault", name]:
            printer.suffer(_fault(name))
        case ["recover"]:
            printer.recover()
        case ["recover", name]:
            printer.recover(_fault(name))
        case ["slow", "off"]:
            printer.slow(None)
        case ["slow", rate]:
            printer.slow(_positive(rate))
        case ["drop"]:
            printer.drop()
        case ["unplug"]:
            printer.unplug()
        case ["plug"]:
            printer.plug()
        case ["after", count, "drop"]:
            printer.after(_positive(count), None)
        case ["after", count, name]:
            printer.after(_positive(count), _fault(name))
        case _:
            raise ControlError("understood: status, fault, recover, slow, drop, unplug, plug, after")
    return {
        "ok": True,
        "faults": sorted(printer.faults),
        "tickets": printer.tickets[-1][0].index if printer.tickets else 0,
        "errors": list(printer.errors)[-5:],
    }


def _fault(name: str) -> Fault:
    try:
        return Fault(name)
    except ValueError:
        raise ControlError(f"faults are: {', '.join(Fault)}") from None


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise ControlError(f"a whole number above 0 is needed, not {text!r}")
    return int(text)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], printer: VirtualPrinter) -> None:
        super().__init__(address, _Conversation)
        self.printer = printer


class _Conversation(socketserver.StreamRequestHandler):
    server: _Server
    # A technician who walks away does not keep a thread for ever.
    timeout = 600

    def handle(self) -> None:
        try:
            while line := self.rfile.readline(MAX_LINE):
                self.wfile.write(json.dumps(self._reply(line)).encode() + b"\n")
        except OSError:  # the caller hung up or fell silent; the conversation ends
            return

    def _reply(self, line: bytes) -> dict[str, Any]:
        try:
            return obey(self.server.printer, line.decode("ascii", "replace").strip())
        except ControlError as error:
            return {"ok": False, "error": str(error)}


class ControlPort:
    """Serves the control lines beside a running printer, on loopback only."""

    def __init__(self, printer: VirtualPrinter, port: int = 0) -> None:
        self._server = _Server(("127.0.0.1", port), printer)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.1},
            name="printer-control",
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def tell(port: int, line: str, *, host: str = "127.0.0.1", timeout: float = 5.0) -> dict[str, Any]:
    """Say one line to a running printer and return its answer. Raises OSError when there is none."""
    with socket.create_connection((host, port), timeout) as link, link.makefile("rb") as answers:
        link.sendall(line.encode("ascii", "replace") + b"\n")
        answer = answers.readline()
    if not answer:
        raise ConnectionResetError("the printer hung up without an answer")
    reply: dict[str, Any] = json.loads(answer)
    return reply
