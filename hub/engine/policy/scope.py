"""Among whom `promise` looks: scarce counters are kept for what only they can do, and whoever has waited beyond twice
the promise goes before all newer ones."""

from collections.abc import Sequence
from typing import NamedTuple

from hub.engine.ids import Instant
from hub.engine.policy.candidate import Candidate

LARGEST_SHARE = "largest_share"
SCARCE_LARGEST_SHARE = "scarce_largest_share"
TWICE_PROMISE_OLDEST = "twice_promise_oldest"
SCARCE_AT_MOST = 2
"""Open counters at which a service counts as scarce."""
OVERDUE_TIMES = 2
"""Times its promise after which a visit goes before all newer ones."""


class Scope(NamedTuple):
    """The candidates among whom the largest key is looked for, whether they are the scarce ones, and the oldest of all
    those beyond `OVERDUE_TIMES` their promise."""

    among: Sequence[Candidate]
    is_scarce: bool
    overdue: Candidate | None


def scope_of(candidates: Sequence[Candidate], now: Instant) -> Scope:
    """Scarce are the candidates whose service the fewest open counters give, when these are at most `SCARCE_AT_MOST`
    and fewer than another candidate's."""
    fewest = most = candidates[0].counters
    overdue: Candidate | None = None
    for candidate in candidates:
        counters = candidate.counters
        if counters < fewest:
            fewest = counters
        elif counters > most:
            most = counters
        if now - candidate.first[0] > OVERDUE_TIMES * candidate.promised_ms and (
            overdue is None or candidate.first < overdue.first
        ):
            overdue = candidate
    if fewest <= SCARCE_AT_MOST and fewest < most:
        return Scope(
            [candidate for candidate in candidates if candidate.counters == fewest], is_scarce=True, overdue=overdue
        )
    return Scope(candidates, is_scarce=False, overdue=overdue)
