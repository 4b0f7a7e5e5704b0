"""What a request costs the hub in computing: few waiting, many waiting, and few after many were served.

The hubs run side by side and are asked in turns, a short slice each, so that whatever else the computer does falls on
all of them; the middle of the slices counts.
"""

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from hub.bench.figures import Cpu, Footprint
from hub.bench.load import Ask, run_load
from hub.bench.prepared import Offices, Prepared
from hub.bench.processes import Running, free_port, running
from hub.bench.queue_loads import call_next, issue, quiet_settings

SLICE = 40
"""Requests of one kind to one hub before the next hub's turn."""


@dataclass(slots=True)
class _Hub:
    waiting: int
    served: int
    prepared: Prepared
    port: int
    running: Running
    spent: dict[str, list[float]] = field(default_factory=dict)

    def slice(self) -> None:
        self._measure("issue", lambda link, number: issue(link, self.prepared, number))
        self._measure("call-next", lambda link, number: call_next(link, self.prepared, number))

    def _measure(self, what: str, ask: Ask) -> None:
        before = self.running.cpu_seconds()
        run_load(self.port, 1, SLICE, ask)
        self.spent.setdefault(what, []).append((self.running.cpu_seconds() - before) / SLICE)


def computing(
    folder: Path, offices: Offices, kinds: tuple[tuple[int, int], ...], slices: int
) -> tuple[list[Cpu], list[Footprint]]:
    """`kinds`: people waiting and people served before, of each hub."""
    with ExitStack() as stack:
        hubs = [_start(stack, folder / f"computing-{number}", offices, *kind) for number, kind in enumerate(kinds)]
        fresh = [_footprint(hub, "") for hub in hubs if not hub.served]
        for _ in range(slices + 1):
            for hub in hubs:
                hub.slice()
        loaded = [_footprint(hub, ", after the load") for hub in hubs if not hub.served]
        found = [
            Cpu(what, hub.waiting, hub.served, round(1000 * median(spent[1:]), 2))  # the first slice warms up
            for hub in hubs
            for what, spent in hub.spent.items()
        ]
    return found, [*fresh, *loaded]


def _start(stack: ExitStack, folder: Path, offices: Offices, waiting: int, served: int) -> _Hub:
    folder.mkdir()
    stack.callback(shutil.rmtree, folder)
    prepared, port = offices.put(folder / "data", waiting, served), free_port()
    words = ["0", "--data", str(prepared.data), "--port", str(port), "--config", str(quiet_settings(folder))]
    return _Hub(waiting, served, prepared, port, stack.enter_context(running("hub.bench.slow_hub", words)))


def _footprint(hub: _Hub, when: str) -> Footprint:
    return Footprint(
        f"hub, {hub.waiting:,} waiting{when}", hub.running.ready_seconds, hub.running.memory_mb(), "bare server"
    )
