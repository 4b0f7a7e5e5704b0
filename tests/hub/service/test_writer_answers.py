"""The single writer: one answer per request for ever, one commit per batch, nothing shown before it is durable."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from hub.api.health import HANGING_SECONDS, store_check
from hub.engine.commands import (
    AcceptOffice,
    BookAppointment,
    CheckIn,
    CloseDay,
    Command,
    LoseCounter,
    OpenCounter,
    OpenDay,
    Tick,
)
from hub.engine.events import Recorded, TicketIssued, VisitCalled
from hub.engine.evolve import evolve as real_evolve
from hub.engine.ids import AppointmentId, CounterId, RequestId, SessionId, VisitId
from hub.engine.journey import Slot
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Channel
from hub.service.change import Accepted, Busy, Change, Outcome, StoreTrouble
from hub.service.house import House
from hub.service.ledger import Answered, Delivery, Ledger, Submission
from hub.service.writer import Writer
from hub.store.errors import DiskFull, SecondWall
from hub.store.schema import tickets
from tests.hub.places import Place
from tests.hub.service.town import (
    COUNTER_1,
    KIOSK,
    MONDAY_NINE,
    PASSPORTS,
    TAXES,
    accepted,
    call_next,
    clerk,
    do,
    document,
    new_request,
    open_day,
    ticket,
)
from tests.waiting import wait_until

Commit = Callable[[], None]


class Disk:
    """A commit seam that counts, can be held, and can be full."""

    def __init__(self) -> None:
        self.commits = 0
        self.full = False
        self.free = threading.Event()
        self.free.set()
        self.held = threading.Event()

    def __call__(self, commit: Commit) -> None:
        if not self.free.is_set():
            self.held.set()
            assert self.free.wait(30)
        if self.full:
            raise DiskFull("The disk is full.")
        commit()
        self.commits += 1

    def hold(self) -> None:
        self.held.clear()
        self.free.clear()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def house(place: Place, disk: Disk) -> Iterator[House[str]]:
    opened = place.open_day(seam=disk)
    yield opened
    disk.free.set()
    opened.close_blocking()


def _send(house: House[str], command: Command, request: RequestId | None = None) -> "Future[Outcome]":
    """Submit without waiting, as a loop would."""
    future: Future[Outcome] = Future()

    def reply(answered: Answered) -> None:
        if isinstance(answered, Exception):
            future.set_exception(answered)
        else:
            future.set_result(answered)

    refused = house._writer.submit(Submission(request or new_request(), KIOSK, command, reply))
    if refused is not None:
        reply(refused)
    return future


def test_a_repeat_is_answered_from_the_stored_events(house: House[str]) -> None:
    request, command = new_request(), ticket()
    first = accepted(house.submit_blocking(request, KIOSK, command))
    do(house, ticket())
    again = accepted(house.submit_blocking(request, KIOSK, command))
    assert again.repeated
    assert not first.repeated
    assert [change.recorded for change in again.changes] == [change.recorded for change in first.changes]
    assert len(house.board.visits) == 2


def test_a_repeat_after_a_restart_is_answered_alike(place: Place) -> None:
    house = place.open_day()
    request, command = new_request(), ticket()
    first = accepted(house.submit_blocking(request, KIOSK, command))
    house.close_blocking()
    house = place.open_house()
    again = accepted(house.submit_blocking(request, KIOSK, command))
    assert again.repeated
    assert [change.recorded for change in again.changes] == [change.recorded for change in first.changes]
    assert house.board.seq == first.seq
    house.close_blocking()


def test_a_call_next_is_repeated_with_the_same_visit(house: House[str]) -> None:
    do(house, ticket())
    do(house, ticket())
    request = new_request()
    first = accepted(house.submit_blocking(request, clerk(1), call_next()))
    again = accepted(house.submit_blocking(request, clerk(1), call_next()))
    assert again.seq == first.seq
    assert sum(visit.calls for visit in house.board.visits.values()) == 1


def test_a_repeat_in_the_same_batch_makes_one_ticket(house: House[str], disk: Disk) -> None:
    disk.hold()
    _send(house, ticket())
    assert disk.held.wait(10)
    request, command = new_request(), ticket()
    first, again = _send(house, command, request), _send(house, command, request)
    disk.free.set()
    one, two = accepted(first.result(10)), accepted(again.result(10))
    assert (one.repeated, two.repeated) == (False, True)
    assert one.changes == two.changes


def test_a_request_id_for_another_command_is_refused(house: House[str]) -> None:
    request = new_request()
    accepted(house.submit_blocking(request, KIOSK, ticket()))
    assert house.submit_blocking(request, KIOSK, ticket()) == Refusal(Reason.REQUEST_ID_REUSED)


def test_a_refused_command_is_not_remembered(house: House[str]) -> None:
    request = new_request()
    refused = house.submit_blocking(request, clerk(2), OpenCounter(COUNTER_1))
    assert isinstance(refused, Refusal)
    accepted(house.submit_blocking(request, KIOSK, ticket()))


def test_what_arrives_during_a_commit_shares_the_next(house: House[str], disk: Disk) -> None:
    disk.hold()
    first = _send(house, ticket())
    assert disk.held.wait(10)
    rest = [_send(house, ticket()) for _ in range(100)]
    before = disk.commits
    disk.free.set()
    numbers = [_number(future.result(10)) for future in [first, *rest]]
    assert numbers == list(range(1, 102))
    assert disk.commits == before + 2


def _number(outcome: Outcome) -> int:
    event = accepted(outcome).changes[0].recorded.event
    assert isinstance(event, TicketIssued)
    return event.number


def test_nothing_is_shown_before_it_is_durable(house: House[str], disk: Disk) -> None:
    before = house.board.seq
    disk.hold()
    future = _send(house, ticket())
    assert disk.held.wait(10)
    assert not future.done()
    assert house.board.seq == before
    assert house.feed.newest == before
    disk.free.set()
    assert accepted(future.result(10)).seq == house.board.seq == house.feed.newest


def test_nothing_to_do_is_not_written(house: House[str], disk: Disk) -> None:
    before = disk.commits
    assert house.submit_blocking(new_request(), KIOSK, Tick()) == Refusal(Reason.NO_CHANGE)
    assert disk.commits == before


def test_a_full_disk_refuses_the_batch_shows_nothing_and_recovers(house: House[str], disk: Disk) -> None:
    first = _number(do(house, ticket()))
    seq = house.board.seq
    disk.full = True
    request, command = new_request(), ticket()
    for _ in range(3):
        outcome = house.submit_blocking(request, KIOSK, command)
        assert outcome == StoreTrouble("The disk is full.")
    assert house.health().store_trouble == "disk_full"
    assert house.board.seq == house.feed.newest == seq
    disk.full = False
    again = accepted(house.submit_blocking(request, KIOSK, command))
    assert not again.repeated
    assert again.seq == seq + 1
    assert _number(again) == first + 1
    assert house.health().store_trouble is None


def test_a_full_queue_says_busy_at_once(tmp_path: Path) -> None:
    house = open_day(tmp_path)
    answers: list[Answered] = []
    delivered: list[Delivery] = []
    writer = Writer(house._ledger, delivered.append, queue_most=2)
    outcomes = [writer.submit(Submission(new_request(), KIOSK, ticket(), answers.append)) for _ in range(3)]
    assert outcomes == [None, None, Busy(2)]
    writer.start()
    wait_until(lambda: sum(len(it.answers) for it in delivered) == 2, what="the two that were taken")
    writer.stop()
    assert writer.submit(Submission(new_request(), KIOSK, ticket(), answers.append)) == StoreTrouble(
        "The hub is stopping."
    )
    house.close_blocking()


def test_a_defect_fails_its_own_command_alone(house: House[str], disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    poison, sound = ticket(), [ticket() for _ in range(3)]

    def evolve(state: State, recorded: Recorded) -> None:
        real_evolve(state, recorded)
        if isinstance(recorded.event, TicketIssued) and recorded.event.visit == poison.visit:
            raise ZeroDivisionError("a defect in a rule")

    monkeypatch.setattr("hub.service.ledger.evolve", evolve)
    with capture_logs() as logs:
        disk.hold()
        _send(house, ticket())
        assert disk.held.wait(10)
        futures = [_send(house, command) for command in (sound[0], poison, *sound[1:])]
        disk.free.set()
        assert isinstance(futures[1].exception(10), ZeroDivisionError)
        numbers = [_number(future.result(10)) for future in (futures[0], *futures[2:])]
    assert numbers == [2, 3, 4]
    assert [it["event"] for it in logs] == ["batch_failed", "command_failed"]
    assert house.board.visit(poison.visit) is None


def test_the_second_wall_stops_its_own_command_alone(house: House[str], disk: Disk, place: Place) -> None:
    other = place.dialect().engine()
    with other.begin() as connection:
        connection.execute(sa.insert(tickets).values(day="2026-11-23", series="r", number=1, visit="not of the rules"))
    other.dispose()
    disk.hold()
    _send(house, ticket(TAXES))
    assert disk.held.wait(10)
    futures = [_send(house, ticket(service)) for service in (TAXES, PASSPORTS, TAXES)]
    with capture_logs():
        disk.free.set()
        assert isinstance(futures[1].exception(10), SecondWall)
        assert [_number(futures[index].result(10)) for index in (0, 2)] == [2, 3]
    assert house.health().store_trouble is None
    assert house.board.waiting(PASSPORTS) == []


@pytest.mark.parametrize("each", [5, pytest.param(80, marks=pytest.mark.long)])
def test_64_threads_race_for_numbers_while_two_counters_call(house: House[str], disk: Disk, each: int) -> None:
    before = disk.commits

    def kiosk(_: int) -> list[int]:
        return [_number(do(house, ticket())) for _ in range(each)]

    def counter(number: int) -> list[VisitId]:
        called = []
        for _ in range(each * 4):
            outcome = do(house, call_next(number), clerk(number))
            called += [it.recorded.event.visit for it in outcome.changes if isinstance(it.recorded.event, VisitCalled)]
        return called

    with ThreadPoolExecutor(66) as pool:
        calls = [pool.submit(counter, number) for number in (1, 2)]
        numbers = [number for made in pool.map(kiosk, range(64)) for number in made]
        called = [visit for future in calls for visit in future.result()]
    assert sorted(numbers) == list(range(1, 64 * each + 1))
    assert len(called) == len(set(called))
    assert called
    commands = 64 * each + 2 * each * 4
    assert disk.commits - before < commands / 2


def test_the_ledger_rebuilds_what_the_live_state_was(house: House[str]) -> None:
    for _ in range(20):
        do(house, ticket())
    do(house, call_next(), clerk(1))
    ledger: Ledger = house._ledger
    assert ledger._replay.state().visits == ledger.state.visits
    assert ledger._replay.state().counters == ledger.state.counters
    assert ledger.state.counters[CounterId("counter-1")].visit is not None
    assert isinstance(house.submit_blocking(new_request(), KIOSK, ticket()), Accepted)


def test_a_disk_that_hangs_is_seen_from_outside(house: House[str], disk: Disk) -> None:
    """It raises nothing: everybody waits, and health must not call that fine."""
    assert store_check(house.health()).ok
    disk.hold()
    sent = _send(house, ticket())
    assert disk.held.wait(10)
    facts = house.health()
    assert facts.writer.under_way_ms > 0
    hanging = replace(facts, writer=replace(facts.writer, under_way_ms=1000 * HANGING_SECONDS + 1))
    assert not store_check(hanging).ok
    disk.free.set()
    accepted(sent.result(10))
    wait_until(lambda: house.health().writer.under_way_ms == 0, 10, "the batch to be over")


def test_the_silence_of_a_session_says_nothing_about_its_successor(house: House[str]) -> None:
    first = clerk(1).session
    assert first is not None
    do(house, OpenCounter(COUNTER_1), replace(clerk(1), session=SessionId("next")))
    house.ask(LoseCounter(COUNTER_1), first)
    do(house, ticket())
    assert not house.board.counters[COUNTER_1].away
    house.ask(LoseCounter(COUNTER_1), SessionId("next"))
    do(house, ticket())
    assert house.board.counters[COUNTER_1].away


def test_a_visit_id_of_a_past_day_is_refused_by_name_and_its_batch_goes_on(
    house: House[str], disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(house, ticket(visit="visit-of-monday"))
    do(house, CloseDay())
    do(house, OpenDay())
    replays = 0
    whole = house._ledger._replay.state_and_tail

    def counted() -> tuple[State, list[Change]]:
        nonlocal replays
        replays += 1
        return whole()

    monkeypatch.setattr(house._ledger._replay, "state_and_tail", counted)
    disk.hold()
    _send(house, ticket(TAXES))
    assert disk.held.wait(10)
    futures = [_send(house, it) for it in (ticket(TAXES), ticket(visit="visit-of-monday"), ticket(TAXES))]
    disk.free.set()
    assert futures[1].result(10) == Refusal(Reason.VISIT_EXISTS)
    assert [_number(futures[index].result(10)) for index in (0, 2)] == [2, 3]
    assert house.submit_blocking(new_request(), KIOSK, ticket(visit="visit-of-monday")) == Refusal(Reason.VISIT_EXISTS)
    assert replays == 1, "once it is known, it costs nothing"


def test_so_is_one_that_a_check_in_brings(house: House[str]) -> None:
    office = document()
    for service in office["services"]:  # type: ignore[attr-defined]
        service["booking"] = {"slot_minutes": 20, "capacity": 1}
    do(house, AcceptOffice(office))
    do(house, ticket(visit="visit-of-monday"))
    slot = Slot("2026-11-23", 9 * 60 + 30, int(MONDAY_NINE.timestamp() * 1000) + 30 * 60_000)
    do(house, BookAppointment(AppointmentId("booked"), TAXES, slot, "en", Channel.WEB))
    do(house, CloseDay())
    do(house, OpenDay())
    spent = CheckIn(AppointmentId("booked"), VisitId("visit-of-monday"), Channel.KIOSK)
    assert house.submit_blocking(new_request(), KIOSK, spent) == Refusal(Reason.VISIT_EXISTS)
    do(house, replace(spent, visit=VisitId("new")))
