"""Each route of the whole queue does what it says, through the client and real sockets; refusals name their reason."""

import uuid
from collections.abc import Callable
from datetime import date

import pytest

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused
from hub.sdk.ids import new_request_id
from hub.wire.bookings import AcceptRequest, BookRequest, CancelRequest, CheckInRequest, MoveRequest, WishRequest
from hub.wire.hall import MessageRequest, NoticeRequest, StaffCallRequest, StopRequest
from hub.wire.hall_terms import NoticeKind, StaffCallKind
from hub.wire.personal import DetailsRequest, NoteRequest, PersonRequest
from hub.wire.problem import Reason
from hub.wire.requests import (
    AddServiceRequest,
    AssistanceRequest,
    CallNextRequest,
    CallRequest,
    CorrectServiceRequest,
    DropServiceRequest,
    IssueRequest,
    OpenCounterRequest,
    ParkRequest,
    PauseRequest,
    ProfileRequest,
    ReactivateRequest,
    RemoveRequest,
    ReviseRequest,
    StepBackRequest,
)
from hub.wire.setup import DifferenceKind, RollbackRequest
from hub.wire.terms import (
    CancelReason,
    HowCalled,
    JumpReason,
    ReactivateReason,
    RemoveReason,
    ServiceClosed,
    VisitState,
)
from hub.wire.views import TicketAnswer
from tests.hub.running import HubInThread, new_visit_id

TODAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)


@pytest.fixture
def kiosk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.key("Kiosk 1"))


@pytest.fixture
def manager(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.manager)


@pytest.fixture
def clerk(hub: HubInThread) -> HubClient:
    """Clerk 1 at counter 1: questions and taxes."""
    client = HubClient(hub.url, hub.sign_in())
    client.open_counter("counter-1", OpenCounterRequest(), new_request_id())
    return client


def ticket(kiosk: HubClient, service: str = "taxes", **fields: object) -> TicketAnswer:
    made = {"id": new_visit_id(), "service": service, "language": "en", **fields}
    return kiosk.issue(IssueRequest.model_validate(made), new_request_id())


def refused(call: Callable[[], object]) -> HubRefused:
    with pytest.raises(HubRefused) as refusal:
        call()
    return refusal.value


def test_what_is_known_of_a_visit_is_corrected(kiosk: HubClient, clerk: HubClient) -> None:
    made = ticket(kiosk, needs=["interpreter"], party=3)
    before = clerk.visit(made.id)
    assert (before.needs, before.requests, before.party) == (["interpreter"], ["interpreter"], 3)
    arranged = clerk.answer_assistance(made.id, AssistanceRequest(need="interpreter"), new_request_id()).visit
    assert (arranged.needs, arranged.requests) == (["interpreter"], [])
    revised = clerk.revise(made.id, ReviseRequest(priority="urgent", party=2, language="es"), new_request_id()).visit
    assert (revised.priority, revised.party, revised.language) == ("urgent", 2, "es")
    assert revised.needs == ["interpreter"]
    unknown = refused(lambda: clerk.revise(made.id, ReviseRequest(priority="royal"), new_request_id()))
    assert unknown.reason == Reason.UNKNOWN_CLASS
    nobody = refused(lambda: clerk.revise(new_visit_id(), ReviseRequest(party=2), new_request_id()))
    assert nobody.reason == Reason.UNKNOWN_VISIT


def test_services_are_added_dropped_and_corrected(kiosk: HubClient, clerk: HubClient) -> None:
    visit = ticket(kiosk).id
    clerk.add_service(visit, AddServiceRequest(service="registry-certificates", quantity=2), new_request_id())
    added = clerk.add_service(visit, AddServiceRequest(service="questions", first=True), new_request_id()).visit
    assert [(one.service, one.quantity) for one in added.planned] == [("questions", 1), ("registry-certificates", 2)]
    dropped = clerk.drop_service(visit, DropServiceRequest(service="questions"), new_request_id()).visit
    assert [one.service for one in dropped.planned] == ["registry-certificates"]
    corrected = clerk.correct_service(visit, CorrectServiceRequest(service="questions"), new_request_id()).visit
    assert (corrected.service, corrected.state) == ("questions", VisitState.WAITING)
    gone = refused(lambda: clerk.drop_service(visit, DropServiceRequest(service="taxes"), new_request_id()))
    assert gone.reason == Reason.SERVICE_NOT_PLANNED


