"""Which number comes next from leased blocks, and what it looks like on paper. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from hub.wire.views import NumberBlock


def label(block: NumberBlock, number: int) -> str:
    """As the hub writes it: prefix, and the number padded with zeros."""
    return f"{block.prefix}{number:0{block.padding}d}"


def numbers(block: NumberBlock) -> Iterator[int]:
    """All numbers of a block, in the order in which they are given."""
    if block.step == 0:  # nonsense from elsewhere gives nothing
        return
    skipped = set(block.skipped)
    end = block.last + (1 if block.step > 0 else -1)
    yield from (number for number in range(block.first, end, block.step) if number not in skipped)


def next_number(
    blocks: Sequence[NumberBlock], series: str, used: Collection[tuple[str, int]]
) -> tuple[NumberBlock, int] | None:
    """The first number of the series that is not among `used` (series, number); None: there is none left."""
    free = (
        (block, number)
        for block in blocks
        if block.series == series
        for number in numbers(block)
        if (series, number) not in used
    )
    return next(free, None)


def left(blocks: Sequence[NumberBlock], used: Collection[tuple[str, int]]) -> Mapping[str, int]:
    """How many numbers of each series are left; a series of which none is left is not there."""
    return Counter(block.series for block in blocks for number in numbers(block) if (block.series, number) not in used)
