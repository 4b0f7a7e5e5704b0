"""What a policy chooses from: the head of each line that the counter may call (`lines.Line` is one)."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from hub.engine.events import Explanation
from hub.engine.giving import FULL, Giving
from hub.engine.ids import Instant, Seq, ServiceId, VisitId

Entry = tuple[Instant, Seq, int, Seq, VisitId]
"""A place (at, seq, nudge), then the ticket's sequence and the visit: the smaller came first."""


class Candidate(Protocol):
    """The first of one line, with what the set-up says of it. Times in milliseconds."""

    @property
    def first(self) -> Entry: ...

    @property
    def service(self) -> ServiceId: ...

    @property
    def promised_ms(self) -> int:
        """Target x factor, at least 1."""

    @property
    def typical_ms(self) -> int:
        """Typical service time, at least 1."""

    @property
    def rank(self) -> int:
        """Weight of its class."""

    @property
    def is_priority(self) -> bool:
        """Of a class with a weight above the normal one's."""

    @property
    def counters(self) -> int:
        """Open counters that give its service; 1 in a pool."""


class Moment(NamedTuple):
    """The circumstances of a choice."""

    now: Instant
    people: int
    """How many wait in the lines to choose from."""
    giving: Giving
    turn: int = 0
    """`ratio`: calls already made in the present round of this counter."""
    condition: int | None = None
    """Index of the profile's rule that has narrowed the candidates."""


class Choice(NamedTuple):
    """The candidate chosen, and by which part of the policy."""

    candidate: Candidate
    rule: str
    is_scarce: bool = False
    turn: int | None = None
    """`ratio`: the place of the call in the round, from 1."""

    @property
    def visit(self) -> VisitId:
        return self.candidate.first[4]


class Policy(Protocol):
    """Chooses among candidates (at least one).

    Must be deterministic, must not depend on the order of the candidates, and must state its bound on waiting.
    """

    def __call__(self, candidates: Sequence[Candidate], moment: Moment, /) -> Choice: ...


def place_of(candidate: Candidate) -> Entry:
    return candidate.first


def waited_ms(candidate: Candidate, now: Instant) -> int:
    """The age by which it is ranked; nobody has waited before the slot."""
    return max(0, now - candidate.first[0])


def explained(choice: Choice, moment: Moment) -> Explanation:
    """All figures from which the choice can be recomputed."""
    giving, chosen = moment.giving, choice.candidate
    waited = waited_ms(chosen, moment.now)
    return Explanation(
        giving.policy.value,
        choice.rule,
        waited,
        chosen.promised_ms,
        moment.people,
        waited * 100 // chosen.promised_ms,
        choice.is_scarce,
        giving.weights.get(chosen.service, FULL),
        giving.profile,
        moment.condition,
        choice.turn,
        givers=chosen.counters,
        rank=chosen.rank,
        typical_ms=chosen.typical_ms,
        listed=giving.order.get(chosen.service),
    )
