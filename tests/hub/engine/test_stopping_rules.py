"""Services, and the office, that stop at once (L05)."""

from typing import Any

from hub.engine.commands import (
    AcceptOffice,
    BookAppointment,
    CheckIn,
    CloseDay,
    EndNotice,
    IssueTicket,
    OpenDay,
    ParkVisit,
    ResumeService,
    ServeWalkUp,
    StopService,
    Tick,
    TransferVisit,
)
from hub.engine.events import (
    NoticeEnded,
    NoticeRaised,
    ServiceResumed,
    ServiceStopped,
    ServiceSwitched,
    VisitLeftAtClosing,
)
from hub.engine.hall import Stop
from hub.engine.ids import AppointmentId, CounterId, NoticeId, ServiceId, VisitId, ZoneId
from hub.engine.journey import PlannedStep, Slot
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import Channel, NoticeAbout, NoticeKind, ServiceClosed, VisitState
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, MONDAY, Desk, clerk, document, replayed, services, wall_ms

A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
WORDS = {"en": "The passport machine is broken"}
STOPPED = ServiceClosed.STOPPED


def stopping(desk: Desk, service: ServiceId | None = A, **more: Any) -> tuple[Any, ...]:
    return desk.must(StopService(service, **more), MANAGER)


def refused_ticket(desk: Desk, service: ServiceId) -> Refusal:
    answer = desk.do(IssueTicket(VisitId("late"), service, "en", Channel.KIOSK), KIOSK)
    assert isinstance(answer, Refusal)
    return answer


def test_no_ticket_is_given_from_that_moment_and_everybody_is_told_why() -> None:
    desk = Desk()
    desk.ticket()
    stopped, raised = stopping(desk, texts=WORDS)
    notice = NoticeId(desk.journal[-1].request)
    assert stopped == ServiceStopped(A, notice, WORDS)
    assert raised == NoticeRaised(
        notice,
        NoticeKind.NOTICE,
        WORDS,
        spoken=True,
        zones=(ZoneId("hall"),),
        about=NoticeAbout.STOP,
        service=A,
    )
    assert desk.touches[-2].loads == (desk.state.load(A),)
    assert (desk.state.load(A).closed, desk.state.load(A).waiting) == (STOPPED, 1)
    assert desk.state.load(C).closed is None
    assert refused_ticket(desk, A) == Refusal(Reason.SERVICE_CLOSED, {"service": "a", "closed": "stopped"})
    by_staff = desk.do(IssueTicket(VisitId("late"), A, "en", Channel.STAFF), clerk(1))
    assert isinstance(by_staff, Refusal)
    more = IssueTicket(VisitId("late"), C, "en", Channel.KIOSK, more=(PlannedStep(A),))
    assert desk.refused(more, KIOSK) is Reason.SERVICE_CLOSED
    desk.ticket("c")


def test_who_waits_is_still_served_and_sent_there_by_staff() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    waiting, other = desk.ticket(), desk.ticket("c")
    stopping(desk)
    desk.next(1)
    assert desk.visit(waiting).state is VisitState.CALLED
    desk.must(TransferVisit(other, A), clerk(2))
    desk.must(ServeWalkUp(CounterId("2"), VisitId("urgent"), A, "en"), MANAGER)
    assert desk.visit(other).state is VisitState.WAITING


def test_the_line_is_sent_home_where_that_is_asked_for() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    called = desk.ticket()
    desk.next(1)
    parked = desk.ticket()
    desk.next(2)
    desk.must(ParkVisit(parked), clerk(2))
    waits, elsewhere = desk.ticket(), desk.ticket("c")
    both = VisitId("both")
    desk.must(IssueTicket(both, A, "en", Channel.KIOSK, more=(PlannedStep(C),)), KIOSK)
    events = stopping(desk, send_away=True)
    assert [type(event) for event in events[:2]] == [ServiceStopped, NoticeRaised]
    assert events[1].sent_away
    assert events[2:] == (VisitLeftAtClosing(parked), VisitLeftAtClosing(waits))
    states = {one: desk.visit(one).state for one in (called, elsewhere, both)}
    assert states == {called: VisitState.CALLED, elsewhere: VisitState.WAITING, both: VisitState.WAITING}
    assert desk.state.hall.stops[A].sent_away
    assert stopping(desk, C, send_away=True)[2:] == (VisitLeftAtClosing(elsewhere), VisitLeftAtClosing(both))


