"""What a crowd is told: which hub, which kiosks and how to reach them, which staff with which PINs, how fast.

The plan is a JSON file, readable by its owner alone, because it holds PINs and a counter's key.
"""

import json
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
class TerminalPlan:
    """A real counter terminal that takes rehearsal lines, and who works there."""

    clerk: ClerkPlan
    orders: Path
    answers: Path


@dataclass(frozen=True, slots=True)
class CrowdPlan:
    """`pace`: simulated seconds per second (2: everybody is twice as quick). `records`: folder of the crowd's own
    records. `key_file`: the key of a counter, with which staff sign in. `terminal`: a real screen that one of the staff
    works at. `language`: what most citizens choose; None:
    the office's first language."""

    hub: str
    key_file: Path
    records: Path
    kiosks: tuple[KioskPlan, ...]
    clerks: tuple[ClerkPlan, ...]
    seed: int = 1
    pace: float = 1.0
    language: str | None = None
    terminal: TerminalPlan | None = None


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
            clerks=tuple(_clerk(clerk) for clerk in raw.get("clerks", [])),
            seed=int(raw.get("seed", 1)),
            pace=_pace(float(raw.get("pace", 1.0))),
            language=None if raw.get("language") is None else str(raw["language"]),
            terminal=_terminal(raw.get("terminal")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise PlanError(f"The plan {file} is not one: {error!r}") from error


def _clerk(raw: dict[str, object]) -> ClerkPlan:
    return ClerkPlan(str(raw["staff"]), str(raw["pin"]), str(raw["counter"]))


def _terminal(raw: dict[str, object] | None) -> TerminalPlan | None:
    return None if raw is None else TerminalPlan(_clerk(raw), Path(str(raw["orders"])), Path(str(raw["answers"])))


def _pace(pace: float) -> float:
    if not 0.1 <= pace <= 100:
        raise ValueError("pace must be 0.1 to 100")
    return pace
