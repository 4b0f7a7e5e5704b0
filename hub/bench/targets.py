"""What the queue owes an office, judged by the figures of one run. The start with a year in the journal has a command
of its own (`bench year`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from hub.bench.figures import Cpu, Load, Report

SLOW_DISK = "10 ms disk"
THIS_DISK = "this disk"
SLOW_SECONDS = 0.010
SLOW_SYNCS = 1 / SLOW_SECONDS
"""What the modelled disk can do for one asker: 100 a second."""


@dataclass(frozen=True, slots=True)
class Target:
    what: str
    value: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def targets(report: Report) -> list[Target]:
    """Those that this run has figures for."""
    found = (_throughput, _latency, _computing, _picks, _streams, _memory, _kiosk, _hall)
    return [target for judge in found for target in judge(report)]


def _throughput(report: Report) -> Iterator[Target]:
    for load in _slow(report, "issue"):
        limit = {1: 0.8, 8: 5.0}.get(load.clients)
        if limit is not None:
            what = f"tickets over HTTP, {load.waiting:,} waiting, {load.clients} clients"
            yield Target(what, load.per_second / SLOW_SYNCS, limit, "x 10 ms disk", at_least=True)
    for engine in report.engines:
        if engine.commit_ms:
            what = f"tickets without HTTP, {engine.askers} askers"
            yield Target(what, engine.per_second * engine.commit_ms / 1000, 25.0, "x 10 ms disk", at_least=True)


def _latency(report: Report) -> Iterator[Target]:
    for load in _slow(report, "call-next"):
        if load.clients == 1:
            limit = 1.3 * 1000 * SLOW_SECONDS + 2
            yield Target(f"call-next p50, {load.waiting:,} waiting, 1 clerk", load.latency.p50_ms, limit, "ms")
        if load.clients == 8:
            what = f"call-next p99 / p50, {load.waiting:,} waiting, 8 clerks"
            yield Target(what, load.latency.p99_ms / load.latency.p50_ms, 5.0, "x")


def _computing(report: Report) -> Iterator[Target]:
    for it in report.cpu:
        yield Target(f"computing for one {it.what}{_when(it)}", it.milliseconds, 3.0, "ms")
    for it in report.cpu:
        few = next(one for one in report.cpu if (one.what, one.after) == (it.what, 0))
        if it is not few:
            yield Target(
                f"… beside {few.waiting} waiting: {it.what}{_when(it)}", it.milliseconds / few.milliseconds, 1.2, "x"
            )


def _when(it: Cpu) -> str:
    after = f", {it.after:,} served before" if it.after else ""
    return f", {it.waiting:,} waiting{after}"


def _picks(report: Report) -> Iterator[Target]:
    if not report.picks:
        return
    few, *many = report.picks
    yield Target(f"pick alone, {few.waiting:,} waiting", few.microseconds, 10.0, "us")
    for pick in many:
        ratio = pick.microseconds / few.microseconds
        yield Target(f"pick alone, {pick.waiting:,} beside {few.waiting:,} waiting", ratio, 3.0, "x")


def _streams(report: Report) -> Iterator[Target]:
    if report.streams is not None:
        what = f"the last of {report.streams.followers} followers has a call, p99 after the commit"
        yield Target(what, report.streams.last.p99_ms, 100.0, "ms")


def _memory(report: Report) -> Iterator[Target]:
    for it in report.footprints:
        if it.program.endswith("following"):
            yield Target(f"resident memory: {it.program}", it.memory_mb, 90.0, "MB")


def _kiosk(report: Report) -> Iterator[Target]:
    for foot in report.footprints:
        if foot.program == "kiosk":
            yield Target("resident memory: kiosk", foot.memory_mb, 150.0, "MB")
    it = report.kiosk
    if it is None:
        return
    yield Target("kiosk: tap to the first frame, above a bare page", it.tap_ms - it.bare_tap_ms, 50.0, "ms")
    yield Target("kiosk: last tap to the first byte printed, above the commit", it.paper_ms - it.commit_ms, 30.0, "ms")
    for name, size in it.ticket_bytes:
        if name == "light, 80mm, en":
            yield Target("a light ticket in English", size, 400.0, "bytes")
    growth = it.day.memory_last_mb - it.day.memory_first_mb
    yield Target(f"growth from {it.day.first:,} to {it.day.last:,} tickets of a day", growth, 5.0, "MB")


def _hall(report: Report) -> Iterator[Target]:
    for foot in report.footprints:
        if foot.program == "display":
            yield Target("resident memory: display", foot.memory_mb, 150.0, "MB")
    it = report.hall
    if it is None:
        return
    for displays, shown in it.shown:
        above = shown.p99_ms - it.commit_ms - it.socket_ms
        yield Target(f"press to the first frame, {displays} displays, p99 above commit and socket", above, 60.0, "ms")
    if it.heard_ms is not None:
        yield Target("press to the first sample of sound", it.heard_ms, 250.0, "ms")
    yield Target("keypad: press to lamp above the commit, 16 on a line, p99", it.lamps.p99_ms, 100.0, "ms")
    yield Target("an idle board", it.idle_percent, 3.0, "% of a core")


def _slow(report: Report, what: str) -> list[Load]:
    return [load for load in report.loads if (load.what, load.disk) == (what, SLOW_DISK)]
