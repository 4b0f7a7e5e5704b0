"""The independent reader: judges a run from the clients' own records and the stored journal alone.

Figures (summary.json):
  issued                tickets in the journal
  issued_without_paper  of these, the ones no printer confirmed
  called, served, no_shows
  called_twice          calls of a visit that was not waiting at that moment, and calls handed to two counters
  printed               tickets whose printer confirmed the cut
  duplicates            tickets whose number another ticket of the same day already had, by journal or by record
  lost                  acknowledged requests whose event is not in the journal, and calls that no display of their
                        zone showed within 5 s of being reachable (seconds without a connection do not count)
`faults` says each violation in one line, for people.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hub.run.evidence import Entry, Line, read_journal, read_records

SHOWN_WITHIN = 5.0
"""Seconds a reachable display has to show a call."""
CLOCKS_APART = 0.25
"""Two programs' wall clocks on one computer, and rounding."""
TOLD = {"shown": ("call_shown", "call"), "spoken": ("call_spoken", "call"), "printed": ("ticket_printed", "visit")}
"""What may be told twice: the repeat is acknowledged and changes nothing. -> (event, field that names the thing)."""
LABELLED = ("ticket_issued", "visit_relabelled")
"""What gives a visit the number on its paper; the latter puts right what a kiosk never heard."""
MOST_FAULTS = 50


