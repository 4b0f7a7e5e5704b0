"""Routes of visits: issue, confirm the paper, recall, start, finish, transfer, park, return, withdraw, remove."""

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

    @router.post("", summary="Issue a ticket")
    async def issue(body: r.IssueRequest, request: RequestId, who: ByKioskOrStaff) -> v.TicketAnswer:
        return desk.ticket(await desk.ask(str(request), who, mapping.issue(body, who.role)))

    @router.get("", summary="Everybody who has not ended, in line order")
    async def visits(_: ByStaffOrManager) -> list[v.StaffVisit]:
        return desk.views.visits()

    @router.get("/{visit}", summary="One visit of today")
    async def visit_of_today(visit: VisitPath, _: ByStaffOrManager) -> v.StaffVisit:
        found = desk.house.board.visit(mapping.visit_id(str(visit)))
        if found is None:
            raise NotFound("No visit of today has this id.")
        return mapping.staff_visit(found)

    @router.post("/{visit}/printed", summary="What became of the paper")
    async def printed(visit: VisitPath, body: r.PrintedRequest, request: RequestId, who: ByKiosk) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.confirm_print(str(visit), body))

    @router.post("/{visit}/transfer", summary="To another service; the age is kept")
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

    @router.post("/{visit}/withdraw", summary="End by the person")
    async def withdraw(visit: VisitPath, request: RequestId, who: ByKioskOrStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, mapping.withdraw(str(visit)))

    for name, (command, summary) in SIMPLE.items():
        _add_simple(router, desk, name, command, summary)
    return router


def _add_simple(
    router: APIRouter, desk: Desk, name: str, command: Callable[[str], mapping.Command], summary: str
) -> None:
    async def act(visit: VisitPath, request: RequestId, who: ByStaff) -> v.VisitAnswer:
        return await _act(desk, visit, request, who, command(str(visit)))

    router.add_api_route(
        f"/{{visit}}/{name}", act, methods=["POST"], summary=summary, operation_id=f"{name.replace('-', '_')}_visit"
    )


async def _act(desk: Desk, visit: UUID, request: UUID, who: Principal, command: mapping.Command) -> v.VisitAnswer:
    return desk.visit(await desk.ask(str(request), who, command), str(visit))
