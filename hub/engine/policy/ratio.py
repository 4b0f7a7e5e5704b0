"""`ratio`: k of the priority classes, then n of the others, as some laws ask (2 to 1); in each group who came first.

Every counter counts its own rounds of k + n calls. The calls 1 to k of a round are owed to the priority classes, the
rest to the others. When nobody of the group whose turn it is waits, the other group's oldest is called instead and the
turn stays owed. Rounds begin anew with the business day.

Bound (property-tested): among any k + n calls in a row of one counter that had candidates of both groups each time,
exactly k go to the priority classes and n to the others, so neither group can starve the other at a counter; inside a
group nobody is passed by a later one.
Recompute: `turn` is the place of the call in the round, from 1; None: it was called in place of the absent group.
"""

from collections.abc import Sequence

from hub.engine.policy.candidate import Candidate, Choice, Moment, place_of

PRIORITY_TURN = "priority_turn"
OTHERS_TURN = "others_turn"
INSTEAD_OF_ABSENT = "instead_of_absent"


def ratio(candidates: Sequence[Candidate], moment: Moment) -> Choice:
    of_priority, of_others = moment.giving.ratio
    made = moment.turn % (of_priority + of_others)
    owed_to_priority = made < of_priority
    in_turn = [candidate for candidate in candidates if candidate.is_priority is owed_to_priority]
    chosen = min(in_turn or candidates, key=place_of)
    if not in_turn:
        return Choice(chosen, INSTEAD_OF_ABSENT)
    rule = PRIORITY_TURN if owed_to_priority else OTHERS_TURN
    return Choice(chosen, rule, turn=made + 1)
