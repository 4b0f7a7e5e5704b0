"""Routes of the office: calls acknowledged, devices' parts, the day, the set-up, the loads."""

from typing import Annotated, Any

from fastapi import APIRouter, Body

from hub.api import mapping
from hub.api.asking import Desk
from hub.api.audiences import follower_of
from hub.api.parameters import (
    AnyCaller,
    ByDevice,
    ByDisplay,
    ByKiosk,
    ByManager,
    ByStaffOrManager,
    CallPath,
    DevicePath,
    RequestId,
)
from hub.api.problems import NotFound
from hub.wire import requests as r
from hub.wire import views as v
from hub.wire.office import OfficeView


def office_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.post("/calls/{call}/shown", tags=["calls"], summary="A display has drawn the call")
    async def shown(call: CallPath, request: RequestId, who: ByDisplay) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.shown(call))

    @router.post("/calls/{call}/spoken", tags=["calls"], summary="A display has spoken the call to its end")
    async def spoken(call: CallPath, request: RequestId, who: ByDisplay) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.spoken(call))

    @router.post("/devices/self/parts", tags=["devices"], summary="The state of one of the caller's parts")
    async def report_part(body: r.ReportPartRequest, request: RequestId, who: ByDevice) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.report_part(body))

    @router.post("/devices/self/help", tags=["devices"], summary="Somebody at the kiosk wants a person")
    async def call_help(request: RequestId, who: ByKiosk) -> v.HelpAnswer:
        told = await desk.tell(str(request), who, mapping.call_help())
        return v.HelpAnswer(seq=told.seq, repeated=told.repeated, device=who.device or "")

    @router.post("/help/{device}/answered", tags=["devices"], summary="Staff go to the kiosk, or have been there")
    async def answer_help(device: DevicePath, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.answer_help(device))

    @router.post("/day/open", tags=["day"], summary="Open the business day by hand")
    async def open_day(request: RequestId, who: ByManager) -> v.DayAnswer:
        return desk.day(await desk.ask(str(request), who, mapping.open_day()))

    @router.post("/day/close", tags=["day"], summary="End the business day by hand; whoever still waits has left")
    async def close_day(request: RequestId, who: ByManager) -> v.DayAnswer:
        return desk.day(await desk.ask(str(request), who, mapping.close_day()))

    @router.post("/office", tags=["office"], summary="Take a new version of the office document")
    async def accept_office(
        document: Annotated[dict[str, Any], Body()], request: RequestId, who: ByManager
    ) -> v.OfficeAnswer:
        return desk.office(await desk.ask(str(request), who, mapping.accept_office(document)))

    @router.get("/office", tags=["office"], summary="The office as the caller needs it")
    async def office(who: AnyCaller) -> OfficeView:
        view = desk.views.office(follower_of(who.role))
        if view is None:
            raise NotFound("No office document has been accepted yet.")
        return view

    @router.get("/services", tags=["office"], summary="People waiting and open counters, by service")
    async def services(_: AnyCaller) -> list[v.LoadView]:
        return desk.views.loads()

    return router
