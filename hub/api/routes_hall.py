"""Routes of what everybody in the hall is told and what staff say to each other (hub/wire/hall.py)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from hub.api import mapping
from hub.api.asking import Desk
from hub.api.parameters import ByStaff, ByStaffOrManager, CounterPath, RequestId, ServicePath
from hub.api.problems import Refused
from hub.wire import hall as h
from hub.wire import views as v
from hub.wire.problem import Reason

NoticePath = Annotated[UUID, Path(description="The notice's id.")]
MessagePath = Annotated[UUID, Path(description="The message's id.")]


def hall_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["hall"])
    _add_notices(router, desk)
    _add_stops(router, desk)
    _add_calls(router, desk)
    _add_messages(router, desk)
    return router


def _add_notices(router: APIRouter, desk: Desk) -> None:
    @router.post("/notices", summary="Say something to everybody in the hall")
    async def raise_notice(body: h.NoticeRequest, request: RequestId, who: ByStaffOrManager) -> h.NoticeAnswer:
        try:
            accepted = await desk.ask(str(request), who, mapping.raise_notice(body))
        except Refused as error:
            standing = desk.views.notice(str(body.id))
            if error.problem.reason is not Reason.NO_CHANGE or standing is None:
                raise
            return h.NoticeAnswer(seq=desk.views.board.seq, repeated=True, notice=standing)
        (raised,) = filter(None, (mapping.notice_raised(change.recorded) for change in accepted.changes))
        return h.NoticeAnswer(seq=accepted.seq, repeated=accepted.repeated, notice=raised)

    @router.post("/notices/{notice}/end", summary="A notice is not true any more")
    async def end_notice(notice: NoticePath, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.end_notice(str(notice)))


def _add_stops(router: APIRouter, desk: Desk) -> None:
    @router.post("/services/{service}/stop", summary="No tickets for it any more today, from this moment")
    async def stop_service(
        service: ServicePath, body: h.StopRequest, request: RequestId, who: ByStaffOrManager
    ) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.stop(service, body))

    @router.post("/services/{service}/resume", summary="Tickets are given again")
    async def resume_service(service: ServicePath, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.resume(service))

    @router.post("/office/stop", summary="No tickets for anything any more today, from this moment")
    async def stop_office(body: h.StopRequest, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.stop(None, body))

    @router.post("/office/resume", summary="Tickets are given again, but for services that were stopped one by one")
    async def resume_office(request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.resume(None))


def _add_calls(router: APIRouter, desk: Desk) -> None:
    @router.post("/counters/{counter}/staff-call", summary="Call a supervisor, or silently for help")
    async def raise_staff_call(
        counter: CounterPath, body: h.StaffCallRequest, request: RequestId, who: ByStaff
    ) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.raise_staff_call(counter, body))

    @router.post("/staff-calls/{counter}/answered", summary="Somebody comes; said once more: it is over")
    async def answer_staff_call(
        counter: CounterPath, body: h.StaffCallRequest, request: RequestId, who: ByStaffOrManager
    ) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.answer_staff_call(counter, body))


def _add_messages(router: APIRouter, desk: Desk) -> None:
    @router.post("/messages", summary="Write to staff")
    async def send_message(body: h.MessageRequest, request: RequestId, who: ByStaffOrManager) -> h.MessageAnswer:
        accepted = await desk.ask(str(request), who, mapping.send_message(body), mapping.message_given(body))
        sent = mapping.message_sent((change.recorded for change in accepted.changes), body)
        assert sent is not None  # noqa: S101  # a message that was sent has its event
        return h.MessageAnswer(seq=accepted.seq, repeated=accepted.repeated, message=sent)

    @router.post("/messages/{message}/read", summary="I have read it")
    async def read_message(message: MessagePath, request: RequestId, who: ByStaff) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.read_message(str(message)))

    @router.get("/staff/self/day", summary="One's own day so far, and the team's")
    async def own_day(who: ByStaff) -> h.OwnDayView:
        return desk.views.own_day(who.staff or "")