@dataclass(slots=True)
class Summary:
    """The figures of a run; `faults` are sentences, at most `MOST_FAULTS`."""

    issued: int = 0
    issued_without_paper: int = 0
    called: int = 0
    called_twice: int = 0
    served: int = 0
    no_shows: int = 0
    printed: int = 0
    duplicates: int = 0
    lost: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing went wrong; how much happened is not judged here."""
        return not (self.issued_without_paper or self.called_twice or self.duplicates or self.lost)

    def fault(self, sentence: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(sentence)


def judge(journal: Sequence[Entry], lines: Sequence[Line]) -> Summary:
    """Judge one run; see the module for the figures."""
    kinds = Counter(entry.type for entry in journal)
    summary = Summary(called=kinds["visit_called"], served=kinds["visit_served"], no_shows=kinds["visit_no_show"])
    _tickets(journal, lines, summary)
    _calls(journal, lines, summary)
    _acknowledged(journal, lines, summary)
    _shown(journal, lines, summary)
    return summary


def _tickets(journal: Sequence[Entry], lines: Sequence[Line], summary: Summary) -> None:
    issued = {e.payload["visit"]: (e.payload["day"], e.payload["label"]) for e in journal if e.type in LABELLED}
    printed = {line.text("visit") for line in lines if line.kind == "printed"}
    summary.issued = sum(1 for entry in journal if entry.type == "ticket_issued")
    summary.printed = len(printed & issued.keys())
    for visit in issued.keys() - printed:
        summary.issued_without_paper += 1
        summary.fault(f"ticket {issued[visit][1]} ({visit}) has no confirmed paper")
    holders: dict[tuple[str, str], set[str]] = {}
    for visit, number in issued.items():
        holders.setdefault(number, set()).add(visit)
    last_day = max((day for day, _ in issued.values()), default="")
    for line in lines:
        if line.kind == "acknowledged" and line.text("label"):
            day = issued.get(line.text("visit"), (last_day, ""))[0]
            holders.setdefault((day, line.text("label")), set()).add(line.text("visit"))
    twice = summary.issued - len(issued)
    for (day, label), visits in holders.items():
        if len(visits) > 1:
            twice += len(visits) - 1
            summary.fault(f"number {label} of {day} was given to {len(visits)} visits")
    summary.duplicates = twice


def _calls(journal: Sequence[Entry], lines: Sequence[Line], summary: Summary) -> None:
    """A visit is called while it waits; a call is handed to one counter."""
    waiting: set[str] = set()
    for entry in journal:
        match entry.type:
            case "ticket_issued" | "visit_transferred" | "visit_returned":
                waiting.add(entry.payload["visit"])
            case "visit_called":
                visit = entry.payload["visit"]
                if visit not in waiting:
                    summary.called_twice += 1
                    summary.fault(f"visit {visit} was called (event {entry.seq}) while it was not waiting")
                waiting.discard(visit)
            case "visit_parked" | "visit_left" | "visit_removed" | "visit_left_at_closing":
                waiting.discard(entry.payload["visit"])
            case _:
                pass
    handed: dict[str, str] = {}
    for line in lines:
        if line.kind == "acknowledged" and line.text("what") == "call_next" and line.text("call"):
            first = handed.setdefault(line.text("call"), line.text("request"))
            if first != line.text("request"):
                summary.called_twice += 1
                summary.fault(f"call {line.text('call')} was handed to two requests: {first}, {line.text('request')}")


def _acknowledged(journal: Sequence[Entry], lines: Iterable[Line], summary: Summary) -> None:
    """Whatever was acknowledged is in the journal, with the ticket it named."""
    requests = {entry.request for entry in journal}
    labels: dict[str, set[str]] = {}
    for entry in journal:
        if entry.type in LABELLED:
            labels.setdefault(entry.payload["visit"], set()).add(entry.payload["label"])
    told = {(entry.type, str(entry.payload.get(name))) for entry in journal for _, name in TOLD.values()}
    for line in lines:
        if line.kind != "acknowledged":
            continue
        what, request = line.text("what"), line.text("request")
        kind, name = TOLD.get(what, ("", ""))
        known = request in requests or (bool(kind) and (kind, line.text(name)) in told)
        if known and (not line.text("label") or line.text("label") in labels.get(line.text("visit"), ())):
            continue
        summary.lost += 1
        summary.fault(
            f"{line.source}: {what} {line.text('label')} was acknowledged ({request}) and is not in the journal"
        )


def _shown(journal: Sequence[Entry], lines: Sequence[Line], summary: Summary) -> None:
    zones = _zones_of_counters(journal)
    displays = [_Display.of(source, lines) for source in sorted({line.source for line in lines if _is_display(line)})]
    for entry in journal:
        if entry.type not in {"visit_called", "visit_recalled"}:
            continue
        zone = zones.get(entry.payload["counter"], "")
        if not any(display.showed(entry.seq, entry.wall) for display in displays if display.serves(zone)):
            summary.lost += 1
            summary.fault(f"call {entry.seq} for counter {entry.payload['counter']} was not shown in its zone in time")


def _is_display(line: Line) -> bool:
    return line.kind in {"connected", "shown"}


def _zones_of_counters(journal: Sequence[Entry]) -> dict[str, str]:
    """Counter -> zone, by the newest office that has the counter."""
    zones: dict[str, str] = {}
    for entry in journal:
        if entry.type == "office_accepted":
            zones.update({place["id"]: place["zone"] for place in entry.payload["document"]["counters"]})
    return zones


@dataclass(frozen=True, slots=True)
class _Display:
    """One display: when it was reachable (spans of wall time), what it showed first when, and its zones (none: all)."""

    spans: tuple[tuple[float, float], ...]
    first_shown: dict[int, float]
    zones: frozenset[str]

    @classmethod
    def of(cls, source: str, lines: Sequence[Line]) -> "_Display":
        spans: list[tuple[float, float]] = []
        since: float | None = None
        shown: dict[int, float] = {}
        zones: frozenset[str] = frozenset()
        for line in lines:
            if line.source != source:
                continue
            if line.kind == "connected":
                # A display that was killed says nothing at its end: a new connection ends the old one.
                since = line.t if since is None else since
                zones = frozenset(filter(None, line.text("zones").split(",")))
            elif line.kind == "lost" and since is not None:
                spans.append((since, line.t))
                since = None
            elif line.kind == "shown":
                shown.setdefault(int(line.text("call")), line.t)
        if since is not None:
            spans.append((since, float("inf")))
        return cls(tuple(spans), shown, zones)

    def serves(self, zone: str) -> bool:
        return not self.zones or zone in self.zones

    def showed(self, call: int, called: float) -> bool:
        """Whether it showed the call before it had been reachable for `SHOWN_WITHIN` since the call. Seconds count,
        not the first moment: a hub that dies right after a call leaves a connection that ends at once."""
        shown = self.first_shown.get(call)
        if shown is None:
            return False
        reachable = sum(max(0.0, min(end, shown) - max(start, called)) for start, end in self.spans)
        return reachable <= SHOWN_WITHIN + CLOCKS_APART


def write_summary(summary: Summary, file: Path) -> None:
    passing = file.with_suffix(".part")
    passing.write_text(json.dumps(asdict(summary), indent=2) + "\n", encoding="utf-8")
    passing.replace(file)


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m hub.run.reader JOURNAL RECORD...`: prints the summary; exit code 1 when something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m hub.run.reader", description="Judges a run from its evidence.")
    parser.add_argument("journal", type=Path, help="the database with the stored journal (vestibule.db)")
    parser.add_argument("records", type=Path, nargs="+", help="the clients' own records (JSON lines)")
    options = parser.parse_args(arguments)
    summary = judge(read_journal(options.journal), read_records(options.records))
    print(json.dumps(asdict(summary), indent=2))
    return 0 if summary.clean else 1


if __name__ == "__main__":
    sys.exit(main())
