"""The end of a run that leaves something: drain, pictures, figures, the journal."""

import json
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

from hub.run.evidence import copy_journal, read_journal, read_records
from hub.run.folders import Folders
from hub.run.reader import Summary, judge, write_summary
from hub.run.supervise import Child

Say = Callable[[str], None]

DRAIN_SECONDS = 5.0
PICTURE_SECONDS = 15.0
LOOK_EVERY = 0.2
SCREENS = ("kiosk", "display", "counter")


def drain(folders: Folders, look: Callable[[], None]) -> None:
    """Wait until everything under way has arrived, at most `DRAIN_SECONDS`; `look` keeps the programs running."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < deadline:
        look()
        if judge_office(folders).clean:
            return
        time.sleep(LOOK_EVERY)


def judge_office(folders: Folders) -> Summary:
    """The independent reader's figures of this office."""
    return judge(read_journal(folders.database), read_records(folders.records.glob("*.jsonl")))


def take_pictures(folders: Folders, screens: dict[str, Child], out: Path) -> list[str]:
    """Ask each screen for its picture and bring them to `out`; returns the names of those that did not come."""
    for name, child in screens.items():
        (folders.pictures / f"{name}.png").unlink(missing_ok=True)
        child.send(signal.SIGUSR1)
    deadline = time.monotonic() + PICTURE_SECONDS
    waiting = set(screens)
    while waiting and time.monotonic() < deadline:
        for name in sorted(waiting):
            picture = folders.pictures / f"{name}.png"
            if picture.exists():
                shutil.copyfile(picture, out / picture.name)
                waiting.discard(name)
        time.sleep(LOOK_EVERY)
    return sorted(f"{name}.png" for name in waiting)


def bring_ticket(folders: Folders, kiosk: str, language: str | None, out: Path) -> bool:
    """Bring the picture of the newest paper of a kiosk as ticket.png, in `language` (None: the office's first) if
    there is one in it.

    The kiosk's printer cuts in the order in which the kiosk's record says `printed`, so the picture of a visit is
    found by its place. Beside it, ticket.json says what the ticket is (label, language, url).
    """
    cuts = _objects(folders.paper(kiosk) / "cuts.jsonl")
    order = [line["visit"] for line in _objects(folders.record(kiosk)) if line["kind"] == "printed"]
    took = [line for line in _objects(folders.records / f"citizens-{kiosk}.jsonl") if line["kind"] == "took"]
    printed = [line for line in took if line["visit"] in order[: len(cuts)]]
    language = language or _first_language(folders)
    chosen = [line for line in printed if line["language"] == language] or printed
    if not chosen:
        return False
    ticket = chosen[-1]
    picture = cuts[order.index(ticket["visit"])].get("picture")
    if picture is None:
        return False
    shutil.copyfile(folders.paper(kiosk) / picture, out / "ticket.png")
    facts = {name: ticket[name] for name in ("visit", "label", "language", "url")}
    (out / "ticket.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return True


def leave_figures(folders: Folders, out: Path) -> Summary:
    """Judge the run and leave summary.json, the journal and the records in `out`."""
    copy_journal(folders.database, out / "journal.db")
    records = out / "records"
    shutil.rmtree(records, ignore_errors=True)
    shutil.copytree(folders.records, records)
    summary = judge(read_journal(out / "journal.db"), read_records(records.glob("*.jsonl")))
    write_summary(summary, out / "summary.json")
    return summary


def _first_language(folders: Folders) -> str:
    offices = [entry for entry in read_journal(folders.database) if entry.type == "office_accepted"]
    return str(offices[-1].payload["document"]["default_language"]) if offices else ""


def _objects(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    return [json.loads(row) for row in file.read_text(encoding="utf-8").splitlines() if row.endswith("}")]
