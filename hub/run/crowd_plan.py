"""The plan that the crowd of a demonstration reads (hub/sim/crowd/plan.py says what it means)."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hub.run import programs
from hub.run.chores import Person
from hub.run.folders import Folders
from hub.run.programs import CROWD_KEY, Wish


def write_crowd_plan(folders: Folders, wish: Wish, people: Sequence[Person], url: str) -> Path:
    """Write the plan for its owner alone: it holds PINs. Clerk n works at counter n; the first at the real terminal."""
    clerks = [
        {"staff": person.id, "pin": person.pin, "counter": f"counter-{number}"}
        for number, person in enumerate(people, start=1)
    ]
    plan = {
        "hub": url,
        "key_file": str(folders.key(CROWD_KEY)),
        "records": str(folders.records),
        "kiosks": [{"name": name, **_pipes(folders, name)} for name in programs.kiosk_names(wish.kiosks)],
        "terminal": {**clerks[0], **_pipes(folders, "counter-1")} if clerks else None,
        "clerks": clerks[1:],
        "seed": wish.seed,
        "pace": wish.pace,
        "language": wish.language,
    }
    file = folders.keys / "crowd.json"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(plan, out, indent=2)
    return file


def _pipes(folders: Folders, device: str) -> dict[str, Any]:
    return {"orders": str(folders.pipe(device, "orders")), "answers": str(folders.pipe(device, "answers"))}
