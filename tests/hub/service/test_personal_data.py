"""The vault under the house, on both stores: kept with the event or not at all, erased with the key."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.engine.commands import EraseDetails, FinishVisit, KeepDetails, KeepNote, Tick, UndoLast, WithdrawVisit
from hub.engine.ids import AppointmentId, Instant, NoteRef, RequestId, VisitId
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import PersonalField
from hub.service.change import Accepted, Outcome, StoreTrouble
from hub.service.clock import ManualClock
from hub.service.house import HUB, House
from hub.service.personal import Owner
from hub.store.schema import journal, vault_keys, vault_values
from hub.store.vault import Ended, Erased, Kept, Moved, Vault
from hub.store.vault_key import KeyFile
from tests.hub.places import Place
from tests.hub.service.town import COUNTER_1, call_next, clerk, do, manual_clock, new_request, open_day, ticket

NAME, PHONE, NOTE = PersonalField.NAME, PersonalField.PHONE, PersonalField.NOTE
PERSON = {NAME: "Wilhelmina Achterberg", PHONE: "+44 7700 900 123"}
VISIT = VisitId("visit-1")


def keep(house: House[str], values: dict[PersonalField, str], visit: VisitId = VISIT) -> Outcome:
    command = KeepDetails(tuple(values), visit=visit)
    return house.submit_blocking(new_request(), clerk(1), command, values)


def note(house: House[str], text: str, ref: str = "note-1", visit: VisitId = VISIT) -> Outcome:
    return house.submit_blocking(new_request(), clerk(1), KeepNote(visit, NoteRef(ref)), {NOTE: text})


def everything_about(house: House[str]) -> tuple[dict[PersonalField, str], list[str]]:
    return house.personal.details_of(VISIT), [one.text for one in house.personal.notes_of(VISIT)]


def rows(place: Place) -> tuple[int, int]:
    """Keys and values in the vault's tables."""
    database = place.database(only_read=True)
    with database.read() as connection:
        counted = [connection.execute(sa.select(sa.func.count()).select_from(it)).scalar_one() for it in _TABLES]
    database.close()
    return counted[0], counted[1]


_TABLES = (vault_keys, vault_values)


def test_what_is_kept_can_be_read_and_goes_with_its_visit_over_a_restart(place: Place) -> None:
    house = place.open_day()
    do(house, ticket(visit=VISIT))
    assert isinstance(keep(house, PERSON), Accepted)
    assert isinstance(note(house, "Brought only a copy"), Accepted)
    assert isinstance(keep(house, {PHONE: "+44 7700 900 999"}), Accepted)
    assert everything_about(house) == ({**PERSON, PHONE: "+44 7700 900 999"}, ["Brought only a copy"])
    known = house.board.visit(VISIT)
    assert known is not None
    assert (known.details, known.notes) == ((NAME, PHONE), ("note-1",))
    house.close_blocking()
    again = place.open_house()
    assert everything_about(again) == ({**PERSON, PHONE: "+44 7700 900 999"}, ["Brought only a copy"])
    again.close_blocking()


def test_a_refused_command_leaves_nothing_behind(place: Place) -> None:
    house = place.open_day()
    refused = keep(house, PERSON, VisitId("nobody"))
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.UNKNOWN_VISIT
    assert isinstance(note(house, "text", visit=VisitId("nobody")), Refusal)
    assert rows(place) == (0, 0)
    assert not (place.folder / "vault.key").exists()
    house.close_blocking()


def test_a_commit_that_fails_leaves_nothing_behind(place: Place) -> None:
    full = False

    def seam(commit: Callable[[], None]) -> None:
        if full:
            raise sa.exc.OperationalError("COMMIT", None, OSError("full"))
        commit()

    house = place.open_day(seam=seam)
    do(house, ticket(visit=VISIT))
    full = True
    assert isinstance(keep(house, PERSON), StoreTrouble)
    full = False
    assert everything_about(house) == ({}, [])
    assert isinstance(keep(house, PERSON), Accepted)
    assert everything_about(house) == (PERSON, [])
    house.close_blocking()


def test_a_repeated_request_keeps_what_the_first_one_kept(place: Place) -> None:
    house = place.open_day()
    do(house, ticket(visit=VISIT))
    request = RequestId("one-request")
    for name in ("First", "Second"):
        outcome = house.submit_blocking(request, clerk(1), KeepDetails((NAME,), visit=VISIT), {NAME: name})
        assert isinstance(outcome, Accepted)
    assert everything_about(house) == ({NAME: "First"}, [])
    house.close_blocking()


def test_a_value_that_is_missing_or_too_long_fails_its_own_command_alone(place: Place) -> None:
    house = place.open_day()
    do(house, ticket(visit=VISIT))
    with pytest.raises(KeyError):
        house.submit_blocking(new_request(), clerk(1), KeepDetails((NAME,), visit=VISIT), {})
    with pytest.raises(ValueError, match="letters"):
        note(house, "x" * 5000)
    assert isinstance(keep(house, PERSON), Accepted)
    assert everything_about(house) == (PERSON, [])
    house.close_blocking()


