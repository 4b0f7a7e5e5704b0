"""What devices tell: paper, calls shown and spoken, the state of their parts (T03, T04, W06).

All of it is idempotent per device: told again it answers `no_change`, which the device may take as done.
"""

from hub.engine.commands import AcknowledgeShown, AcknowledgeSpoken, Ask, ConfirmPrint, ReportPart
from hub.engine.deciding.answer import Answer, no_change, unknown_visit
from hub.engine.events import CallShown, CallSpoken, PartReported, TicketPrinted
from hub.engine.ids import DeviceId, Seq
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import Call, State
from hub.engine.terms import PrintOutcome


def confirm_print(state: State, ask: Ask, command: ConfirmPrint) -> Answer:
    """A failure may be followed by success, never the other way round: a cut ticket is in somebody's hand. That a paper
    failed, only the kiosk that gave the ticket can know: every kiosk hears of a reprint, and the others have nothing of
    it to print."""
    device = ask.actor.device
    if device is None:
        return _not_a_device()
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    if visit.paper is PrintOutcome.PRINTED or visit.paper is command.outcome:
        return no_change()
    if command.outcome is PrintOutcome.FAILED and visit.issued_by not in (None, device):
        return no_change()
    return (TicketPrinted(visit.id, device, command.outcome, command.fault),)


def acknowledge_shown(state: State, ask: Ask, command: AcknowledgeShown) -> Answer:
    found = _call(state, ask.actor.device, command.call)
    if isinstance(found, Refusal):
        return found
    device, call = found
    return no_change() if device in call.shown_by else (CallShown(call.visit, command.call, device),)


def acknowledge_spoken(state: State, ask: Ask, command: AcknowledgeSpoken) -> Answer:
    found = _call(state, ask.actor.device, command.call)
    if isinstance(found, Refusal):
        return found
    device, call = found
    return no_change() if device in call.spoken_by else (CallSpoken(call.visit, command.call, device),)


def report_part(state: State, ask: Ask, command: ReportPart) -> Answer:
    device = ask.actor.device
    if device is None:
        return _not_a_device()
    known = state.parts.get((device, command.part))
    if known is not None and known.state is command.state:
        return no_change()
    return (PartReported(device, command.part, command.state),)


def _call(state: State, device: DeviceId | None, seq: Seq) -> tuple[DeviceId, Call] | Refusal:
    """A call of today among the newest: also one that a recall or an end has overtaken, since it was shown."""
    if device is None:
        return _not_a_device()
    call = state.calls.get(seq)
    return (device, call) if call is not None else Refusal(Reason.UNKNOWN_CALL, {"call": str(seq)})


def _not_a_device() -> Refusal:
    return Refusal(Reason.NOT_YOUR_SESSION, {"need": "device"})
