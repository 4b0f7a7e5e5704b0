"""Routes of appointments, slots and the waiting list for freed slots."""

from typing import Final

from fastapi import APIRouter

from hub.api import mapping
from hub.api.asking import Desk, read_off_the_loop
from hub.api.pace import Pace
from hub.api.parameters import (
    AppointmentPath,
    ByKioskOrStaff,
    ByKioskStaffOrManager,
    ByStaffOrManager,
    CodePath,
    DateQuery,
    RequestId,
    ServicePath,
    WishPath,
)
from hub.api.problems import NotFound, Refused, TooManyTries
from hub.service.free_slots import DaySlots, slots_on
from hub.wire import bookings as b
from hub.wire import views as v

TRIES_MOST: Final = 10
TRIES_WINDOW_MS: Final = 60_000
"""So often may one device look for a name: enough for people who mistype, too seldom to try a list of names."""
FOUND_MOST: Final = 5


def booking_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1")
    _add_lists(router, desk)
    _add_search(router, desk)
    _add_slots(router, desk)
    _add_appointments(router, desk)
    _add_waiting_list(router, desk)
    return router


def _add_lists(router: APIRouter, desk: Desk) -> None:
    @router.get("/appointments", tags=["appointments"], summary="All appointments of a date, by slot")
    async def appointments(date: DateQuery, _: ByStaffOrManager) -> list[b.AppointmentView]:
        return desk.views.appointments(date.isoformat())

    @router.get("/appointments/by-code/{code}", tags=["appointments"], summary="The appointment of a code")
    async def appointment_of_code(code: CodePath, _: ByKioskStaffOrManager) -> b.AppointmentFound:
        found = desk.house.board.appointment_by_link(code)
        if found is None:
            raise NotFound("No appointment has this code.")
        return mapping.appointment_found(found)

    @router.get("/appointments/{appointment}", tags=["appointments"], summary="One appointment")
    async def one_appointment(appointment: AppointmentPath, _: ByStaffOrManager) -> b.AppointmentView:
        found = desk.house.board.bookings.appointments.get(mapping.appointment_id(str(appointment)))
        if found is None:
            raise NotFound("No appointment has this id.")
        return mapping.appointment(found)

    @router.get("/waiting-list", tags=["waiting list"], summary="Who would take a freed slot, first come first")
    async def waiting_list(_: ByStaffOrManager) -> list[b.WishView]:
        return desk.views.wishes()


def _add_search(router: APIRouter, desk: Desk) -> None:
    pace = Pace(TRIES_MOST, TRIES_WINDOW_MS)

    @router.post("/appointments/find", tags=["appointments"], summary="Today's appointments in a person's name")
    async def find(body: b.FindRequest, who: ByKioskOrStaff) -> list[b.AppointmentFound]:
        """Booked ones that are not checked in yet, by slot, at most five; a name is never told."""
        wait_ms = pace.wait_ms(who.device or who.staff or "", desk.house.clock.instant())
        if wait_ms:
            raise TooManyTries(wait_ms)
        booked = {
            one.id: one for one in desk.house.board.bookings.of_date(desk.views.today()) if mapping.is_booked(one)
        }
        with read_off_the_loop():
            found = await desk.house.with_personal(lambda data: data.in_name_of(body.name, [*booked]))
        return [mapping.appointment_found(booked[one]) for one in found[:FOUND_MOST]]


def _add_slots(router: APIRouter, desk: Desk) -> None:
    @router.get("/services/{service}/slots", tags=["appointments"], summary="Slots of a date that are still to come")
    async def slots(service: ServicePath, date: DateQuery, _: ByKioskStaffOrManager) -> list[b.SlotView]:
        wall = desk.house.clock.wall()
        found = slots_on(desk.house.board, mapping.service_id(service), date.isoformat(), wall)
        if not isinstance(found, DaySlots):
            raise Refused(mapping.reason(found.reason), found.fields)
        return [mapping.slot_view(one, found.capacity) for one in found.slots]


def _add_appointments(router: APIRouter, desk: Desk) -> None:
    @router.post("/appointments", tags=["appointments"], summary="Book a slot")
    async def book(body: b.BookRequest, request: RequestId, who: ByStaffOrManager) -> b.AppointmentAnswer:
        command = mapping.book(body, desk.slot(body.date, body.time), who.role)
        return desk.appointment(await desk.ask(str(request), who, command), str(body.id))

    @router.post("/appointments/{appointment}/move", tags=["appointments"], summary="To another slot of its service")
    async def move(
        appointment: AppointmentPath, body: b.MoveRequest, request: RequestId, who: ByStaffOrManager
    ) -> b.AppointmentAnswer:
        command = mapping.move(str(appointment), desk.slot(body.date, body.time))
        return desk.appointment(await desk.ask(str(request), who, command), str(appointment))

    @router.post("/appointments/{appointment}/cancel", tags=["appointments"], summary="Free the slot")
    async def cancel(
        appointment: AppointmentPath, body: b.CancelRequest, request: RequestId, who: ByStaffOrManager
    ) -> b.AppointmentAnswer:
        accepted = await desk.ask(str(request), who, mapping.cancel(str(appointment), body))
        return desk.appointment(accepted, str(appointment))

    @router.post("/appointments/{appointment}/check-in", tags=["appointments"], summary="The booked person is here")
    async def check_in(
        appointment: AppointmentPath, body: b.CheckInRequest, request: RequestId, who: ByKioskStaffOrManager
    ) -> v.TicketAnswer:
        return desk.ticket(await desk.ask(str(request), who, mapping.check_in(str(appointment), body, who.role)))


def _add_waiting_list(router: APIRouter, desk: Desk) -> None:
    @router.post("/waiting-list", tags=["waiting list"], summary="Wait for a freed slot")
    async def join(body: b.WishRequest, request: RequestId, who: ByStaffOrManager) -> b.WishAnswer:
        return desk.wish(await desk.ask(str(request), who, mapping.keep_wish(body)), str(body.id))

    @router.post("/waiting-list/{wish}/leave", tags=["waiting list"], summary="No slot is wanted any more")
    async def leave(wish: WishPath, request: RequestId, who: ByStaffOrManager) -> b.WishAnswer:
        return desk.wish(await desk.ask(str(request), who, mapping.drop_wish(str(wish))), str(wish))

    @router.post("/waiting-list/{wish}/decline", tags=["waiting list"], summary="Not this slot; perhaps another")
    async def decline(wish: WishPath, request: RequestId, who: ByStaffOrManager) -> b.WishAnswer:
        return desk.wish(await desk.ask(str(request), who, mapping.decline_offer(str(wish))), str(wish))

    @router.post("/waiting-list/{wish}/accept", tags=["waiting list"], summary="Book the slot that was offered")
    async def accept(
        wish: WishPath, body: b.AcceptRequest, request: RequestId, who: ByStaffOrManager
    ) -> b.AppointmentAnswer:
        accepted = await desk.ask(str(request), who, mapping.take_offer(str(wish), body))
        return desk.appointment(accepted, str(body.appointment))
