"""One error tree for everything that talks to the hub.

    SdkError
    ├── HubUnreachable      nobody answers: network, hub off or restarting     (technician, or wait)
    ├── HubRefused          the queue refuses, nothing has changed (409), or
    │                       has been asked too often (429)                   (the person asking)
    ├── NotAllowed          who you are is not enough (401, 403, 423)          (manager, or sign in again)
    ├── BadRequest          malformed or unknown (404, 422): our own defect    (developers)
    └── HubTrouble          the hub cannot carry it out now (5xx)              (technician, or wait)

Each carries the problem document when the hub sent one; faces turn `reason` into the reader's sentence.
"""

from hub.wire.problem import Problem, Reason


class SdkError(Exception):
    """Root. `reason` is the stable key."""

    reason: str = "unknown"


class HubUnreachable(SdkError):
    reason = "hub_unreachable"


class ProblemError(SdkError):
    """The hub answered with a problem document."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.reason}: {problem.title}")
        self.problem = problem
        self.reason = str(problem.reason)

    @property
    def fields(self) -> dict[str, str]:
        return self.problem.fields


class HubRefused(ProblemError):
    pass


class NotAllowed(ProblemError):
    pass


class BadRequest(ProblemError):
    pass


class HubTrouble(ProblemError):
    pass


def error_for(problem: Problem) -> ProblemError:
    """The tree's member for a problem document, by its status."""
    match problem.status:
        case 409 | 429:
            return HubRefused(problem)
        case 401 | 403 | 423:
            return NotAllowed(problem)
        case status if status >= 500:
            return HubTrouble(problem)
        case _:
            return BadRequest(problem)


def problem_without_document(status: int) -> Problem:
    """For an answer that is no problem document: something else than a hub stands at that address."""
    reason = Reason.INTERNAL if status >= 500 else Reason.NOT_FOUND
    return Problem(title=f"HTTP {status} without a problem document", status=status, reason=reason)


__all__ = [
    "BadRequest",
    "HubRefused",
    "HubTrouble",
    "HubUnreachable",
    "NotAllowed",
    "ProblemError",
    "SdkError",
    "error_for",
    "problem_without_document",
]
