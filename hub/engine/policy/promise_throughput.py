"""`promise-throughput`: the key of `promise` divided by the root of the service time, so that short services come
earlier and more people are served inside their target.

key = weight x (now - base) / (target x factor) / sqrt(typical service time), among all candidates: there is no scope of
scarce services, which costs throughput.

1. The largest key; ties by place.
2. But when that one is not of a priority class and some candidates have used more than three times their promise, the
   oldest of those.

Exact: squares are compared, (weight x waited)^2 / (promised^2 x typical), in whole milliseconds. Bound
(property-tested): inside a line nobody is overtaken. A visit that has used more than three times its promise is never
passed by a visit without priority, except by one that came before it and has itself used more than three times its
promise. Three, not two as for `promise`: measured on simulated offices, two costs the late ones more than it saves.
Recompute: share_percent as for `promise`, divided by the square root of typical_ms, times the weight.
"""

from collections.abc import Sequence

from hub.engine.giving import FULL
from hub.engine.policy.candidate import Candidate, Choice, Moment, waited_ms

LARGEST_SHARE_PER_TIME = "largest_share_per_time"
THRICE_PROMISE_OLDEST = "thrice_promise_oldest"
LATE_TIMES = 3
"""Times its promise after which a visit goes before all newer ones."""


def promise_throughput(candidates: Sequence[Candidate], moment: Moment) -> Choice:
    weights = moment.giving.weights
    chosen, late = candidates[0], None
    used, promised = -1, 1
    for candidate in candidates:
        waited = waited_ms(candidate, moment.now)
        weighted = weights.get(candidate.service, FULL) * waited
        one, its = weighted * weighted, candidate.promised_ms * candidate.promised_ms * candidate.typical_ms
        left, right = one * promised, used * its
        if left > right or (left == right and candidate.first < chosen.first):
            chosen, used, promised = candidate, one, its
        is_late = waited > LATE_TIMES * candidate.promised_ms
        if is_late and (late is None or candidate.first < late.first):
            late = candidate
    if late is not None and not chosen.is_priority:
        return Choice(late, THRICE_PROMISE_OLDEST)
    return Choice(chosen, LARGEST_SHARE_PER_TIME)
