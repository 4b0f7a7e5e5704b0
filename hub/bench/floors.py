"""What this computer can do at best: its disk's sync, a bare server behind a socket, an empty interpreter, a window."""

import os
import subprocess
import sys
import time
from pathlib import Path

from hub.bench.figures import Floor, Footprint
from hub.bench.load import run_load
from hub.bench.processes import free_port, running
from hub.bench.raw_http import RawClient

PAGE = b"\0" * 4096
"""What SQLite's log syncs at least."""


def disk_floor(folder: Path, seconds: float) -> Floor:
    """Appends of one page, each synced, one after the other: the most commits per second without group commit."""
    file = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        count, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            os.write(file, PAGE)
            os.fdatasync(file)
            count += 1
    finally:
        os.close(file)
        (folder / "floor").unlink()
    return Floor("disk: appended and synced pages, one asker", round(count / seconds), "per second")


def http_floors(clients: tuple[int, ...], each: int) -> tuple[list[Floor], Footprint]:
    """A bare server (the hub's own HTTP stack, no framework, no work)."""
    port = free_port()
    with running("hub.bench.bare_asgi", [str(port)]) as server:
        _await_port(port)
        floors = [
            Floor(
                f"HTTP: a bare server, {count} clients",
                round(run_load(port, count, max(1, each // count), _ask)[0]),
                "per second",
            )
            for count in clients
        ]
        return floors, Footprint("bare server", server.ready_seconds, server.memory_mb(), "")


def window_floor() -> Footprint:
    with running("hub.bench.bare_window", []) as window:
        return Footprint("bare QML window", window.ready_seconds, window.memory_mb(), "")


def interpreter_floor(times: int = 5) -> Floor:
    best = min(_timed([sys.executable, "-c", "pass"]) for _ in range(times))
    return Floor("an empty Python", round(best, 3), "seconds")


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - began


def _ask(link: RawClient, _client: int) -> int:
    return link.post("/", "none", b'{"id":"00000000-0000-7000-8000-000000000000","service":"x","language":"en"}')[0]


def _await_port(port: int) -> None:
    """The bare server says ready just before it listens."""
    deadline = time.monotonic() + 10
    while True:
        try:
            RawClient(port).close()
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
