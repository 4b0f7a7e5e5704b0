"""The bench's figures as JSON and as a table for people."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from hub.bench.figures import Floor, Report, Spread
from hub.bench.targets import Target, targets


def write_json(report: Report, file: Path) -> None:
    passing = file.with_suffix(".part")
    passing.write_text(json.dumps(asdict(report), indent=2) + "\n", encoding="utf-8")
    passing.replace(file)


def table(report: Report) -> str:
    """Every figure beside its floor of the same run, and what is owed beside what was measured."""
    parts = [
        "Machine\n" + "\n".join(f"  {name}: {value}" for name, value in report.machine.items()),
        "Floors (what this computer does at best)\n" + _rows([(f.what, f"{f.value:g}", f.unit) for f in report.floors]),
        *(part for part in map(_part, _scenes(report)) if part),
        "Targets\n" + _rows([("", "measured", "limit", "", ""), *map(_judged, targets(report))]),
    ]
    return "\n\n".join(parts)


def _scenes(report: Report) -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    """Title, head and rows of each table."""
    over_http = (
        "Over HTTP: answers per second, latency in ms; how many times the disk's syncs and the bare server's answers"
    )
    spreads = [("display: request to pixels", report.display)] if report.display else []
    if report.hall is not None:
        spreads += [(f"press to frame, {count} displays", shown) for count, shown in report.hall.shown]
        spreads.append(("keypad: press to lamp, above the hub's part", report.hall.lamps))
    if report.streams is not None:
        spreads.append((f"stream: commit to the last of {report.streams.followers}", report.streams.last))
    return [
        (
            over_http,
            ("", "disk", "waiting", "clients", "per s", "p50", "p95", "p99", "x disk", "x HTTP"),
            _loads(report),
        ),
        ("Without HTTP", ("askers", "ms a commit", "per s", "in a batch"), _engines(report)),
        ("The hub's computing for a request, ms", ("", "waiting", "served before", "ms"), _cpu(report)),
        ("Pick alone", ("waiting", "us"), [(f"{it.waiting:,}", f"{it.microseconds:.1f}") for it in report.picks]),
        ("Until a call has come, ms", ("", "calls", "p50", "p95", "p99"), [_spread(*it) for it in spreads]),
        ("Kiosk, ms", ("", "kiosk", "beside"), _kiosk(report)),
        ("Bytes of a ticket", ("form, paper", "languages"), _ticket_bytes(report)),
        ("Start and memory", ("", "ready after s", "memory MB", "floor"), _footprints(report)),
    ]


def _part(scene: tuple[str, tuple[str, ...], list[tuple[str, ...]]]) -> str:
    title, head, rows = scene
    return f"{title}\n{_rows([head, *rows])}" if rows else ""


def _engines(report: Report) -> list[tuple[str, ...]]:
    return [
        (str(it.askers), f"{it.commit_ms:.0f}", f"{it.per_second:.0f}", f"{it.per_batch:.1f}") for it in report.engines
    ]


def _cpu(report: Report) -> list[tuple[str, ...]]:
    return [(it.what, f"{it.waiting:,}", f"{it.after:,}", f"{it.milliseconds:.2f}") for it in report.cpu]


def _spread(what: str, it: Spread) -> tuple[str, ...]:
    return (what, str(it.count), f"{it.p50_ms:.0f}", f"{it.p95_ms:.0f}", f"{it.p99_ms:.0f}")


def _kiosk(report: Report) -> list[tuple[str, ...]]:
    it = report.kiosk
    if it is None:
        return []
    day, at = it.day, f"after {it.day.first:,}"
    return [
        ("tap to the first frame", f"{it.tap_ms:.1f}", f"a bare page {it.bare_tap_ms:.1f}"),
        ("last tap to the printer's first byte", f"{it.paper_ms:.1f}", f"the hub's commit {it.commit_ms:.0f}"),
        (
            f"a day of {day.last:,} tickets, MB",
            f"{day.memory_last_mb:.0f}",
            f"{day.memory_first_mb:.0f} at {day.first}",
        ),
        ("… living objects", f"{day.objects_last:,}", f"{day.objects_first:,} {at}"),
    ]


def _ticket_bytes(report: Report) -> list[tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    for name, size in report.kiosk.ticket_bytes if report.kiosk else ():
        kind, _, language = name.rpartition(", ")
        rows.setdefault(kind, []).append(f"{language} {size:,}")
    return [(kind, "  ".join(sizes)) for kind, sizes in rows.items()]


def _judged(it: Target) -> tuple[str, ...]:
    limit = f"{'>=' if it.at_least else '<='} {it.limit:g}"
    return (it.what, f"{it.value:.2f}", limit, it.unit, "met" if it.met else "NOT MET")


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
