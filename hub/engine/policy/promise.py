"""`promise` (default): call the one who has used up most of the promised wait, and keep scarce counters for what
only they can do.

key = (now - arrived) / (target x factor), factor 1 for the normal class and 0.5 for the priority class.

1. Scope: the services that the fewest open counters can give, when these are at most 2 and fewer than for every
   other candidate service (`scarce`); else all candidates.
2. The largest key inside the scope; ties by (arrived, seq).
3. But when that one is not of a priority class and some candidates (of any scope) have used more than twice their
   promise, the oldest of those.

Keys are compared as fractions of whole milliseconds, never as floats. Bound (property-tested): inside a line nobody is
overtaken. A visit that has used more than twice its promise is never passed by a visit of the normal class, except by
one that came before it and has itself used more than twice its promise; so from then on only those older ones and
visits of the priority class stand before it, and no class starves unless the priority class alone fills the counters.
Recompute: share_percent = 100 x waited_ms / promised_ms, rounded down.
"""

from hub.engine.events import Explanation
from hub.engine.ids import Instant
from hub.engine.policy.candidate import Candidate, Choice
from hub.engine.policy.promised import promised_ms, waited_ms
from hub.engine.terms import PolicyName

LARGEST_SHARE = "largest_share"
SCARCE_LARGEST_SHARE = "scarce_largest_share"
TWICE_PROMISE_OLDEST = "twice_promise_oldest"
SCARCE_AT_MOST = 2
"""Open counters at which a service counts as scarce."""
OVERDUE_TIMES = 2
"""Times its promise after which a visit goes before all newer ones."""


def promise(candidates: list[Candidate], people: int, now: Instant) -> Choice:
    scope, scarce = _scope(candidates)
    chosen = scope[0]
    for candidate in scope[1:]:
        if _goes_before(candidate, chosen, now):
            chosen = candidate
    rule = SCARCE_LARGEST_SHARE if scarce else LARGEST_SHARE
    if not chosen.is_priority:
        overdue = [candidate for candidate in candidates if _is_overdue(candidate, now)]
        if overdue:
            chosen = min(overdue, key=lambda candidate: candidate.visit.place)
            rule, scarce = TWICE_PROMISE_OLDEST, False
    waited, promised = waited_ms(chosen, now), promised_ms(chosen)
    share = waited * 100 // promised
    return Choice(chosen.visit, Explanation(PolicyName.PROMISE.value, rule, waited, promised, people, share, scarce))


def _scope(candidates: list[Candidate]) -> tuple[list[Candidate], bool]:
    """The candidates to choose from, and whether they are the scarce ones."""
    fewest = min(candidate.counters for candidate in candidates)
    scarce = [candidate for candidate in candidates if candidate.counters == fewest]
    if fewest <= SCARCE_AT_MOST and len(scarce) < len(candidates):
        return scarce, True
    return candidates, False


def _goes_before(one: Candidate, other: Candidate, now: Instant) -> bool:
    """Larger share of the promise first; at the same share the one who came first."""
    left = waited_ms(one, now) * promised_ms(other)
    right = waited_ms(other, now) * promised_ms(one)
    return left > right or (left == right and one.visit.place < other.visit.place)


def _is_overdue(candidate: Candidate, now: Instant) -> bool:
    return waited_ms(candidate, now) > OVERDUE_TIMES * promised_ms(candidate)
