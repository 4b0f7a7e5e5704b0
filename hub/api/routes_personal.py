"""Routes of a person's details and of staff's notes. The texts pass from the body to the vault and back; no log, no
event and no stream holds them."""

from fastapi import APIRouter

from hub.api import mapping
from hub.api.asking import Desk, read_off_the_loop
from hub.api.parameters import AppointmentPath, ByKioskStaffOrManager, ByManager, ByStaffOrManager, RequestId, VisitPath
from hub.api.problems import NotFound
from hub.wire import personal as p
from hub.wire import views as v


def personal_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["personal data"])
    _add_details_of_visits(router, desk)
    _add_notes(router, desk)
    _add_details_of_appointments(router, desk)
    _add_people(router, desk)
    return router


def _add_details_of_visits(router: APIRouter, desk: Desk) -> None:
    @router.post("/visits/{visit}/details", summary="Who the person is, as far as it is needed")
    async def keep_details(
        visit: VisitPath, body: p.DetailsRequest, request: RequestId, who: ByKioskStaffOrManager
    ) -> v.SeqAnswer:
        """A kiosk: what the office asks for, of tickets that it gave in the last ten minutes."""
        given = mapping.details_given(body)
        return await desk.tell(str(request), who, mapping.keep_details(given, visit=str(visit)), given)

    @router.get("/visits/{visit}/details", summary="What is held of the person")
    async def details(visit: VisitPath, _: ByStaffOrManager) -> p.DetailsView:
        wanted = _known_visit(desk, str(visit))
        with read_off_the_loop():
            return mapping.details_view(await desk.house.with_personal(lambda data: data.details_of(wanted)))

    @router.delete("/visits/{visit}/details", summary="Erase what is held of the person")
    async def erase_details(visit: VisitPath, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.erase_details(visit=str(visit)))


def _add_notes(router: APIRouter, desk: Desk) -> None:
    @router.post("/visits/{visit}/notes", summary="A note of staff, which travels with the visit")
    async def keep_note(
        visit: VisitPath, body: p.NoteRequest, request: RequestId, who: ByStaffOrManager
    ) -> v.SeqAnswer:
        command = mapping.keep_note(str(visit), str(request))
        return await desk.tell(str(request), who, command, mapping.note_given(body))

    @router.get("/visits/{visit}/notes", summary="The notes on a visit, oldest first")
    async def notes(visit: VisitPath, _: ByStaffOrManager) -> list[p.NoteView]:
        wanted = _known_visit(desk, str(visit))
        with read_off_the_loop():
            found = await desk.house.with_personal(lambda data: data.notes_of(wanted))
        return [mapping.note_view(one.wall_ms, one.text) for one in found]

    @router.delete("/visits/{visit}/notes", summary="Erase the notes on a visit")
    async def erase_notes(visit: VisitPath, request: RequestId, who: ByStaffOrManager) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.erase_notes(str(visit)))


def _add_details_of_appointments(router: APIRouter, desk: Desk) -> None:
    @router.post("/appointments/{appointment}/details", summary="Who has booked, as far as it is needed")
    async def keep_details_of_appointment(
        appointment: AppointmentPath, body: p.DetailsRequest, request: RequestId, who: ByStaffOrManager
    ) -> v.SeqAnswer:
        given = mapping.details_given(body)
        return await desk.tell(str(request), who, mapping.keep_details(given, appointment=str(appointment)), given)

    @router.get("/appointments/{appointment}/details", summary="What is held of whoever has booked")
    async def details_of_appointment(appointment: AppointmentPath, _: ByStaffOrManager) -> p.DetailsView:
        wanted = mapping.appointment_id(str(appointment))
        if wanted not in desk.house.board.bookings.appointments:
            raise NotFound("No appointment has this id.")
        with read_off_the_loop():
            found = await desk.house.with_personal(lambda data: data.details_of_appointment(wanted))
        return mapping.details_view(found)

    @router.delete("/appointments/{appointment}/details", summary="Erase what is held of whoever has booked")
    async def erase_details_of_appointment(
        appointment: AppointmentPath, request: RequestId, who: ByStaffOrManager
    ) -> v.SeqAnswer:
        return await desk.tell(str(request), who, mapping.erase_details(appointment=str(appointment)))


def _add_people(router: APIRouter, desk: Desk) -> None:
    """All of one person in one step. The name stands in the body: a path would end in somebody's log."""

    @router.post("/people/export", summary="All that is held of one person")
    async def export_person(body: p.PersonRequest, _: ByManager) -> p.PersonExport:
        with read_off_the_loop():
            return mapping.person_export((await desk.house.export_person(body.text)).items)

    @router.post("/people/erase", summary="Erase all that is held of one person, now")
    async def erase_person(body: p.PersonRequest, who: ByManager) -> p.PersonErased:
        actor = mapping.actor(who.role, who.device, who.staff, who.session)
        with read_off_the_loop():
            return p.PersonErased(erased=await desk.house.erase_person(body.text, actor))


def _known_visit(desk: Desk, visit: str) -> mapping.VisitId:
    wanted = mapping.visit_id(visit)
    if desk.house.board.visit(wanted) is None:
        raise NotFound("No visit of today has this id.")
    return wanted
