"""`listed`: the services in the order of the work profile (or of the counter, without one); the first that has
somebody waiting is called.

Key: place of the service in the list; inside the service the largest share of the promise, (now - base) / (target x
factor), so that a class comes earlier by its factor; then the place in line. Who waits in the pool of the counter or
the person for a service that is not in the list goes before all.

Bound (property-tested): nobody is passed by a later one, except by visits of a service listed before its own and by
visits of the same service with a smaller promise. The first service in the list waits for no other; a later one may
wait as long as people come for those before it, unless a rule of the profile ("when the wait exceeds N minutes")
puts it first: a profile with such a rule for each service starves none.
Recompute: `listed` is the place in the list; no candidate has a smaller one.
"""

from collections.abc import Sequence
from fractions import Fraction

from hub.engine.policy.candidate import Candidate, Choice, Entry, Moment, waited_ms

FIRST_LISTED = "first_listed"
BEFORE_THE_LIST = 0


def listed(candidates: Sequence[Candidate], moment: Moment) -> Choice:
    order = moment.giving.order

    def key(candidate: Candidate) -> tuple[int, Fraction, Entry]:
        used = Fraction(waited_ms(candidate, moment.now), candidate.promised_ms)
        return order.get(candidate.service, BEFORE_THE_LIST), -used, candidate.first

    return Choice(min(candidates, key=key), FIRST_LISTED)
