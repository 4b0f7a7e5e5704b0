"""The board fed by changes is the board of the state, over random days; and what it answers."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.engine.commands import (
    AcceptOffice,
    Actor,
    AddService,
    AnswerHelp,
    AnswerStaffCall,
    AskReprint,
    BookAppointment,
    CallHelp,
    CallVisit,
    CancelAppointment,
    CheckIn,
    CloseCounter,
    CloseDay,
    Command,
    CorrectService,
    DeclineOffer,
    DropService,
    DropWish,
    EndNotice,
    EndWrapUp,
    FinishVisit,
    KeepWish,
    MarkNoShow,
    MoveAppointment,
    OpenCounter,
    OpenDay,
    ParkVisit,
    PauseCounter,
    RaiseNotice,
    RaiseStaffCall,
    ReactivateVisit,
    ReadMessage,
    RecallVisit,
    ReportPart,
    ResumeCounter,
    ResumeService,
    ReturnVisit,
    ReviseVisit,
    SendMessage,
    ServeWalkUp,
    StartService,
    StepBack,
    StopService,
    TakeOffer,
    Tick,
    TransferVisit,
    UndoLast,
    WithdrawVisit,
)
from hub.engine.ids import NORMAL, AppointmentId, DeviceId, MessageId, NoticeId, VisitId, WishId
from hub.engine.journey import PlannedStep, Slot
from hub.engine.model import Appointment, Visit
from hub.engine.terms import (
    BREAK,
    PRIORITY,
    CancelReason,
    Channel,
    DevicePart,
    JumpReason,
    NoticeKind,
    PartState,
    PersonalField,
    Placement,
    ReactivateReason,
    Role,
    StaffCallKind,
    VisitState,
)
from hub.service.board import CALLS_KEPT, Board
from hub.service.clock import ManualClock
from hub.service.house import House
from hub.store.schema import visits as visits_table
from tests.hub.service.town import (
    COUNTER_1,
    KIOSK,
    MONDAY_NINE,
    PASSPORTS,
    TAXES,
    call_next,
    clerk,
    do,
    document,
    manual_clock,
    new_request,
    open_day,
    ticket,
)

MANAGER = Actor(Role.MANAGER)
TODAY = MONDAY_NINE.date().isoformat()


@pytest.fixture
def clock() -> ManualClock:
    return manual_clock()


@pytest.fixture
def house(tmp_path: Path, clock: ManualClock) -> Iterator[House[str]]:
    opened = open_day(tmp_path, clock)
    yield opened
    opened.close_blocking()


def _read(board: Board) -> dict[str, object]:
    """Everything a board tells, but the history of calls."""
    return {
        "seq": board.seq,
        "office": board.office,
        "day": board.day,
        "visits": dict(board.visits),
        "waiting": [[visit.id for visit in board.waiting(service)] for service in (PASSPORTS, TAXES)],
        "ahead": {visit.id: board.people_ahead(visit) for visit in board.visits.values()},
        "counters": dict(board.counters),
        "loads": dict(board.loads),
        "parts": dict(board.parts),
        "help": dict(board.help),
        "notices": dict(board.hall.notices),
        "stops": dict(board.hall.stops),
        "staff_calls": dict(board.hall.calls),
        "messages": {one: (it, board.words.text_of(one)) for one, it in board.hall.messages.items()},
        "tallies": dict(board.tallies),
        "next": [board.next_of(service, 3) for service in (PASSPORTS, TAXES)],
        "parked": [visit.id for visit in board.parked()],
        "standing": [visit.id for visit in board.standing()],
        "undo": {counter: board.memento(counter) for counter in board.counters},
        "appointments": dict(board.bookings.appointments),
        "wishes": list(board.bookings.in_turn()),
        "booked": [one.id for one in board.bookings.of_date(TODAY)],
        "by_link": {one.id: board.appointment_by_link(one.link_hash or "") for one in _booked(board)},
    }


def _busy_office(walk_seconds: int) -> dict[str, object]:
    """Passports are booked (one person each 20 minutes) and taxes have a quota; acts can be taken back for a minute."""
    made = document()
    services = made["services"]
    assert isinstance(services, list)
    passports, taxes = services
    booking = {"slot_minutes": 20, "capacity": 1}
    busy = [{**passports, "booking": booking}, {**taxes, "daily_quota": 40, "wrap_up_seconds": 20}]
    return {**made, "services": busy, "undo_seconds": 60, "walk_seconds": walk_seconds}


def _booked(board: Board) -> list[Appointment]:
    return [one for one in board.bookings.appointments.values() if one.link_hash is not None]


def _slot(dice: random.Random) -> Slot:
    """Any slot of today or tomorrow, on the grid or not."""
    day, minute = dice.choice((0, 1)), dice.randrange(8 * 60, 17 * 60, 10)
    date = (MONDAY_NINE + timedelta(days=day)).date()
    wall = datetime(date.year, date.month, date.day, minute // 60, minute % 60, tzinfo=UTC)
    return Slot(date.isoformat(), minute, int(wall.timestamp()) * 1000)


def _any_booking(dice: random.Random, board: Board) -> Command:
    appointment = dice.choice([*board.bookings.appointments, AppointmentId("none")])
    wish = dice.choice([*board.bookings.wishes, WishId("none")])
    new = f"{dice.random()}"
    wanted: list[Command] = [
        *[BookAppointment(AppointmentId(new), PASSPORTS, _slot(dice), "en", Channel.STAFF, link_hash=new)] * 4,
        MoveAppointment(appointment, _slot(dice)),
        CancelAppointment(appointment, CancelReason.BY_PERSON),
        *[CheckIn(appointment, VisitId(new), Channel.KIOSK)] * 2,
        KeepWish(WishId(new), PASSPORTS, TODAY, "2026-11-24", "en"),
        DropWish(wish),
        TakeOffer(wish, AppointmentId(new)),
        DeclineOffer(wish),
    ]
    return dice.choice(wanted)


def _any_journey(dice: random.Random, visit: VisitId, number: int) -> Command:
    """What the life of a visit has beside calls and services."""
    counter = call_next(number).counter
    wanted: list[Command] = [
        *[UndoLast(counter)] * 4,
        ServeWalkUp(counter, VisitId(f"{dice.random()}"), TAXES, "en"),
        CallVisit(counter, visit, JumpReason.AGREED),
        AddService(visit, PlannedStep(dice.choice((PASSPORTS, TAXES)))),
        DropService(visit, TAXES),
        CorrectService(visit, dice.choice((PASSPORTS, TAXES))),
        StepBack(visit, dice.choice((1, 3))),
        ReactivateVisit(visit, ReactivateReason.CAME_BACK),
        ReviseVisit(visit, priority=dice.choice((NORMAL, PRIORITY)), party=2),
        TransferVisit(visit, counter=counter),
        TransferVisit(visit, PASSPORTS, placement=dice.choice((Placement.FIRST, Placement.LAST))),
        ParkVisit(visit, 1, to_counter=True),
        EndWrapUp(counter),
    ]
    return dice.choice(wanted)


def _any_hall(dice: random.Random, board: Board, number: int) -> tuple[Actor, Command]:
    counter, staff = call_next(number).counter, clerk(number)
    kind = dice.choice((StaffCallKind.SUPERVISOR, StaffCallKind.ALARM))
    service = dice.choice((None, TAXES))
    wanted: list[tuple[Actor, Command]] = [
        (MANAGER, RaiseNotice(NoticeId(f"{dice.random()}"), NoticeKind.NOTICE, {"en": "Soon"}, minutes=2)),
        (MANAGER, EndNotice(dice.choice([*board.hall.notices, NoticeId("none")]))),
        (MANAGER, StopService(service, send_away=dice.random() < 0.2)),
        *[(MANAGER, ResumeService(dice.choice([*board.hall.stops, None])))] * 3,
        (staff, RaiseStaffCall(counter, kind)),
        (MANAGER, AnswerStaffCall(counter, kind)),
        (MANAGER, SendMessage(MessageId(f"{dice.random()}"))),
        (staff, ReadMessage(dice.choice([*board.hall.messages, MessageId("none")]))),
    ]
    return dice.choice(wanted)


def _any_command(dice: random.Random, board: Board) -> tuple[Actor, Command]:
    number = dice.choice((1, 2))
    staff, counter = clerk(number), call_next(number).counter
    visit = dice.choice([*board.visits, VisitId("nobody")])
    wanted: list[tuple[Actor, Command]] = [
        *[(KIOSK, replace(ticket(dice.choice((PASSPORTS, TAXES))), link_hash=f"{dice.random()}"))] * 6,
        *[(staff, call_next(number))] * 4,
        (staff, RecallVisit(visit)),
        (staff, StartService(visit)),
        (staff, FinishVisit(visit)),
        (staff, MarkNoShow(visit)),
        (staff, TransferVisit(visit, dice.choice((PASSPORTS, TAXES)))),
        (staff, ParkVisit(visit, dice.choice((None, 1, 5)))),
        (staff, ReturnVisit(visit)),
        (KIOSK, WithdrawVisit(visit)),
        (staff, PauseCounter(counter, BREAK)),
        (staff, ResumeCounter(counter)),
        (staff, CloseCounter(counter)),
        *[(staff, OpenCounter(counter, take_over=True))] * 2,
        (KIOSK, ReportPart(DevicePart.PRINTER, dice.choice(list(PartState)))),
        *[(KIOSK, CallHelp())] * 2,
        (staff, AnswerHelp(DeviceId(KIOSK.device or ""))),
        (staff, AskReprint(visit)),
        (KIOSK, Tick()),
        *[(staff, _any_booking(dice, board))] * 5,
        *[(staff, _any_journey(dice, visit, number))] * 6,
        *[_any_hall(dice, board, number)] * 4,
    ]
    return dice.choice(wanted)


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(n, marks=pytest.mark.long) for n in range(4, 60))])
def test_the_board_mirrors_the_state_over_a_random_day(house: House[str], clock: ManualClock, seed: int) -> None:
    dice = random.Random(seed)
    do(house, AcceptOffice(_busy_office(30)))
    for step in range(240):
        clock.advance(seconds=dice.randrange(40))
        actor, command = _any_command(dice, house.board)
        if step % 100 == 99:
            command = dice.choice((CloseDay(), OpenDay(), AcceptOffice(_busy_office(step))))
        text = {PersonalField.NOTE: f"Words of step {step}"} if isinstance(command, SendMessage) else {}
        outcome = house.submit_blocking(new_request(), actor, command, text)
        assert outcome is not None
    for state in (house._ledger.state, house._ledger._replay.state()):
        again = Board.of(state)
        again.words.begin(house._ledger._vault.messages(), again.hall.messages, {})
        assert _read(house.board) == _read(again)
    kept = _projection(house)
    assert len(kept) == house._journal.rebuild_projection()
    assert _projection(house) == kept


def _projection(house: House[str]) -> list[tuple[object, ...]]:
    with house._database.read() as connection:
        return [tuple(row) for row in connection.execute(sa.select(visits_table).order_by(visits_table.c.visit))]


def test_people_ahead_follow_the_places_and_keep_their_age(house: House[str], clock: ManualClock) -> None:
    visits: list[Visit] = []
    for service in (TAXES, PASSPORTS, PASSPORTS):
        clock.advance(seconds=30)
        issued = do(house, ticket(service)).changes[0].visit
        assert issued is not None
        visits.append(issued)
    board = house.board
    assert [board.people_ahead(visit) for visit in visits] == [0, 0, 1]
    do(house, TransferVisit(visits[0].id, PASSPORTS), clerk(1))
    moved = board.visit(visits[0].id)
    assert moved is not None
    assert board.people_ahead(moved) == 0
    assert [board.people_ahead(visit) for visit in visits[1:]] == [1, 2]
    do(house, WithdrawVisit(visits[1].id))
    gone = board.visit(visits[1].id)
    assert gone is not None
    assert (gone.state, board.people_ahead(gone)) == (VisitState.LEFT, None)


def test_a_ticket_is_found_by_its_link(house: House[str]) -> None:
    made = replace(ticket(), link_hash="ab" * 32)
    do(house, made)
    found = house.board.visit_by_link("ab" * 32)
    assert found is not None
    assert found.id == made.visit
    assert house.board.visit_by_link("cd" * 32) is None


def test_a_ticket_is_found_as_people_type_it(house: House[str]) -> None:
    first, second = (do(house, ticket(service)).changes[0].visit for service in (PASSPORTS, TAXES))
    assert first is not None
    assert second is not None
    board = house.board
    assert [one.id for one in board.visits_of_label("R1")] == [first.id]
    assert [one.id for one in board.visits_of_label("t 001")] == [second.id]
    assert {one.id for one in board.visits_of_label("1")} == {first.id, second.id}
    assert board.visits_of_label("R2") == board.visits_of_label("X1") == board.visits_of_label("R") == []
    do(house, WithdrawVisit(first.id))
    assert [one.id for one in board.visits_of_label("1")] == [second.id], "those who are here go first"
    assert [one.id for one in board.visits_of_label("r1")] == [first.id]


def test_calls_are_told_newest_first_and_survive_a_restart(house: House[str], tmp_path: Path) -> None:
    for _ in range(3):
        do(house, ticket())
    do(house, call_next(1), clerk(1))
    do(house, call_next(2), clerk(2))
    first = house.board.calls()[-1].visit
    do(house, RecallVisit(first), clerk(1))
    calls = house.board.calls()
    assert [call.seq for call in calls] == sorted((call.seq for call in calls), reverse=True)
    assert [call.visit for call in calls].count(first) == 2
    remembered = Board.of(house._ledger.state).calls()
    assert [(call.seq, call.visit, call.counter) for call in remembered] == [
        (call.seq, call.visit, call.counter) for call in calls[:2]
    ]


def test_a_call_stands_however_many_came_after_it(house: House[str]) -> None:
    for _ in range(CALLS_KEPT + 2):
        do(house, ticket())
    do(house, call_next(1), clerk(1))
    (standing,) = house.board.standing()
    for _ in range(CALLS_KEPT + 1):
        do(house, call_next(2), clerk(2))
    assert standing.id not in {call.visit for call in house.board.calls()}
    assert standing.call in {call.seq for call in house.board.standing_calls()}


def test_a_recall_is_as_young_as_it_is_also_after_a_restart(house: House[str], clock: ManualClock) -> None:
    do(house, ticket())
    do(house, call_next(1), clerk(1))
    clock.advance(minutes=2)
    do(house, RecallVisit(house.board.standing()[0].id), clerk(1))
    for board in (house.board, Board.of(house._ledger.state)):
        assert board.calls()[0].at == board.standing_calls()[0].at == clock.instant()


def test_a_new_day_forgets_who_has_ended(house: House[str], clock: ManualClock) -> None:
    do(house, ticket())
    do(house, call_next(), clerk(1))
    do(house, CloseDay())
    assert len(house.board.visits) == 1
    clock.advance(minutes=24 * 60)
    do(house, OpenDay())
    assert dict(house.board.visits) == {}
    assert house.board.calls() == []


def test_the_next_opening_is_told_for_closed_screens(house: House[str], clock: ManualClock) -> None:
    clock.advance(minutes=12 * 60)
    opening = house.board.closed_until(clock.wall())[0]
    assert opening is not None
    assert (opening.date, opening.minute) == ("2026-11-24", 8 * 60 + 30)


def test_sessions_and_staff_lead_to_their_counter(house: House[str]) -> None:
    session, staff = clerk(1).session, clerk(1).staff
    assert session is not None
    assert staff is not None
    by_session, by_staff = house.board.counter_of_session(session), house.board.counter_of_staff(staff)
    assert by_session is not None
    assert by_session == by_staff
    assert by_session.id == COUNTER_1
    assert len(house.board.claimed()) == 2
