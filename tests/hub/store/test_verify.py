"""`verify` on both stores: a sound journal passes, and whatever is done to it from outside shows."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.engine.commands import CloseDay, FinishVisit, OpenDay, StartService, TransferVisit, WithdrawVisit
from hub.engine.ids import VisitId
from hub.service.house import House
from hub.service.snapshotter import Snapshotter
from hub.store.audit.verify import Report, verify
from hub.store.errors import JournalBroken
from hub.store.journal import Journal
from tests.hub.cluster import Cluster, name_of
from tests.hub.places import STORES, Place
from tests.hub.service.town import MONDAY_NINE, TAXES, call_next, clerk, do, ticket


@pytest.fixture(scope="module", params=STORES)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cluster: Cluster
) -> Iterator[Place]:
    """Two days' history, with a snapshot in the middle of the second."""
    folder = tmp_path_factory.mktemp("written")
    with cluster.database() if request.param == "postgresql" else nullcontext() as server:
        place = Place(folder, server)
        _write(place)
        yield place


@pytest.fixture
def used(written: Place, cluster: Cluster, tmp_path: Path) -> Iterator[Place]:
    """A copy of it, to do something to."""
    shutil.copytree(written.folder, tmp_path, dirs_exist_ok=True)
    with cluster.database(name_of(written.server)) if written.server else nullcontext() as server:
        yield Place(tmp_path, server)


def _write(place: Place) -> None:
    house = place.open_day()
    _work(house, "monday")
    do(house, CloseDay())
    do(house, OpenDay())
    house._snapshotter.wait()
    own = house._snapshotter
    house._snapshotter = Snapshotter(own._snapshots, house.clock, own._stand_still, last=0, every=1)
    do(house, ticket())
    house._snapshotter.wait()
    house._snapshotter = own
    _work(house, "tuesday")
    house.close_blocking()


def _work(house: House[str], day: str) -> None:
    for number in range(6):
        do(house, ticket(visit=f"{day}-{number}"))
    for number in (1, 2):
        called = do(house, call_next(number), clerk(number)).changes[-1].visit
        assert called is not None
        do(house, StartService(called.id), clerk(number))
        if number == 1:
            do(house, TransferVisit(called.id, TAXES), clerk(1))
        else:
            do(house, FinishVisit(called.id), clerk(2))
    do(house, WithdrawVisit(VisitId(f"{day}-5")))


def _verify(place: Place, head: str | None = None) -> Report:
    database = place.database(only_read=True)
    try:
        return verify(database, head, lambda _seen, _total: None)
    finally:
        database.close()


def _wrong(report: Report) -> dict[str, int | None]:
    """The checks that found something, with the first place they name."""
    return {it.name: it.findings.spelled[0].seq for it in report.results if it.findings.count}


def _tamper(place: Place, *statements: str) -> None:
    engine = place.dialect().engine()
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def test_a_sound_journal_passes_and_tells_its_head(used: Place) -> None:
    report = _verify(used)
    assert _wrong(report) == {}
    assert report.sound
    assert report.counts["ticket_issued"] == 13
    again = _verify(used, report.head)
    assert again.sound
    assert f"{report.seq}" in next(it.said for it in again.results if it.name == "hash chain")


def test_the_chain_can_be_computed_by_hand(used: Place) -> None:
    """As the README tells an auditor, without a line of the product."""
    columns = ["seq", "instant_ms", "wall_ms", "boot_id", "boottime_ms", "clock_state", "request_id", "part"]
    columns += ["role", "device", "staff", "session", "type", "version"]
    engine = used.dialect().engine()
    with engine.connect() as connection:
        uid = connection.execute(sa.text("SELECT uid FROM journals")).scalar_one()
        rows = connection.execute(sa.text("SELECT * FROM journal ORDER BY seq")).mappings().all()
    engine.dispose()
    last = hashlib.sha256(f"vestibule journal {uid}".encode()).hexdigest()
    for row in rows:
        array = json.dumps([row[name] for name in columns], ensure_ascii=False, separators=(",", ":"))
        last = hashlib.sha256(f"{last}\n{array}\n{row['payload']}".encode()).hexdigest()
        assert last == row["hash"]
    assert last == _verify(used).head


CHANGES: list[tuple[str, str, dict[str, int | None]]] = [
    ("payload", "UPDATE journal SET payload = replace(payload, 'kiosk', 'phone') WHERE seq = 6", {"hash chain": 6}),
    ("time", "UPDATE journal SET wall_ms = wall_ms - 60000 WHERE seq = 9", {"hash chain": 9}),
    ("actor", "UPDATE journal SET staff = 'clerk-2' WHERE staff = 'clerk-1' AND type = 'visit_called'", {}),
    ("hash", "UPDATE journal SET hash = repeat_a WHERE seq = 7", {"hash chain": 7}),
    ("request", "DELETE FROM requests WHERE first_seq = 8", {"requests": 8}),
    ("request added", "INSERT INTO requests VALUES ('x', 3, 3, 'y')", {"requests": None}),
    ("request moved", "UPDATE requests SET last_seq = last_seq + 1 WHERE first_seq = 8", {"requests": 8}),
    ("ticket", "DELETE FROM tickets WHERE visit = 'monday-0'", {"tickets": None}),
    ("number", "UPDATE tickets SET number = 900 WHERE visit = 'monday-0'", {"tickets": None}),
    ("ticket added", "INSERT INTO tickets VALUES ('2026-11-23', 'r', 77, 'nobody')", {"tickets": None}),
    ("list", "UPDATE visits SET state = 'served' WHERE visit = 'monday-5'", {"visits": None}),
    ("listed twice", "UPDATE visits SET visit = 'somebody' WHERE visit = 'tuesday-3'", {"visits": None}),
    ("unlisted", "DELETE FROM visits WHERE visit = 'tuesday-3'", {"visits": None}),
    ("snapshot", "UPDATE snapshots SET head = repeat_a", {"snapshot": None}),
]
"""What is done to the database, and where it must show (None: wherever the check says)."""
TABLES = ("journal", "requests", "tickets", "visits", "snapshots")


