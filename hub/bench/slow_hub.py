"""`python -m hub.bench.slow_hub SECONDS [--commits FILE] …`: the hub as it is, on a disk whose commits complete no
earlier than SECONDS after they began (0: the disk as it is). FILE gets a line for each commit: CLOCK_MONOTONIC, in
seconds, when it was complete. The other words are the hub's own."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from hub.app.arguments import build_parser, settings_of
from hub.app.listening import listen
from hub.app.opening import open_house
from hub.app.serving import serve
from hub.config.logs import start_logging
from hub.service.clock import SystemClock
from hub.store.database import CommitSeam, commit_at_once, commit_no_earlier_than


def noting(seam: CommitSeam, file: Path) -> CommitSeam:
    out = file.open("a", encoding="ascii", buffering=1)

    def noted(commit: Callable[[], None]) -> None:
        seam(commit)
        out.write(f"{time.monotonic()}\n")

    return noted


def main(words: list[str]) -> int:
    seconds, rest = float(words[0]), words[1:]
    seam = commit_no_earlier_than(seconds) if seconds else commit_at_once
    if rest[:1] == ["--commits"]:
        seam, rest = noting(seam, Path(rest[1])), rest[2:]
    settings = settings_of(build_parser().parse_args(rest)).settings
    start_logging("hub", "warning")
    opened = open_house(settings.data, SystemClock(), settings.office, seam=seam)
    with listen(settings.listen) as listening:
        serve(settings, opened, listening, (), demo=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
