"""Calls among staff: for a supervisor, and the silent alarm (C18).

At most one of a kind stands at a counter. An alarm asks for nothing but a person who is signed in: not for an open
counter, an open day or a permission. The first answer says who comes, the second that it is over; a call for a
supervisor may be taken back where it was made, an alarm may not: somebody stands beside the person who raised it.
"""

from hub.engine.commands import AnswerStaffCall, Ask, RaiseStaffCall
from hub.engine.deciding.answer import Answer, no_change, unknown_counter
from hub.engine.deciding.hands import refuse_counter, refuse_unpermitted
from hub.engine.events import StaffCallAnswered, StaffCallRaised
from hub.engine.ids import StaffId
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Permission, Role, StaffCallKind


def raise_call(state: State, ask: Ask, command: RaiseStaffCall) -> Answer:
    """Raised anew after an answer it calls again."""
    counter = state.counters.get(command.counter)
    if counter is None:
        return unknown_counter(command.counter)
    if ask.actor.role is not Role.STAFF:
        return Refusal(Reason.NOT_YOUR_SESSION, {"need": "staff"})
    if command.kind is StaffCallKind.SUPERVISOR and counter.session is not None:
        refusal = refuse_counter(state, ask.actor, counter)
        if refusal is not None:
            return refusal
    standing = state.hall.calls.get((command.counter, command.kind))
    if standing is not None and standing.answered_by is None:
        return no_change()
    return (StaffCallRaised(command.counter, command.kind, ask.actor.staff),)


def answer_call(state: State, ask: Ask, command: AnswerStaffCall) -> Answer:
    standing = state.hall.calls.get((command.counter, command.kind))
    if standing is None:
        return no_change()
    counter = state.counters.get(command.counter)
    own = counter is not None and counter.session is not None and counter.session == ask.actor.session
    own = own or (ask.actor.staff is not None and ask.actor.staff == standing.staff)
    match command.kind:
        case StaffCallKind.SUPERVISOR:
            refusal = None if own else refuse_unpermitted(state, ask.actor, Permission.SUPERVISE)
        case StaffCallKind.ALARM:
            refusal = Refusal(Reason.NOT_PERMITTED, {"permission": Permission.SUPERVISE.value}) if own else None
    if refusal is not None:
        return refusal
    by = ask.actor.staff if ask.actor.staff is not None else StaffId(ask.actor.role.value)
    ended = own or standing.answered_by is not None
    return (StaffCallAnswered(command.counter, command.kind, by, standing.since, standing.staff, ended),)
