"""Signing in and out at a counter. PINs are judged off the event loop, one at a time; they appear in no log."""

from fastapi import APIRouter, Response

from hub.api import mapping
from hub.api.asking import Desk, read_off_the_loop
from hub.api.parameters import ByCounter, ByStaff
from hub.api.problems import LockedOut, WrongPin
from hub.service.people import SignedIn as Begun
from hub.service.people import SignInProblem, SignInRefused
from hub.wire import requests as r
from hub.wire import views as v


def people_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["people"])

    @router.post("/sign-in", summary="Sign a person in at this counter")
    async def sign_in(body: r.SignInRequest, who: ByCounter) -> v.SignedIn:
        staff, device = mapping.staff_id(body.staff), mapping.device_id(who.device)
        with read_off_the_loop():
            begun = await desk.house.with_people(lambda people: people.sign_in(staff, body.pin, device))
        if isinstance(begun, SignInRefused):
            raise _refused(begun)
        return _signed_in(desk, begun)

    @router.post("/sign-out", status_code=204, summary="End this sign-in")
    async def sign_out(who: ByStaff) -> Response:
        session = mapping.session(who.session)
        if session is not None:
            with read_off_the_loop():
                await desk.house.with_people(lambda people: people.sign_out(session))
        return Response(status_code=204)

    return router


def _refused(refused: SignInRefused) -> WrongPin | LockedOut:
    match refused.problem:
        case SignInProblem.WRONG_PIN:
            return WrongPin({"tries_left": str(refused.tries_left)})
        case SignInProblem.LOCKED_OUT:
            return LockedOut({"minutes": str(-(-refused.locked_ms // 60_000))})


def _signed_in(desk: Desk, begun: Begun) -> v.SignedIn:
    office = desk.house.board.office
    members = () if office is None else office.staff
    name = next((one.name for one in members if one.id == begun.staff), begun.staff)
    return v.SignedIn(session=begun.session, token=begun.token, staff=begun.staff, name=name)