def test_the_person_steps_back_and_leaves_at_the_kiosk(kiosk: HubClient, clerk: HubClient) -> None:
    first = ticket(kiosk, priority="priority", needs=["step-free"], party=2)
    for _ in range(2):
        ticket(kiosk, priority="priority")
    told = kiosk.step_back(first.id, StepBackRequest(places=1), new_request_id()).visit
    assert (told.id, told.label, told.state) == (first.id, first.label, VisitState.WAITING)
    assert (told.priority, told.needs, told.party, told.place) == ("", [], 1, None), "a kiosk is told nothing private"
    assert [one.id for one in clerk.visits()].index(first.id) == 1
    assert kiosk.withdraw(first.id, new_request_id()).visit.state is VisitState.LEFT
    back = clerk.reactivate(first.id, ReactivateRequest(reason=ReactivateReason.CAME_BACK), new_request_id()).visit
    assert back.state is VisitState.WAITING


def test_a_parked_visit_returns_to_its_counter(hub: HubInThread, kiosk: HubClient, clerk: HubClient) -> None:
    visit = ticket(kiosk).id
    clerk.call_next("counter-1", new_request_id())
    parked = clerk.park(visit, ParkRequest(minutes=5, to_counter=True), new_request_id()).visit
    assert (parked.state, parked.pool is not None) == (VisitState.PARKED, True)
    other = HubClient(hub.url, hub.sign_in("clerk-2", "Counter 2"))
    other.open_counter("counter-2", OpenCounterRequest(), new_request_id())
    assert clerk.return_visit(visit, new_request_id()).visit.state is VisitState.WAITING
    assert other.call_next("counter-2", new_request_id()).visit is None, "it waits for counter 1 alone"
    mine = clerk.call_next("counter-1", new_request_id()).visit
    assert mine is not None
    assert mine.id == visit


def test_staff_call_a_chosen_person(kiosk: HubClient, clerk: HubClient) -> None:
    first, second, question = ticket(kiosk), ticket(kiosk), ticket(kiosk, "questions")
    only = clerk.call_next("counter-1", new_request_id(), CallNextRequest(service="questions")).visit
    assert only is not None
    assert (only.id, only.why and only.why.how) == (question.id, HowCalled.SERVICE)
    clerk.finish(question.id, new_request_id())
    jump = refused(lambda: clerk.call("counter-1", CallRequest(label=second.label), new_request_id()))
    assert jump.reason == Reason.REASON_NEEDED
    typed = second.label[0].lower() + " " + second.label[1:].lstrip("0")
    body = CallRequest(label=typed, reason=JumpReason.AGREED)
    called = clerk.call("counter-1", body, new_request_id()).visit
    assert called is not None
    assert called.why is not None
    assert (called.id, called.why.how, called.why.reason, called.why.jumped) == (
        second.id, HowCalled.CHOSEN, JumpReason.AGREED, 1,
    )  # fmt: skip
    ticket(kiosk, "change-of-address")
    unclear = refused(lambda: clerk.call("counter-1", CallRequest(label="1"), new_request_id()))
    assert (unclear.reason, unclear.fields) == (Reason.UNKNOWN_VISIT, {"label": "1", "matches": "2"})
    assert "matches" not in refused(lambda: clerk.call("counter-1", CallRequest(label="X999"), new_request_id())).fields
    clerk.finish(second.id, new_request_id())
    assert clerk.call("counter-1", CallRequest(visit=uuid.UUID(first.id)), new_request_id()).counter.visit == first.id


