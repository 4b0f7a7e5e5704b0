"""The client's methods on visits: one per route (hub/wire/requests.py)."""

from pydantic import BaseModel

from hub.sdk.asking import Asking
from hub.wire.personal import DetailsRequest, DetailsView, NoteRequest, NoteView
from hub.wire.requests import (
    AddServiceRequest,
    AssistanceRequest,
    CorrectServiceRequest,
    DropServiceRequest,
    HandInRequest,
    IssueRequest,
    LeaseRequest,
    OutcomeRequest,
    ParkRequest,
    PrintedRequest,
    ReactivateRequest,
    RemoveRequest,
    ReviseRequest,
    StepBackRequest,
    TransferRequest,
)
from hub.wire.views import LeaseAnswer, SeqAnswer, StaffVisit, TicketAnswer, VisitAnswer


class AboutVisits(Asking):
    def issue(self, body: IssueRequest, request_id: str) -> TicketAnswer:
        return self._write("/v1/visits", request_id, TicketAnswer, body)

    def lease_numbers(self, body: LeaseRequest, request_id: str) -> LeaseAnswer:
        return self._write("/v1/numbers/lease", request_id, LeaseAnswer, body)

    def hand_in(self, body: HandInRequest, request_id: str) -> TicketAnswer:
        return self._write("/v1/visits/hand-in", request_id, TicketAnswer, body)

    def printed(self, visit: str, body: PrintedRequest, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/visits/{visit}/printed", request_id, SeqAnswer, body)

    def visits(self) -> list[StaffVisit]:
        return self._list("/v1/visits", StaffVisit)

    def visit(self, visit: str) -> StaffVisit:
        return self._read(f"/v1/visits/{visit}", StaffVisit)

    def recall(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "recall", request_id)

    def no_show(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "no-show", request_id)

    def start(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "start", request_id)

    def finish(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "finish", request_id)

    def return_visit(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "return", request_id)

    def withdraw(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "withdraw", request_id)

    def step_back(self, visit: str, body: StepBackRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "step-back", request_id, body)

    def transfer(self, visit: str, body: TransferRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "transfer", request_id, body)

    def park(self, visit: str, body: ParkRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "park", request_id, body)

    def remove(self, visit: str, body: RemoveRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "remove", request_id, body)

    def reactivate(self, visit: str, body: ReactivateRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "reactivate", request_id, body)

    def revise(self, visit: str, body: ReviseRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "revise", request_id, body)

    def answer_assistance(self, visit: str, body: AssistanceRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "assistance-answered", request_id, body)

    def add_service(self, visit: str, body: AddServiceRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "add-service", request_id, body)

    def drop_service(self, visit: str, body: DropServiceRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "drop-service", request_id, body)

    def correct_service(self, visit: str, body: CorrectServiceRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "correct-service", request_id, body)

    def record_outcome(self, visit: str, body: OutcomeRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "outcome", request_id, body)

    def keep_details(self, visit: str, body: DetailsRequest, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/visits/{visit}/details", request_id, SeqAnswer, body)

    def details(self, visit: str) -> DetailsView:
        return self._read(f"/v1/visits/{visit}/details", DetailsView)

    def erase_details(self, visit: str, request_id: str) -> SeqAnswer:
        return self._erase(f"/v1/visits/{visit}/details", request_id, SeqAnswer)

    def keep_note(self, visit: str, body: NoteRequest, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/visits/{visit}/notes", request_id, SeqAnswer, body)

    def notes(self, visit: str) -> list[NoteView]:
        return self._list(f"/v1/visits/{visit}/notes", NoteView)

    def erase_notes(self, visit: str, request_id: str) -> SeqAnswer:
        return self._erase(f"/v1/visits/{visit}/notes", request_id, SeqAnswer)

    def reprint(self, visit: str, request_id: str) -> SeqAnswer:
        """The kiosk that printed the ticket prints it once more."""
        return self._write(f"/v1/visits/{visit}/reprint", request_id, SeqAnswer)

    def _visit(self, visit: str, action: str, request_id: str, body: BaseModel | None = None) -> VisitAnswer:
        return self._write(f"/v1/visits/{visit}/{action}", request_id, VisitAnswer, body)


__all__ = ["AboutVisits"]
