"""`./vestibule test`: every check is a pytest test, the guards (ruff, mypy, …) too, so one line ends it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.run.debian import Need, ensure
from hub.run.errors import RunError

WORKERS_AT_MOST = 4
"""More only queue: each worker holds a Qt and a hub of its own."""


def command_line(arguments: Sequence[str], cores: int) -> list[str]:
    """Return pytest's arguments for `./vestibule test ARGUMENTS` on `cores` cores.

    Without paths everything is run, except what is marked `long` (full counts and soaks).
    """
    parser = argparse.ArgumentParser(
        prog="./vestibule test",
        description="Checks format, types, import rules and QML, and runs every test. Other options go to pytest.",
    )
    parser.add_argument("--long", action="store_true", help="also the full counts and soaks (about an hour)")
    parser.add_argument(
        "--vm", action="store_true", help="only what needs a kernel of its own: real input and USB devices (minutes)"
    )
    own, rest = parser.parse_known_args(list(arguments))
    if own.vm:
        return ["-m", "vm", "tests/vm", *rest]
    chosen = "not vm" if own.long else "not long and not vm"
    workers = max(2, min(WORKERS_AT_MOST, cores))
    return ["-n", str(workers), "--dist", "worksteal", "-m", chosen, *rest]


def main() -> None:
    root = Path(os.environ.get("VESTIBULE_ROOT") or Path(__file__).resolve().parents[2])
    arguments = command_line(sys.argv[1:], os.cpu_count() or 1)
    if "vm" in arguments:
        try:
            ensure({Need.MACHINE}, print)
        except RunError as error:
            sys.stderr.write(f"{error}\n")
            sys.exit(2)
    os.chdir(root)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *arguments])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
