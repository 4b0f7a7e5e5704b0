"""Invariants 1-6, 9 and 10 over random histories, shrunk by hypothesis."""

import random
import typing
from collections import Counter as Tally

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.engine.events import Event, VisitCalled
from tests.hub.engine.histories import History

QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@QUICK
@given(data=st.data(), policy=st.sampled_from(["fifo", "promise"]))
def test_invariants_hold_in_short_histories(data: st.DataObject, policy: str) -> None:
    History(lambda n: data.draw(st.integers(0, n - 1)), policy).run(40)


@pytest.mark.parametrize("seed", range(4))
def test_invariants_hold_in_long_histories(seed: int) -> None:
    History(random.Random(seed).randrange, ("fifo", "promise")[seed % 2]).run(500)


def test_histories_come_by_everything_that_can_happen() -> None:
    """A history in which nobody is called proves nothing."""
    happened: Tally[type[Event]] = Tally()
    for seed in range(20, 24):
        history = History(random.Random(seed).randrange)
        history.run(400)
        happened.update(type(recorded.event) for recorded in history.desk.journal)
    assert set(happened) == set(typing.get_args(Event))
    assert happened[VisitCalled] > 100


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 120))
def test_invariants_hold_in_many_long_histories(seed: int) -> None:
    History(random.Random(seed).randrange, ("fifo", "promise")[seed % 2]).run(3000)
