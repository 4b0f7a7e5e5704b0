"""A year in the journal: does the hub start as quickly as on an empty one (O06)?

One day is lived through the hub's own rules; its rows, and the snapshot made at its close, are then written again and
again under the dates, ids and sequences of other days, chained and into every table, so that 1.5 million visits take
minutes. What comes out is a sound journal: `verify` says so (tests). Hubs are started on an empty journal, on one with
a single closed day (whose people a start reads from the snapshot), and on the year.
"""

import argparse
import json
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from hub.bench.processes import NotReady, free_port, running
from hub.bench.queue_loads import quiet_settings
from hub.bench.year_day import DAY, live_one_day
from hub.config.logs import start_logging
from hub.engine.ids import Seq
from hub.engine.model import WALKS_KEPT
from hub.store.chain import next_hash
from hub.store.database import Database
from hub.store.dialect import dialect_for
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Journal
from hub.store.schema import journal, requests, tickets, visits
from hub.store.snapshots import Snapshot, Snapshots

VISITS: Final = 1_500_000
VISITS_A_DAY: Final = 6_000
STARTS: Final = 7
LIMIT: Final = 1.1
_SEQUENCES = re.compile(r'"(call|seq|last_call|withdrawn_call)":(\d+)')


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until the hub is ready, and of these the processor's."""

    ready: float
    computed: float

    def over(self, other: "Start") -> str:
        return f"{self.ready / other.ready:.2f} times, computing {self.computed / other.computed:.2f} times"


@dataclass(frozen=True, slots=True)
class Figures:
    """The size of the year's journal, and what a start costs on each journal (medians)."""

    visits: int
    events: int
    megabytes: float
    empty: Start
    day: Start
    year: Start


