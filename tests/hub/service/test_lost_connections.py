"""The connection to a database server is lost in the worst moments: nothing acknowledged is lost, nothing happens
twice, and whoever has lost the lock does not write."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub.engine.events import TicketIssued
from hub.engine.ids import RequestId
from hub.service.change import Accepted, Outcome, StoreTrouble
from hub.service.house import House
from hub.store import journal
from hub.store.dialect import Server
from tests.hub.cluster import Cluster, name_of
from tests.hub.cut_line import Line, line_to
from tests.hub.service.town import (
    KIOSK,
    PASSPORTS,
    accepted,
    do,
    manual_clock,
    new_request,
    open_day,
    open_house,
    ticket,
)

END_WRITERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name LIKE 'vestibule-hub-%' AND datname = current_database()"
)


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    with cluster.database() as made:
        yield made


@pytest.fixture
def line(server: Server) -> Iterator[tuple[Server, Line]]:
    with tempfile.TemporaryDirectory(prefix="line-") as folder, line_to(server, Path(folder)) as made:
        yield made


def _ask(house: House[str], request: RequestId) -> Outcome:
    return house.submit_blocking(request, KIOSK, ticket(visit=request))


def _number(outcome: Outcome) -> int:
    (change,) = accepted(outcome).changes
    assert isinstance(change.recorded.event, TicketIssued)
    return change.recorded.event.number


def test_a_commit_whose_answer_is_lost_is_found_and_acknowledged(tmp_path: Path, line: tuple[Server, Line]) -> None:
    server, cut = line
    house = open_day(tmp_path, server=server)
    assert _number(_ask(house, new_request())) == 1
    cut.cut_at_commit = True
    assert _number(_ask(house, new_request())) == 2
    assert cut.cuts == 1
    assert _number(_ask(house, new_request())) == 3
    assert len(house.board.waiting(PASSPORTS)) == 3
    house.close_blocking()


def test_a_commit_that_never_arrived_is_refused_and_can_be_asked_again(
    tmp_path: Path, cluster: Cluster, server: Server
) -> None:
    commits = 0

    def end_before_the_second(commit: Callable[[], None]) -> None:
        nonlocal commits
        commits += 1
        if commits == 2:
            cluster.ask(END_WRITERS, name_of(server))
        commit()

    house = open_day(tmp_path, server=server)
    house._database._seam = end_before_the_second
    assert _number(_ask(house, new_request())) == 1
    request = new_request()
    refused = _ask(house, request)
    assert isinstance(refused, StoreTrouble)
    assert "before anything was written" in refused.detail
    assert _number(_ask(house, request)) == 2
    house.close_blocking()
    again = open_house(tmp_path, server=server)
    assert len(again.board.waiting(PASSPORTS)) == 2
    again.close_blocking()


def test_an_outcome_that_cannot_be_learned_in_time_is_told_and_settled_later(
    tmp_path: Path, line: tuple[Server, Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "RESOLVE_S", 0.2)
    server, cut = line
    house = open_day(tmp_path, server=server)
    request = new_request()
    cut.cut_at_commit = cut.down = True
    unknown = _ask(house, request)
    assert isinstance(unknown, StoreTrouble)
    assert "same request id" in unknown.detail
    assert house.health().store_trouble == "outcome_unknown"
    assert house.board.waiting(PASSPORTS) == [], "nothing is shown before it is known to be durable"
    cut.down = False
    settled = _ask(house, request)
    assert isinstance(settled, Accepted)
    assert settled.repeated
    assert _number(settled) == 1
    assert house.health().store_trouble is None
    assert [visit.number for visit in house.board.waiting(PASSPORTS)] == [1]
    assert house.feed.newest == house.board.seq == settled.seq
    assert _number(_ask(house, new_request())) == 2
    house.close_blocking()


def test_who_has_lost_the_lock_does_not_write_and_hears_what_its_successor_wrote(
    tmp_path: Path, cluster: Cluster, server: Server
) -> None:
    first = open_day(tmp_path / "first", server=server)
    do(first, ticket())
    cluster.ask(END_WRITERS, name_of(server))
    ahead = manual_clock()
    second = open_house(tmp_path / "second", ahead, server=server)
    ahead.advance(minutes=60)
    refused = _ask(first, new_request())
    assert isinstance(refused, StoreTrouble)
    assert first.health().store_trouble == "database_in_use"
    assert _number(_ask(second, new_request())) == 2
    second.close_blocking()
    assert _number(_ask(first, new_request())) == 3
    line = first.board.waiting(PASSPORTS)
    assert [visit.number for visit in line] == [1, 2, 3]
    assert line[1].arrived <= line[2].arrived, "one line of time, whoever writes it"
    first.close_blocking()


def test_a_database_that_lost_what_was_acknowledged_is_not_written_to(
    tmp_path: Path, cluster: Cluster, server: Server
) -> None:
    house = open_day(tmp_path, server=server)
    for _ in range(3):
        do(house, ticket())
    shown = house.board.seq
    cluster.ask(END_WRITERS, name_of(server))
    cluster.ask("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", name_of(server))
    for _ in range(2):
        refused = _ask(house, new_request())
        assert isinstance(refused, StoreTrouble)
        assert "Event" in refused.detail or "restart the hub" in refused.detail
    assert house.health().store_trouble == "journal_broken"
    assert house.board.seq == shown
    house.close_blocking()


def test_an_idle_connection_that_the_server_closed_costs_no_command(
    tmp_path: Path, cluster: Cluster, server: Server
) -> None:
    house = open_day(tmp_path, server=server)
    everybody = END_WRITERS.replace("application_name LIKE 'vestibule-hub-%'", "pid <> pg_backend_pid()")
    cluster.ask(everybody, name_of(server))
    assert _number(_ask(house, new_request())) == 1
    house.close_blocking()
