"""`./vestibule bench`: everything in one run, floors included, so that ratios hold whatever else the computer does."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hub.bench import year
from hub.bench.figures import Report
from hub.bench.floors import disk_floor, http_floors, interpreter_floor, window_floor
from hub.bench.load import LoadFailed
from hub.bench.processes import NotReady
from hub.bench.queue_loads import FULL, QUICK, queue_loads
from hub.bench.report import table, write_json
from hub.bench.screens import display_latency
from hub.config.logs import start_logging


def measure(folder: Path, *, quick: bool, screens: bool) -> Report:
    """Run everything in `folder`. Raises `LoadFailed` or `NotReady`."""
    size = QUICK if quick else FULL
    print("Floors …")
    http, server = http_floors(size.clients, size.requests)
    floors = (disk_floor(folder, 0.5 if quick else 2.0), *http, interpreter_floor())
    print("Issue and call-next over HTTP …")
    loads, hubs = queue_loads(folder, size)
    display, footprints = None, [server, *hubs]
    if screens:
        print("Screens …")
        display, shown = display_latency(folder, 4 if quick else 30, 1.0)
        footprints += [window_floor(), *shown]
    return Report(_machine(), floors, tuple(loads), display, tuple(footprints))


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
        description="Measures issue and call-next over HTTP, the display's latency, start time and memory, beside "
        "what this computer does at best. Some minutes; nothing else should run meanwhile. `bench year` measures the "
        "start with a year in the journal.",
    )
    parser.add_argument("--out", type=Path, default=Path("bench.json"), metavar="FILE", help="where the JSON goes")
    parser.add_argument("--quick", action="store_true", help="a small run, to see that it works")
    parser.add_argument("--no-screens", action="store_true", help="the hub only")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="measure the disk of this folder")
    options = parser.parse_args(words)
    start_logging("bench", "warning")
    try:
        with tempfile.TemporaryDirectory(prefix="vestibule-bench-", dir=options.folder) as folder:
            report = measure(Path(folder), quick=options.quick, screens=not options.no_screens)
    except (LoadFailed, NotReady) as error:
        print(f"vestibule bench: {error}", file=sys.stderr)
        return 1
    write_json(report, options.out)
    print("\n" + table(report) + f"\n\nThe figures are also in {options.out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
