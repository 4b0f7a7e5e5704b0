"""Calls for a person, tickets wanted once more, and what a kiosk may say of a person (K05 K11 T11)."""

from typing import Any

from hub.engine.commands import (
    Actor,
    AddService,
    AnswerHelp,
    AskReprint,
    BookAppointment,
    CallHelp,
    CloseDay,
    FinishVisit,
    IssueTicket,
    KeepDetails,
    OpenDay,
    ServeWalkUp,
    UndoLast,
)
from hub.engine.events import DetailsKept, HelpAnswered, HelpCalled, ReprintAsked
from hub.engine.ids import AppointmentId, CounterId, DeviceId, Instant, ServiceId, VisitId
from hub.engine.journey import PlannedStep, Slot
from hub.engine.model import HelpCall
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import Channel, PersonalField, Role
from tests.hub.engine.desk import KIOSK, MANAGER, MONDAY, Desk, clerk, replayed, services, wall_ms

OTHER_KIOSK = Actor(Role.KIOSK, device=DeviceId("kiosk-2"))
ONE, TWO = DeviceId("kiosk-1"), DeviceId("kiosk-2")
PHONE, NAME = PersonalField.PHONE, PersonalField.NAME


def asking(**changes: Any) -> Desk:
    """Service a asks for a phone number, c for a name."""
    return Desk(services=services(a={"asks": ["phone"]}, c={"asks": ["name"]}, **changes))


# Help


def test_a_call_stands_until_it_is_answered() -> None:
    desk = Desk()
    called_at = Instant(desk.now)
    assert desk.must(CallHelp(), KIOSK) == (HelpCalled(ONE),)
    desk.wait(2)
    assert desk.refused(CallHelp(), KIOSK) is Reason.NO_CHANGE
    assert desk.state.help == {ONE: HelpCall(ONE, called_at)}
    assert desk.must(AnswerHelp(ONE), clerk(1)) == (HelpAnswered(ONE, called_at),)
    assert desk.refused(AnswerHelp(ONE), clerk(2)) is Reason.NO_CHANGE
    assert desk.must(CallHelp(), KIOSK) == (HelpCalled(ONE),)


def test_each_kiosk_has_a_call_of_its_own() -> None:
    desk = Desk()
    desk.must(CallHelp(), KIOSK)
    desk.must(CallHelp(), OTHER_KIOSK)
    desk.must(AnswerHelp(ONE), MANAGER)
    assert [*desk.state.help] == [TWO]


def test_help_can_be_called_while_the_office_is_closed_but_not_by_nobody() -> None:
    desk = Desk(opened=False)
    assert desk.must(CallHelp(), KIOSK) == (HelpCalled(ONE),)
    assert desk.refused(CallHelp(), MANAGER) is Reason.NOT_YOUR_SESSION


def test_calls_that_nobody_answered_end_with_the_next_day() -> None:
    desk = Desk()
    desk.must(CallHelp(), KIOSK)
    desk.must(CloseDay(), MANAGER)
    assert ONE in desk.state.help
    desk.must(OpenDay(), MANAGER)
    assert desk.state.help == {}


def test_calls_come_back_from_a_snapshot_and_a_replay() -> None:
    desk = Desk()
    desk.must(CallHelp(), KIOSK)
    desk.wait(1)
    desk.must(CallHelp(), OTHER_KIOSK)
    assert decode_state(encode_state(desk.state)).help == desk.state.help
    assert replayed(desk.journal).help == desk.state.help
    assert [one.part for one in desk.touches[-2:]] == [None, None]


# Once more


def test_a_ticket_is_wanted_once_more_as_often_as_staff_ask() -> None:
    desk = Desk()
    visit = desk.ticket()
    assert desk.must(AskReprint(visit), clerk(1)) == (ReprintAsked(visit),)
    assert desk.must(AskReprint(visit), MANAGER) == (ReprintAsked(visit),)
    assert desk.refused(AskReprint(VisitId("nobody")), MANAGER) is Reason.UNKNOWN_VISIT