def test_a_counter_changes_its_profile_and_pauses_for_the_offices_reasons(clerk: HubClient) -> None:
    body = ProfileRequest(profile="identity-and-residence")
    assert clerk.choose_profile("counter-1", body, new_request_id()).counter.profile == "identity-and-residence"
    assert clerk.choose_profile("counter-1", ProfileRequest(profile=None), new_request_id()).counter.profile is None
    unknown = refused(lambda: clerk.choose_profile("counter-1", ProfileRequest(profile="none"), new_request_id()))
    assert unknown.reason == Reason.UNKNOWN_PROFILE
    paused = clerk.pause_counter("counter-1", PauseRequest(reason="training"), new_request_id()).counter
    assert paused.pause == "training"
    clerk.resume_counter("counter-1", new_request_id())
    not_listed = refused(lambda: clerk.pause_counter("counter-1", PauseRequest(reason="golf"), new_request_id()))
    assert not_listed.reason == Reason.UNKNOWN_PAUSE
    nothing = refused(lambda: clerk.undo("counter-1", new_request_id()))
    assert nothing.reason == Reason.NOTHING_TO_UNDO
    idle = refused(lambda: clerk.end_wrap_up("counter-1", new_request_id()))
    assert idle.reason == Reason.COUNTER_NOT_WRAPPING


def booking(time: str, day: date = THURSDAY) -> BookRequest:
    return BookRequest(id=uuid.UUID(new_visit_id()), service="permits-business", date=day, time=time, language="en")


def test_appointments_are_booked_moved_and_cancelled(kiosk: HubClient, clerk: HubClient, manager: HubClient) -> None:
    assert [slot.time for slot in kiosk.slots("permits-business", THURSDAY)][:2] == ["09:00", "09:30"]
    made = clerk.book(booking("09:30"), new_request_id()).appointment
    assert refused(lambda: clerk.book(booking("09:30"), new_request_id())).reason == Reason.SLOT_FULL
    off_the_grid = refused(lambda: clerk.book(booking("09:40"), new_request_id()))
    assert (off_the_grid.reason, off_the_grid.fields["time"]) == (Reason.SLOT_UNKNOWN, "09:40")
    assert refused(lambda: kiosk.slots("taxes", THURSDAY)).reason == Reason.NOT_BOOKABLE
    assert refused(lambda: kiosk.slots("none", THURSDAY)).reason == Reason.UNKNOWN_SERVICE
    moved = manager.move_appointment(made.id, MoveRequest(date=THURSDAY, time="10:00"), new_request_id()).appointment
    assert (moved.time, moved.moves) == ("10:00", 1)
    early = refused(lambda: kiosk.check_in(made.id, CheckInRequest(visit=uuid.uuid4()), new_request_id()))
    assert early.reason == Reason.NOT_TODAY
    cancelled = clerk.cancel_appointment(made.id, CancelRequest(reason=CancelReason.BY_PERSON), new_request_id())
    assert cancelled.appointment.cancelled is CancelReason.BY_PERSON
    assert [one.id for one in clerk.appointments(THURSDAY)] == [made.id]
    again = refused(
        lambda: clerk.cancel_appointment(made.id, CancelRequest(reason=CancelReason.BY_PERSON), new_request_id())
    )
    assert again.reason == Reason.APPOINTMENT_IN_OTHER_STATE
    with pytest.raises(BadRequest):
        clerk.appointment(new_visit_id())
    with pytest.raises(BadRequest):
        kiosk.appointment_of_code("ab" * 32)


