"""`fifo`: the one who came first, whatever the service and class.

Key: place = (arrived, seq); the smallest is called. Bound: nobody whom the counter could call is ever overtaken by
somebody who came later, so a visit is passed by nobody and waits for those before it only.
"""

from hub.engine.events import Explanation
from hub.engine.ids import Instant
from hub.engine.policy.candidate import Candidate, Choice
from hub.engine.policy.promised import promised_ms, waited_ms
from hub.engine.terms import PolicyName

OLDEST = "oldest"


def fifo(candidates: list[Candidate], people: int, now: Instant) -> Choice:
    first = min(candidates, key=lambda candidate: candidate.visit.place)
    waited, promised = waited_ms(first, now), promised_ms(first)
    why = Explanation(PolicyName.FIFO.value, OLDEST, waited, promised, people, share_percent=waited * 100 // promised)
    return Choice(first.visit, why)
