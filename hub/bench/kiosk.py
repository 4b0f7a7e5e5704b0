"""The kiosk: tap to frame beside a bare page, last tap to the printer's first byte beside the hub's commit, start,
memory, and a day of tickets in virtual time."""

import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hub.bench.figures import Day, Footprint, KioskFigures
from hub.bench.prepared import Prepared, prepare
from hub.bench.processes import OFFSCREEN, ROOT, NotReady, free_port, running
from hub.bench.queue_loads import quiet_settings
from hub.sim.printer.server import VirtualPrinter

COMMIT_SECONDS = 0.010
RUN_SECONDS = 900.0
JOB_BYTES = 64
"""Questions to a printer are a few bytes at a time; what is longer begins a ticket."""


def kiosk_figures(folder: Path, *, runs: int, tickets: int, day: tuple[int, int]) -> tuple[KioskFigures, Footprint]:
    """`runs` of the kiosk and of a bare page, in turns. `day`: after so many tickets, and so many more, of one day."""
    prepared = prepare(folder / "kiosk-office", 20)
    key = _key(folder, prepared.kiosk)
    taps: list[float] = []
    bare: list[float] = []
    papers: list[float] = []
    with _hub(folder, prepared) as hub, VirtualPrinter() as printer, Watched(printer.port) as watched:
        for number in range(runs):
            words = [hub, str(key), str(watched.port), str(folder / f"kiosk-{number}"), str(tickets)]
            seen = _child("hub.bench.kiosk_taps", ["kiosk", *words])
            taps.append(statistics.median(seen["frames"]))
            papers.append(statistics.median(watched.first_byte(at) - at for at in seen["last_taps"]))
            bare.append(statistics.median(_child("hub.bench.kiosk_taps", ["bare", "15"])["frames"]))
        words = ["--hub", hub, "--key-file", str(key), "--printer", f"127.0.0.1:{printer.port}"]
        words += ["--data", str(folder / "kiosk-memory"), "--size", "1080x1920"]
        with running("kiosk", words) as program:
            time.sleep(3.0)  # its first news, its first screen drawn
            foot = Footprint("kiosk", program.ready_seconds, program.memory_mb(), "bare QML window")
    days = _child("hub.bench.kiosk_day", [str(folder / "day"), *map(str, day)])
    figures = KioskFigures(
        tap_ms=_ms(taps),
        bare_tap_ms=_ms(bare),
        paper_ms=_ms(papers),
        commit_ms=1000 * COMMIT_SECONDS,
        day=Day(*day, *days["memory"], *days["held"]),
        ticket_bytes=tuple((name, int(size)) for name, size in days["bytes"]),
    )
    return figures, foot


class Watched:
    """Stands between kiosk and printer and notes when a ticket's first bytes come."""

    def __init__(self, printer: int) -> None:
        self._printer = printer
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._moments: list[float] = []
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, name="watched", daemon=True).start()

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._door, *self._open):
            one.close()

    def first_byte(self, after: float) -> float:
        """The first of a ticket after this moment."""
        return min(moment for moment in self._moments if moment > after)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                kiosk, _ = self._door.accept()
                printer = socket.create_connection(("127.0.0.1", self._printer))
                self._open += [kiosk, printer]
                for pair in ((kiosk, printer, True), (printer, kiosk, False)):
                    threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, noted: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65_536):
                if noted and len(piece) >= JOB_BYTES:
                    self._moments.append(time.monotonic())
                target.sendall(piece)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)


def _child(module: str, words: Sequence[str]) -> dict[str, Any]:
    """What the module says in its last line."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, *words],
            env={**os.environ, **OFFSCREEN, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReady(f"{module} took more than {RUN_SECONDS:.0f} s") from error
    if done.returncode:
        raise NotReady(done.stderr[-1000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextlib.contextmanager
def _hub(folder: Path, prepared: Prepared) -> Iterator[str]:
    port = free_port()
    words = [str(COMMIT_SECONDS), "--data", str(prepared.data), "--port", str(port)]
    with running("hub.bench.slow_hub", [*words, "--config", str(quiet_settings(folder))]):
        yield f"http://127.0.0.1:{port}"


def _key(folder: Path, key: str) -> Path:
    file = folder / "kiosk.key"
    file.touch(mode=0o600)
    file.write_text(key, encoding="ascii")
    return file


def _ms(seconds: Sequence[float]) -> float:
    return round(1000 * statistics.median(seconds), 1)
