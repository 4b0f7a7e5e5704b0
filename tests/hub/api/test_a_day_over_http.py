"""A day at the example office, through the client and real sockets: two counters, an appointment, a visit with two
services, a transfer to a pool, an action taken back, somebody without a ticket (K03 A03 C04-C06 C08)."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date

from hub.sdk.client import HubClient
from hub.sdk.ids import new_request_id
from hub.wire.bookings import BookRequest, CheckInRequest
from hub.wire.personal import DetailsRequest
from hub.wire.requests import (
    IssueRequest,
    OpenCounterRequest,
    OutcomeRequest,
    PlannedStepRequest,
    TransferRequest,
    WalkUpRequest,
)
from hub.wire.terms import AppointmentState, UndoneAct, VisitState
from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread, new_visit_id

CODE = hashlib.sha256(b"a booking's code").hexdigest()
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Office:
    """Who works today: Clerk 1 at counter 1 (questions, taxes), Clerk 2 at counter 5 (identity and residence)."""

    hub: HubInThread
    kiosk: HubClient
    one: HubClient
    five: HubClient
    manager: HubClient


def opened(hub: HubInThread) -> Office:
    clients = (hub.key("Kiosk 1"), hub.sign_in(), hub.sign_in("clerk-2", "Counter 2"), hub.manager)
    office = Office(hub, *(HubClient(hub.url, token) for token in clients))
    office.one.open_counter("counter-1", OpenCounterRequest(), new_request_id())
    opening = office.five.open_counter("counter-5", OpenCounterRequest(), new_request_id())
    assert opening.counter.profile == "identity-and-residence"
    return office


def booked_for_a_quarter_past_ten(office: Office) -> str:
    """The visit of somebody who has booked and checked in at the kiosk."""
    free = {slot.time: slot.free for slot in office.kiosk.slots("identity-apply", TODAY)}
    assert free["10:15"] == 2
    appointment = new_visit_id()
    made = BookRequest(
        id=uuid.UUID(appointment), service="identity-apply", date=TODAY, time="10:15", language="es", link_hash=CODE
    )
    told = office.manager.book(made, new_request_id()).appointment
    assert (told.date, told.time, told.state) == (TODAY, "10:15", AppointmentState.BOOKED)
    office.manager.keep_details_of_appointment(appointment, DetailsRequest(phone="555 0100"), new_request_id())
    assert {slot.time: slot.free for slot in office.kiosk.slots("identity-apply", TODAY)}["10:15"] == 1
    found = office.kiosk.appointment_of_code(CODE)
    assert (found.id, found.service, found.time) == (appointment, "identity-apply", "10:15")
    visit = uuid.uuid4()
    ticket = office.kiosk.check_in(appointment, CheckInRequest(visit=visit), new_request_id())
    assert (ticket.id, ticket.service, ticket.label[0]) == (str(visit), "identity-apply", "C")
    assert office.one.appointment(appointment).state is AppointmentState.CHECKED_IN
    assert office.one.details(ticket.id).phone == "555 0100", "what was the appointment's is the visit's"
    return ticket.id


def ticket_of(office: Office, service: str, *more: str) -> str:
    body = IssueRequest(
        id=uuid.UUID(new_visit_id()),
        service=service,
        language="en",
        more=[PlannedStepRequest(service=one) for one in more],
    )
    return office.kiosk.issue(body, new_request_id()).id


def two_services_at_counter_one(office: Office, visit: str, display: Listening) -> None:
    """Taxes, then questions; the second call is taken back once."""
    called = office.one.call_next("counter-1", new_request_id())
    assert called.visit is not None
    assert (called.visit.id, [one.service for one in called.visit.planned]) == (visit, ["questions"])
    office.one.start(visit, new_request_id())
    office.hub.clock.advance(minutes=4)
    between = office.one.finish(visit, new_request_id()).visit
    assert (between.state, between.service, between.planned) == (VisitState.WAITING, "questions", [])
    assert [(one.service, one.counter) for one in between.done] == [("taxes", "counter-1")]

    again = office.one.call_next("counter-1", new_request_id())
    assert again.visit is not None
    assert again.counter.undo is not None
    assert (again.visit.id, again.counter.undo.act) == (visit, UndoneAct.CALL)
    office.hub.clock.advance(seconds=5)
    taken_back = office.one.undo("counter-1", new_request_id())
    assert (taken_back.counter.visit, taken_back.counter.undo) == (None, None)
    assert office.one.visit(visit).withdrawn_call == again.visit.call
    display.wait_for_seq(taken_back.seq)
    told = [one["call"] for one in display.changes() if one["call"] and one["call"]["call"] == again.visit.call]
    assert [(one["standing"], one["withdrawn"]) for one in told] == [(True, False), (False, True)]

    once_more = office.one.call_next("counter-1", new_request_id())
    assert once_more.visit is not None
    assert once_more.visit.id == visit
    office.one.start(visit, new_request_id())
    office.one.record_outcome(visit, OutcomeRequest(outcome="done"), new_request_id())
    ended = office.one.finish(visit, new_request_id()).visit
    assert (ended.state, [one.service for one in ended.done]) == (VisitState.SERVED, ["taxes", "questions"])
    assert ended.done[1].outcome == "done"


def a_pool(office: Office, visit: str) -> None:
    """Counter 5 sends somebody to counter 1 alone, where the age is kept."""
    called = office.five.call_next("counter-5", new_request_id())
    assert called.visit is not None
    assert called.visit.id == visit
    body = TransferRequest(service="questions", counter="counter-1")
    sent = office.five.transfer(visit, body, new_request_id()).visit
    assert sent.pool is not None
    assert (sent.pool.counter, sent.place) == ("counter-1", called.visit.place)
    assert office.one.call_next("counter-1", new_request_id()).visit is not None
    office.one.finish(visit, new_request_id())


def the_booked_person(office: Office, visit: str) -> None:
    called = office.five.call_next("counter-5", new_request_id())
    assert called.visit is not None
    assert called.visit.slot is not None
    assert called.visit.id == visit
    assert called.visit.why is not None
    assert called.visit.why.profile == "identity-and-residence"
    office.five.start(visit, new_request_id())
    office.hub.clock.advance(minutes=10)
    office.five.finish(visit, new_request_id())
    papers = next(one for one in office.five.counters() if one.id == "counter-5")
    assert papers.wrap_until is not None
    assert papers.last_visit == visit
    done = office.five.end_wrap_up("counter-5", new_request_id()).counter
    assert done.wrap_until is None


def test_a_whole_day(hub: HubInThread) -> None:
    office = opened(hub)
    with Listening(hub, hub.key("Display 1")) as display, Listening(hub, hub.manager) as manager:
        person = booked_for_a_quarter_past_ten(office)
        two_services = ticket_of(office, "taxes", "questions")
        moved = ticket_of(office, "change-of-address")
        two_services_at_counter_one(office, two_services, display)
        a_pool(office, moved)
        hub.clock.advance(minutes=15)
        the_booked_person(office, person)
        walk_up = new_visit_id()
        body = WalkUpRequest(id=uuid.UUID(walk_up), service="questions", language="en", party=2)
        served = office.one.walk_up("counter-1", body, new_request_id())
        assert served.visit is not None
        assert (served.visit.label, served.visit.walk_up, served.visit.state) == ("", True, VisitState.SERVING)
        left = ticket_of(office, "taxes")
        closed = office.manager.close_day(new_request_id())

        ends = {visit: office.manager.visit(visit).state for visit in (person, two_services, moved, walk_up, left)}
        served_ones = {person, two_services, moved, walk_up}
        assert {visit for visit, state in ends.items() if state is VisitState.SERVED} == served_ones
        assert ends[left] is VisitState.LEFT_AT_CLOSING
        assert office.manager.visits() == []
        assert [one.state for one in office.manager.appointments(TODAY)] == [AppointmentState.CHECKED_IN]

        manager.wait_for_seq(closed.seq)
        last = {one["visit"]["id"]: one["visit"]["state"] for one in manager.changes() if one["visit"]}
        assert last == ends
        display.wait_for_seq(closed.seq)
        standing = {one["call"]["label"]: one["call"]["standing"] for one in display.changes() if one["call"]}
        assert standing
        assert not any(standing.values())
        assert "" not in standing, "who is served without a ticket is not called"
