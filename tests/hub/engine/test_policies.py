"""The policies as domain.md has them, and what every one must hold to (Q07, Q08, Q11, Q12)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.engine.giving import Giving
from hub.engine.ids import CounterId, Instant, Seq, ServiceId, VisitId
from hub.engine.policy.candidate import Candidate, Moment, explained, waited_ms
from hub.engine.policy.fifo import OLDEST, fifo
from hub.engine.policy.listed import FIRST_LISTED, listed
from hub.engine.policy.promise import promise
from hub.engine.policy.promise_throughput import LARGEST_SHARE_PER_TIME, THRICE_PROMISE_OLDEST, promise_throughput
from hub.engine.policy.ratio import INSTEAD_OF_ABSENT, OTHERS_TURN, PRIORITY_TURN, ratio
from hub.engine.policy.scope import LARGEST_SHARE, SCARCE_LARGEST_SHARE, TWICE_PROMISE_OLDEST
from hub.engine.policy.strict import HIGHEST_CLASS_OLDEST, strict
from hub.engine.policy.table import POLICIES
from hub.engine.terms import PolicyName

MINUTE = 60_000
NOW = Instant(1000 * MINUTE)
MANY = 5
BY_PROMISE = (PolicyName.PROMISE, PolicyName.PROMISE_THROUGHPUT)
OVERDUE = {PolicyName.PROMISE: 2, PolicyName.PROMISE_THROUGHPUT: 3}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line's head, made by hand; `mark` is the sequence by which tests know it."""

    mark: int
    first: tuple[Instant, Seq, int, Seq, VisitId]
    promised_ms: int
    counters: int
    rank: int = 0
    is_priority: bool = False
    typical_ms: int = 5 * MINUTE
    service: ServiceId = field(default=ServiceId("a"))


