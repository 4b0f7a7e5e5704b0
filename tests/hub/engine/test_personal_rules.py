"""What the queue knows of personal data: which fields, references of notes; never a value (S08, S09)."""

from typing import Any

from hub.engine.commands import (
    BookAppointment,
    CheckIn,
    EraseDetails,
    KeepDetails,
    KeepNote,
    OpenDay,
    WithdrawVisit,
)
from hub.engine.deciding.personal import NOTES_MOST
from hub.engine.events import DetailsErased, DetailsKept, NoteKept
from hub.engine.ids import AppointmentId, NoteRef, ServiceId, VisitId
from hub.engine.journey import Slot
from hub.engine.refusal import Reason
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import Channel, PersonalField
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, MONDAY, Desk, clerk, document, replayed, wall_ms

NAME, PHONE, EMAIL, NOTE = PersonalField.NAME, PersonalField.PHONE, PersonalField.EMAIL, PersonalField.NOTE
BOOKED = AppointmentId("appointment-1")


def test_details_are_told_in_the_order_of_the_vocabulary_and_once() -> None:
    desk = Desk()
    visit = desk.ticket()
    events = desk.must(KeepDetails((PHONE, NAME, PHONE), visit=visit), clerk(1))
    assert events == (DetailsKept((NAME, PHONE), visit=visit),)
    desk.must(KeepDetails((EMAIL,), visit=visit), clerk(1))
    assert desk.visit(visit).details == (NAME, PHONE, EMAIL)
    again = desk.must(KeepDetails((EMAIL,), visit=visit), clerk(1))
    assert again == (DetailsKept((EMAIL,), visit=visit),), "the value may be new"


def test_notes_have_a_command_of_their_own_and_a_bound() -> None:
    desk = Desk()
    visit = desk.ticket()
    assert desk.refused(KeepDetails((NOTE,), visit=visit)) is Reason.NO_CHANGE
    for number in range(NOTES_MOST):
        desk.must(KeepNote(visit, NoteRef(f"note-{number}")), clerk(1))
    assert desk.refused(KeepNote(visit, NoteRef("note-0")), clerk(1)) is Reason.NO_CHANGE
    assert desk.refused(KeepNote(visit, NoteRef("one-more")), clerk(1)) is Reason.TOO_MANY_NOTES
    assert desk.must(EraseDetails((NOTE,), visit=visit), clerk(1)) == (DetailsErased((NOTE,), visit=visit),)
    assert desk.visit(visit).notes == ()
    assert desk.must(KeepNote(visit, NoteRef("one-more")), clerk(1)) == (NoteKept(visit, NoteRef("one-more")),)


def test_only_what_is_held_is_erased() -> None:
    desk = Desk()
    visit = desk.ticket()
    desk.must(KeepDetails((NAME, PHONE), visit=visit), clerk(1))
    assert desk.must(EraseDetails((EMAIL, PHONE), visit=visit)) == (DetailsErased((PHONE,), visit=visit),)
    assert desk.visit(visit).details == (NAME,)
    assert desk.refused(EraseDetails((PHONE,), visit=visit)) is Reason.NO_CHANGE


def test_a_visit_of_a_past_day_is_erased_by_the_hub_and_the_manager_alone() -> None:
    desk = Desk()
    visit = desk.ticket()
    desk.must(KeepDetails((NAME,), visit=visit), clerk(1))
    desk.must(WithdrawVisit(visit))
    desk.clock(9 * 60, "2026-11-24", 1)
    desk.now += 24 * 3_600_000
    desk.must(OpenDay(), MANAGER)
    assert visit not in desk.state.visits
    assert desk.refused(EraseDetails((NAME,), visit=visit), clerk(1)) is Reason.UNKNOWN_VISIT
    for actor in (HUB, MANAGER):
        assert desk.must(EraseDetails((NAME,), visit=visit), actor) == (DetailsErased((NAME,), visit=visit),)
    assert encode_state(replayed(desk.journal)) == encode_state(desk.state)


def test_exactly_one_owner_is_named() -> None:
    desk = Desk()
    visit = desk.ticket()
    nobody = VisitId("nobody")
    assert desk.refused(KeepNote(nobody, NoteRef("note"))) is Reason.UNKNOWN_VISIT
    assert desk.refused(KeepDetails((NAME,), visit=nobody)) is Reason.UNKNOWN_VISIT
    assert desk.refused(KeepDetails((NAME,), appointment=BOOKED)) is Reason.UNKNOWN_APPOINTMENT
    assert desk.refused(KeepDetails((NAME,), visit=visit, appointment=BOOKED)) is Reason.UNKNOWN_VISIT
    assert desk.refused(KeepDetails((NAME,))) is Reason.UNKNOWN_VISIT
    assert desk.refused(EraseDetails((NAME,)), HUB) is Reason.UNKNOWN_VISIT
    assert desk.refused(EraseDetails(()), HUB) is Reason.UNKNOWN_VISIT


def test_what_was_given_with_the_booking_is_the_visits_after_check_in() -> None:
    desk = Desk(**_bookable())
    slot = Slot(MONDAY, 10 * 60, wall_ms(MONDAY, 10 * 60))
    desk.must(BookAppointment(BOOKED, ServiceId("a"), slot, "en", Channel.WEB))
    desk.must(KeepDetails((NAME, PHONE), appointment=BOOKED))
    assert desk.state.bookings.appointments[BOOKED].details == (NAME, PHONE)
    desk.must(EraseDetails((PHONE,), appointment=BOOKED))
    desk.clock(9 * 60 + 50)
    desk.must(CheckIn(BOOKED, VisitId("visit-1"), Channel.KIOSK), KIOSK)
    assert desk.visit(VisitId("visit-1")).details == (NAME,)
    assert desk.state.bookings.appointments[BOOKED].details == ()
    assert desk.touches[-1].visit == desk.visit(VisitId("visit-1"))
    live = encode_state(desk.state)
    assert encode_state(replayed(desk.journal)) == live
    assert encode_state(decode_state(live)) == live


def _bookable() -> dict[str, Any]:
    services = [dict(one) for one in document()["services"]]  # type: ignore[attr-defined]
    services[1]["booking"] = {"slot_minutes": 20, "capacity": 2, "horizon_days": 30}
    return {"services": services}
