"""The bench's figures as JSON and as a table for people."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from hub.bench.figures import Floor, Report


def write_json(report: Report, file: Path) -> None:
    passing = file.with_suffix(".part")
    passing.write_text(json.dumps(asdict(report), indent=2) + "\n", encoding="utf-8")
    passing.replace(file)


def table(report: Report) -> str:
    """Every figure beside its floor of the same run."""
    parts = [
        "Machine\n" + "\n".join(f"  {name}: {value}" for name, value in report.machine.items()),
        "Floors (what this computer does at best)\n" + _rows([(f.what, f"{f.value:g}", f.unit) for f in report.floors]),
        "Over HTTP: answers per second, latency in ms; how many times the disk's syncs and the bare server's answers\n"
        + _rows(
            [("", "disk", "waiting", "clients", "per s", "p50", "p95", "p99", "x disk", "x HTTP"), *_loads(report)]
        ),
    ]
    if report.display is not None:
        it = report.display
        parts.append(
            f"Display: request of a call to the pixels, {it.count} calls\n"
            f"  p50 {it.p50_ms:.0f} ms, p95 {it.p95_ms:.0f} ms, p99 {it.p99_ms:.0f} ms"
        )
    rows = [("", "ready after s", "memory MB", "floor"), *_footprints(report)]
    parts.append("Start and memory\n" + _rows(rows))
    return "\n\n".join(parts)


def _loads(report: Report) -> list[tuple[str, ...]]:
    disks = {"this disk": _floor(report.floors, "disk:"), "10 ms disk": 100.0}
    return [
        (
            load.what,
            load.disk,
            f"{load.waiting:,}",
            str(load.clients),
            f"{load.per_second:.0f}",
            f"{load.latency.p50_ms:.1f}",
            f"{load.latency.p95_ms:.1f}",
            f"{load.latency.p99_ms:.1f}",
            f"{load.per_second / disks[load.disk]:.2f}",
            f"{load.per_second / _floor(report.floors, 'HTTP:', f', {load.clients} clients'):.2f}",
        )
        for load in report.loads
    ]


def _footprints(report: Report) -> list[tuple[str, ...]]:
    bare = {it.program: it for it in report.footprints}
    rows: list[tuple[str, ...]] = []
    for it in report.footprints:
        floor = bare.get(it.bare)
        beside = f"{it.bare}: {floor.ready_seconds:.2f} s, {floor.memory_mb:.0f} MB" if floor else ""
        rows.append((it.program, f"{it.ready_seconds:.2f}", f"{it.memory_mb:.0f}", beside))
    return rows


def _floor(floors: Sequence[Floor], start: str, end: str = "") -> float:
    return next(it.value for it in floors if it.what.startswith(start) and it.what.endswith(end))


def _rows(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [_aligned(cell, width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  " + "  ".join(cells).rstrip())
    return "\n".join(lines)


def _aligned(cell: str, width: int) -> str:
    number = cell.replace(",", "").replace(".", "").isdigit()
    return cell.rjust(width) if number else cell.ljust(width)
