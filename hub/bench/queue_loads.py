"""Issue and call-next over HTTP, on this disk and on a modelled slow one, with few and with many people waiting."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.bench.figures import Load
from hub.bench.load import run_load
from hub.bench.prepared import Offices, Prepared
from hub.bench.processes import free_port, running
from hub.bench.raw_http import RawClient
from hub.sdk.ids import new_visit_id

SLOW_SECONDS = 0.010
"""An SD card: no commit completes earlier than 10 ms after it began."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured. `requests` per figure; fewer on the slow disk with one client, which would take long."""

    clients: tuple[int, ...]
    waiting: tuple[int, ...]
    requests: int


FULL = Size((1, 8, 32), (100, 10_000), 960)
QUICK = Size((1, 8), (100,), 64)


def queue_loads(folder: Path, offices: Offices, size: Size) -> list[Load]:
    """Measure everything of `size`."""
    loads: list[Load] = []
    for waiting in size.waiting:
        for disk, seconds in (("this disk", 0.0), ("10 ms disk", SLOW_SECONDS)):
            data = folder / "running"
            prepared, port = offices.put(data, waiting), free_port()
            words = [str(seconds), "--data", str(data), "--port", str(port), "--config", str(quiet_settings(folder))]
            with running("hub.bench.slow_hub", words):
                loads += _one_hub(port, prepared, size, waiting, disk)
            shutil.rmtree(data)
    return loads


def _one_hub(port: int, prepared: Prepared, size: Size, waiting: int, disk: str) -> Iterator[Load]:
    for clients in size.clients:
        each = max(1, size.requests // clients // (4 if disk != "this disk" and clients == 1 else 1))
        rate, latency = run_load(port, clients, each, lambda link, number: issue(link, prepared, number))
        yield Load("issue", disk, waiting, clients, round(rate, 1), latency)
        # Those issued just now are the ones called: before and after, `waiting` people wait.
        rate, latency = run_load(port, clients, each, lambda link, number: call_next(link, prepared, number))
        yield Load("call-next", disk, waiting, clients, round(rate, 1), latency)


def issue(link: RawClient, prepared: Prepared, number: int) -> int:
    service = prepared.services[number % len(prepared.services)]
    body = json.dumps({"id": new_visit_id(), "service": service, "language": "en"}).encode()
    return link.post("/v1/visits", prepared.kiosk, body)[0]


def call_next(link: RawClient, prepared: Prepared, number: int) -> int:
    return link.post(f"/v1/counters/counter-{number + 1}/call-next", prepared.staff[number])[0]


def quiet_settings(folder: Path) -> Path:
    """No announcement: a bench is nobody's hub."""
    file = folder / "hub.toml"
    file.write_text("[announce]\nenabled = false\n", encoding="utf-8")
    return file