def test_a_freed_slot_goes_to_the_waiting_list(clerk: HubClient) -> None:
    booked = clerk.book(booking("09:30"), new_request_id()).appointment
    wishes = [new_visit_id() for _ in range(3)]
    for wish in wishes:
        body = WishRequest(
            id=uuid.UUID(wish), service="permits-business", first_date=THURSDAY, last_date=THURSDAY, language="en"
        )
        kept = clerk.join_waiting_list(body, new_request_id())
        assert kept.wish is not None
        assert kept.wish.offer is None
    clerk.cancel_appointment(booked.id, CancelRequest(reason=CancelReason.BY_OFFICE), new_request_id())
    first = clerk.waiting_list()[0]
    assert first.id == wishes[0]
    assert first.offer is not None
    assert (first.offer.date, first.offer.time) == (THURSDAY, "09:30")
    assert first.until is not None
    declined = clerk.decline_offer(wishes[0], new_request_id()).wish
    assert declined is not None
    assert declined.offer is None
    assert clerk.leave_waiting_list(wishes[1], new_request_id()).wish is None
    none_yet = AcceptRequest(appointment=uuid.uuid4())
    assert refused(lambda: clerk.accept_offer(wishes[0], none_yet, new_request_id())).reason == Reason.NO_OFFER
    accepted = clerk.accept_offer(wishes[2], none_yet, new_request_id()).appointment
    assert (accepted.date, accepted.time) == (THURSDAY, "09:30")
    assert [one.id for one in clerk.waiting_list()] == [wishes[0]]


def test_details_and_notes_are_kept_told_and_erased(kiosk: HubClient, clerk: HubClient, manager: HubClient) -> None:
    visit = ticket(kiosk).id
    clerk.keep_details(visit, DetailsRequest(name="A planted name", phone="555 0100"), new_request_id())
    clerk.keep_details(visit, DetailsRequest(phone="555 0199"), new_request_id())
    found = manager.details(visit)
    assert (found.name, found.phone, found.email) == ("A planted name", "555 0199", None)
    request, note = new_request_id(), NoteRequest(text="Brings the form tomorrow")
    clerk.keep_note(visit, note, request)
    assert clerk.keep_note(visit, note, request).repeated
    assert [one.text for one in clerk.notes(visit)] == ["Brings the form tomorrow"]
    assert clerk.visit(visit).notes == 1
    assert {str(one) for one in clerk.visit(visit).details} == {"name", "phone"}
    assert not clerk.erase_notes(visit, new_request_id()).repeated
    assert clerk.notes(visit) == []
    clerk.erase_details(visit, new_request_id())
    assert manager.details(visit).name is None
    assert clerk.erase_details(visit, new_request_id()).repeated, "what is not there needs no erasing"
    assert "planted" not in repr(DetailsRequest(name="A planted name"))
    with pytest.raises(BadRequest):
        clerk.details(new_visit_id())
    with pytest.raises(BadRequest):
        clerk.details_of_appointment(new_visit_id())
    assert (
        refused(lambda: clerk.erase_details_of_appointment(new_visit_id(), new_request_id())).reason
        == Reason.UNKNOWN_APPOINTMENT
    )


def test_all_of_one_person_is_told_and_erased_in_one_step(
    kiosk: HubClient, clerk: HubClient, manager: HubClient
) -> None:
    visit = ticket(kiosk).id
    booked = clerk.book(booking("09:30"), new_request_id()).appointment.id
    clerk.keep_details(visit, DetailsRequest(name="A planted name", phone="555 0100"), new_request_id())
    clerk.keep_note(visit, NoteRequest(text="Brings the form tomorrow"), new_request_id())
    clerk.keep_details_of_appointment(booked, DetailsRequest(name="a planted  name"), new_request_id())
    person = PersonRequest(text="A Planted Name")
    items = {one.visit or one.appointment: one for one in manager.export_person(person).items}
    assert set(items) == {visit, booked}
    assert items[visit].details.phone == "555 0100"
    assert [one.text for one in items[visit].notes] == ["Brings the form tomorrow"]
    assert items[visit].queue["service"] == "taxes"
    assert manager.erase_person(person).erased == 2
    assert manager.export_person(person).items == []
    assert manager.details(visit).phone is None
    assert clerk.visit(visit).notes == 0


