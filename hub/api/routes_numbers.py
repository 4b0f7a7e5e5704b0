"""Routes of numbers that others than the hub give: leased to a kiosk ahead, handed in later, or torn from a roll."""

from fastapi import APIRouter

from hub.api import mapping
from hub.api.asking import Desk
from hub.api.auth import Principal
from hub.api.parameters import ByKiosk, ByStaff, RequestId
from hub.api.problems import Refused
from hub.wire import requests as r
from hub.wire import views as v
from hub.wire.problem import Reason


def number_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["numbers"])

    @router.post("/numbers/lease", summary="Numbers to give while the hub is away: top up what this kiosk holds")
    async def lease(body: r.LeaseRequest, request: RequestId, who: ByKiosk) -> v.LeaseAnswer:
        try:
            accepted = await desk.ask(str(request), who, mapping.lease_numbers(body))
        except Refused as refused:
            if refused.problem.reason is not Reason.NO_CHANGE:
                raise
            return _held(desk, who, desk.house.board.seq, repeated=True)
        return _held(desk, who, accepted.seq, repeated=accepted.repeated)

    @router.post("/visits/hand-in", summary="A ticket that the kiosk gave from its leased numbers")
    async def hand_in(body: r.HandInRequest, request: RequestId, who: ByKiosk) -> v.TicketAnswer:
        try:
            return desk.ticket(await desk.ask(str(request), who, mapping.hand_in(body)))
        except Refused as refused:
            known = desk.ticket_known(str(body.id)) if refused.problem.reason is Reason.VISIT_EXISTS else None
            if known is None:
                raise
            return known

    @router.post("/visits/roll", summary="Somebody with a number of a pre-printed roll, also afterwards")
    async def hand_in_roll(body: r.HandedRollRequest, request: RequestId, who: ByStaff) -> v.TicketAnswer:
        return desk.ticket(await desk.ask(str(request), who, mapping.enter_roll(body)))

    return router


def _held(desk: Desk, who: Principal, seq: int, *, repeated: bool) -> v.LeaseAnswer:
    """All that the kiosk holds of the present day."""
    board = desk.house.board
    leases = board.leases.of(board.day.day, mapping.device_id(who.device))
    series = () if board.office is None else board.office.series
    return v.LeaseAnswer(
        seq=seq, repeated=repeated, day=board.day.day or "", blocks=mapping.number_blocks(leases, series)
    )
