"""`strict`: the class with the greatest weight first; inside it the one who came first.

Key: (weight of the class, greater first; place). Bound: nobody is passed by a later one, except by visits of a class
with a greater weight. Those may come without end, so for all but the greatest weight `strict` gives no bound in time:
that is its nature, and the reason why it is not the default.
Recompute: `rank` is the weight of the class; no candidate has a greater one, none of the same came before.
"""

from collections.abc import Sequence

from hub.engine.policy.candidate import Candidate, Choice, Entry, Moment

HIGHEST_CLASS_OLDEST = "highest_class_oldest"


def strict(candidates: Sequence[Candidate], _moment: Moment) -> Choice:
    return Choice(min(candidates, key=_key), HIGHEST_CLASS_OLDEST)


def _key(candidate: Candidate) -> tuple[int, Entry]:
    return -candidate.rank, candidate.first
