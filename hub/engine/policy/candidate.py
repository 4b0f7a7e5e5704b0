"""What a policy chooses from: the head of each line that the counter may call."""

from dataclasses import dataclass
from typing import Protocol

from hub.engine.events import Explanation
from hub.engine.ids import Instant
from hub.engine.model import Visit


@dataclass(frozen=True, slots=True)
class Candidate:
    """The oldest of one line. Times in milliseconds; `counters` are the open ones that give its service."""

    visit: Visit
    target_ms: int
    counters: int
    factor_percent: int = 100
    """Of the class, or of the appointment when that is less."""
    is_priority: bool = False
    """Of a class with a weight above the normal one's."""


@dataclass(frozen=True, slots=True)
class Choice:
    visit: Visit
    why: Explanation


class Policy(Protocol):
    """Chooses among candidates (at least one), at `now`; `people` is how many the counter could have called.

    Must be deterministic, must not depend on the order of the candidates, and must state its bound on waiting.
    """

    def __call__(self, candidates: list[Candidate], people: int, now: Instant) -> Choice: ...
