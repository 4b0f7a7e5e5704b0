"""Number series: no two tickets that look or sound alike, no prefix that offends (Q01)."""

from collections.abc import Iterator
from itertools import combinations

from hub.engine.checks.naming import once_each
from hub.engine.document_table import Problem
from hub.engine.office import Office, Series

SOUND_ALIKE = ("BDPT", "MN")
"""Letters that are mistaken for each other when spoken in a hall (domain.md, "series")."""
DELICATE = frozenset({"AH", "BS", "FU", "HH", "HJ", "KZ", "NS", "SA", "SD", "SS", "VD", "WC", "XX"})
"""Two letters that many people read as an insult, a joke or the sign of a crime against mankind."""


def check_series(office: Office, *, sound_alike: bool, delicate: bool) -> Iterator[Problem]:
    yield from once_each("series", [series.id for series in office.series], "id")
    for index, series in enumerate(office.series):
        yield from _numbers(f"series[{index}]", series)
        if not delicate and series.prefix in DELICATE:
            yield Problem(
                f"series[{index}].prefix",
                f"{series.prefix!r} offends many people: choose other letters, or set allow_delicate_prefixes = true",
            )
    for (_, one), (index, other) in combinations(enumerate(office.series), 2):
        path = f"series[{index}].prefix"
        if one.prefix == other.prefix:
            yield Problem(
                path, f"{other.prefix!r} is the prefix of series {one.id!r} too: two tickets would look alike"
            )
        elif not sound_alike and sounds_like(one.prefix, other.prefix):
            yield Problem(
                path,
                f"{other.prefix!r} is easily heard as {one.prefix!r} (series {one.id!r}): choose another letter, "
                "or set allow_sound_alike_prefixes = true",
            )


def _numbers(path: str, series: Series) -> Iterator[Problem]:
    if series.end < series.start:
        yield Problem(f"{path}.end", f"end at or after the start ({series.start})")
    elif set(range(series.start, series.end + 1, series.step)) <= set(series.skipped):
        yield Problem(f"{path}.skipped", "leave at least one number of the series")


def sounds_like(one: str, other: str) -> bool:
    """Whether two different prefixes may be mistaken for each other when spoken."""
    if one == other or len(one) != len(other):
        return False
    return all(
        a == b or any(a in group and b in group for group in SOUND_ALIKE) for a, b in zip(one, other, strict=True)
    )
