"""`fifo` and `promise` as domain.md has them, and what every policy must hold to (Q07, Q08, Q11, Q12)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.engine.ids import NORMAL, BusinessDay, Instant, Seq, SeriesId, ServiceId, VisitId
from hub.engine.model import Visit
from hub.engine.policy.candidate import Candidate
from hub.engine.policy.fifo import OLDEST, fifo
from hub.engine.policy.promise import (
    LARGEST_SHARE,
    SCARCE_LARGEST_SHARE,
    TWICE_PROMISE_OLDEST,
    promise,
)
from hub.engine.policy.promised import promised_ms, waited_ms
from hub.engine.policy.table import POLICIES
from hub.engine.terms import PRIORITY, Channel, PolicyName, VisitState

MINUTE = 60_000
NOW = Instant(1000 * MINUTE)
MANY = 5


def candidate(seq: int, waited: int, target: int, *, counters: int = MANY, priority: bool = False) -> Candidate:
    """Waited and target in minutes; `seq` breaks ties."""
    visit = Visit(
        id=VisitId(f"visit-{seq}"),
        seq=Seq(seq),
        day=BusinessDay("2026-11-23"),
        series=SeriesId("a"),
        number=seq,
        label=f"A{seq}",
        service=ServiceId(f"service-{seq}"),
        language="en",
        channel=Channel.KIOSK,
        priority=PRIORITY if priority else NORMAL,
        arrived=Instant(NOW - waited * MINUTE),
        link_hash=None,
        state=VisitState.WAITING,
        changed=NOW,
    )
    return Candidate(visit, target * MINUTE, counters)


def test_fifo_calls_the_oldest_whatever_the_class() -> None:
    choice = fifo([candidate(2, 9, 10, priority=True), candidate(1, 10, 60)], 7, NOW)
    assert choice.visit.seq == 1
    assert (choice.why.rule, choice.why.candidates, choice.why.share_percent) == (OLDEST, 7, 16)


def test_fifo_breaks_ties_by_sequence() -> None:
    assert fifo([candidate(2, 5, 10), candidate(1, 5, 10)], 2, NOW).visit.seq == 1


def test_promise_calls_the_largest_share_not_the_longest_wait() -> None:
    choice = promise([candidate(1, 20, 30), candidate(2, 9, 10)], 2, NOW)
    assert choice.visit.seq == 2
    assert (choice.why.rule, choice.why.share_percent, choice.why.scarce) == (LARGEST_SHARE, 90, False)


def test_priority_counts_double() -> None:
    choice = promise([candidate(1, 9, 20), candidate(2, 5, 20, priority=True)], 2, NOW)
    assert choice.visit.seq == 2
    assert (choice.why.promised_ms, choice.why.share_percent) == (10 * MINUTE, 50)


def test_equal_shares_go_by_place() -> None:
    assert promise([candidate(2, 10, 20), candidate(1, 5, 10)], 2, NOW).visit.seq == 2
    assert promise([candidate(3, 10, 20), candidate(1, 10, 20)], 2, NOW).visit.seq == 1
    assert promise([candidate(1, 10, 20), candidate(3, 10, 20)], 2, NOW).visit.seq == 1


@pytest.mark.parametrize(
    ("scarce", "other", "chosen"),
    [(1, 2, 2), (2, 3, 2), (2, 2, 1), (3, 4, 1), (0, 1, 2)],
)
def test_a_scarce_service_goes_first(scarce: int, other: int, chosen: int) -> None:
    choice = promise([candidate(1, 9, 10, counters=other), candidate(2, 1, 10, counters=scarce)], 2, NOW)
    assert choice.visit.seq == chosen
    assert choice.why.scarce is (chosen == 2)
    assert choice.why.rule == (SCARCE_LARGEST_SHARE if chosen == 2 else LARGEST_SHARE)


def test_beyond_twice_the_promise_the_oldest_of_those_goes_first() -> None:
    overdue = [candidate(1, 61, 30), candidate(2, 41, 10)]
    choice = promise([*overdue, candidate(3, 1, 10, counters=1)], 3, NOW)
    assert choice.visit.seq == 1
    assert (choice.why.rule, choice.why.scarce) == (TWICE_PROMISE_OLDEST, False)


def test_exactly_twice_the_promise_is_not_beyond() -> None:
    choice = promise([candidate(1, 20, 10), candidate(2, 1, 10, counters=1)], 2, NOW)
    assert choice.why.rule == SCARCE_LARGEST_SHARE


def test_a_priority_visit_with_the_largest_share_goes_before_the_overdue() -> None:
    choice = promise([candidate(1, 30, 10), candidate(2, 20, 10, priority=True)], 2, NOW)
    assert choice.visit.seq == 2
    assert choice.why.rule == LARGEST_SHARE


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    count = draw(st.integers(1, 6))
    return [
        candidate(
            seq,
            draw(st.integers(0, 90)),
            draw(st.sampled_from([1, 5, 10, 20, 30])),
            counters=draw(st.integers(0, 4)),
            priority=draw(st.booleans()),
        )
        for seq in range(1, count + 1)
    ]


@given(candidates().flatmap(lambda line: st.tuples(st.just(line), st.permutations(line))), st.sampled_from(PolicyName))
def test_every_policy_is_blind_to_the_order_of_candidates(
    lines: tuple[list[Candidate], list[Candidate]], name: PolicyName
) -> None:
    policy = POLICIES[name]
    line, shuffled = lines
    choice = policy(line, len(line), NOW)
    assert policy(shuffled, len(line), NOW) == choice
    assert choice.visit in [one.visit for one in line]
    assert choice.why.policy == name


@given(candidates())
def test_the_bound_of_promise(line: list[Candidate]) -> None:
    """Beyond twice its promise nobody is passed by a normal visit, unless that one is older and beyond it too."""
    choice = promise(line, len(line), NOW)
    chosen = next(one for one in line if one.visit == choice.visit)
    if chosen.is_priority:
        return
    for other in line:
        if other is not chosen and _share(other) > 2:
            assert _share(chosen) > 2
            assert chosen.visit.place < other.visit.place


@given(candidates())
def test_the_bound_of_fifo(line: list[Candidate]) -> None:
    choice = fifo(line, len(line), NOW)
    assert all(choice.visit.place <= other.visit.place for other in line)


@given(candidates())
def test_promise_equals_a_slow_reading_of_the_rule(line: list[Candidate]) -> None:
    assert promise(line, len(line), NOW).visit == _slow_promise(line)


def _slow_promise(line: Sequence[Candidate]) -> Visit:
    fewest = min(one.counters for one in line)
    few = [one for one in line if one.counters == fewest]
    scope = few if fewest <= 2 and any(one.counters > fewest for one in line) else list(line)
    best = sorted(scope, key=lambda one: (-_share(one), one.visit.arrived, one.visit.seq))[0]
    overdue = [one for one in line if _share(one) > 2]
    if overdue and best.visit.priority == NORMAL:
        return min(overdue, key=lambda one: (one.visit.arrived, one.visit.seq)).visit
    return best.visit


def _share(one: Candidate) -> float:
    return waited_ms(one, NOW) / promised_ms(one)


def test_a_promise_is_never_nothing() -> None:
    assert promised_ms(candidate(1, 0, 0)) == 1
    assert waited_ms(candidate(1, -5, 10), NOW) == 0
