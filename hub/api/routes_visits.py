"""Routes of visits: issue, confirm the paper, what staff do with a visit at their counter, what the person does."""

from collections.abc import Callable
from uuid import UUID

from fastapi import APIRouter

from hub.api import mapping
from hub.api.asking import Desk
from hub.api.auth import Principal
from hub.api.parameters import ByKiosk, ByKioskOrStaff, ByStaff, ByStaffOrManager, RequestId, VisitPath
from hub.api.problems import NotFound
from hub.wire import requests as r
from hub.wire import views as v

SIMPLE: dict[str, tuple[Callable[[str], mapping.Command], str]] = {
    "recall": (mapping.recall, "Call again."),
    "no-show": (mapping.no_show, "End as a no-show."),
    "start": (mapping.start, "The person is at the counter."),
    "finish": (mapping.finish, "End as served."),
    "return": (mapping.give_back, "Back from parked to the place in line."),
}
"""Staff's commands on a visit that have no body."""


def visit_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1/visits", tags=["visits"])
    _add_lists(router, desk)
    _add_by_person(router, desk)
    _add_by_staff(router, desk)
    _add_services(router, desk)
    for name, (command, summary) in SIMPLE.items():
        _add_simple(router, desk, name, command, summary)
    return router


def _add_lists(router: APIRouter, desk: Desk) -> None:
    @router.get("", summary="Everybody who has not ended, in line order")
    async def visits(_: ByStaffOrManager) -> list[v.StaffVisit]:
        return desk.views.visits()

    @router.get("/{visit}", summary="One visit of today")
    async def visit_of_today(visit: VisitPath, _: ByStaffOrManager) -> v.StaffVisit:
        found = desk.house.board.visit(mapping.visit_id(str(visit)))
        if found is None:
            raise NotFound("No visit of today has this id.")
        return mapping.staff_visit(found)


def _add_by_person(router: APIRouter, desk: Desk) -> None:
    """What a kiosk may ask for. The ticket's own page will ask for the same by the link's token."""

    @router.post("", summary="Issue a ticket")
    async def issue(body: r.IssueRequest, request: RequestId, who: ByKioskOrStaff) -> v.TicketAnswer:
        return desk.ticket(await desk.ask(str(request), who, mapping.issue(body, who.role)))

    @router.post("/{visit}/printed", summary="What became of the paper")
    async def printed(visit: VisitPath, body: r.PrintedRequest, request: RequestId, who: ByKiosk) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.confirm_print(str(visit), body))

    @router.post("/{visit}/step-back", summary='"I need more time": some places back in line')
    async def step_back(
        visit: VisitPath, body: r.StepBackRequest, request: RequestId, who: ByKioskOrStaff
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.step_back(str(visit), body))

    @router.post("/{visit}/withdraw", summary="End by the person")
    async def withdraw(visit: VisitPath, request: RequestId, who: ByKioskOrStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.withdraw(str(visit)))


def _add_by_staff(router: APIRouter, desk: Desk) -> None:
    @router.post("/{visit}/transfer", summary="To another service, a counter's or a person's pool; the age is kept")
    async def transfer(visit: VisitPath, body: r.TransferRequest, request: RequestId, who: ByStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.transfer(str(visit), body))

    @router.post("/{visit}/park", summary="Set aside, for some minutes or until returned")
    async def park(visit: VisitPath, body: r.ParkRequest, request: RequestId, who: ByStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.park(str(visit), body))

    @router.post("/{visit}/remove", summary="End by staff, with a reason")
    async def remove(
        visit: VisitPath, body: r.RemoveRequest, request: RequestId, who: ByStaffOrManager
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.remove(str(visit), body))

    @router.post("/{visit}/reactivate", summary="An ended visit of today waits again")
    async def reactivate(
        visit: VisitPath, body: r.ReactivateRequest, request: RequestId, who: ByStaffOrManager
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.reactivate(str(visit), body))

    @router.post("/{visit}/reprint", summary="The kiosk that printed the ticket prints it once more")
    async def reprint(visit: VisitPath, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        accepted = await desk.ask(str(request), who, mapping.ask_reprint(str(visit)))
        return v.SeqAnswer(seq=accepted.seq, repeated=accepted.repeated)


def _add_services(router: APIRouter, desk: Desk) -> None:
    """What is known of a visit, and the services in it; all by staff and alike but for body and command."""

    @router.post("/{visit}/revise", summary="Correct class, needs, language or party")
    async def revise(visit: VisitPath, body: r.ReviseRequest, request: RequestId, who: ByStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.revise(str(visit), body))

    @router.post("/{visit}/assistance-answered", summary="The requested help has been arranged")
    async def assistance(
        visit: VisitPath, body: r.AssistanceRequest, request: RequestId, who: ByStaff
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.answer_assistance(str(visit), body))

    @router.post("/{visit}/add-service", summary="One more service in this visit")
    async def add_service(
        visit: VisitPath, body: r.AddServiceRequest, request: RequestId, who: ByStaff
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.add_service(str(visit), body))

    @router.post("/{visit}/drop-service", summary="A planned service is not wanted any more")
    async def drop_service(
        visit: VisitPath, body: r.DropServiceRequest, request: RequestId, who: ByStaff
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.drop_service(str(visit), body))

    @router.post("/{visit}/correct-service", summary="The wrong service was taken: put it right in place")
    async def correct_service(
        visit: VisitPath, body: r.CorrectServiceRequest, request: RequestId, who: ByStaff
    ) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.correct_service(str(visit), body))

    @router.post("/{visit}/outcome", summary="What was done, in the present service or in the last one")
    async def outcome(visit: VisitPath, body: r.OutcomeRequest, request: RequestId, who: ByStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.record_outcome(str(visit), body))


def _add_simple(
    router: APIRouter, desk: Desk, name: str, command: Callable[[str], mapping.Command], summary: str
) -> None:
    async def act(visit: VisitPath, request: RequestId, who: ByStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, command(str(visit)))

    router.add_api_route(
        f"/{{visit}}/{name}", act, methods=["POST"], summary=summary, operation_id=f"{name.replace('-', '_')}_visit"
    )


async def _act(desk: Desk, visit: UUID, request: UUID, who: Principal, command: mapping.Command) -> v.VisitAnswer:
    return desk.visit(await desk.ask(str(request), who, command), str(visit), who.role)
