"""What a crowd is told: which hub, which kiosks and how to reach them, which staff with which PINs, how fast.

The plan is a JSON file, readable by its owner alone, because it holds PINs and a counter's key.
"""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

LARGEST = 1_000_000


class PlanError(Exception):
    """The plan cannot be used; the message says why."""

    reason = "bad_plan"


@dataclass(frozen=True, slots=True)
class KioskPlan:
    """A kiosk that takes rehearsal lines: `orders` is written to, `answers` read from (named pipes)."""

    name: str
    orders: Path
    answers: Path


@dataclass(frozen=True, slots=True)
class ClerkPlan:
    """One member of staff at one counter."""

    staff: str
    pin: str
    counter: str


@dataclass(frozen=True, slots=True)
class CrowdPlan:
    """`pace`: simulated seconds per second (2: everybody is twice as quick). `records`: folder of the crowd's own
    records. `key_file`: the key of a counter, with which staff sign in. `language`: what most citizens choose; None:
    the office's first language."""

    hub: str
    key_file: Path
    records: Path
    kiosks: tuple[KioskPlan, ...]
    clerks: tuple[ClerkPlan, ...]
    seed: int = 1
    pace: float = 1.0
    language: str | None = None


def read_plan(file: Path) -> CrowdPlan:
    """Read a plan. Raises `PlanError`."""
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise PlanError(f"The plan {file} cannot be read ({error.strerror}).") from error
    if mode & 0o077:
        raise PlanError(f"The plan {file} holds PINs and others can read it; run: chmod 600 {file}")
    if len(text) > LARGEST:
        raise PlanError(f"The plan {file} is larger than {LARGEST} characters.")
    try:
        raw = json.loads(text)
        return CrowdPlan(
            hub=str(raw["hub"]),
            key_file=Path(raw["key_file"]),
            records=Path(raw["records"]),
            kiosks=tuple(
                KioskPlan(str(k["name"]), Path(k["orders"]), Path(k["answers"])) for k in raw.get("kiosks", [])
            ),
            clerks=tuple(ClerkPlan(str(c["staff"]), str(c["pin"]), str(c["counter"])) for c in raw.get("clerks", [])),
            seed=int(raw.get("seed", 1)),
            pace=_pace(float(raw.get("pace", 1.0))),
            language=None if raw.get("language") is None else str(raw["language"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise PlanError(f"The plan {file} is not one: {error!r}") from error


def _pace(pace: float) -> float:
    if not 0.1 <= pace <= 100:
        raise ValueError("pace must be 0.1 to 100")
    return pace


def write_plan(plan: CrowdPlan, file: Path) -> None:
    """Write a plan for its owner alone."""
    raw = {
        "hub": plan.hub,
        "key_file": str(plan.key_file),
        "records": str(plan.records),
        "kiosks": [{"name": k.name, "orders": str(k.orders), "answers": str(k.answers)} for k in plan.kiosks],
        "clerks": [{"staff": c.staff, "pin": c.pin, "counter": c.counter} for c in plan.clerks],
        "seed": plan.seed,
        "pace": plan.pace,
        "language": plan.language,
    }
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(raw, out, indent=2)