def candidate(
    mark: int, waited: int, target: int, *, counters: int = MANY, priority: bool = False, typical: int = 5
) -> Waiting:
    """Waited, target and typical time in minutes; `mark` breaks ties; priority halves the promise."""
    place = Instant(NOW - waited * MINUTE), Seq(mark), 0, Seq(mark), VisitId(f"visit-{mark}")
    promised = max(1, target * MINUTE // (2 if priority else 1))
    rank = 1 if priority else 0
    return Waiting(mark, place, promised, counters, rank, priority, typical * MINUTE, ServiceId(f"service-{mark}"))


def moment(
    people: int = 2,
    *,
    weights: Mapping[ServiceId, int] | None = None,
    order: Mapping[ServiceId, int] | None = None,
    turn: int = 0,
    rounds: tuple[int, int] = (2, 1),
) -> Moment:
    giving = Giving(CounterId("1"), weights=weights or {}, order=order or {}, ratio=rounds)
    return Moment(NOW, people, giving, turn)


def mark_of(visit: VisitId) -> int:
    return int(visit.removeprefix("visit-"))


def test_fifo_calls_the_oldest_whatever_the_class() -> None:
    choice = fifo([candidate(2, 9, 10, priority=True), candidate(1, 10, 60)], moment(7))
    assert mark_of(choice.visit) == 1
    why = explained(choice, moment(7))
    assert (why.rule, why.candidates, why.share_percent) == (OLDEST, 7, 16)


def test_fifo_breaks_ties_by_sequence() -> None:
    assert mark_of(fifo([candidate(2, 5, 10), candidate(1, 5, 10)], moment()).visit) == 1


def test_promise_calls_the_largest_share_not_the_longest_wait() -> None:
    choice = promise([candidate(1, 20, 30), candidate(2, 9, 10)], moment())
    assert mark_of(choice.visit) == 2
    why = explained(choice, moment())
    assert (why.rule, why.share_percent, why.scarce) == (LARGEST_SHARE, 90, False)


def test_priority_counts_double() -> None:
    choice = promise([candidate(1, 9, 20), candidate(2, 5, 20, priority=True)], moment())
    assert mark_of(choice.visit) == 2
    why = explained(choice, moment())
    assert (why.promised_ms, why.share_percent) == (10 * MINUTE, 50)


def test_equal_shares_go_by_place() -> None:
    assert mark_of(promise([candidate(2, 10, 20), candidate(1, 5, 10)], moment()).visit) == 2
    assert mark_of(promise([candidate(3, 10, 20), candidate(1, 10, 20)], moment()).visit) == 1
    assert mark_of(promise([candidate(1, 10, 20), candidate(3, 10, 20)], moment()).visit) == 1


@pytest.mark.parametrize(
    ("scarce", "other", "chosen"),
    [(1, 2, 2), (2, 3, 2), (2, 2, 1), (3, 4, 1), (0, 1, 2)],
)
def test_a_scarce_service_goes_first(scarce: int, other: int, chosen: int) -> None:
    choice = promise([candidate(1, 9, 10, counters=other), candidate(2, 1, 10, counters=scarce)], moment())
    assert mark_of(choice.visit) == chosen
    assert choice.is_scarce is (chosen == 2)
    assert explained(choice, moment()).givers == (scarce if chosen == 2 else other)
    assert choice.rule == (SCARCE_LARGEST_SHARE if chosen == 2 else LARGEST_SHARE)


def test_beyond_twice_the_promise_the_oldest_of_those_goes_first() -> None:
    overdue = [candidate(1, 61, 30), candidate(2, 41, 10)]
    choice = promise([*overdue, candidate(3, 1, 10, counters=1)], moment(3))
    assert mark_of(choice.visit) == 1
    assert (choice.rule, choice.is_scarce) == (TWICE_PROMISE_OLDEST, False)


def test_exactly_twice_the_promise_is_not_beyond() -> None:
    choice = promise([candidate(1, 20, 10), candidate(2, 1, 10, counters=1)], moment())
    assert choice.rule == SCARCE_LARGEST_SHARE


def test_a_priority_visit_with_the_largest_share_goes_before_the_overdue() -> None:
    choice = promise([candidate(1, 30, 10), candidate(2, 20, 10, priority=True)], moment())
    assert mark_of(choice.visit) == 2
    assert choice.rule == LARGEST_SHARE


@pytest.mark.parametrize("policy", BY_PROMISE)
def test_a_weight_multiplies_the_share(policy: PolicyName) -> None:
    two = [candidate(1, 10, 20), candidate(2, 6, 20)]
    weighted = moment(weights={ServiceId("service-2"): 200})
    assert mark_of(POLICIES[policy](two, moment()).visit) == 1
    choice = POLICIES[policy](two, weighted)
    assert mark_of(choice.visit) == 2
    why = explained(choice, weighted)
    assert (why.weight, why.share_percent) == (200, 30)


def test_throughput_prefers_the_short_service_by_the_root_of_its_time() -> None:
    """Shares 90 % in 9 minutes (30 each root) and 40 % in 1 minute (40): the second; at 25 % the first."""
    long = candidate(1, 9, 10, typical=9)
    choice = promise_throughput([long, candidate(2, 4, 10, typical=1)], moment())
    assert mark_of(choice.visit) == 2
    assert (choice.rule, choice.candidate.typical_ms) == (LARGEST_SHARE_PER_TIME, MINUTE)
    assert mark_of(promise_throughput([long, candidate(2, 5, 20, typical=1)], moment()).visit) == 1


def test_throughput_lets_nobody_wait_beyond_three_promises_behind_newer_ones() -> None:
    line = [candidate(1, 31, 10, typical=90), candidate(2, 29, 10, typical=1), candidate(3, 1, 10, counters=1)]
    choice = promise_throughput(line, moment(3))
    assert (mark_of(choice.visit), choice.rule) == (1, THRICE_PROMISE_OLDEST)
    not_yet = promise_throughput([candidate(1, 30, 10, typical=90), *line[1:]], moment(3))
    assert (mark_of(not_yet.visit), not_yet.rule) == (2, LARGEST_SHARE_PER_TIME)
    urgent = candidate(4, 14, 10, priority=True, typical=1)
    assert mark_of(promise_throughput([*line, urgent], moment(4)).visit) == 1
    assert mark_of(promise_throughput([*line, candidate(4, 16, 10, priority=True, typical=1)], moment(4)).visit) == 4


def test_throughput_breaks_ties_by_place() -> None:
    same = [candidate(2, 3, 10, typical=9), candidate(1, 1, 10, typical=1)]
    assert mark_of(promise_throughput(same, moment()).visit) == 2


def test_strict_goes_by_class_then_by_place() -> None:
    line = [candidate(1, 50, 10), candidate(3, 2, 10, priority=True), candidate(2, 2, 10, priority=True)]
    choice = strict(line, moment(3))
    assert mark_of(choice.visit) == 2
    assert (choice.rule, choice.candidate.rank) == (HIGHEST_CLASS_OLDEST, 1)
    assert mark_of(strict([replace(line[0], rank=2), *line[1:]], moment(3)).visit) == 1


def test_ratio_serves_two_of_priority_then_one_of_the_others() -> None:
    line = [candidate(1, 50, 10), candidate(2, 2, 10, priority=True)]
    choices = [ratio(line, moment(turn=turn)) for turn in range(4)]
    assert [mark_of(choice.visit) for choice in choices] == [2, 2, 1, 2]
    assert [choice.turn for choice in choices] == [1, 2, 3, 1]
    assert [choice.rule for choice in choices] == [PRIORITY_TURN, PRIORITY_TURN, OTHERS_TURN, PRIORITY_TURN]


def test_the_turn_of_an_absent_group_stays_owed() -> None:
    others = ratio([candidate(1, 5, 10), candidate(2, 6, 10)], moment(turn=0))
    assert (mark_of(others.visit), others.rule, others.turn) == (2, INSTEAD_OF_ABSENT, None)
    priority = ratio([candidate(1, 5, 10, priority=True)], moment(turn=2))
    assert (mark_of(priority.visit), priority.turn) == (1, None)


def test_listed_goes_by_the_list_then_by_the_share() -> None:
    order = {ServiceId("service-1"): 2, ServiceId("service-2"): 1, ServiceId("service-3"): 1}
    line = [candidate(1, 60, 10), candidate(2, 9, 20), candidate(3, 5, 20, priority=True)]
    choice = listed(line, moment(3, order=order))
    assert mark_of(choice.visit) == 3
    assert (choice.rule, explained(choice, moment(order=order)).listed) == (FIRST_LISTED, 1)
    assert mark_of(listed(line[:2], moment(order=order)).visit) == 2
    assert mark_of(listed([*line, candidate(9, 0, 10)], moment(order=order)).visit) == 9  # of a pool, in no list


@st.composite
def candidates(draw: st.DrawFn) -> list[Waiting]:
    count = draw(st.integers(1, 6))
    services = st.sampled_from([ServiceId(name) for name in "abc"])
    return [
        replace(
            candidate(
                mark,
                draw(st.integers(0, 90)),
                draw(st.sampled_from([1, 5, 10, 20, 30])),
                counters=draw(st.integers(0, 4)),
                priority=draw(st.booleans()),
                typical=draw(st.sampled_from([1, 4, 7, 20])),
            ),
            service=draw(services),
        )
        for mark in range(1, count + 1)
    ]


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    names = [ServiceId(name) for name in "abc"]
    weights = {name: weight for name in names if (weight := draw(st.sampled_from([50, 100, 100, 300]))) != 100}
    order = {name: place for place, name in enumerate(draw(st.permutations(names)), 1)}
    return moment(9, weights=weights, order=order, turn=draw(st.integers(0, 2)))


NAMES = st.sampled_from(PolicyName)
SHUFFLED = candidates().flatmap(lambda line: st.tuples(st.just(line), st.permutations(line)))


@given(SHUFFLED, NAMES, moments())
def test_every_policy_is_blind_to_the_order_of_candidates(
    lines: tuple[list[Waiting], list[Waiting]], name: PolicyName, now: Moment
) -> None:
    policy = POLICIES[name]
    line, shuffled = lines
    choice = policy(line, now)
    assert policy(shuffled, now) == choice
    assert choice.visit in [one.first[4] for one in line]


@given(candidates(), NAMES, moments())
def test_every_explanation_can_be_recomputed(line: list[Waiting], name: PolicyName, now: Moment) -> None:
    choice = POLICIES[name](line, now)
    chosen = chosen_of(line, choice.visit)
    why = explained(choice, now)
    assert (why.waited_ms, why.promised_ms, why.candidates) == (waited_ms(chosen, NOW), chosen.promised_ms, now.people)
    assert why.share_percent == 100 * why.waited_ms // why.promised_ms
    assert (why.policy, why.rule, why.scarce, why.turn) == (
        PolicyName.PROMISE,
        choice.rule,
        choice.is_scarce,
        choice.turn,
    )
    assert (why.givers, why.rank, why.typical_ms) == (chosen.counters, chosen.rank, chosen.typical_ms)
    assert why.weight == now.giving.weights.get(chosen.service, 100)
    assert why.listed == now.giving.order.get(chosen.service)


@given(candidates(), NAMES, moments())
def test_nobody_is_passed_by_a_later_one_alike_in_all(line: list[Waiting], name: PolicyName, now: Moment) -> None:
    """The least bound of all policies: between two alike in service, class and promise, the first come goes first."""
    chosen = chosen_of(line, POLICIES[name](line, now).visit)
    for other in line:
        if likeness(other) == likeness(chosen):
            assert chosen.first <= other.first


@given(candidates(), st.sampled_from(BY_PROMISE), moments())
def test_the_bound_of_both_promises(line: list[Waiting], name: PolicyName, now: Moment) -> None:
    """Beyond twice (thrice) its promise nobody is passed without priority, unless by an older one beyond it too."""
    chosen = chosen_of(line, POLICIES[name](line, now).visit)
    times = OVERDUE[name]
    if chosen.is_priority:
        return
    for other in line:
        if other is not chosen and _share(other) > times:
            assert _share(chosen) > times
            assert chosen.first < other.first


@given(candidates(), moments())
def test_the_bound_of_fifo(line: list[Waiting], now: Moment) -> None:
    chosen = chosen_of(line, fifo(line, now).visit)
    assert all(chosen.first <= other.first for other in line)


@given(candidates(), moments())
def test_the_bound_of_strict(line: list[Waiting], now: Moment) -> None:
    chosen = chosen_of(line, strict(line, now).visit)
    assert all(chosen.first <= other.first for other in line if other.rank >= chosen.rank)
    assert chosen.rank == max(other.rank for other in line)


@given(candidates(), moments())
def test_the_bound_of_listed(line: list[Waiting], now: Moment) -> None:
    chosen = chosen_of(line, listed(line, now).visit)
    order = now.giving.order
    for other in line:
        if other.first < chosen.first:
            same = other.service == chosen.service
            assert order[chosen.service] < order[other.service] or (same and other.promised_ms > chosen.promised_ms)


@given(st.integers(0, 4), st.integers(1, 4), st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_the_bound_of_ratio(of_priority: int, of_others: int, presence: list[tuple[bool, bool]]) -> None:
    """Among any k + n calls in a row with both groups there each time, k and n; absences in between change nothing."""
    turn, given_to = 0, []
    for with_priority, with_others in presence:
        line = [candidate(1, 5, 10, priority=True)] * with_priority + [candidate(2, 9, 10)] * with_others
        if not line:
            continue
        choice = ratio(line, moment(turn=turn, rounds=(of_priority, of_others)))
        turn = turn if choice.turn is None else choice.turn % (of_priority + of_others)
        given_to.append((len(line) == 2, mark_of(choice.visit) == 1))
    size = of_priority + of_others
    for start in range(len(given_to) - size + 1):
        window = given_to[start : start + size]
        if all(both for both, _ in window):
            assert sum(to_priority for _, to_priority in window) == of_priority


@given(candidates(), moments())
def test_promise_equals_a_slow_reading_of_the_rule(line: list[Waiting], now: Moment) -> None:
    def key(one: Waiting) -> Fraction:
        return _share(one) * now.giving.weights.get(one.service, 100)

    fewest = min(one.counters for one in line)
    few = [one for one in line if one.counters == fewest]
    scope = few if fewest <= 2 and any(one.counters > fewest for one in line) else line
    assert promise(line, now).visit == _slowly(line, scope, key, 2).first[4]


@given(candidates(), moments())
def test_throughput_equals_a_slow_reading_of_the_rule(line: list[Waiting], now: Moment) -> None:
    def key(one: Waiting) -> Fraction:
        return (_share(one) * now.giving.weights.get(one.service, 100)) ** 2 / one.typical_ms

    assert promise_throughput(line, now).visit == _slowly(line, line, key, 3).first[4]


def _slowly(
    line: Sequence[Waiting], scope: Sequence[Waiting], key: Callable[[Waiting], Fraction], times: int
) -> Waiting:
    best = sorted(scope, key=lambda one: (-key(one), one.first))[0]
    overdue = [one for one in line if _share(one) > times]
    return min(overdue, key=lambda one: one.first) if overdue and not best.is_priority else best


def likeness(one: Waiting) -> object:
    return one.service, one.rank, one.is_priority, one.promised_ms, one.counters, one.typical_ms


def chosen_of(line: Sequence[Waiting], visit: VisitId) -> Waiting:
    return next(one for one in line if one.first[4] == visit)


def _share(one: Candidate) -> Fraction:
    return Fraction(waited_ms(one, NOW), one.promised_ms)


def test_nobody_has_waited_before_the_slot() -> None:
    assert waited_ms(candidate(1, -5, 10), NOW) == 0
