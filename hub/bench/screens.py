"""The screens: start to the first frame, memory, and how long a call takes from its request to the pixels."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.bench.figures import Footprint, Spread, spread
from hub.bench.prepared import Prepared, prepare
from hub.bench.processes import NotReady, free_port, running
from hub.bench.queue_loads import call_next, quiet_settings
from hub.bench.raw_http import RawClient

SHOWN_WITHIN = 10.0
LOOK_EVERY = 0.02


def display_latency(folder: Path, calls: int, pause: float) -> tuple[Spread, list[Footprint]]:
    """From just before the call-next is sent until the display has swapped a frame that holds the call.

    The display says so itself, with the wall clock of this same computer, in its own record. `pause`: seconds between
    calls: a row gives way after 4 s, so five rows take a little more than one call a second without a wait.
    """
    prepared = prepare(folder / "display-office", calls)
    record = folder / "display.jsonl"
    with _hub(folder, prepared) as port:
        words = ["--hub", f"http://127.0.0.1:{port}", "--key-file", device_key(folder, "display", prepared.display)]
        words += ["--size", "1920x1080", "--diagonal", "65", "--farthest-seat", "8", "--log", str(record)]
        with running("display", words) as display:
            wait_for(record, "connected")
            link = RawClient(port)
            seconds = [_one_call(link, prepared, record, number % 6, pause) for number in range(calls)]
            link.close()
            return spread(seconds), [
                Footprint("display", display.ready_seconds, display.memory_mb(), "bare QML window")
            ]


def _one_call(link: RawClient, prepared: Prepared, record: Path, counter: int, pause: float) -> float:
    shown_before = len(lines_of(record, "shown"))
    began = time.time()
    if call_next(link, prepared, counter) != 200:
        raise NotReady("a call was refused")
    deadline = time.monotonic() + SHOWN_WITHIN
    while len(shown := lines_of(record, "shown")) <= shown_before:
        if time.monotonic() > deadline:
            raise NotReady(f"a call was not shown within {SHOWN_WITHIN:.0f} s")
        time.sleep(LOOK_EVERY)
    time.sleep(pause)
    return float(shown[-1]["t"]) - began


@contextmanager
def _hub(folder: Path, prepared: Prepared) -> Iterator[int]:
    port = free_port()
    words = ["0", "--data", str(prepared.data), "--port", str(port), "--config", str(quiet_settings(folder))]
    with running("hub.bench.slow_hub", words):
        yield port


def device_key(folder: Path, name: str, key: str) -> str:
    """The file with it, as a device reads it."""
    file = folder / f"{name}.key"
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(key)
    return str(file)


def lines_of(record: Path, kind: str) -> list[dict[str, float]]:
    """Of a device's own record, the lines of one kind."""
    if not record.exists():
        return []
    rows = record.read_text(encoding="utf-8").splitlines()
    return [line for line in map(json.loads, rows) if line["kind"] == kind]


def wait_for(record: Path, kind: str) -> None:
    """Until the device has written such a line."""
    deadline = time.monotonic() + SHOWN_WITHIN
    while not lines_of(record, kind):
        if time.monotonic() > deadline:
            raise NotReady(f"the display did not say {kind!r}")
        time.sleep(LOOK_EVERY)
