"""`promise` (default): call the one who has used up most of the promised wait, and keep scarce counters for what
only they can do.

key = weight x (now - base) / (target x factor); base is the place's time (the arrival, or the slot when that is later),
the factor that of the class or of appointments, the weight that of profile and person (100 % where nothing is said).

1. Scope: the services that the fewest open counters can give, when these are at most 2 and fewer than for another
   candidate service (`scarce`); else all candidates. A pool counts as given by one counter.
2. The largest key inside the scope; ties by place.
3. But when that one is not of a priority class and some candidates (of any scope) have used more than twice their
   promise, the oldest of those.

Keys are compared as fractions of whole milliseconds, never as floats. Bound (property-tested): inside a line nobody is
overtaken. A visit that has used more than twice its promise is never passed by a visit without priority, except by
one that came before it and has itself used more than twice its promise; so from then on only those older ones and
visits of priority classes stand before it, and no class starves unless priority classes alone fill the counters.
Recompute: share_percent = 100 x waited_ms / promised_ms, rounded down; the key is that fraction times the weight.
"""

from collections.abc import Sequence

from hub.engine.giving import FULL
from hub.engine.policy.candidate import Candidate, Choice, Moment
from hub.engine.policy.scope import LARGEST_SHARE, SCARCE_LARGEST_SHARE, TWICE_PROMISE_OLDEST, scope_of


def promise(candidates: Sequence[Candidate], moment: Moment) -> Choice:
    scope = scope_of(candidates, moment.now)
    chosen = _largest(scope.among, moment)
    if scope.overdue is not None and not chosen.is_priority:
        return Choice(scope.overdue, TWICE_PROMISE_OLDEST)
    rule = SCARCE_LARGEST_SHARE if scope.is_scarce else LARGEST_SHARE
    return Choice(chosen, rule, scope.is_scarce)


def _largest(among: Sequence[Candidate], moment: Moment) -> Candidate:
    """The largest weighted share: a / b > c / d as a x d > c x b."""
    now, weights = moment.now, moment.giving.weights
    chosen = among[0]
    used, promised = -1, 1
    for candidate in among:
        waited = now - candidate.first[0]
        if waited < 0:
            waited = 0
        if weights:
            waited *= weights.get(candidate.service, FULL)
        left, right = waited * promised, used * candidate.promised_ms
        if left > right or (left == right and candidate.first < chosen.first):
            chosen, used, promised = candidate, waited, candidate.promised_ms
    return chosen
