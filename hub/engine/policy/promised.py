"""The promise of a service to a class: target x factor, in whole milliseconds that an auditor can recompute."""

from hub.engine.ids import Instant
from hub.engine.policy.candidate import Candidate


def promised_ms(candidate: Candidate) -> int:
    """Longest wait promised, at least one millisecond."""
    return max(1, candidate.target_ms * candidate.factor_percent // 100)


def waited_ms(candidate: Candidate, now: Instant) -> int:
    return max(0, now - candidate.visit.place.at)