def test_what_no_kiosk_has_printed_is_not_printed_once_more() -> None:
    desk = Desk()
    desk.staffed(1)
    by_staff, walk_up = VisitId("by-staff"), VisitId("walk-up")
    desk.must(IssueTicket(by_staff, ServiceId("a"), "en", Channel.STAFF), clerk(1))
    desk.must(ServeWalkUp(CounterId("1"), walk_up, ServiceId("a"), "en"), clerk(1))
    for visit in (by_staff, walk_up):
        assert desk.refused(AskReprint(visit), clerk(1)) is Reason.NO_TICKET


def test_who_has_ended_gets_the_paper_until_the_day_is_over() -> None:
    desk = Desk()
    desk.staffed(1)
    ended = desk.ticket()
    desk.next(1)
    desk.must(FinishVisit(ended), clerk(1))
    desk.must(AskReprint(ended), clerk(1))
    desk.must(CloseDay(), MANAGER)
    assert desk.refused(AskReprint(ended), MANAGER) is Reason.VISIT_ENDED
    desk.must(OpenDay(), MANAGER)
    assert desk.refused(AskReprint(ended), MANAGER) is Reason.UNKNOWN_VISIT


def test_a_reprint_does_not_stand_in_the_way_of_an_undo() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit = desk.ticket()
    desk.next(1)
    desk.must(AskReprint(visit), clerk(2))
    desk.must(UndoLast(CounterId("1")), clerk(1))
    assert desk.visit(visit).counter is None


# Details


def test_a_kiosk_says_what_the_office_asks_for() -> None:
    desk = asking()
    visit = desk.ticket()
    assert desk.must(KeepDetails((PHONE,), visit), KIOSK) == (DetailsKept((PHONE,), visit),)
    assert desk.visit(visit).details == (PHONE,)


def test_a_kiosk_says_nothing_that_the_office_does_not_ask_for() -> None:
    desk = asking()
    visit, silent = desk.ticket(), desk.ticket("b")
    answer = desk.do(KeepDetails((PHONE, NAME), visit), KIOSK)
    assert answer == Refusal(Reason.NOT_ASKED, {"field": "name"})
    assert desk.refused(KeepDetails((PHONE,), silent), KIOSK) is Reason.NOT_ASKED
    desk.staffed(1)
    desk.must(AddService(visit, PlannedStep(ServiceId("c"))), clerk(1))
    desk.must(KeepDetails((PHONE, NAME), visit), KIOSK)


def test_a_kiosk_speaks_of_its_own_fresh_tickets_only() -> None:
    desk = asking()
    desk.staffed(1)
    visit, by_staff = desk.ticket(), VisitId("by-staff")
    desk.must(IssueTicket(by_staff, ServiceId("a"), "en", Channel.STAFF), clerk(1))
    for stranger, of in ((OTHER_KIOSK, visit), (KIOSK, by_staff)):
        assert desk.refused(KeepDetails((PHONE,), of), stranger) is Reason.NOT_YOUR_VISIT
    desk.wait(10)
    desk.must(KeepDetails((PHONE,), visit), KIOSK)
    desk.now += 1
    assert desk.do(KeepDetails((PHONE,), visit), KIOSK) == Refusal(Reason.NOT_YOUR_VISIT, {"minutes": "10"})
    desk.must(KeepDetails((PHONE, NAME), visit), clerk(1))


def test_a_kiosk_says_nothing_of_appointments() -> None:
    desk = asking(b={"booking": {"slot_minutes": 10, "capacity": 1}})
    booked = AppointmentId("booked")
    slot = Slot(MONDAY, 600, wall_ms(MONDAY, 600))
    desk.must(BookAppointment(booked, ServiceId("b"), slot, "en", Channel.STAFF), clerk(1))
    assert desk.refused(KeepDetails((PHONE,), appointment=booked), KIOSK) is Reason.NOT_YOUR_VISIT
    unknown = desk.refused(KeepDetails((PHONE,), appointment=AppointmentId("nobody")), KIOSK)
    assert unknown is Reason.UNKNOWN_APPOINTMENT
