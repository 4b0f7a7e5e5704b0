"""The answer to a command, and refusals that several subjects give."""

from hub.engine.events import Event
from hub.engine.ids import CounterId, VisitId
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import ENDINGS

Answer = tuple[Event, ...] | Refusal


def sign_of(state: State, counter: CounterId) -> str:
    """What people read on the counter, or its id when the set-up no longer has it."""
    place = state.setup.counter(counter) if state.setup is not None else None
    return place.sign if place is not None else counter


def unknown_visit(visit: VisitId) -> Refusal:
    return Refusal(Reason.UNKNOWN_VISIT, {"visit": visit})


def unknown_counter(counter: CounterId) -> Refusal:
    return Refusal(Reason.UNKNOWN_COUNTER, {"counter": counter})


def wrong_state(visit: Visit) -> Refusal:
    reason = Reason.VISIT_ENDED if visit.state in ENDINGS else Reason.VISIT_IN_OTHER_STATE
    return Refusal(reason, {"ticket": visit.label, "state": visit.state.value})


def no_change() -> Refusal:
    """What was asked is so already; whoever asks again may take it as done."""
    return Refusal(Reason.NO_CHANGE)