def test_every_change_shows(used: Place) -> None:
    _tamper(used, *(f"CREATE TABLE kept_{table} AS SELECT * FROM {table}" for table in TABLES))
    restore = [
        it for table in TABLES for it in (f"DELETE FROM {table}", f"INSERT INTO {table} SELECT * FROM kept_{table}")
    ]
    for what, statement, shown in CHANGES:
        _tamper(used, statement.replace("repeat_a", f"'{'a' * 64}'"))
        wrong = _wrong(_verify(used))
        assert wrong, what
        for name, seq in shown.items():
            assert name in wrong, what
            assert seq in (None, wrong[name]), what
        _tamper(used, *restore)
    assert _verify(used).sound


def test_a_removed_event_shows(used: Place) -> None:
    _tamper(used, "DELETE FROM journal WHERE seq = 12")
    wrong = _wrong(_verify(used))
    assert (wrong["sequence"], wrong["hash chain"]) == (12, 13)


def test_an_event_taken_out_without_a_gap_shows(used: Place) -> None:
    _tamper(
        used,
        "DELETE FROM journal WHERE seq = 12",
        *[f"UPDATE journal SET seq = {seq - 1} WHERE seq = {seq}" for seq in range(13, _verify(used).seq + 1)],
    )
    wrong = _wrong(_verify(used))
    assert "sequence" not in wrong
    assert wrong["hash chain"] == 12


def test_an_inserted_event_shows(used: Place) -> None:
    last = _verify(used).seq
    columns = "instant_ms, wall_ms, boot_id, boottime_ms, clock_state, part, role, type, version, payload, hash"
    _tamper(
        used,
        f"INSERT INTO journal (journal_id, seq, request_id, {columns})"
        f" SELECT journal_id, {last + 1}, 'forged', {columns} FROM journal WHERE seq = 6",
    )
    assert _wrong(_verify(used))["hash chain"] == last + 1


def test_swapped_events_show(used: Place) -> None:
    _tamper(
        used,
        "UPDATE journal SET seq = -1 WHERE seq = 7",
        "UPDATE journal SET seq = 7 WHERE seq = 8",
        "UPDATE journal SET seq = 8 WHERE seq = -1",
    )
    assert _wrong(_verify(used))["hash chain"] == 7


def test_a_cut_end_shows_by_a_head_written_down(used: Place) -> None:
    head = _verify(used).head
    last = _verify(used).seq
    _tamper(
        used,
        f"DELETE FROM journal WHERE seq = {last}",
        f"DELETE FROM requests WHERE last_seq = {last}",
        "UPDATE visits SET state = 'waiting', changed_ms = arrived_ms WHERE visit = 'tuesday-5'",
    )
    assert _wrong(_verify(used)) == {}, "a clean cut leaves a sound, shorter journal"
    assert _wrong(_verify(used, head)) == {"hash chain": None}


def test_a_cut_below_the_snapshot_shows_by_itself(used: Place) -> None:
    engine = used.dialect().engine()
    with engine.connect() as connection:
        taken = connection.execute(sa.text("SELECT min(seq) FROM snapshots")).scalar_one()
    engine.dispose()
    _tamper(used, f"DELETE FROM journal WHERE seq >= {taken}")
    assert "snapshot" in _wrong(_verify(used))


def test_an_event_of_a_later_release_is_named_and_the_rest_still_looked_at(used: Place) -> None:
    _tamper(used, "UPDATE journal SET type = 'visit_teleported' WHERE seq = 10")
    wrong = _wrong(_verify(used))
    assert (wrong["events"], wrong["hash chain"], wrong["rules"]) == (10, 10, 10)
    assert "sequence" not in wrong


def test_it_works_beside_a_hub_at_work(used: Place) -> None:
    house = used.open_house()
    do(house, ticket())
    assert _verify(used).sound
    do(house, ticket())
    report = _verify(used)
    assert report.sound
    assert report.seq == house.board.seq
    house.close_blocking()


def test_a_rebuild_mends_the_lists(used: Place) -> None:
    _tamper(used, "DELETE FROM visits WHERE visit LIKE 'monday%'", "UPDATE visits SET calls = 7")
    assert "visits" in _wrong(_verify(used))
    database = used.database()
    assert Journal(database, MONDAY_NINE).rebuild_projection() == 13
    database.close()
    assert _verify(used).sound


def test_an_event_that_cannot_follow_is_a_finding(used: Place) -> None:
    """Somebody has changed whom a call was for: the chain tells, and the replay ends there instead of breaking."""
    _tamper(used, "UPDATE journal SET payload = replace(payload, 'monday-0', 'nobody') WHERE type = 'visit_called'")
    wrong = _wrong(_verify(used))
    assert wrong["hash chain"] is not None
    assert wrong["rules"] == wrong["hash chain"]
    with pytest.raises(JournalBroken, match="verify"):
        _without_snapshots(used).open_house()


def _without_snapshots(place: Place) -> Place:
    _tamper(place, "DELETE FROM snapshots")
    return place
