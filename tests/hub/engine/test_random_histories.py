"""The invariants over seeded histories of all commands, and that such histories come by everything (domain.md)."""

import inspect
import random
import typing
from collections import Counter as Tally

import pytest

from hub.engine.commands import Command
from hub.engine.events import Event, VisitCalled
from tests.hub.engine import random_commands, random_hall
from tests.hub.engine.histories import History
from tests.hub.engine.random_commands import GROUPS, POLICIES


@pytest.mark.parametrize("seed", range(6))
def test_invariants_hold_in_a_history(seed: int) -> None:
    History(random.Random(seed).randrange, POLICIES[seed]).run(150)


def test_every_command_has_its_place_in_the_histories() -> None:
    source = inspect.getsource(random_commands) + inspect.getsource(random_hall)
    names = [kind.__name__ for kind in typing.get_args(Command)]
    assert [name for name in names if f"commands.{name}(" not in source] == []
    assert all(hasattr(random_commands.Asking, group) for group in GROUPS)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_histories_come_by_everything_that_can_happen() -> None:
    """A history in which nobody is called proves nothing."""
    happened: Tally[type[Event]] = Tally()
    for seed in range(20, 44):
        history = History(random.Random(seed).randrange, POLICIES[seed % len(POLICIES)])
        history.run(500)
        happened.update(type(recorded.event) for recorded in history.desk.journal)
    assert set(typing.get_args(Event)) == set(happened)
    assert happened[VisitCalled] > 500


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(100, 112))
def test_invariants_hold_in_long_histories(seed: int) -> None:
    History(random.Random(seed).randrange, POLICIES[seed % len(POLICIES)]).run(2000)
