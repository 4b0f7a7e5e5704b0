"""`fifo`: the one who came first, whatever the service and class.

Key: place (at, seq, nudge); the smallest is called. Bound: nobody whom the counter could call is ever overtaken by
somebody who came later, so a visit is passed by nobody and waits for those before it only.
"""

from collections.abc import Sequence

from hub.engine.policy.candidate import Candidate, Choice, Moment, place_of

OLDEST = "oldest"


def fifo(candidates: Sequence[Candidate], _moment: Moment) -> Choice:
    return Choice(min(candidates, key=place_of), OLDEST)
