"""Calls for a person at a kiosk, and tickets wanted once more, between the wire and the engine."""

from hub.engine import commands as c
from hub.engine import events as e
from hub.engine import ids, model
from hub.wire import views as wv


def call_help() -> c.Command:
    return c.CallHelp()


def answer_help(device: str) -> c.Command:
    return c.AnswerHelp(ids.DeviceId(device))


def ask_reprint(visit: str) -> c.Command:
    return c.AskReprint(ids.VisitId(visit))


def help_view(found: model.HelpCall) -> wv.HelpView:
    """A device's id is the name that a technician gave it."""
    return wv.HelpView(device=found.device, device_name=found.device, since=found.since)


def help_told(recorded: e.Recorded) -> wv.HelpView | None:
    """The call that was made or answered by this event."""
    match recorded.event:
        case e.HelpCalled(device=device):
            return wv.HelpView(device=device, device_name=device, since=recorded.at)
        case e.HelpAnswered(device=device, called=called):
            return wv.HelpView(device=device, device_name=device, since=called, answered=True)
        case _:
            return None


def reprint_of(event: e.Event) -> str | None:
    """The visit whose ticket is wanted once more."""
    return event.visit if isinstance(event, e.ReprintAsked) else None