def test_erasing_a_part_gives_the_rest_a_new_key(place: Place) -> None:
    house = place.open_day()
    do(house, ticket(visit=VISIT))
    keep(house, PERSON)
    note(house, "Comes back with the form")
    before = _sealed(place)
    do(house, EraseDetails((PHONE, PersonalField.EMAIL), visit=VISIT), clerk(1))
    assert everything_about(house) == ({NAME: PERSON[NAME]}, ["Comes back with the form"])
    assert not set(before) & set(_sealed(place)), "an old key or value is still there"
    do(house, EraseDetails(tuple(PersonalField), visit=VISIT), clerk(1))
    assert everything_about(house) == ({}, [])
    assert rows(place) == (0, 0)
    known = house.board.visit(VISIT)
    assert known is not None
    assert (known.details, known.notes) == ((), ())
    house.close_blocking()


def _sealed(place: Place) -> list[bytes]:
    """All sealed keys and values, as they lie in the database."""
    database = place.database(only_read=True)
    with database.read() as connection:
        found = [
            *connection.execute(sa.select(vault_keys.c.wrapped)).scalars(),
            *connection.execute(sa.select(vault_values.c.sealed)).scalars(),
        ]
    database.close()
    return [bytes(one) for one in found]


def test_after_erasing_and_scrubbing_no_file_holds_the_sealed_bytes(tmp_path: Path) -> None:
    """SQLite, whose files we can read: neither the database nor its log holds the key or what it sealed."""
    house = open_day(tmp_path)
    for number in range(40):
        do(house, ticket(visit=f"visit-{number}"))
        keep(house, {**PERSON, NAME: f"Person {number}"}, VisitId(f"visit-{number}"))
    sealed = _sealed(Place(tmp_path))
    for number in range(40):
        do(house, EraseDetails(tuple(PersonalField), visit=VisitId(f"visit-{number}")), clerk(1))
    assert _found(tmp_path, sealed), "the log does not hold what was written: the test looks in the wrong place"
    house.erasure.scrub()
    assert not _found(tmp_path, sealed)
    house.close_blocking()


def _found(folder: Path, texts: list[bytes]) -> list[str]:
    files = [(file.name, file.read_bytes()) for file in folder.iterdir() if file.is_file()]
    return [name for name, content in files if any(text in content for text in texts)]


def _clocked(place: Place) -> tuple[ManualClock, House[str]]:
    clock = manual_clock()
    return clock, place.open_day(clock)


def _look(house: House[str]) -> None:
    """One look of the erasing, and its commands carried out."""
    house.erasure.look()
    house.submit_blocking(new_request(), HUB, WithdrawVisit(VisitId("nobody")))


def test_details_are_erased_a_day_after_the_end_of_the_visit(place: Place) -> None:
    clock, house = _clocked(place)
    do(house, ticket(visit=VISIT))
    keep(house, PERSON)
    clock.advance(minutes=23 * 60)
    _look(house)
    assert everything_about(house) == (PERSON, []), "the visit has not ended"
    do(house, WithdrawVisit(VISIT))
    clock.advance(minutes=24 * 60 - 1)
    _look(house)
    assert everything_about(house) == (PERSON, [])
    clock.advance(minutes=1)
    _look(house)
    assert everything_about(house) == ({}, [])
    assert rows(place) == (0, 0)
    house.close_blocking()


def test_an_end_that_was_undone_is_no_end(place: Place) -> None:
    clock, house = _clocked(place)
    do(house, ticket(visit=VISIT))
    keep(house, PERSON)
    do(house, call_next(), clerk(1))
    do(house, FinishVisit(VISIT), clerk(1))
    do(house, UndoLast(COUNTER_1), clerk(1))
    clock.advance(minutes=25 * 60)
    _look(house)
    assert everything_about(house) == (PERSON, [])
    do(house, FinishVisit(VISIT), clerk(1))
    clock.advance(minutes=24 * 60)
    _look(house)
    assert everything_about(house) == ({}, [])
    house.close_blocking()


def test_scrubbing_waits_for_no_reader(place: Place) -> None:
    """A dump of the database must not hold up the one that writes."""
    house = place.open_day()
    do(house, ticket(visit=VISIT))
    keep(house, PERSON)
    other = place.database(only_read=True)
    with other.read() as reader:
        reader.execute(sa.select(vault_values)).all()
        do(house, EraseDetails((NAME,), visit=VISIT), clerk(1))
        assert not house.personal._vault.scrub()
        keep(house, PERSON)
    other.close()
    assert house.personal._vault.scrub()
    assert everything_about(house) == (PERSON, [])
    house.close_blocking()


def test_visits_of_past_days_are_erased_after_a_restart_too(place: Place) -> None:
    clock, house = _clocked(place)
    do(house, ticket(visit=VISIT))
    keep(house, PERSON)
    note(house, "A note")
    do(house, call_next(), clerk(1))
    do(house, FinishVisit(VISIT), clerk(1))
    for _ in range(2):  # the evening has come: no more tickets, then the day is closed
        clock.advance(minutes=7 * 60)
        do(house, Tick(), HUB)
    assert not house.board.day.open
    clock.advance(minutes=10 * 60 + 30)
    do(house, Tick(), HUB)  # the next day has begun
    assert house.board.visit(VISIT) is None
    house.close_blocking()
    again = place.open_house(clock)
    assert everything_about(again) == (PERSON, ["A note"])
    _look(again)
    assert everything_about(again) == ({}, [])
    assert "details_erased" in _types(place)
    again.close_blocking()


