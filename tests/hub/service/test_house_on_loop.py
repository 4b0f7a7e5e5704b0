"""The house as the API uses it: on a loop, with streams, people, leases and passing time."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from hub.engine.commands import AcceptOffice, Actor, Command, OpenCounter, OpenDay, ParkVisit, Tick
from hub.engine.events import CounterLost, CounterRegained, DayOpened, VisitReturned
from hub.engine.ids import CounterId, DeviceId, StaffId
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import HowCalled, Role
from hub.service.board import Board
from hub.service.change import Accepted
from hub.service.clock import ManualClock
from hub.service.feed import TooOld
from hub.service.house import PEOPLE_WAITING_MOST, House, PeopleBusy, PeopleUnavailable
from hub.service.leases import LOST_MS, Leases
from hub.service.ledger import ZoneMissing
from hub.service.office_file import EXAMPLE, OfficeFileError, read_office_file
from hub.service.people import People, SignedIn
from hub.service.timers import Timers
from hub.store.errors import DiskFull
from hub.store.folder import DATABASE_FILE, DataFolder
from tests.hub.service.town import (
    COUNTER_1,
    KIOSK,
    accepted,
    call_next,
    clerk,
    document,
    encode_line,
    manual_clock,
    new_request,
    open_house,
    ticket,
)
from tests.waiting import wait_until

MANAGER = Actor(Role.MANAGER)
Body = Callable[[House[str]], Awaitable[None]]


def _run(folder: Path, clock: ManualClock, body: Body) -> None:
    """Run `body` on a loop over a started house."""

    async def live() -> None:
        house = open_house(folder, clock)
        house.start(asyncio.get_running_loop())
        try:
            await asyncio.wait_for(body(house), 30)
        finally:
            await house.close()

    asyncio.run(live())


async def _until(condition: Callable[[], bool], what: str) -> None:
    """Let the loop run until the condition holds."""
    await asyncio.to_thread(wait_until, condition, 20, what)


def counter_places() -> list[dict[str, Any]]:
    places: Any = document()["counters"]
    return [*places]


async def _staffed(house: House[str]) -> None:
    accepted(await house.submit(new_request(), clerk(1), OpenCounter(COUNTER_1)))


def test_an_answer_is_followed_by_what_everybody_reads(tmp_path: Path) -> None:
    async def body(house: House[str]) -> None:
        await _until(lambda: house.board.day.open, "the calendar to open the day")
        subscription = house.feed.subscribe("kiosk")
        outcomes = await asyncio.gather(*[house.submit(new_request(), KIOSK, ticket()) for _ in range(40)])
        assert [accepted(it).seq for it in outcomes] == list(range(3, 43))
        assert house.board.seq == house.feed.newest == 42
        frames = await subscription.frames(1)
        assert [frame.seq for frame in frames] == list(range(3, 43))

    _run(tmp_path, manual_clock(), body)


def test_the_calendar_opens_the_day_by_itself(tmp_path: Path) -> None:
    clock = manual_clock()
    clock.advance(minutes=-60)

    async def body(house: House[str]) -> None:
        assert not house.board.day.open
        clock.advance(minutes=45)
        house._timers.look()
        await _until(lambda: house.board.day.open, "the day to open")
        opened = house.feed.since(1)
        assert not isinstance(opened, TooOld)
        assert isinstance(opened[0].recorded.event, DayOpened)

    _run(tmp_path, clock, body)


def test_a_parked_visit_returns_when_its_time_has_come(tmp_path: Path) -> None:
    clock = manual_clock()

    async def body(house: House[str]) -> None:
        await _staffed(house)
        made = ticket()
        accepted(await house.submit(new_request(), KIOSK, made))
        accepted(await house.submit(new_request(), clerk(1), call_next()))
        accepted(await house.submit(new_request(), clerk(1), ParkVisit(made.visit, minutes=5)))
        batches = house.health().writer.batches
        clock.advance(seconds=20)
        house._timers.look()
        assert house.health().writer.batches == batches, "nothing is due"
        clock.advance(minutes=5)
        house._timers.look()
        await _until(lambda: house.board.parked() == [], "the return")
        told = house.feed.since(0)
        assert not isinstance(told, TooOld)
        assert VisitReturned in {type(it.recorded.event) for it in told}

    _run(tmp_path, clock, body)


def test_idle_counters_call_by_themselves_one_after_the_other(tmp_path: Path) -> None:
    """A tick lets one counter call; the next look asks again, because something is still due."""
    clock = manual_clock()

    async def body(house: House[str]) -> None:
        counters = [{**counter, "auto_call_seconds": 20} for counter in counter_places()]
        accepted(await house.submit(new_request(), MANAGER, AcceptOffice(document() | {"counters": counters})))
        for number in (1, 2):
            accepted(await house.submit(new_request(), clerk(number), OpenCounter(CounterId(f"counter-{number}"))))
        for _ in range(2):
            accepted(await house.submit(new_request(), KIOSK, ticket()))
        house._timers.look()
        assert house.board.standing() == []
        clock.advance(seconds=20)
        house._timers.look()
        await _until(lambda: len(house.board.standing()) == 1, "the first call")
        house._timers.look()
        await _until(lambda: len(house.board.standing()) == 2, "the second call")
        assert {visit.how for visit in house.board.standing()} == {HowCalled.AUTO}
        batches = house.health().writer.batches
        clock.advance(seconds=20)
        house._timers.look()
        assert house.health().writer.batches == batches, "nothing is due"

    _run(tmp_path, clock, body)


def test_what_brings_nothing_is_not_asked_at_every_look() -> None:
    clock = manual_clock()
    asked: list[Command] = []
    timers = Timers(Leases(Board(), clock, lambda _command, _session: None), clock, asked.append)
    timers.look()
    asked.clear()
    timers.awaits(clock.instant(), something_happened=False)
    for _ in range(10):
        timers.look()
        clock.advance(seconds=1)
    assert asked == [Tick(), Tick()]
    timers.awaits(clock.instant(), something_happened=True)
    timers.look()
    assert len(asked) == 3


def test_a_silent_counter_is_shown_as_away_and_back_when_heard(tmp_path: Path) -> None:
    clock = manual_clock()

    async def body(house: House[str]) -> None:
        session = clerk(1).session
        assert session is not None
        await _staffed(house)
        accepted(await house.submit(new_request(), KIOSK, ticket()))
        called = accepted(await house.submit(new_request(), clerk(1), call_next()))
        house.leases.heard(session)
        clock.advance(minutes=10)
        house._timers.look()
        house.leases.heard(session)
        house.leases.lost(session)
        assert house.leases.is_heard(session), "its other stream still stands"
        house.leases.lost(session)
        clock.advance(seconds=LOST_MS / 1000 - 1)
        house.leases.check()
        assert not house.board.counters[COUNTER_1].away
        clock.advance(seconds=1)
        house.leases.check()
        house.leases.check()
        await _until(lambda: house.board.counters[COUNTER_1].away, "the counter to be away")
        assert house.board.counters[COUNTER_1].visit == called.changes[0].visit.id  # type: ignore[union-attr]
        house.leases.heard(session)
        await _until(lambda: not house.board.counters[COUNTER_1].away, "the counter to be back")
        told = house.feed.since(called.seq)
        assert not isinstance(told, TooOld)
        kinds = [type(it.recorded.event) for it in told]
        assert [kind for kind in kinds if kind in (CounterLost, CounterRegained)] == [CounterLost, CounterRegained]

    _run(tmp_path, clock, body)


def test_after_a_restart_a_session_has_its_time_to_come_back(tmp_path: Path) -> None:
    clock = manual_clock()

    async def first(house: House[str]) -> None:
        await _staffed(house)

    async def second(house: House[str]) -> None:
        clock.advance(seconds=29)
        house.leases.check()
        session = clerk(1).session
        assert session is not None
        house.leases.heard(session)
        clock.advance(seconds=60)
        house.leases.check()
        accepted(await house.submit(new_request(), KIOSK, ticket()))
        assert not house.board.counters[COUNTER_1].away

    _run(tmp_path, clock, first)
    _run(tmp_path, clock, second)


def test_a_restart_lets_a_follower_go_on_where_it_was(tmp_path: Path) -> None:
    seen: list[int] = []

    async def first(house: House[str]) -> None:
        await _until(lambda: house.board.day.open, "the day")
        accepted(await house.submit(new_request(), KIOSK, ticket()))
        seen.append(house.feed.newest)
        accepted(await house.submit(new_request(), KIOSK, ticket()))

    async def second(house: House[str]) -> None:
        resumed = house.feed.resume("display", seen[0])
        assert not isinstance(resumed, TooOld)
        assert [frame.data for frame in resumed[0]] == [b"display 4 TicketIssued"]

    _run(tmp_path, manual_clock(), first)
    _run(tmp_path, manual_clock(), second)


def test_pins_are_judged_off_the_loop_and_not_without_bound(tmp_path: Path) -> None:
    async def body(house: House[str]) -> None:
        await house.with_people(lambda people: people.set_pin(StaffId("clerk-1"), "4711"))
        signed_in = await house.with_people(
            lambda people: people.sign_in(StaffId("clerk-1"), "4711", DeviceId("counter-1"))
        )
        assert isinstance(signed_in, SignedIn)
        tries = [
            asyncio.ensure_future(house.with_people(lambda people: people.staff_with_pin()))
            for _ in range(PEOPLE_WAITING_MOST + 1)
        ]
        results = await asyncio.gather(*tries, return_exceptions=True)
        assert sum(isinstance(it, PeopleBusy) for it in results) == 1

    _run(tmp_path, manual_clock(), body)


def test_a_disk_that_takes_no_sign_in_is_told_as_such(tmp_path: Path) -> None:
    def full(people: People) -> None:
        raise DiskFull("The disk is full.")

    async def body(house: House[str]) -> None:
        with pytest.raises(PeopleUnavailable, match="The disk is full"):
            await house.with_people(full)

    _run(tmp_path, manual_clock(), body)


def test_a_zone_that_the_computer_has_lost_is_named_at_start(tmp_path: Path) -> None:
    house: House[str] = House.open(tmp_path, manual_clock(), encode_line)
    accepted(house.import_office({**document(), "time_zone": "Europe/Madrid"}))
    house.close_blocking()
    with sqlite3.connect(tmp_path / DATABASE_FILE) as connection:
        connection.execute("UPDATE journal SET payload = replace(payload, 'Europe/Madrid', 'Europe/Atlantis')")
    connection.close()
    with pytest.raises(ZoneMissing, match="Europe/Atlantis"):
        House.open(tmp_path, manual_clock(), encode_line)
    DataFolder(tmp_path).close()


def test_a_cancelled_asker_does_not_undo_the_command(tmp_path: Path) -> None:
    async def body(house: House[str]) -> None:
        await _until(lambda: house.board.day.open, "the day")
        made = ticket()
        house.submit(new_request(), KIOSK, made).cancel()
        await _until(lambda: house.board.visit(made.visit) is not None, "the ticket")

    _run(tmp_path, manual_clock(), body)


def test_the_example_office_is_imported_once_like_any_other(tmp_path: Path) -> None:
    house: House[str] = House.open(tmp_path, manual_clock(), encode_line)
    assert isinstance(house.import_first_office(), Accepted)
    assert house.board.office is not None
    assert house.import_first_office() is None
    assert house.import_office(read_office_file(EXAMPLE)) == Refusal(Reason.NO_CHANGE)
    house.close_blocking()


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd"])
def test_an_office_in_no_known_zone_is_refused(tmp_path: Path, zone: str) -> None:
    house: House[str] = House.open(tmp_path, manual_clock(), encode_line)
    refused = house.import_office({**document(), "time_zone": zone})
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.OFFICE_INVALID
    assert "time_zone" in refused.fields
    house.close_blocking()


@pytest.mark.parametrize(
    ("text", "message"),
    [("id = ", "not valid TOML"), ("day = 2026-11-23", "in quotes"), (None, "cannot be read")],
)
def test_a_file_that_is_no_document_is_named(tmp_path: Path, text: str | None, message: str) -> None:
    file = tmp_path / "office.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(OfficeFileError, match=message):
        read_office_file(file)


def test_health_tells_the_facts(tmp_path: Path) -> None:
    house = open_house(tmp_path)
    accepted(house.submit_blocking(new_request(), KIOSK, OpenDay()))
    facts = house.health()
    assert (facts.seq, facts.store_trouble, facts.subscribers) == (2, None, 0)
    assert facts.writer.commands == 2
    assert facts.journal == house.journal_uid
    assert CounterId("counter-1") in house.board.counters
    house.close_blocking()


def test_roles_of_the_hub_itself_are_recorded(tmp_path: Path) -> None:
    house = open_house(tmp_path)
    told = house.feed.since(0)
    assert not isinstance(told, TooOld)
    assert told[0].recorded.actor.role is Role.HUB
    house.close_blocking()
