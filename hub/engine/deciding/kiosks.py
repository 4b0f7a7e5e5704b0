"""Calls for a person at a kiosk, and tickets that are wanted once more (K11, T11).

A call stands until it is answered or the next business day opens; who calls again while it stands, and who answers what
another has answered, is told `no_change`, which may be taken as done. Nothing of the person is in it.
"""

from hub.engine.commands import AnswerHelp, Ask, AskReprint, CallHelp
from hub.engine.deciding.answer import Answer, no_change, unknown_visit, wrong_state
from hub.engine.events import HelpAnswered, HelpCalled, ReprintAsked
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import ENDINGS


def call_help(state: State, ask: Ask, command: CallHelp) -> Answer:  # noqa: ARG001  # every rule is asked alike
    device = ask.actor.device
    if device is None:
        return Refusal(Reason.NOT_YOUR_SESSION, {"need": "device"})
    return no_change() if device in state.help else (HelpCalled(device),)


def answer_help(state: State, command: AnswerHelp) -> Answer:
    call = state.help.get(command.device)
    return no_change() if call is None else (HelpAnswered(call.device, call.since),)


def ask_reprint(state: State, command: AskReprint) -> Answer:
    """Also of a visit that has ended, until its day is over: people need the paper as a proof."""
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    if visit.issued_by is None:
        return Refusal(Reason.NO_TICKET, {"ticket": visit.label})
    if visit.state in ENDINGS and not state.day.open:
        return wrong_state(visit)
    return (ReprintAsked(visit.id),)
