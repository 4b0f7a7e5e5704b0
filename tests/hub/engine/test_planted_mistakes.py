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
    "test_calendar_hours",
    "test_calling_rules",
    "test_clock_steps",
    "test_counter_rules",
    "test_day_rules",
    "test_days_and_numbers",
    "test_device_rules",
    "test_issuing_rules",
    "test_policies",
    "test_revising_rules",
    "test_routing_rules",
    "test_serving_rules",
    "test_state_bounds",
    "test_ticket_rules",
)
NEAREST = {
    "numbering.py": "test_days_and_numbers",
    "hours.py": "test_calendar_hours",
    "opening.py": "test_clock_steps",
    "routing.py": "test_routing_rules",
    "state.py": "test_ticket_rules",
    "deciding/issuing.py": "test_ticket_rules",
    "deciding/requested.py": "test_ticket_rules",
    "deciding/days.py": "test_days_and_numbers",
    "deciding/revising.py": "test_revising_rules",
    "evolving/details.py": "test_revising_rules",
}
"""The tests that most likely find a mistake in a file: they are run first."""
HELP = ("desk", "invariants", "histories")

MISTAKES = (
    ("lines.py", "(visit.arrived, visit.seq, visit.id)", "(-visit.arrived, -visit.seq, visit.id)"),
    ("lines.py", "(visit.arrived, visit.seq, visit.id)", "(visit.arrived, -visit.seq, visit.id)"),
    ("lines.py", "heappop(self._heap)[2]", "self._heap.pop()[2]"),
    ("lines.py", "len(self._gone) > len(self._waiting) + GONE_ALLOWANCE", "False"),
    ("timers.py", "if until <= now", "if until < now"),
    ("timers.py", "self._heap[0][0] > now", "self._heap[0][0] >= now"),
    ("numbering.py", "last + series.step", "last + 1"),
    ("hours.py", "hours.opens > local.minute", "hours.opens >= local.minute"),
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
    ("deciding/counters.py", "if not command.take_over:", "if command.take_over:"),
    ("deciding/counters.py", "elsewhere is not None and elsewhere != counter.id", "False"),
    ("deciding/hands.py", "counter is not None and counter != own", "False"),
    ("deciding/days.py", "visit.state is VisitState.SERVING", "visit.state is VisitState.CALLED"),
    ("deciding/devices.py", "visit.paper is PrintOutcome.PRINTED or", ""),
    ("evolving/visits.py", "counter.served + 1", "counter.served"),
    ("evolving/visits.py", "if visit.first_started is not None", "if False"),
    ("evolving/counters.py", "visit=before.visit", "visit=None"),
    ("evolving/devices.py", "if visit.call == event.call:", "if True:"),
    ("state.py", "self.counts[before.state] -= 1", "pass"),
    # tickets, numbers, hours, days
    ("numbering.py", "last <= series.end < after", "last < series.end < after"),
    ("numbering.py", "while number in series.skipped or number in held", "while number in series.skipped"),
    ("numbering.py", "held) <= series.end else None", "held) < series.end else None"),
    ("numbering.py", "last if series.continues and", "last if"),
    ("hours.py", "if any(hours.opens <= local.minute", "if any(hours.opens < local.minute"),
    (
        "hours.py",
        "local.minute < hours.closes for hours in hours_on(office, local.date)",
        "local.minute <= hours.closes for hours in hours_on(office, local.date)",
    ),
    ("hours.py", "if any(minute < hours.closes", "if any(minute <= hours.closes"),
    (
        "hours.py",
        "if season.first <= day <= season.last:\n            hours",
        "if season.first < day <= season.last:\n            hours",
    ),
    ("hours.py", "local.minute >= span.closes - last", "local.minute > span.closes - last"),
    ("hours.py", "if joined and span.opens <= joined[-1].closes", "if False"),
    ("hours.py", "span.opens <= local.minute < span.closes", "span.opens <= local.minute"),
    ("hours.py", "today or local.date", "local.date"),
    ("opening.py", "not _is_put_forward(day, ask.local, ask.now)", "True"),
    ("opening.py", ">= business_date(office, ask.local)", "!= business_date(office, ask.local)"),
    ("opening.py", ">= business_date(office, ask.local)", ">= ask.local.date"),
    ("opening.py", "and ask.now - stopped >= limit * MS_PER_MINUTE", ""),
    ("opening.py", ">= closes + limit", ">= 0"),
    ("routing.py", "setup.priority(given).weight >", "setup.priority(given).weight <"),
    ("routing.py", "if route is not None and not needed else None", "if route is not None else None"),
    ("routing.py", "route.booked == traits.booked", "route.booked"),
    ("routing.py", "priority in route.classes", "traits.priority in route.classes"),
    ("state.py", "if self._left(service.id) == 0:", "if False:"),
    ("state.py", "self.waiting(service.id) >= service.most_waiting", "self.waiting(service.id) > service.most_waiting"),
    ("state.py", "if self._left(service.id) == 1", "if self._left(service.id) == 0"),
    ("state.py", "if event.slot_at is None:", "if True:"),
    ("state.py", "{event.service, *(step.service for step in event.planned)}", "{event.service}"),
    ("state.py", "self.issued_of = {}\n        self.used_up", "self.used_up"),
    ("state.py", "self.kept_numbers = self._numbers_held()", "pass"),
    ("state.py", "self.last_numbers = self._continued()", "pass"),
    ("deciding/issuing.py", "return None if state.day.by_hand else", "return None if state.day.open else"),
    ("deciding/issuing.py", "if is_inside(setup.office, ask.local)", "if False"),
    ("deciding/issuing.py", "len(wish.more) >= MOST_STEPS", "len(wish.more) > MOST_STEPS"),
    ("deciding/issuing.py", "if refusal is None and wish.slot_at is None:", "if refusal is None:"),
    ("deciding/issuing.py", "wanted) or _refuse_now(state, ask, wish, leaf[0])", "wanted)"),
    ("deciding/issuing.py", "series.id not in state.used_up", "True"),
    ("deciding/issuing.py", "if not 1 <= step.member <= wish.party", "if not 1 <= step.member"),
    ("deciding/issuing.py", "if setup.priority(wish.priority).declared", "if True"),
    ("deciding/requested.py", "service.classes and wanted.priority not in", "False and wanted.priority not in"),
    ("deciding/days.py", "if inside and day_has_passed(office, state.day, ask)", "if False"),
    ("deciding/days.py", "if state.day.by_hand and day is not None and date_of", "if day is None and date_of"),
    ("deciding/days.py", "visit.state in WAITS and _is_kept(state, visit.service)", "_is_kept(state, visit.service)"),
    ("deciding/days.py", "visit.state in WAITS and _is_kept(state, visit.service)", "False"),
    ("deciding/days.py", "if closed != state.closed.get(service)", "if closed"),
    ("deciding/revising.py", "if need not in visit.needs]", "]"),
    ("deciding/revising.py", "priority = command.priority or", "priority ="),
    ("evolving/details.py", "if need in event.needs", ""),
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
    nearest = NEAREST.get(mistake[0]) if mistake is not None else None
    modules = sorted((*RULES, "histories"), key=lambda module: module != nearest)  # else in their order
    return [f"{name}.tests.copy_of_{module}" for module in modules]


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
            if not marks:
                yield name, test
            for values in marks[0].args[1] if marks else ():
                is_single = isinstance(marks[0].args[0], str)
                yield name, partial(test, values) if is_single else partial(test, *values)
