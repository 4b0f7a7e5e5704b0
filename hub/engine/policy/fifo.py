"""`fifo`: the one who came first, whatever the service and class.

Key: place (at, seq, nudge); the smallest is called. Bound: nobody whom the counter could call is ever overtaken by
somebody who came later, so a visit is passed by nobody and waits for those before it only.
"""

from collections.abc import Sequence

from hub.engine.policy.candidate import Candidate, Choice, Moment, explained, place_of
from hub.engine.terms import PolicyName

OLDEST = "oldest"


def fifo(candidates: Sequence[Candidate], moment: Moment) -> Choice:
    return explained(PolicyName.FIFO, OLDEST, min(candidates, key=place_of), moment)
