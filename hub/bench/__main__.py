"""`./vestibule bench`: everything in one run, floors included, so that ratios hold whatever else the computer does."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hub.bench import year
from hub.bench.computing import computing
from hub.bench.engine_alone import engine_alone
from hub.bench.figures import Report
from hub.bench.floors import disk_floor, http_floors, interpreter_floor, window_floor
from hub.bench.kiosk import kiosk_figures
from hub.bench.latency import hall_figures
from hub.bench.load import LoadFailed
from hub.bench.pick_alone import pick_alone
from hub.bench.prepared import Offices
from hub.bench.processes import NotReady
from hub.bench.queue_loads import FULL, QUICK, SLOW_SECONDS, queue_loads
from hub.bench.report import table, write_json
from hub.bench.screens import display_latency
from hub.bench.streams import memory_with_followers, stream_latency
from hub.config.logs import start_logging


def measure(folder: Path, scenes: Collection[str], *, quick: bool) -> Report:
    """Run the scenes, one after the other, in `folder`. Raises `LoadFailed`, `NotReady` or RuntimeError."""
    size = QUICK if quick else FULL
    _say("Floors")
    http, server = http_floors(size.clients, size.requests)
    floors = (disk_floor(folder, 0.5 if quick else 2.0), *http, interpreter_floor())
    report = Report(_machine(), floors, footprints=(server,))
    offices = Offices(folder, max(size.clients))
    for name, scene in _SCENES.items():
        if name in scenes:
            _say(name)
            report = scene(report, offices, folder, quick)
    return report


def _http(report: Report, offices: Offices, folder: Path, quick: bool) -> Report:
    return replace(report, loads=tuple(queue_loads(folder, offices, QUICK if quick else FULL)))


def _engine(report: Report, offices: Offices, folder: Path, quick: bool) -> Report:
    tickets = 640 if quick else 9600
    engines = (engine_alone(folder, offices, seconds, 32, tickets) for seconds in (0.0, SLOW_SECONDS))
    return replace(report, engines=tuple(engines))


def _computing(report: Report, offices: Offices, folder: Path, quick: bool) -> Report:
    kinds = ((100, 0), (20, 100)) if quick else ((100, 0), (10_000, 0), (100, 10_000))
    cpu, hubs = computing(folder, offices, kinds, 2 if quick else 15)
    return replace(report, cpu=tuple(cpu), footprints=(*report.footprints, *hubs))


def _pick(report: Report, _offices: Offices, _folder: Path, quick: bool) -> Report:
    return replace(report, picks=tuple(pick_alone((100, 1_000) if quick else (10_000, 100_000))))


def _streams(report: Report, offices: Offices, folder: Path, quick: bool) -> Report:
    return replace(report, streams=stream_latency(folder, offices, *((20, 4, 0.1) if quick else (500, 100, 0.2))))


def _memory(report: Report, offices: Offices, folder: Path, quick: bool) -> Report:
    found = memory_with_followers(folder, offices, *((100, 10) if quick else (10_000, 100)))
    return replace(report, footprints=(*report.footprints, found))


def _screens(report: Report, _offices: Offices, folder: Path, quick: bool) -> Report:
    display, shown = display_latency(folder, 4 if quick else 30, 1.0)
    return replace(report, display=display, footprints=(*report.footprints, window_floor(), *shown))


def _kiosk(report: Report, _offices: Offices, folder: Path, quick: bool) -> Report:
    size = {"runs": 1, "tickets": 2, "day": (10, 20)} if quick else {"runs": 5, "tickets": 8, "day": (500, 3_000)}
    figures, foot = kiosk_figures(folder, **size)  # type: ignore[arg-type]
    known = {it.program for it in report.footprints}
    floors = () if "bare QML window" in known else (window_floor(),)
    return replace(report, kiosk=figures, footprints=(*report.footprints, *floors, foot))


def _latency(report: Report, _offices: Offices, folder: Path, quick: bool) -> Report:
    size = {"runs": 1, "presses": 5, "idle_seconds": 3.0} if quick else {"runs": 5, "presses": 20, "idle_seconds": 20.0}
    figures, shown = hall_figures(folder / "hall", **size)  # type: ignore[arg-type]
    known = {it.program for it in report.footprints}
    floors = () if "bare QML window" in known else (window_floor(),)
    others = tuple(it for it in report.footprints if it.program != "display")
    return replace(report, hall=figures, footprints=(*others, *floors, *shown))


_SCENES: Mapping[str, Callable[[Report, Offices, Path, bool], Report]] = {
    "http": _http,
    "engine": _engine,
    "computing": _computing,
    "pick": _pick,
    "streams": _streams,
    "memory": _memory,
    "screens": _screens,
    "kiosk": _kiosk,
    "latency": _latency,
}


_ON_SCREENS = ("screens", "kiosk", "latency")


def _say(scene: str) -> None:
    print(f"{scene} …", flush=True)


def _machine() -> dict[str, str]:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return {
        "system": platform.platform(),
        "Python": platform.python_version(),
        "cores": str(os.cpu_count()),
        "load before": load,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["year"]:
        return year.main(words[1:])
    parser = argparse.ArgumentParser(
        prog="./vestibule bench",
        description="Measures tickets and calls with and without HTTP, computing, memory, followers and the display, "
        "beside what this computer does at best, and says which targets are met. Some minutes; nothing else should run "
        "meanwhile. `bench year` measures the start with a year in the journal.",
    )
    parser.add_argument("--out", type=Path, default=Path("bench.json"), metavar="FILE", help="where the JSON goes")
    parser.add_argument("--quick", action="store_true", help="a small run, to see that it works")
    parser.add_argument("--no-screens", action="store_true", help="the hub only")
    scenes = ", ".join(_SCENES)
    parser.add_argument("--scenes", nargs="+", choices=list(_SCENES), metavar="SCENE", help=f"only these of: {scenes}")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="measure the disk of this folder")
    options = parser.parse_args(words)
    wanted = options.scenes or [scene for scene in _SCENES if scene not in _ON_SCREENS or not options.no_screens]
    start_logging("bench", "warning")
    try:
        with tempfile.TemporaryDirectory(prefix="vestibule-bench-", dir=options.folder) as folder:
            report = measure(Path(folder), wanted, quick=options.quick)
    except (LoadFailed, NotReady, RuntimeError) as error:
        print(f"vestibule bench: {error}", file=sys.stderr)
        return 1
    write_json(report, options.out)
    print("\n" + table(report) + f"\n\nThe figures are also in {options.out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
