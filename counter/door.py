"""Carries a press to the hub and says what came of it. Blocking; called on the thread of the presses."""

from typing import assert_never
from uuid import UUID

from pydantic import ValidationError

from counter.asks import (
    Ask,
    AskAnswerHelp,
    AskAnswerStaffCall,
    AskCall,
    AskCallNext,
    AskCheckIn,
    AskClose,
    AskEndWrapUp,
    AskMessage,
    AskOpen,
    AskPause,
    AskProfile,
    AskRead,
    AskResume,
    AskRoll,
    AskSignIn,
    AskSignOut,
    AskStaffCall,
    AskUndo,
    AskWalkUp,
    CallAsk,
    Done,
    HouseAsk,
    NoAnswer,
    NotKnown,
    Outcome,
    PostAsk,
    Press,
    Refused,
    TurnAsk,
)
from counter.door_visits import of_file, of_turn
from counter.hall_asks import AskEndNotice, AskGoOn, AskNotice, AskStop, HallAsk
from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, HubTrouble, HubUnreachable, NotAllowed
from hub.wire.bookings import CheckInRequest
from hub.wire.hall import MessageRequest, NoticeRequest, StaffCallRequest, StopRequest
from hub.wire.problem import Reason
from hub.wire.requests import (
    CallNextRequest,
    CallRequest,
    HandedRollRequest,
    OpenCounterRequest,
    PauseRequest,
    ProfileRequest,
    SignInRequest,
    WalkUpRequest,
)
from hub.wire.views import SeqAnswer, SignedIn

TRY_LATER = 503
"""The hub has not taken the request now; an earlier try of the same id may still have been taken."""


def carry_out(device: HubClient, staff: HubClient | None, press: Press) -> Outcome:
    """`device` has the terminal's key, `staff` the signed-in person's token."""
    try:
        return Done(_ask(device, staff or device, press.ask, press.request))
    except ValidationError:  # what the hub could not take is not sent
        return Refused(Reason.BAD_INPUT, {})
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
        case _:
            pass
    if isinstance(ask, CallAsk):
        return _calling(staff, ask, request)
    if isinstance(ask, PostAsk):
        return _at_counter(staff, ask, request)
    if isinstance(ask, TurnAsk):
        return of_turn(staff, ask, request)
    if isinstance(ask, HallAsk):
        return _in_hall(staff, ask, request)
    return _in_house(staff, ask, request) if isinstance(ask, HouseAsk) else of_file(staff, ask, request)


def _calling(client: HubClient, ask: CallAsk, request: str) -> SeqAnswer:
    match ask:
        case AskCallNext(counter, service=None):
            return client.call_next(counter, request)
        case AskCallNext(counter, service=service):
            return client.call_next(counter, request, CallNextRequest(service=service))
        case AskCall(counter, visit, label, reason):
            chosen = UUID(visit) if visit is not None else None
            return client.call(counter, CallRequest(visit=chosen, label=label, reason=reason), request)
        case AskWalkUp(counter, visit, service, language):
            body = WalkUpRequest(id=UUID(visit), service=service, language=language)
            return client.walk_up(counter, body, request)
        case _:
            assert_never(ask)


def _at_counter(client: HubClient, ask: PostAsk, request: str) -> SeqAnswer:
    match ask:
        case AskOpen(counter, take_over):
            return client.open_counter(counter, OpenCounterRequest(take_over=take_over), request)
        case AskPause(counter, reason):
            return client.pause_counter(counter, PauseRequest(reason=reason), request)
        case AskResume(counter):
            return client.resume_counter(counter, request)
        case AskClose(counter):
            return client.close_counter(counter, request)
        case AskEndWrapUp(counter):
            return client.end_wrap_up(counter, request)
        case AskUndo(counter):
            return client.undo(counter, request)
        case AskProfile(counter, profile):
            return client.choose_profile(counter, ProfileRequest(profile=profile), request)
        case AskStaffCall(counter, kind):
            return client.call_staff(counter, StaffCallRequest(kind=kind), request)
        case _:
            assert_never(ask)


def _in_house(client: HubClient, ask: HouseAsk, request: str) -> SeqAnswer:
    match ask:
        case AskAnswerHelp(caller):
            return client.answer_help(caller, request)
        case AskAnswerStaffCall(counter, kind):
            return client.answer_staff_call(counter, StaffCallRequest(kind=kind), request)
        case AskCheckIn(appointment, visit):
            return client.check_in(appointment, CheckInRequest(visit=UUID(visit)), request)
        case AskRoll(visit, paper, service, language, minutes_ago):
            body = HandedRollRequest(
                id=UUID(visit), paper=paper, service=service, language=language, minutes_ago=minutes_ago
            )
            return client.hand_in_roll(body, request)
        case AskMessage(message, text, counters, staff):
            sent = MessageRequest(id=UUID(message), text=text, counters=list(counters), staff=list(staff))
            return client.send_message(sent, request)
        case AskRead(message):
            return client.read_message(message, request)
        case _:
            assert_never(ask)


def _in_hall(client: HubClient, ask: HallAsk, request: str) -> SeqAnswer:
    match ask:
        case AskNotice(notice, kind, text, language, minutes):
            body = NoticeRequest(id=UUID(notice), kind=kind, texts={language: text}, minutes=minutes)
            return client.raise_notice(body, request)
        case AskEndNotice(notice):
            return client.end_notice(notice, request)
        case AskStop(service, text, language, send_away):
            stop = StopRequest(texts={language: text} if text else {}, send_away=send_away)
            return client.stop_office(stop, request) if service is None else client.stop_service(service, stop, request)
        case AskGoOn(service):
            return client.resume_office(request) if service is None else client.resume_service(service, request)
        case _:
            assert_never(ask)
