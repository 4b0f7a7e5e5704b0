"""Presses about one visit, carried to the hub (see door.py)."""

from typing import assert_never

from counter.asks import (
    AskAddService,
    AskArranged,
    AskCorrectService,
    AskDropService,
    AskFinish,
    AskKeepDetails,
    AskNoShow,
    AskNote,
    AskOutcome,
    AskPark,
    AskReactivate,
    AskRecall,
    AskRemove,
    AskReprint,
    AskReturn,
    AskRevise,
    AskStart,
    AskStepBack,
    AskTransfer,
    AskWithdraw,
    FileAsk,
    TurnAsk,
)
from hub.sdk.client import HubClient
from hub.sdk.ids import request_id_of
from hub.wire.personal import DetailsRequest, NoteRequest
from hub.wire.requests import (
    AddServiceRequest,
    AssistanceRequest,
    CorrectServiceRequest,
    DropServiceRequest,
    OutcomeRequest,
    ParkRequest,
    ReactivateRequest,
    RemoveRequest,
    ReviseRequest,
    StepBackRequest,
    TransferRequest,
)
from hub.wire.views import SeqAnswer, VisitAnswer


def of_turn(client: HubClient, ask: TurnAsk, request: str) -> VisitAnswer:
    match ask:
        case AskRecall(visit):
            return client.recall(visit, request)
        case AskNoShow(visit):
            return client.no_show(visit, request)
        case AskStart(visit):
            return client.start(visit, request)
        case AskFinish(visit):
            return client.finish(visit, request)
        case AskTransfer():
            return _transfer(client, ask, request)
        case AskPark(visit, minutes, to_counter, to_me):
            return client.park(visit, ParkRequest(minutes=minutes, to_counter=to_counter, to_me=to_me), request)
        case AskReturn(visit):
            return client.return_visit(visit, request)
        case AskRemove(visit, reason):
            return client.remove(visit, RemoveRequest(reason=reason), request)
        case AskWithdraw(visit):
            return client.withdraw(visit, request)
        case AskReactivate(visit, why):
            return client.reactivate(visit, ReactivateRequest(reason=why), request)
        case AskStepBack(visit, places):
            return client.step_back(visit, StepBackRequest(places=places), request)
        case _:
            assert_never(ask)


def _transfer(client: HubClient, ask: AskTransfer, request: str) -> VisitAnswer:
    """The note first, under an id of its own that follows from the press's: whoever takes the visit finds it, and a
    press that is tried again keeps it once."""
    if ask.note:
        client.keep_note(ask.visit, NoteRequest(text=ask.note), request_id_of(request, "note"))
    body = TransferRequest(
        service=ask.service, counter=ask.counter, staff=ask.staff, placement=ask.placement, back=ask.back
    )
    return client.transfer(ask.visit, body, request)


def of_file(client: HubClient, ask: FileAsk, request: str) -> SeqAnswer:
    match ask:
        case AskAddService(visit, service, first, quantity):
            return client.add_service(
                visit, AddServiceRequest(service=service, first=first, quantity=quantity), request
            )
        case AskDropService(visit, service, member):
            return client.drop_service(visit, DropServiceRequest(service=service, member=member), request)
        case AskCorrectService(visit, service):
            return client.correct_service(visit, CorrectServiceRequest(service=service), request)
        case AskOutcome(visit, outcome, quantity):
            return client.record_outcome(visit, OutcomeRequest(outcome=outcome, quantity=quantity), request)
        case AskRevise(visit, priority, needs, language, party):
            wanted = list(needs) if needs is not None else None
            body = ReviseRequest(priority=priority, needs=wanted, language=language, party=party)
            return client.revise(visit, body, request)
        case AskArranged(visit, need):
            return client.answer_assistance(visit, AssistanceRequest(need=need), request)
        case AskNote(visit, text):
            return client.keep_note(visit, NoteRequest(text=text), request)
        case AskKeepDetails(visit, name, phone):
            return client.keep_details(visit, DetailsRequest(name=name or None, phone=phone or None), request)
        case AskReprint(visit):
            return client.reprint(visit, request)
        case _:
            assert_never(ask)