def measure(folder: Path, wanted: int, say: Callable[[str], None]) -> Figures:
    """Build both data folders below `folder` and start hubs on them. Raises NotReady."""
    empty, day, year = folder / "empty", folder / "day", folder / "year"
    live_one_day(empty, 0)
    live_one_day(day, min(VISITS_A_DAY, wanted))
    shutil.copytree(day, year)
    days = max(1, wanted // VISITS_A_DAY)
    say(f"Writing {days} days …")
    events = repeat_day(year, days, say)
    say("Starting hubs …")
    settings = str(quiet_settings(folder))
    seconds: dict[Path, list[Start]] = {empty: [], day: [], year: []}
    for _ in range(STARTS):
        for data, taken in seconds.items():
            words = ["--config", settings, "--data", str(data), "--port", str(free_port())]
            with running("hub", words) as hub:
                taken.append(Start(hub.ready_seconds, hub.computed_seconds()))
    return Figures(
        visits=days * min(VISITS_A_DAY, wanted),
        events=events,
        megabytes=round((year / DATABASE_FILE).stat().st_size / 2**20, 1),
        empty=_median(seconds[empty]),
        day=_median(seconds[day]),
        year=_median(seconds[year]),
    )


def _median(starts: Sequence[Start]) -> Start:
    return Start(
        round(statistics.median(it.ready for it in starts), 3),
        round(statistics.median(it.computed for it in starts), 3),
    )


def repeat_day(data: Path, days: int, say: Callable[[str], None]) -> int:
    """Write the rows of the one day `days` - 1 times more, each day after the other; returns the number of events."""
    database = _database(data)
    with database.read() as connection:
        day = {table.name: connection.execute(sa.select(table)).mappings().all() for table in (journal, requests)}
        lists = {table.name: connection.execute(sa.select(table)).mappings().all() for table in (tickets, visits)}
    opened = next(row["seq"] for row in day["journal"] if row["type"] == "day_opened")
    rows = sorted((dict(row) for row in day["journal"] if row["seq"] >= opened), key=lambda row: row["seq"])
    asked = [dict(row) for row in day["requests"] if row["first_seq"] >= opened]
    insert = {table.name: database.prepared(sa.insert(table)) for table in (journal, requests, tickets, visits)}
    head = rows[-1]["hash"]
    for number in range(1, days):
        shift = _Shift(number, number * len(rows))
        moved = [shift.event(row) for row in rows]
        for row in moved:
            row["hash"] = head = next_hash(head, row)
        with database.write() as connection:
            insert["journal"].run(connection, moved)
            insert["requests"].run(connection, [shift.request(row) for row in asked])
            for name in ("tickets", "visits"):
                insert[name].run(connection, [shift.listed(dict(row)) for row in lists[name]])
        if number % 25 == 0:
            say(f"  {number} of {days} days")
    _shift_snapshot(database, _Shift(days - 1, (days - 1) * len(rows)))
    database.close()
    return int(rows[-1]["seq"]) + (days - 1) * len(rows)


def _shift_snapshot(database: Database, shift: "_Shift") -> None:
    """The snapshot of the one day's close as that of the last day's."""
    stored = Snapshots(database, Journal(database, datetime.now(UTC)).uid)
    newest = stored.newest()
    assert newest is not None  # noqa: S101  # the one day was closed
    head, *pieces = shift.text(newest.body.decode("utf-8")).splitlines()
    first = date.fromisoformat(DAY)
    opened = {(first + timedelta(days=number)).isoformat(): 1 for number in range(shift.number + 1)}
    whole = {**json.loads(head), "openings": opened}
    for counter in whole["counters"]:  # its usual walk is of all days
        counter["walks"] = (counter.get("walks", []) * len(opened))[-WALKS_KEPT:]
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    body = "\n".join((text, *pieces)).encode("utf-8")
    stored.save(Snapshot(Seq(newest.seq + shift.events), body), datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class _Shift:
    """From the rows of the one day to those of the day `number` days later, `events` further in the journal."""

    number: int
    events: int

    def event(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            **row,
            "seq": row["seq"] + self.events,
            "wall_ms": row["wall_ms"] + self.number * 86_400_000,
            "request_id": self.text(row["request_id"]),
            "payload": self.text(row["payload"]),
        }

    def request(self, row: dict[str, Any]) -> dict[str, Any]:
        first, last = row["first_seq"] + self.events, row["last_seq"] + self.events
        return {**row, "request_id": self.text(row["request_id"]), "first_seq": first, "last_seq": last}

    def listed(self, row: dict[str, Any]) -> dict[str, Any]:
        moved = {**row, "visit": self.text(row["visit"]), "day": self.text(row["day"])}
        if "issued_seq" in row:
            moved["issued_seq"] = row["issued_seq"] + self.events
        return moved

    def text(self, text: str) -> str:
        """Ids of the one day begin with eight zeros; its date stands in day names."""
        later = date.fromisoformat(DAY) + timedelta(days=self.number)
        moved = text.replace("00000000-", f"{self.number:08x}-").replace(DAY, later.isoformat())
        return _SEQUENCES.sub(lambda it: f'"{it[1]}":{int(it[2]) + self.events}', moved)


def _database(data: Path) -> Database:
    return Database(dialect_for(data / DATABASE_FILE, None))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="./vestibule bench year",
        description="Starts the hub on a journal with a year's visits and on an empty one. Some ten minutes and 8 GB.",
    )
    parser.add_argument("--visits", type=int, default=VISITS, metavar="N", help=f"instead of {VISITS:,}")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where there is room for it")
    options = parser.parse_args(arguments)
    start_logging("bench", "warning")
    try:
        with tempfile.TemporaryDirectory(prefix="vestibule-year-", dir=options.folder) as folder:
            figures = measure(Path(folder), options.visits, print)
    except NotReady as error:
        print(f"vestibule bench: {error}", file=sys.stderr)
        return 1
    print(
        f"{figures.visits:,} visits, {figures.events:,} events, {figures.megabytes:,.0f} MB.\n"
        f"Ready after {figures.year.ready:.3f} s ({figures.year.computed:.2f} s computing), on an empty journal after "
        f"{figures.empty.ready:.3f} s ({figures.empty.computed:.2f} s): {figures.year.over(figures.empty)} "
        f"(at most {LIMIT}).\n"
        f"On its last day alone after {figures.day.ready:.3f} s ({figures.day.computed:.2f} s): "
        f"{figures.year.over(figures.day)}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
