"""Do the tests bite? Each planted mistake must make one of the rules' tests, or a history, fail."""

import pytest
from _pytest.mark import ParameterSet

from tests.hub.engine.battery import first_failure
from tests.hub.engine.mistakes import MISTAKES
from tests.hub.engine.planting import planted

EACH_TIME = 8
"""One in so many mistakes is planted each time, all of them with `--long`."""


def _each() -> list[ParameterSet]:
    return [
        pytest.param(number, id=f"{file}:{new}", marks=[pytest.mark.long] if number % EACH_TIME else [])
        for number, (file, _old, new) in enumerate(MISTAKES)
    ]


@pytest.mark.timeout(300)
def test_without_a_mistake_all_pass() -> None:
    assert first_failure() is None


@pytest.mark.parametrize("number", _each())
def test_a_planted_mistake_is_found(number: int) -> None:
    file, old, new = MISTAKES[number]
    with planted(file, old, new):
        found = first_failure(file)
    assert found is not None


def test_each_mistake_can_be_planted_and_taken_out() -> None:
    for file, old, new in MISTAKES:
        with planted(file, old, new):
            pass
    assert len(set(MISTAKES)) == len(MISTAKES)
