"""What an ask would change, as it stands: equal before and after means that nothing has happened to it.

Left out are figures that move by themselves (displays that have shown a call, people served).
"""

from typing import assert_never

from counter.asks import (
    Ask,
    AskAnswerHelp,
    AskAnswerStaffCall,
    AskCheckIn,
    AskMessage,
    AskRead,
    AskRoll,
    AskSignIn,
    AskSignOut,
    AskStaffCall,
    CounterAsk,
    VisitAsk,
)
from counter.hall_asks import AskEndNotice, AskGoOn, AskNotice, AskStop
from counter.room import Room

BY_ITSELF = {"shown": 0, "spoken": 0, "target_passed": False, "unanswered": False, "paper": None}


def trace(  # noqa: C901 - one line for each ask
    room: Room | None, ask: Ask
) -> tuple[object, ...]:
    if room is None:
        return ()
    if isinstance(ask, AskStaffCall):
        return (room.staff_calls.get((ask.counter, ask.kind)),)
    if isinstance(ask, CounterAsk):
        at = room.counter(ask.counter)
        return at.state, at.session, at.visit, at.since, at.profile, at.wrap_until, at.undo
    if isinstance(ask, VisitAsk):
        one = room.visits.get(ask.visit)
        return () if one is None else (one.model_copy(update=BY_ITSELF),)
    match ask:
        case AskSignIn() | AskSignOut():
            return ()
        case AskAnswerStaffCall(counter, kind):
            return (room.staff_calls.get((counter, kind)),)
        case AskAnswerHelp(device):
            return (room.help.get(device),)
        case AskCheckIn(appointment):
            return (room.appointments.get(appointment),)
        case AskRoll():
            return (room.visits.get(ask.id),)
        case AskMessage():
            return (room.messages.get(ask.id),)
        case AskNotice(id=notice) | AskEndNotice(notice):
            return (room.notices.get(notice),)
        case AskStop(service=service) | AskGoOn(service):
            return (room.stop(service),)
        case AskRead(message):
            return (room.messages.get(message),)
        case _:
            assert_never(ask)
