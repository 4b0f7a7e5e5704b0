"""Messages to staff, with who has read them (C20). The text is in the vault; no event holds it."""

from hub.engine.commands import Ask, ReadMessage, SendMessage
from hub.engine.deciding.answer import Answer, no_change, unknown_counter
from hub.engine.deciding.hands import refuse_unpermitted
from hub.engine.events import MessageErased, MessageRead, MessageSent
from hub.engine.hall import MOST_MESSAGES
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Permission


def send(state: State, ask: Ask, command: SendMessage) -> Answer:
    """The oldest make room when there are too many."""
    refusal = refuse_unpermitted(state, ask.actor, Permission.SUPERVISE) or _refuse_receivers(state, command)
    if refusal is not None:
        return refusal
    if command.message in state.hall.messages:
        return no_change()
    full = len(state.hall.messages) - MOST_MESSAGES + 1
    oldest = [*state.hall.messages][: max(0, full)]
    sent = MessageSent(command.message, ask.actor.staff, command.counters, command.staff)
    return (*map(MessageErased, oldest), sent)


def read(state: State, ask: Ask, command: ReadMessage) -> Answer:
    """Read by whom it is for; once more, or by its sender, it says nothing new."""
    message, staff = state.hall.messages.get(command.message), ask.actor.staff
    if message is None or staff is None or staff == message.sender or staff in message.read_by:
        return no_change()
    if not message.is_for(staff, state.counter_of_session(ask.actor.session)):
        return Refusal(Reason.NOT_PERMITTED, {"permission": Permission.SUPERVISE.value})
    return (MessageRead(message.id, staff),)


def _refuse_receivers(state: State, command: SendMessage) -> Refusal | None:
    for counter in command.counters:
        if counter not in state.counters:
            return unknown_counter(counter)
    known = {member.id for member in state.office.staff} if state.office is not None else set()
    for person in command.staff:
        if person not in known:
            return Refusal(Reason.UNKNOWN_STAFF, {"staff": person})
    return None