def test_the_second_service_counts_only_while_it_is_given() -> None:
    desk = Desk()
    both = VisitId("both")
    desk.must(IssueTicket(both, A, "en", Channel.KIOSK, more=(PlannedStep(C),)), KIOSK)
    stopping(desk, C)
    assert stopping(desk, A, send_away=True)[2:] == (VisitLeftAtClosing(both),)


def test_who_goes_when_a_line_ends_has_come_for_that_service() -> None:
    desk = Desk()
    desk.ticket()
    stopping(desk, A, send_away=True)
    moved = desk.ticket("c")
    desk.must(TransferVisit(moved, A), MANAGER)
    assert stopping(desk, C, send_away=True)[2:] == (), "staff have brought this person into the line of a"


def test_who_has_come_for_a_service_whose_line_is_still_served_stays_for_it() -> None:
    desk = Desk()
    both = VisitId("both")
    desk.must(IssueTicket(both, A, "en", Channel.KIOSK, more=(PlannedStep(C),)), KIOSK)
    stopping(desk, A)
    assert stopping(desk, C, send_away=True)[2:] == ()


def test_the_whole_office_stops_and_those_who_wait_for_anything_go() -> None:
    desk = Desk()
    one, two = desk.ticket(), desk.ticket("c")
    both = VisitId("both")
    desk.must(IssueTicket(both, A, "en", Channel.KIOSK, more=(PlannedStep(C),)), KIOSK)
    events = stopping(desk, None, texts=WORDS, spoken=False, send_away=True)
    assert events[0] == ServiceStopped(None, NoticeId(desk.journal[-1].request), WORDS, sent_away=True)
    assert (events[1].zones, events[1].service, events[1].spoken) == ((), None, False)
    assert [event.visit for event in events[2:]] == [one, two, both]
    stopped = next(told for told in desk.touches if [load.closed for load in told.loads] == [STOPPED] * 3)
    assert [load.service for load in stopped.loads] == [A, B, C]
    assert {refused_ticket(desk, service).fields["closed"] for service in (A, B, C)} == {"stopped"}


def test_stopped_already_is_told_so_unless_the_line_is_to_go_now() -> None:
    desk = Desk()
    first = stopping(desk)[1].notice
    waits = desk.visits
    assert desk.refused(StopService(A, WORDS), MANAGER) is Reason.NO_CHANGE
    again = stopping(desk, send_away=True)
    assert again[0] == NoticeEnded(first)
    assert [type(event) for event in again[1:]] == [ServiceStopped, NoticeRaised]
    assert desk.refused(StopService(A, send_away=True), MANAGER) is Reason.NO_CHANGE
    assert len(desk.state.hall.notices) == 1
    assert waits == desk.visits


def test_resuming_ends_the_notice_and_gives_tickets_again() -> None:
    desk = Desk()
    notice = stopping(desk)[1].notice
    assert desk.must(ResumeService(A), MANAGER) == (ServiceResumed(A), NoticeEnded(notice))
    assert (desk.state.hall.stops, desk.state.hall.notices, desk.state.closed) == ({}, {}, {})
    assert desk.touches[-2].loads == (desk.state.load(A),)
    assert desk.refused(ResumeService(A), MANAGER) is Reason.NO_CHANGE
    desk.ticket()


def test_a_notice_ended_before_is_not_ended_again() -> None:
    desk = Desk()
    notice = stopping(desk)[1].notice
    desk.must(EndNotice(notice), MANAGER)
    assert desk.state.load(A).closed is STOPPED, "the stop stays without its notice"
    assert desk.must(ResumeService(A), MANAGER) == (ServiceResumed(A),)


def test_a_service_stays_stopped_for_as_many_reasons_as_it_has() -> None:
    desk = Desk()
    stopping(desk, A)
    stopping(desk, None)
    assert desk.state.hall.stop_of(C) == desk.state.hall.stops[None]
    desk.must(ResumeService(None), MANAGER)
    assert (desk.state.load(A).closed, desk.state.load(C).closed) == (STOPPED, None)
    stopping(desk, None)
    desk.must(ResumeService(A), MANAGER)
    assert desk.state.load(A).closed is STOPPED
    assert desk.state.closed == {A: STOPPED, B: STOPPED, C: STOPPED}