def _types(place: Place) -> list[str]:
    """Of all events, in order."""
    database = place.database(only_read=True)
    with database.read() as connection:
        found = [str(one) for one in connection.execute(sa.select(journal.c.type).order_by(journal.c.seq)).scalars()]
    database.close()
    return found


def test_a_person_is_found_exported_and_erased_in_one_step(place: Place) -> None:
    house = place.open_day()
    for visit, phone in (("visit-1", "+44 7700 900123"), ("visit-2", "+447700900123"), ("visit-3", "other")):
        do(house, ticket(visit=visit))
        keep(house, {NAME: "W. Achterberg", PHONE: phone}, VisitId(visit))
    note(house, "Asked for a copy")
    owners = house.personal.find("+44 7700 900 123")
    assert owners == [Owner(visit=VisitId("visit-1")), Owner(visit=VisitId("visit-2"))]
    items = house.personal.export(owners).items
    assert [item["visit"] for item in items] == ["visit-1", "visit-2"]
    assert items[0]["details"] == {"name": "W. Achterberg", "phone": "+44 7700 900123"}
    assert [one["text"] for one in items[0]["notes"]] == ["Asked for a copy"]
    assert items[0]["queue"]["label"].startswith("R")
    assert house.personal.find("") == []
    for owner in owners:
        do(house, EraseDetails(tuple(PersonalField), visit=owner.visit), clerk(1))
    assert house.personal.find("+447700900123") == []
    assert [owner.visit for owner in house.personal.find("w.achterberg")] == ["visit-3"]
    house.close_blocking()


def test_with_another_vault_key_nothing_opens_and_new_data_is_kept(place: Place) -> None:
    house = place.open_day()
    do(house, ticket(visit=VISIT))
    keep(house, PERSON)
    house.close_blocking()
    key = place.folder / "vault.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.write_bytes(bytes(32))
    again = place.open_house()
    assert everything_about(again) == ({}, [])
    assert isinstance(keep(again, {NAME: "Anew"}), Accepted)
    assert everything_about(again) == ({NAME: "Anew"}, [])
    assert rows(place) == (1, 1)
    again.close_blocking()


def test_a_value_put_at_another_person_does_not_open(place: Place) -> None:
    house = place.open_day()
    for visit in ("visit-1", "visit-2"):
        do(house, ticket(visit=visit))
        keep(house, {NAME: f"Of {visit}"}, VisitId(visit))
    house.close_blocking()
    database = place.database()
    with database.write() as connection:
        first = connection.execute(sa.select(vault_values.c.sealed).limit(1)).scalar_one()
        connection.execute(sa.update(vault_values).values(sealed=first))
    database.close()
    again = place.open_house()
    read = [again.personal.details_of(VisitId(visit)) for visit in ("visit-1", "visit-2")]
    assert sorted(map(len, read)) == [0, 1]
    again.close_blocking()


def test_what_was_an_appointments_is_the_visits_after_check_in(place: Place) -> None:
    database = place.database()
    vault = Vault(database, KeyFile(place.folder / "vault.key"))
    booked = Owner(appointment=AppointmentId("appointment-1"))
    moved = Moved(AppointmentId("appointment-1"), VISIT)
    with database.write() as connection:
        vault.writing([Kept(booked, NAME, 1, "W. Achterberg"), Ended(booked, Instant(5)), moved])(connection)
    assert vault.held(booked).details == {}
    assert vault.held(Owner(visit=VISIT)).details == {NAME: "W. Achterberg"}
    assert vault.due({NAME: Instant(10)}) == [], "it goes on as a visit"
    with database.write() as connection:
        vault.writing([Ended(Owner(visit=VISIT), Instant(10))])(connection)
    assert vault.due({NAME: Instant(9), PHONE: Instant(99)}) == []
    assert vault.due({NAME: Instant(10)}) == [(Owner(visit=VISIT), (NAME,))]
    with database.write() as connection:
        vault.writing([Erased(Owner(visit=VISIT), (NAME,))])(connection)
    assert vault.held(Owner(visit=VISIT)).details == {}
    assert vault.scrub()
    database.close()


def test_personal_data_is_in_no_text_of_the_program() -> None:
    shown = repr(Kept(Owner(visit=VISIT), NAME, 1, "W. Achterberg"))
    assert "Achterberg" not in shown


IDLE = """
import sys
from pathlib import Path
from tests.hub.service.town import do, open_day, ticket
house = open_day(Path(sys.argv[1]))
do(house, ticket())
house.erasure.look()
house.close_blocking()
assert "cryptography" not in sys.modules
"""


def test_an_office_that_keeps_no_personal_data_does_not_load_the_cipher(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", IDLE, str(tmp_path)], check=True, timeout=60)
