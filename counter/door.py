"""Carries a press to the hub and says what came of it. Blocking; called on the thread of the presses."""

from typing import assert_never

from counter.asks import (
    Ask,
    AskAnswerHelp,
    AskCallNext,
    AskClose,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskPark,
    AskPause,
    AskRecall,
    AskRemove,
    AskResume,
    AskReturn,
    AskSignIn,
    AskSignOut,
    AskStart,
    AskTransfer,
    CounterAsk,
    Done,
    NoAnswer,
    NotKnown,
    Outcome,
    Press,
    Refused,
    VisitAsk,
)
from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, HubTrouble, HubUnreachable, NotAllowed
from hub.wire.requests import (
    OpenCounterRequest,
    ParkRequest,
    PauseRequest,
    RemoveRequest,
    SignInRequest,
    TransferRequest,
)
from hub.wire.views import CounterAnswer, SeqAnswer, SignedIn, VisitAnswer

TRY_LATER = 503
"""The hub has not taken the request now; an earlier try of the same id may still have been taken."""


def carry_out(device: HubClient, staff: HubClient | None, press: Press) -> Outcome:
    """`device` has the terminal's key, `staff` the signed-in person's token."""
    try:
        return Done(_ask(device, staff or device, press.ask, press.request))
    except (HubRefused, BadRequest) as error:
        return Refused(error.reason, dict(error.fields))
    except NotAllowed as error:
        return NotKnown(error.reason, dict(error.fields))
    except HubTrouble as error:
        if error.problem.status == TRY_LATER:
            return NoAnswer(error.reason)
        return Refused(error.reason, dict(error.fields))
    except HubUnreachable as error:
        return NoAnswer(error.reason)


def _ask(device: HubClient, staff: HubClient, ask: Ask, request: str) -> SeqAnswer | SignedIn | None:
    match ask:
        case AskSignIn(name, pin):
            return device.sign_in(SignInRequest(staff=name, pin=pin))
        case AskSignOut():
            staff.sign_out()
            return None
        case AskAnswerHelp(caller):
            return staff.answer_help(caller, request)
        case AskOpen() | AskPause() | AskResume() | AskClose() | AskCallNext():
            return _at_counter(staff, ask, request)
        case _:
            return _of_visit(staff, ask, request)


def _at_counter(client: HubClient, ask: CounterAsk, request: str) -> CounterAnswer:
    match ask:
        case AskOpen(counter, take_over):
            return client.open_counter(counter, OpenCounterRequest(take_over=take_over), request)
        case AskPause(counter, reason):
            return client.pause_counter(counter, PauseRequest(reason=reason), request)
        case AskResume(counter):
            return client.resume_counter(counter, request)
        case AskClose(counter):
            return client.close_counter(counter, request)
        case AskCallNext(counter):
            return client.call_next(counter, request)
        case _:
            assert_never(ask)


def _of_visit(client: HubClient, ask: VisitAsk, request: str) -> VisitAnswer:
    match ask:
        case AskRecall(visit):
            return client.recall(visit, request)
        case AskNoShow(visit):
            return client.no_show(visit, request)
        case AskStart(visit):
            return client.start(visit, request)
        case AskFinish(visit):
            return client.finish(visit, request)
        case AskTransfer(visit, service):
            return client.transfer(visit, TransferRequest(service=service), request)
        case AskPark(visit, minutes):
            return client.park(visit, ParkRequest(minutes=minutes), request)
        case AskReturn(visit):
            return client.return_visit(visit, request)
        case AskRemove(visit, reason):
            return client.remove(visit, RemoveRequest(reason=reason), request)
        case _:
            assert_never(ask)
