"""What time will bring to a visit: in each of its states at most one thing."""

from hub.engine.ids import Instant
from hub.engine.model import Visit
from hub.engine.setup import Setup
from hub.engine.terms import VisitState
from hub.engine.timers import TimerKey, TimerKind

TIMER_OF_STATE = {
    VisitState.WAITING: TimerKind.TARGET,
    VisitState.CALLED: TimerKind.UNANSWERED,
    VisitState.PARKED: TimerKind.RETURN,
}
MS_PER_SECOND = 1_000


def timer_key(visit: Visit) -> TimerKey | None:
    """The timer that a visit may have in its state."""
    kind = TIMER_OF_STATE.get(visit.state)
    return (kind, visit.id) if kind is not None else None


def due_at(setup: Setup, visit: Visit) -> Instant | None:
    """When it is due: the promise is broken (told once per step), nobody has come after a call (once per call), the
    parked visit returns. None: never."""
    office = setup.office
    match visit.state:
        case VisitState.WAITING if office.target_alarms and not visit.target_passed:
            promised = setup.promised_ms(visit.service, visit.priority, booked=visit.booked)
            return Instant(visit.place.at + promised)
        case VisitState.CALLED if visit.last_call_at is not None and not visit.unanswered:
            return Instant(visit.last_call_at + office.called_too_long_seconds * MS_PER_SECOND)
        case VisitState.PARKED:
            return visit.parked_until
        case _:
            return None


def timed_as(visit: Visit) -> tuple[object, ...]:
    """What decides which timer a visit has beside its state, service, class and place."""
    return visit.parked_until, visit.target_passed, visit.unanswered, visit.last_call_at
