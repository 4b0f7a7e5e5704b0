"""The table of visits holds every visit as it stands, also those that took no ticket, and a rebuild gives the same."""

from typing import Any

import sqlalchemy as sa

from hub.engine.commands import CloseDay, FinishVisit, OpenDay, ReviseVisit, ServeWalkUp
from hub.engine.ids import VisitId
from hub.engine.refusal import Reason, Refusal
from hub.service.clock import ManualClock
from hub.service.house import House
from hub.store.audit.verify import verify
from hub.store.schema import visits
from tests.hub.places import Place
from tests.hub.service.town import (
    COUNTER_1,
    KIOSK,
    MONDAY_NINE,
    PASSPORTS,
    accepted,
    call_next,
    clerk,
    do,
    document,
    new_request,
    ticket,
)


def _work(house: House[str]) -> None:
    """A walk-up, and a ticket whose language and class are put right."""
    accepted(house.import_office({**document(), "languages": ["en", "es"]}))
    do(house, ServeWalkUp(COUNTER_1, VisitId("walk-up"), PASSPORTS, "en"), clerk(1))
    do(house, FinishVisit(VisitId("walk-up")), clerk(1))
    do(house, ticket(visit="ticket"))
    do(house, call_next(), clerk(1))
    do(house, ReviseVisit(VisitId("ticket"), language="es"), clerk(1))


def _rows(place: Place) -> list[Any]:
    database = place.database(only_read=True)
    with database.read() as connection:
        rows = [tuple(row) for row in connection.execute(sa.select(visits).order_by(visits.c.visit))]
    database.close()
    return rows


def test_every_visit_is_listed_as_it_stands(place: Place) -> None:
    house = place.open_day()
    _work(house)
    written = _rows(place)
    assert house._journal.rebuild_projection() == 2
    assert _rows(place) == written
    house.close_blocking()

    database = place.database(only_read=True)
    report = verify(database, None, lambda _seen, _total: None)
    database.close()
    assert [finding.text for it in report.results for finding in it.findings.spelled] == []


def test_an_id_of_a_past_day_begins_no_other_visit(place: Place) -> None:
    clock = ManualClock(MONDAY_NINE)
    house = place.open_day(clock)
    _work(house)
    do(house, CloseDay())
    clock.advance(minutes=24 * 60)
    do(house, OpenDay())
    for used in ("walk-up", "ticket"):
        again = ServeWalkUp(COUNTER_1, VisitId(used), PASSPORTS, "en")
        assert house.submit_blocking(new_request(), clerk(1), again) == Refusal(Reason.VISIT_EXISTS)
        assert house.submit_blocking(new_request(), KIOSK, ticket(visit=used)) == Refusal(Reason.VISIT_EXISTS)
    do(house, ticket())
    house.close_blocking()
