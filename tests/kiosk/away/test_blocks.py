"""Numbers of leased blocks: each once, in the series' own steps, without what the series skips."""

import pytest

from hub.wire.views import NumberBlock
from kiosk.away.blocks import label, left, next_number, numbers


def block(first: int, last: int, *, series: str = "R", step: int = 1, skipped: tuple[int, ...] = ()) -> NumberBlock:
    return NumberBlock(
        series=series, prefix=series, padding=3, first=first, last=last, step=step, skipped=list(skipped)
    )


@pytest.mark.parametrize(
    ("held", "given"),
    [
        (block(7, 9), [7, 8, 9]),
        (block(7, 11, step=2), [7, 9, 11]),
        (block(12, 16, skipped=(13, 14)), [12, 15, 16]),
        (block(9, 7, step=-1), [9, 8, 7]),
        (block(7, 7), [7]),
        (block(7, 9, step=0), []),
    ],
)
def test_a_block_gives_its_numbers_in_order(held: NumberBlock, given: list[int]) -> None:
    assert list(numbers(held)) == given


def test_the_next_number_is_the_first_unused_one_of_its_series() -> None:
    held = [block(61, 62), block(5, 6, series="A"), block(90, 91)]
    used: set[tuple[str, int]] = set()
    labels = []
    while (found := next_number(held, "R", used)) is not None:
        labels.append(label(*found))
        used.add(("R", found[1]))
    assert labels == ["R061", "R062", "R090", "R091"]
    assert left(held, used) == {"A": 2}


def test_a_long_number_is_not_cut() -> None:
    assert label(block(12345, 12345), 12345) == "R12345"