def test_the_tick_has_nothing_to_add() -> None:
    desk = Desk()
    stopping(desk, A)
    assert desk.refused(Tick(), HUB) is Reason.NO_CHANGE
    desk.must(ResumeService(A), MANAGER)
    assert desk.refused(Tick(), HUB) is Reason.NO_CHANGE


def test_what_the_calendar_says_counts_again_after_a_stop() -> None:
    late = Desk(services=services(a={"last_ticket_minutes": 60}))
    late.clock(17 * 60 + 30)
    late.must(Tick(), HUB)
    assert late.state.load(A).closed is ServiceClosed.LAST_TICKET
    stopping(late)
    assert late.state.load(A).closed is STOPPED, "what staff said is the true reason"
    assert refused_ticket(late, A).reason is Reason.SERVICE_CLOSED
    events = late.must(ResumeService(A), MANAGER)
    assert events[-1] == ServiceSwitched(A, ServiceClosed.LAST_TICKET)
    assert late.state.load(A).closed is ServiceClosed.LAST_TICKET
    stopping(late, A)
    stopping(late, None)
    assert not [one for one in late.must(ResumeService(A), MANAGER) if isinstance(one, ServiceSwitched)]


def test_a_stop_ends_with_the_day() -> None:
    desk = Desk()
    desk.ticket("c")
    notice = stopping(desk)[1].notice
    events = desk.must(CloseDay(), MANAGER)
    ended = (ServiceResumed(A, by_itself=True), NoticeEnded(notice, by_itself=True))
    assert events[1:3] == ended
    desk.must(OpenDay(), MANAGER)
    assert desk.state.load(A).closed is None
    desk.ticket()


def test_only_what_is_open_and_given_can_stop_and_only_by_who_may() -> None:
    desk = Desk()
    assert desk.do(StopService(ServiceId("none")), MANAGER) == Refusal(Reason.UNKNOWN_SERVICE, {"service": "none"})
    assert desk.do(StopService(ServiceId("top")), MANAGER) == Refusal(Reason.SERVICE_IS_CATEGORY, {"service": "top"})
    assert desk.refused(StopService(A, {"es": "No"}), MANAGER) is Reason.TEXT_MISSING
    assert desk.refused(StopService(A, {"xx": "No"}), MANAGER) is Reason.LANGUAGE_NOT_OFFERED
    assert desk.refused(StopService(A), clerk(1)) is Reason.NOT_PERMITTED
    stopping(desk)
    assert desk.refused(ResumeService(A), clerk(1)) is Reason.NOT_PERMITTED
    closed = Desk(opened=False)
    assert closed.refused(StopService(A), MANAGER) is Reason.DAY_NOT_OPEN


def test_booked_people_are_not_checked_in_for_what_is_not_given() -> None:
    desk = Desk(services=services(b={"booking": {"slot_minutes": 10, "capacity": 1}}))
    booked = AppointmentId("booked")
    slot = Slot(MONDAY, 600, wall_ms(MONDAY, 600))
    desk.must(BookAppointment(booked, B, slot, "en", Channel.STAFF), clerk(1))
    desk.later(595)
    stopping(desk, B)
    check_in = CheckIn(booked, VisitId("here"), Channel.KIOSK)
    assert desk.do(check_in, KIOSK) == Refusal(Reason.SERVICE_CLOSED, {"service": "b", "closed": "stopped"})
    desk.must(ResumeService(B), MANAGER)
    desk.must(check_in, KIOSK)


def test_a_service_that_comes_while_the_office_is_stopped_is_stopped_too() -> None:
    given: Any = services()
    without = [{**one, "services": ["a", "b"]} for one in document()["counters"]]  # type: ignore[attr-defined]
    desk = Desk(services=[one for one in given if one["id"] != "c"], counters=without)
    stopping(desk, None)
    desk.must(AcceptOffice(document()), MANAGER)
    assert desk.state.load(C).closed is STOPPED
    assert desk.must(Tick(), HUB) == (ServiceSwitched(C, STOPPED),)


def test_stops_come_back_from_a_snapshot_and_a_replay() -> None:
    desk = Desk()
    stopping(desk, A, texts=WORDS)
    stopping(desk, None, send_away=True)
    for again in (decode_state(encode_state(desk.state)), replayed(desk.journal)):
        assert again.hall.stops == desk.state.hall.stops
        assert next(iter(again.hall.stops.values())) == Stop(A, desk.state.hall.stops[A].notice, WORDS)
        assert again.load(C).closed is STOPPED
