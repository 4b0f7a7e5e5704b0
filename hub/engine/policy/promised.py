"""The promise of a service to a class: target x factor, in whole milliseconds that an auditor can recompute."""

from hub.engine.ids import Instant
from hub.engine.policy.candidate import Candidate
from hub.engine.terms import PriorityClass

FACTOR_PERCENT: dict[PriorityClass, int] = {PriorityClass.NORMAL: 100, PriorityClass.PRIORITY: 50}


def promised_ms(candidate: Candidate) -> int:
    """Longest wait promised, at least one millisecond."""
    return max(1, candidate.target_ms * FACTOR_PERCENT[candidate.visit.priority] // 100)


def waited_ms(candidate: Candidate, now: Instant) -> int:
    return max(0, now - candidate.visit.arrived)
