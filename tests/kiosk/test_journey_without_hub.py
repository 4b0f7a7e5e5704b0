"""The hub away: numbers go on while this kiosk holds some; else it says where to go (K12, T05). And a kiosk at rest."""

from datetime import timedelta

import pytest

from hub.wire.office import KioskManners
from hub.wire.terms import PartState
from kiosk.journey import Journey
from kiosk.news import News
from kiosk.screens.content import Attract, Languages, Notice, Services, TicketSafe, TicketShown
from tests.kiosk.asking import come, curious, go, shown
from tests.kiosk.journeys import Bench, given, office, snapshot

ROLL = KioskManners(needs=False, party=False, several=False, roll={"en": "Tear a number off the roll by the door"})


def away(bench: Bench, numbers: int | None, lasting: timedelta | None = None) -> Journey:
    journey = come(bench, curious())
    journey.holding(numbers, lasting)
    journey.lost()
    bench.later(journey, 6)
    return journey


@pytest.mark.parametrize(
    ("lasting", "words"),
    [
        (None, "The connection is lost. Numbers go on."),
        (timedelta(minutes=20), "The connection is lost. Numbers go on for about 1 hour."),
        (timedelta(minutes=130), "The connection is lost. Numbers go on for about 2 hours."),
    ],
)
def test_numbers_go_on_and_it_is_said_for_how_long(lasting: timedelta | None, words: str) -> None:
    screen = shown(away(Bench(), 60, lasting), Services)
    assert (screen.notice, screen.stale, screen.check_in) == (words, True, None)
    assert [choice.waiting for choice in screen.choices] == ["", "", "Not now"]


def test_a_ticket_without_the_hub_keeps_the_place_and_names_no_people() -> None:
    bench = Bench()
    journey = go(bench, away(bench, 60), "choice-papers", "choice-passport", "take")
    journey.answered(bench.asked[0], given(bench.asked[0], ahead=None, link_base=None))
    ticket = shown(journey, TicketShown)
    assert (ticket.people, ticket.people_note) == ("Your place is kept", "in the order of arrival")
    journey.unprinted(bench.asked[0].visit, PartState.PAPER_OUT)
    safe = shown(journey, TicketSafe)
    assert (safe.people, safe.people_note) == ("Your place is kept", "in the order of arrival")


def test_without_numbers_the_kiosk_says_who_helps_and_where_the_roll_hangs() -> None:
    bench = Bench()
    journey = come(bench, office(kiosk=ROLL))
    journey.lost()
    bench.later(journey, 6)
    assert shown(journey, Notice).text.splitlines()[:2] == [
        "Tear a number off the roll by the door",
        "Please ask at desk\N{NO-BREAK SPACE}1.",
    ]
    journey.holding(3)
    shown(journey, Services)
    journey.holding(None)
    shown(journey, Notice)


def test_the_roll_is_one_of_the_ways_without_paper() -> None:
    bench = Bench()
    journey = go(bench, come(bench, office(kiosk=ROLL)), "choice-residence")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    journey.unprinted(bench.asked[0].visit, PartState.HOT)
    safe = shown(journey, TicketSafe)
    assert safe.cause == "The printer is too hot. Staff know."
    assert [way.title for way in safe.ways] == [
        "Take a photo of this screen",
        "Tear a number off the roll by the door",
        "Get a paper number at desk\N{NO-BREAK SPACE}1",
    ]


def test_rest_goes_on_too_and_counts_nobody() -> None:
    bench = Bench()
    journey = away(bench, 60)
    bench.later(journey, 60)
    shown(journey, Languages)
    bench.later(journey, 31)
    assert shown(journey, Attract).waits == ()


def test_an_office_remembered_from_an_earlier_run_is_shown_until_the_hub_speaks() -> None:
    bench = Bench()
    journey = bench.journey()
    journey.remembered(News.of(snapshot(view=office(("en",)))))
    journey.holding(10)
    bench.later(journey, 6)
    assert shown(journey, Services).notice
    journey.heard(snapshot())
    journey.remembered(News.of(snapshot(view=office(("en",)))))
    shown(journey, Languages)


def test_attract_shows_the_waits_and_any_touch_begins() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    bench.later(journey, 29)
    shown(journey, Languages)
    bench.later(journey, 2)
    screen = shown(journey, Attract)
    assert [(wait.name, wait.waiting) for wait in screen.waits][:2] == [
        ("ID card and passport", "14 waiting"),
        ("Address and residence", "6 waiting"),
    ]
    shown(go(bench, journey, "begin"), Languages)
    alone = Bench()
    journey = alone.journey(heard=snapshot(view=office(("en",))))
    alone.later(journey, 31)
    shown(go(alone, journey, "begin"), Services)


def test_a_paper_is_printed_again_once_at_the_person_s_wish() -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    order = bench.asked[0]
    journey.answered(order, given(order))
    assert shown(journey, TicketShown).again == ""
    journey.printed(order.visit)
    bench.later(journey, 1)
    assert shown(journey, TicketShown).again == "Print again"
    go(bench, journey, "again")
    assert bench.reprinted == [order.visit]
    journey.printed(order.visit)
    assert shown(journey, TicketShown).again == ""


def test_while_the_hub_is_away_nobody_says_that_staff_know_of_the_printer() -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    journey.lost()
    bench.later(journey, 6)
    journey.unprinted(bench.asked[0].visit, PartState.PAPER_OUT)
    assert shown(journey, TicketSafe).cause == "The printer does not work now."


def test_the_ticket_s_screen_promises_no_voice_that_nobody_knows_of() -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    assert shown(journey, TicketShown).place.text == "Watch the screen."
