"""Do the tests bite? A copy of the engine with one planted mistake each must fail the rules' tests.

The copy lives under another package name, so that it is imported beside the real one; the test modules are copied with
it and their tests (without the slow ones by hypothesis) are run, one history last, stopping at the first that fails.
"""

import importlib
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.mark import ParameterSet

ROOT = Path(__file__).parents[3]
RULES = (
    "test_calling_rules",
    "test_counter_rules",
    "test_day_rules",
    "test_device_rules",
    "test_issuing_rules",
    "test_policies",
    "test_serving_rules",
    "test_state_bounds",
)
HELP = ("desk", "invariants", "histories")

MISTAKES = (
    ("lines.py", "(visit.arrived, visit.seq, visit.id)", "(-visit.arrived, -visit.seq, visit.id)"),
    ("lines.py", "(visit.arrived, visit.seq, visit.id)", "(visit.arrived, -visit.seq, visit.id)"),
    ("lines.py", "heappop(self._heap)[2]", "self._heap.pop()[2]"),
    ("lines.py", "len(self._gone) > len(self._waiting) + GONE_ALLOWANCE", "False"),
    ("timers.py", "if until <= now", "if until < now"),
    ("timers.py", "self._heap[0][0] > now", "self._heap[0][0] >= now"),
    ("numbering.py", "last <= series.end < following", "last < series.end < following"),
    ("numbering.py", "last + series.step", "last + 1"),
    ("hours.py", "<= local.minute < hours.closes", "< local.minute < hours.closes"),
    ("hours.py", "<= local.minute < hours.closes", "<= local.minute <= hours.closes"),
    ("hours.py", "hours.opens > local.minute", "hours.opens >= local.minute"),
    ("hours.py", "local.minute >= closes", "local.minute > closes"),
    ("hours.py", "days * 24 * 60 + local.minute", "local.minute"),
    ("policy/promise.py", "left > right or", "left < right or"),
    ("policy/promise.py", "one.visit.place < other.visit.place", "one.visit.place > other.visit.place"),
    ("policy/promise.py", "fewest <= SCARCE_AT_MOST", "fewest < SCARCE_AT_MOST"),
    ("policy/promise.py", "and len(scarce) < len(candidates)", ""),
    ("policy/promise.py", "> OVERDUE_TIMES *", ">= OVERDUE_TIMES *"),
    ("policy/promise.py", "if not chosen.is_priority:", "if True:"),
    ("policy/promise.py", "min(overdue", "max(overdue"),
    ("policy/promised.py", "PRIORITY: 50", "PRIORITY: 60"),
    ("policy/fifo.py", "min(candidates", "max(candidates"),
    ("deciding/calling.py", "visit.calls + 1", "visit.calls"),
    ("deciding/calling.py", "if counter.visit is not None:", "if False:"),
    ("deciding/calling.py", "people += len(line)", "people += 1"),
    ("deciding/serving.py", "min(now, called_at + walk)", "called_at + walk"),
    ("deciding/serving.py", "AT_COUNTER | {VisitState.WAITING}", "AT_COUNTER"),
    ("deciding/issuing.py", "state.waiting(service.id)", "state.waiting(service.id) + 1"),
    ("deciding/issuing.py", "return None if state.day.by_hand else", "return None if state.day.open else"),
    ("deciding/counters.py", "if not command.take_over:", "if command.take_over:"),
    ("deciding/counters.py", "elsewhere is not None and elsewhere != counter.id", "False"),
    ("deciding/hands.py", "counter is not None and counter != own", "False"),
    ("deciding/days.py", "visit.state is VisitState.SERVING", "visit.state is VisitState.CALLED"),
    ("deciding/days.py", "if closed_by_hand_today or", "if"),
    ("deciding/days.py", "inside and _is_over(day, ask.local)", "False"),
    ("deciding/days.py", "date_of(day) < local.date", "date_of(day) != local.date"),
    ("deciding/issuing.py", "date_of(day) < local.date", "date_of(day) != local.date"),
    ("deciding/devices.py", "visit.paper is PrintOutcome.PRINTED or", ""),
    ("evolving/visits.py", "counter.served + 1", "counter.served"),
    ("evolving/visits.py", "if visit.first_started is not None", "if False"),
    ("evolving/counters.py", "visit=before.visit", "visit=None"),
    ("evolving/devices.py", "if visit.call == event.call:", "if True:"),
    ("state.py", "self.last_numbers = {}", "self.last_numbers = dict(self.last_numbers)"),
    ("state.py", "self.counts[before.state] -= 1", "pass"),
)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the copy, on the import path; what was imported from it is forgotten afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]
    importlib.invalidate_caches()


def test_an_unharmed_copy_passes(workshop: Path) -> None:
    assert _first_failure(_copy(workshop, "unharmed", None)) is None


def _each() -> Iterator[ParameterSet]:
    """Every third mistake each time, all of them in the long run: one copy costs half a second."""
    for number, (file, _old, new) in enumerate(MISTAKES):
        yield pytest.param(number, id=f"{file}:{new}", marks=[pytest.mark.long] if number % 3 else [])


@pytest.mark.parametrize("number", [*_each()])
def test_a_planted_mistake_is_found(workshop: Path, number: int) -> None:
    assert _first_failure(_copy(workshop, f"harmed_{number}", MISTAKES[number])) is not None


def _copy(workshop: Path, name: str, mistake: tuple[str, str, str] | None) -> list[str]:
    """Write the copy; answers the names of its test modules."""
    engine = workshop / name / "engine"
    shutil.copytree(ROOT / "hub" / "engine", engine, ignore=shutil.ignore_patterns("__pycache__"))
    if mistake is not None:
        file, old, new = mistake
        source = (engine / file).read_text("utf-8")
        assert old in source, f"{file} no longer holds {old!r}: plant this mistake anew"
        (engine / file).write_text(source.replace(old, new), "utf-8")
    tests = workshop / name / "tests"
    tests.mkdir()
    for module in (*HELP, *RULES):
        # under another name: pytest rewrites the asserts of every test_*.py it sees imported, which takes long
        shutil.copy(Path(__file__).with_name(f"{module}.py"), tests / f"copy_of_{module}.py")
    for path in (workshop / name).rglob("*.py"):
        source = path.read_text("utf-8")
        source = source.replace("tests.hub.engine.", f"{name}.tests.copy_of_").replace("hub.engine", f"{name}.engine")
        path.write_text(source, "utf-8")
    return [f"{name}.tests.copy_of_{module}" for module in (*RULES, "histories")]


def _first_failure(modules: list[str]) -> str | None:
    """The name of the first failing test, or None. A mistake may break anything, so anything counts as failing."""
    for name in modules:
        module = importlib.import_module(name)
        for test, case in _cases(module):
            try:
                case()
            except Exception as failure:  # noqa: BLE001 - whatever a planted mistake raises has found it
                return f"{test}: {failure!r}"
    return None


def _cases(module: ModuleType) -> Iterator[tuple[str, Callable[[], object]]]:
    """A module's tests ready to run, with each set of parameters; for `histories`, one history."""
    if hasattr(module, "History"):
        yield "history", lambda: module.History(random.Random(1).randrange).run(300)
    for name, test in vars(module).items():
        if name.startswith("test_") and not hasattr(test, "hypothesis"):
            marks = getattr(test, "pytestmark", [])
            for values in marks[0].args[1] if marks else [()]:
                yield name, partial(test, *values)