def test_a_manager_works_on_the_office_document(manager: HubClient) -> None:
    present = manager.office_document()
    assert present.version == 1
    changed = {**present.document, "walk_seconds": 45}
    checked = manager.check_office(changed)
    assert checked.problems == []
    assert [(one.kind, one.path, one.before, one.after) for one in checked.differences] == [
        (DifferenceKind.CHANGED, "walk_seconds", 30, 45)
    ]
    wrong = manager.check_office({**changed, "walk_seconds": -1, "policy": "none"})
    assert {one.path for one in wrong.problems} == {"walk_seconds", "policy"}
    assert wrong.differences == []
    assert manager.office_document().version == 1, "nothing was accepted"
    assert manager.accept_office(changed, new_request_id()).version == 2
    assert [one.after for one in manager.office_differences(1, 2)] == [45]
    assert manager.roll_back_office(RollbackRequest(version=1), new_request_id()).version == 3
    assert manager.office_of_version(3).document == present.document
    assert [(one.version, one.by) for one in manager.office_versions()] == [(3, "manager"), (2, "manager"), (1, "hub")]
    for unknown in (lambda: manager.office_of_version(9), lambda: manager.office_differences(1, 9)):
        with pytest.raises(BadRequest):
            unknown()
    with pytest.raises(BadRequest):
        manager.roll_back_office(RollbackRequest(version=9), new_request_id())


def test_the_hall_is_told_and_staff_tell_each_other(kiosk: HubClient, clerk: HubClient, manager: HubClient) -> None:
    words = {"en": "The lift is out of order"}
    notice = NoticeRequest(id=uuid.uuid4(), kind=NoticeKind.EMERGENCY, texts=words)
    assert clerk.raise_notice(notice, new_request_id()).notice.texts == words
    assert not manager.end_notice(str(notice.id), new_request_id()).repeated
    manager.stop_service("taxes", StopRequest(texts=words, send_away=True), new_request_id())
    assert refused(lambda: ticket(kiosk)).reason == Reason.SERVICE_CLOSED
    stopped = next(one for one in kiosk.services() if one.service == "taxes")
    assert (stopped.closed, stopped.closed_reason) == (ServiceClosed.STOPPED, words)
    clerk.resume_service("taxes", new_request_id())
    manager.stop_office(StopRequest(), new_request_id())
    manager.resume_office(new_request_id())
    ticket(kiosk)
    alarm = StaffCallRequest(kind=StaffCallKind.ALARM)
    assert not clerk.call_staff("counter-1", alarm, new_request_id()).repeated
    assert not manager.answer_staff_call("counter-1", alarm, new_request_id()).repeated
    request, message = new_request_id(), MessageRequest(id=uuid.uuid4(), text="The printer is mended")
    assert manager.send_message(message, request).message.text == "The printer is mended"
    assert manager.send_message(message, request).repeated
    assert not clerk.read_message(str(message.id), new_request_id()).repeated
    assert clerk.own_day().called == 0


def test_staff_may_not_choose_without_permission(hub: HubInThread, kiosk: HubClient, manager: HubClient) -> None:
    document = manager.office_document().document
    staff = [{**one, "permissions": []} if one["id"] == "clerk-1" else one for one in document["staff"]]
    manager.accept_office({**document, "staff": staff}, new_request_id())
    clerk = HubClient(hub.url, hub.sign_in())
    clerk.open_counter("counter-1", OpenCounterRequest(), new_request_id())
    visit = uuid.UUID(ticket(kiosk).id)
    no = refused(lambda: clerk.call("counter-1", CallRequest(visit=visit), new_request_id()))
    assert no.reason == Reason.NOT_PERMITTED
    body = RemoveRequest(reason=RemoveReason.MISTAKE)
    assert manager.remove(str(visit), body, new_request_id()).visit.state is VisitState.REMOVED
