"""`promise-throughput`: like `promise`, but short services count for more, so that more people are served early.

key = weight x (now - base) / (target x factor) / sqrt(typical service time). Scope, ties and the rule for whoever has
used more than twice the promise are those of `promise`, and so is the bound (property-tested): beyond twice its
promise a visit is passed by older such visits and by priority classes only. Before that, a long service may be passed
by short ones more often than under `promise`.

Exact: squares are compared, (weight x waited)^2 / (promised^2 x typical), in whole milliseconds.
Recompute: share as for `promise`, divided by the square root of typical_ms.
"""

from collections.abc import Sequence

from hub.engine.giving import FULL
from hub.engine.policy.candidate import Candidate, Choice, Moment, waited_ms
from hub.engine.policy.scope import TWICE_PROMISE_OLDEST, scope_of

LARGEST_SHARE_PER_TIME = "largest_share_per_time"
SCARCE_LARGEST_SHARE_PER_TIME = "scarce_largest_share_per_time"


def promise_throughput(candidates: Sequence[Candidate], moment: Moment) -> Choice:
    scope = scope_of(candidates, moment.now)
    chosen = _largest(scope.among, moment)
    if scope.overdue is not None and not chosen.is_priority:
        return Choice(scope.overdue, TWICE_PROMISE_OLDEST)
    rule = SCARCE_LARGEST_SHARE_PER_TIME if scope.is_scarce else LARGEST_SHARE_PER_TIME
    return Choice(chosen, rule, scope.is_scarce)


def _largest(among: Sequence[Candidate], moment: Moment) -> Candidate:
    weights = moment.giving.weights
    chosen = among[0]
    used, promised = -1, 1
    for candidate in among:
        weighted = weights.get(candidate.service, FULL) * waited_ms(candidate, moment.now)
        one, its = weighted * weighted, candidate.promised_ms * candidate.promised_ms * candidate.typical_ms
        left, right = one * promised, used * its
        if left > right or (left == right and candidate.first < chosen.first):
            chosen, used, promised = candidate, one, its
    return chosen
