"""A visit whose paper bears another number than the hub had given: what is guarded, listed and verified (O03, O05)."""

import sqlalchemy as sa

from hub.engine.commands import HandIn, LeaseNumbers
from hub.engine.ids import Instant, SeriesId, VisitId
from hub.service.house import House
from hub.store.audit.verify import Report, verify
from hub.store.schema import tickets, visits
from tests.hub.places import Place
from tests.hub.service.town import KIOSK, PASSPORTS, do, ticket

UNHEARD = VisitId("unheard")
LEASED = range(995, 1000)
"""What a kiosk is leased that asks for five."""


def hand_in(house: House[str], visit: VisitId, number: int) -> HandIn:
    day, instant = house.board.day.day, Instant(house.clock.instant())
    assert day is not None
    return HandIn(visit, PASSPORTS, "en", day, SeriesId("r"), number, instant, instant)


def verified(place: Place) -> Report:
    database = place.database(only_read=True)
    report = verify(database, None, lambda _seen, _total: None)
    database.close()
    return report


def test_the_number_on_the_paper_is_guarded_and_listed(place: Place) -> None:
    house = place.open_day()
    do(house, LeaseNumbers(5), KIOSK)
    do(house, ticket(visit=UNHEARD))
    do(house, hand_in(house, UNHEARD, LEASED[0]), KIOSK)
    do(house, hand_in(house, VisitId("other"), LEASED[1]), KIOSK)
    database = place.database(only_read=True)
    with database.read() as connection:
        guarded = {row.visit: row.number for row in connection.execute(sa.select(tickets))}
        listed = {row.visit: (row.number, row.label) for row in connection.execute(sa.select(visits))}
    database.close()
    assert guarded == {UNHEARD: LEASED[0], "other": LEASED[1]}
    assert {visit: number for visit, (number, _label) in listed.items()} == guarded
    assert house._journal.rebuild_projection() == 2
    house.close_blocking()
    assert [finding.text for it in verified(place).results for finding in it.findings.spelled] == []


def test_a_number_that_is_not_guarded_is_found(place: Place) -> None:
    house = place.open_day()
    do(house, LeaseNumbers(5), KIOSK)
    do(house, ticket(visit=UNHEARD))
    relabelled = do(house, hand_in(house, UNHEARD, LEASED[0]), KIOSK).seq
    house.close_blocking()
    engine = place.dialect().engine()
    with engine.begin() as connection:
        connection.execute(sa.update(tickets).values(number=6))
    engine.dispose()
    found = next(it for it in verified(place).results if it.name == "tickets")
    assert [finding.seq for finding in found.findings.spelled] == [relabelled]


def test_a_hub_that_starts_again_knows_who_holds_what(place: Place) -> None:
    house = place.open_day()
    do(house, LeaseNumbers(5), KIOSK)
    do(house, hand_in(house, VisitId("first"), LEASED[1]), KIOSK)
    held = house.board.leases.all()
    house.close_blocking()
    house = place.open_house()
    assert house.board.leases.all() == held == house._ledger.state.leases.all()
    assert [lease.numbers for lease in held if lease.series == "r"] == [(LEASED[0], *LEASED[2:])]
    house.close_blocking()
