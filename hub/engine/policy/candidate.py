"""What a policy chooses from: the head of each line that the counter may call."""

from dataclasses import dataclass
from typing import Protocol

from hub.engine.events import Explanation
from hub.engine.ids import Instant
from hub.engine.model import Visit
from hub.engine.terms import PriorityClass


@dataclass(frozen=True, slots=True)
class Candidate:
    """The oldest of one line. Times in milliseconds; `counters` are the open ones that give its service."""

    visit: Visit
    target_ms: int
    counters: int

    @property
    def is_priority(self) -> bool:
        return self.visit.priority is PriorityClass.PRIORITY


@dataclass(frozen=True, slots=True)
class Choice:
    visit: Visit
    why: Explanation


class Policy(Protocol):
    """Chooses among candidates (at least one), at `now`; `people` is how many the counter could have called.

    Must be deterministic, must not depend on the order of the candidates, and must state its bound on waiting.
    """

    def __call__(self, candidates: list[Candidate], people: int, now: Instant) -> Choice: ...
