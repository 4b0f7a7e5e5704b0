"""Invariants 1-6, 9 and 10 over random histories, shrunk by hypothesis."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_invariants_hold_in_many_long_histories(seed: int) -> None:
    History(random.Random(seed).randrange, ("fifo", "promise")[seed % 2]).run(3000)
