"""A raw CUPS queue before a virtual printer: IPP over HTTP on a Unix socket (RFC 8010, 8011), strict, no more than a
queue needs. It holds a job while it is stopped, hands bytes on to the printer's port, and says "completed" then."""

import http.server
import socket
import socketserver
import struct
import threading
from dataclasses import dataclass, field
from pathlib import Path

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_PRINTER = 0x0002, 0x0008, 0x0009, 0x000B
PENDING, PROCESSING, CANCELED, COMPLETED = 3, 5, 7, 9
IDLE, STOPPED = 3, 5
OK, BAD_REQUEST, NOT_FOUND, NOT_POSSIBLE = 0x0000, 0x0400, 0x0406, 0x0404
RAW = "application/vnd.cups-raw"
NUMBERS = frozenset({0x21, 0x23})


class BadRequest(Exception):
    """Bytes that are no request of ours; the message says why."""


@dataclass
class QueueState:
    """What a technician can make the queue suffer. `reasons` are its printer-state-reasons."""

    stopped: bool = False
    reasons: tuple[str, ...] = ("none",)
    jobs: dict[int, int] = field(default_factory=dict)
    waiting: dict[int, bytes] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


class RawQueue:
    """Serves on the socket `door` under the queue's name; `port` is the printer's on this computer."""

    def __init__(self, door: Path, name: str, port: int) -> None:
        self.state = QueueState()
        self._name, self._port = name, port
        self._lock = threading.Lock()
        self._server = _Server(str(door), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="printer-queue", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def start(self) -> None:
        """Go on after having been stopped; what waits is printed."""
        with self._lock:
            self.state.stopped = False
            waiting, self.state.waiting = self.state.waiting, {}
        for job, data in waiting.items():
            self._print(job, data)

    def answer(self, request: bytes) -> bytes:
        """Carry out one request."""
        operation, number = struct.unpack_from(">HI", request, 2)
        try:
            values, data = _parse(request)
            if not str(values.get("printer-uri", "")).endswith(f"/printers/{self._name}"):
                return _reply(NOT_FOUND, number)
            return self._do(operation, number, values, data)
        except (BadRequest, struct.error, IndexError) as error:
            self.state.errors.append(str(error))
            return _reply(BAD_REQUEST, number)

    def _do(self, operation: int, number: int, values: dict[str, str | int], data: bytes) -> bytes:
        match operation:
            case 0x000B:
                state = STOPPED if self.state.stopped else IDLE
                words = [(0x44, "printer-state-reasons", reason) for reason in self.state.reasons]
                return _reply(OK, number, (0x23, "printer-state", state), *words)
            case 0x0002:
                if values.get("document-format") != RAW:
                    raise BadRequest(f"document-format {values.get('document-format')}")
                return _reply(OK, number, (0x21, "job-id", self._accept(data)))
            case 0x0009 | 0x0008:
                job = values.get("job-id")
                if not isinstance(job, int) or job not in self.state.jobs:
                    return _reply(NOT_FOUND, number)
                if operation == CANCEL_JOB and not self._cancel(job):
                    return _reply(NOT_POSSIBLE, number)
                return _reply(OK, number, (0x23, "job-state", self.state.jobs[job]))
            case _:
                raise BadRequest(f"operation {operation:04x}")

    def _accept(self, data: bytes) -> int:
        with self._lock:
            job = len(self.state.jobs) + 1
            self.state.jobs[job] = PENDING
            if self.state.stopped:
                self.state.waiting[job] = data
                return job
        self._print(job, data)
        return job

    def _cancel(self, job: int) -> bool:
        with self._lock:
            if self.state.jobs[job] == COMPLETED:
                return False
            self.state.waiting.pop(job, None)
            self.state.jobs[job] = CANCELED
            return True

    def _print(self, job: int, data: bytes) -> None:
        self.state.jobs[job] = PROCESSING
        with socket.create_connection(("127.0.0.1", self._port), 5) as link:
            link.sendall(data)
        self.state.jobs[job] = COMPLETED


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True

    def __init__(self, door: str, queue: RawQueue) -> None:
        super().__init__(door, _Handler)
        self.queue = queue


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] != "application/ipp":
            self.send_error(415)
            return
        answer = self.server.queue.answer(body)
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def address_string(self) -> str:
        return "local"

    def log_message(self, *_: object) -> None:
        """What is refused stands in `errors`."""


def _parse(data: bytes) -> tuple[dict[str, str | int], bytes]:
    if data[:2] not in (b"\x01\x01", b"\x02\x00") or data[8] != 1:
        raise BadRequest("no version 1.1 or 2.0, or no operation attributes")
    values: dict[str, str | int] = {}
    at = 9
    while data[at] != 3:
        kind, at = data[at], at + 1
        if kind < 0x10:
            continue
        length = struct.unpack_from(">H", data, at)[0]
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        size = struct.unpack_from(">H", data, at)[0]
        raw = data[at + 2 : at + 2 + size]
        at += 2 + size
        values[name] = struct.unpack(">i", raw)[0] if kind in NUMBERS else raw.decode()
    if list(values)[:2] != ["attributes-charset", "attributes-natural-language"]:
        raise BadRequest("charset and language come first (RFC 8011, 4.1.4)")
    return values, data[at + 1 :]


def _reply(status: int, number: int, *attributes: tuple[int, str, str | int]) -> bytes:
    head = b"\x01\x01" + struct.pack(">HI", status, number)
    first = ((0x47, "attributes-charset", "utf-8"), (0x48, "attributes-natural-language", "en"))
    groups = b"\x01" + b"".join(_one(*one) for one in first) + b"\x04"
    before = ""
    for kind, name, value in attributes:
        groups += _one(kind, "" if name == before else name, value)
        before = name
    return head + groups + b"\x03"


def _one(kind: int, name: str, value: str | int) -> bytes:
    data = struct.pack(">i", value) if isinstance(value, int) else value.encode()
    return struct.pack(">BH", kind, len(name)) + name.encode() + struct.pack(">H", len(data)) + data
