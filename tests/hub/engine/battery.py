"""The rules' tests as plain calls, for running them again and again beside pytest: nearest first, stopping at the first
that fails. Tests by hypothesis, long ones and ones that need a fixture are left out; two histories come last."""

import importlib
import itertools
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from inspect import signature
from pathlib import Path
from types import FrameType, ModuleType

from _pytest.mark import ParameterSet

from tests.hub.engine.histories import History

NO_RULES = {
    "test_planted_mistakes",
    "test_invariants_machine",
    "test_random_histories",
    "test_touched_pieces",
    "test_event_codec",
}
"""Those that would plant again, and those that run histories of their own."""
RULES = tuple(sorted(path.stem for path in Path(__file__).parent.glob("test_*.py") if path.stem not in NO_RULES))
NEAREST = {
    "lines.py": ("test_placement", "test_state_bounds"),
    "placing.py": ("test_placement",),
    "timers.py": ("test_due_events", "test_state_bounds"),
    "numbering.py": ("test_days_and_numbers", "test_leasing_rules"),
    "leases.py": ("test_leasing_rules", "test_handing_in_rules"),
    "hours.py": ("test_calendar_hours",),
    "opening.py": ("test_clock_steps",),
    "routing.py": ("test_routing_rules",),
    "setup.py": ("test_policies", "test_picking_rules"),
    "giving.py": ("test_picking_rules", "test_working_rules"),
    "slots.py": ("test_appointment_rules",),
    "bookings.py": ("test_appointment_rules",),
    "state.py": ("test_ticket_rules", "test_days_and_numbers", "test_handing_in_rules"),
    "new_day.py": ("test_days_and_numbers", "test_handing_in_rules", "test_kiosk_rules", "test_own_day"),
    "policy/": ("test_policies",),
    "checks/kiosk.py": ("test_kiosk_set_up",),
    "checks/logo.py": ("test_kiosk_set_up",),
    "checks/": ("test_office_checks",),
    "document/": ("test_office_documents", "test_office_checks"),
    "deciding/leasing.py": ("test_leasing_rules",),
    "deciding/handing_in.py": ("test_handing_in_rules",),
    "deciding/rolls.py": ("test_roll_rules",),
    "deciding/issuing.py": ("test_ticket_rules",),
    "deciding/requested.py": ("test_ticket_rules",),
    "deciding/days.py": ("test_days_and_numbers", "test_day_rules"),
    "deciding/revising.py": ("test_revising_rules",),
    "deciding/absent.py": ("test_coming_and_not_coming",),
    "deciding/ending.py": ("test_coming_and_not_coming",),
    "deciding/steps.py": ("test_visit_steps",),
    "deciding/moving.py": ("test_placement", "test_serving_rules"),
    "deciding/undoing.py": ("test_undo_rules",),
    "deciding/counters.py": ("test_counter_rules",),
    "deciding/choosing.py": ("test_choosing_rules",),
    "deciding/picking.py": ("test_picking_rules",),
    "deciding/appointments.py": ("test_appointment_rules",),
    "deciding/waiting_list.py": ("test_appointment_rules",),
    "deciding/personal.py": ("test_personal_rules", "test_kiosk_rules"),
    "deciding/devices.py": ("test_device_rules",),
    "deciding/kiosks.py": ("test_kiosk_rules",),
    "evolving/kiosks.py": ("test_kiosk_rules",),
    "deciding/notices.py": ("test_notice_rules", "test_message_rules"),
    "deciding/stopping.py": ("test_stopping_rules",),
    "evolving/hall.py": ("test_stopping_rules",),
    "deciding/staff_calls.py": ("test_staff_call_rules",),
    "deciding/messages.py": ("test_message_rules",),
    "hall.py": ("test_notice_rules", "test_staff_call_rules", "test_message_rules", "test_stopping_rules"),
    "tallies.py": ("test_own_day",),
    "evolving/tallying.py": ("test_own_day",),
    "availability.py": ("test_stopping_rules",),
    "deciding/serving.py": ("test_serving_rules", "test_visit_steps"),
    "evolving/undoing.py": ("test_undo_rules",),
    "evolving/journeys.py": ("test_visit_steps", "test_coming_and_not_coming"),
    "evolving/details.py": ("test_revising_rules",),
    "evolving/counters.py": ("test_counter_rules",),
    "evolving/working.py": ("test_working_rules",),
    "evolving/devices.py": ("test_device_rules",),
}
"""The tests that most likely find a mistake in a file: they are run first."""
SEEDS = {1: "promise", 2: "ratio"}
STEPS = 150
MOST_SECONDS = 30.0
"""Of computing, after which a harmed engine counts as hanging."""
Case = tuple[str, Callable[[], object]]


def first_failure(file: str = "") -> str | None:
    """The first test that fails, those nearest to `file` first; None when all pass. A mistake may break anything, so
    anything counts as failing."""
    near = next((tests for start, tests in NEAREST.items() if file.startswith(start)), ()) if file else ()
    modules = sorted(RULES, key=lambda name: name not in near)
    with _time_limit():
        for test, case in itertools.chain(*(_cases(name) for name in modules), _histories()):
            try:
                case()
            except (Exception, _Hangs) as failure:  # noqa: BLE001 - whatever a planted mistake raises has found it
                return f"{test}: {failure!r}"
    return None


class _Hangs(BaseException):
    pass


@contextmanager
def _time_limit() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise _Hangs(number, frame)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _histories() -> Iterator[Case]:
    for seed, policy in SEEDS.items():
        yield f"history {seed}", partial(_history, seed, policy)


def _history(seed: int, policy: str) -> None:
    History(random.Random(seed).randrange, policy).run(STEPS)


@cache
def _cases(name: str) -> tuple[Case, ...]:
    """A module's tests ready to run, with each set of parameters."""
    module = importlib.import_module(f"tests.hub.engine.{name}")
    return tuple(case for test in vars(module) if test.startswith("test_") for case in _with_parameters(module, test))


def _with_parameters(module: ModuleType, name: str) -> Iterator[Case]:
    test = getattr(module, name)
    marks = getattr(test, "pytestmark", [])
    if hasattr(test, "hypothesis") or any(mark.name == "long" for mark in marks):
        return
    tables = [_named(*mark.args[:2]) for mark in marks if mark.name == "parametrize"]
    for row in itertools.product(*tables):
        given = {key: value for part in row for key, value in part.items()}
        if set(signature(test).parameters) <= set(given):
            yield f"{name}{[*given.values()]}", partial(test, **given)


def _named(names: str | tuple[str, ...], rows: object) -> list[dict[str, object]]:
    """A table of `parametrize`: per row, the parameters by name."""
    keys = [key.strip() for key in names.split(",")] if isinstance(names, str) else [*names]
    assert isinstance(rows, list | tuple) or hasattr(rows, "__iter__")
    found = []
    for row in rows:
        values = row.values if isinstance(row, ParameterSet) else ((row,) if len(keys) == 1 else row)
        found.append(dict(zip(keys, values, strict=True)))
    return found
