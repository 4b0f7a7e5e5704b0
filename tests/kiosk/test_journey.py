"""The journey from the language to the ticket and back to rest, with its refusals, outages and time-outs (K01, K07)."""

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from hub.wire.problem import Reason
from hub.wire.terms import PartState
from kiosk.journey import Journey
from kiosk.person import Aid, Person
from kiosk.screens.content import (
    Closed,
    Languages,
    Notice,
    Screen,
    Services,
    TicketSafe,
    TicketShown,
)
from tests.kiosk.journeys import BUSY, OPEN, START, Bench, change, given, loads, office, problem, snapshot

CLOSED = OPEN.model_copy(update={"open": False, "taking": False, "next_opening": START + timedelta(hours=22)})


S = TypeVar("S", bound=Screen)


def shown(journey: Journey, kind: type[S]) -> S:
    screen = journey.face.screen
    assert isinstance(screen, kind), screen
    return screen


def aids(journey: Journey) -> tuple[bool, bool, bool]:
    return journey.face.bigger, journey.face.contrast, journey.face.lower


def announced(journey: Journey) -> str:
    left = journey.face.time_left
    return f"{left.title} {left.text}, {left.key}, {left.share:.2f}" if left else ""


# Choosing


def test_languages_come_first_in_their_own_names() -> None:
    bench = Bench()
    screen = shown(bench.journey(heard=snapshot()), Languages)
    assert [choice.autonym for choice in screen.choices] == ["English", "Español", "العربية"]
    assert [choice.main for choice in screen.choices] == [True, False, False]
    assert (screen.title, screen.more, screen.back) == ("Welcome", "", "")
    assert "أهلًا بكم" in screen.greetings


def test_the_box_s_own_language_heads_the_screen_when_the_office_speaks_it() -> None:
    arabic = Bench().journey(language="ar", heard=snapshot())
    assert arabic.face.rtl
    assert shown(arabic, Languages).choices[0].code == "ar"
    assert Bench().journey(language="fr", heard=snapshot()).face.language == "en"
    assert Bench().journey(language="ar").face.language == "ar"


def test_services_say_how_many_wait_and_why_one_is_off() -> None:
    bench = Bench()
    journey = bench.at_services()
    papers, residence, permits = shown(journey, Services).choices
    assert (papers.waiting, papers.available) == ("14 waiting", True)
    assert residence.waiting == "6 waiting"
    assert (permits.available, permits.description) == (False, "No counter is open now")
    journey.changed(change(11, loads(permits=(0, 1))))
    permits = shown(journey, Services).choices[2]
    assert (permits.available, permits.waiting) == (True, "Nobody waiting")


def test_a_category_opens_and_back_leads_up_and_then_to_the_languages() -> None:
    bench = Bench()
    journey = bench.at_services()
    journey.touch("choice-papers")
    level = shown(journey, Services)
    assert level.title == "ID card and passport"
    assert [choice.service for choice in level.choices] == ["id-card", "passport"]
    assert level.back == "Back"
    bench.later(journey, 1)
    journey.touch("back")
    assert shown(journey, Services).back == "Language"
    bench.later(journey, 1)
    journey.touch("back")
    shown(journey, Languages)
    bench.later(journey, 1)
    journey.touch("back")  # harmless where there is nothing before
    shown(journey, Languages)


def test_what_is_off_or_not_on_the_screen_cannot_be_taken() -> None:
    bench = Bench()
    journey = bench.at_services()
    for wanted in ("permits", "id-card", "nonsense"):
        bench.later(journey, 1)
        journey.touch(f"choice-{wanted}")
    assert bench.asked == []
    journey.touch("language-ar")  # no language screen: nothing happens
    assert journey.face.language == "en"


def test_pages_when_the_choices_do_not_fit() -> None:
    bench = Bench(fit_services=2, fit_languages=2)
    journey = bench.journey(heard=snapshot())
    assert shown(journey, Languages).more == "More (1)"
    bench.later(journey, 1)
    journey.touch("more")
    assert [choice.code for choice in shown(journey, Languages).choices] == ["ar"]
    bench.later(journey, 1)
    journey.touch("language-ar")
    bench.later(journey, 1)
    assert len(shown(journey, Services).choices) == 2
    journey.touch("more")
    last = shown(journey, Services)
    assert ([choice.service for choice in last.choices], last.more) == (["permits"], "")
    bench.later(journey, 1)
    journey.touch("more")  # no further page
    journey.touch("back")
    assert len(shown(journey, Services).choices) == 2


def test_an_office_with_one_language_begins_with_its_services() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot(view=office(("en",))))
    assert shown(journey, Services).back == ""
    journey.touch("back")
    bench.later(journey, 1)
    journey.touch("choice-papers")
    assert shown(journey, Services).back == "Back"
    bench.later(journey, 1)
    journey.touch("choice-id-card")
    assert [order.wish.service for order in bench.asked] == ["id-card"]


def test_a_second_touch_within_half_a_second_is_the_same_finger() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    journey.touch("language-en")
    bench.later(journey, 0.3)
    journey.touch("choice-residence")
    assert bench.asked == []
    bench.later(journey, 0.3)
    journey.touch("choice-residence")
    assert len(bench.asked) == 1


def test_a_category_that_vanishes_under_the_person_leads_to_the_top() -> None:
    bench = Bench()
    journey = bench.at_services()
    journey.touch("choice-papers")
    journey.heard(snapshot(view=office(services=office().services[3:5])))
    assert [choice.service for choice in shown(journey, Services).choices] == ["residence", "permits"]
    bench.later(journey, 1)
    journey.touch("back")
    assert journey.person.category is None


# Asking


def test_one_wish_is_asked_once_however_often_it_is_touched() -> None:
    bench = Bench()
    journey, _ = bench.asking()
    bench.later(journey, 1)
    journey.touch("choice-residence")
    bench.later(journey, 1)
    journey.touch("back")
    bench.later(journey, 1)
    journey.touch("more")
    bench.later(journey, 1)
    journey.touch("done")
    assert len(bench.asked) == 1


def test_the_old_screen_stays_and_after_400_ms_says_one_moment() -> None:
    bench = Bench()
    journey, _ = bench.asking()
    bench.later(journey, 0.39)
    assert shown(journey, Services).busy == ""
    bench.later(journey, 0.02)
    assert shown(journey, Services).busy == "One moment …"
    bench.later(journey, 120)  # the desk answers; nobody is wiped while it is asked
    shown(journey, Services)


def test_the_hub_being_away_leaves_a_wish_under_way() -> None:
    bench = Bench()
    journey, order = bench.asking()
    journey.lost()
    bench.later(journey, 12)
    assert shown(journey, Services).busy
    journey.answered(order, given(order))
    shown(journey, TicketShown)


def test_the_ticket_shows_the_number_the_people_before_and_where_to_sit() -> None:
    bench = Bench()
    journey, _ = bench.with_ticket()
    ticket = shown(journey, TicketShown)
    assert (ticket.code, ticket.people, ticket.people_note) == ("R042", "6 people", "before you")
    assert ticket.url == "http://10.0.0.2:7410/t/token1"
    assert ticket.place.title == "Sit in Hall B, through the arch"
    assert (ticket.service, ticket.taken) == ("Address and residence", "10:42")
    assert ticket.paper.title == "Your paper is coming"
    assert [handed.given.label for handed in bench.handed] == ["R042"]
    journey.printed(bench.asked[0].visit)
    assert shown(journey, TicketShown).paper.title == "Take your paper below"


def test_the_first_in_line_is_next_and_a_loopback_hub_gives_no_link() -> None:
    bench = Bench()
    journey, order = bench.asking()
    journey.answered(order, given(order, ahead=0, link_base=None))
    ticket = shown(journey, TicketShown)
    assert (ticket.people, ticket.url) == ("You are next", "")


def test_an_answer_to_another_order_changes_nothing() -> None:
    bench = Bench()
    journey, order = bench.asking()
    other = replace(order, request=order.visit)
    journey.answered(other, given(other))
    journey.refused(other, problem(Reason.SERVICE_CLOSED))
    journey.gave_up(other)
    shown(journey, Services)
    journey.answered(order, given(order))
    journey.answered(order, given(order))
    assert len(bench.handed) == 1


@pytest.mark.parametrize(
    ("reason", "title"),
    [
        (Reason.SERVICE_NOT_GIVEN, "No counter is open for this now"),
        (Reason.SERVICE_CLOSED, "This is closed now"),
        (Reason.OUTSIDE_HOURS, "This is closed now"),
        (Reason.DAY_NOT_OPEN, "This is closed now"),
        (Reason.UNKNOWN_SERVICE, "This has just changed"),
        (Reason.INTERNAL, "We could not give you a number"),
        ("a_reason_of_a_newer_hub", "We could not give you a number"),
    ],
)
def test_a_refusal_says_why_and_leads_back_to_the_services(reason: Reason | str, title: str) -> None:
    bench = Bench()
    journey, order = bench.asking()
    bench.later(journey, 1)
    journey.refused(order, problem(reason))
    notice = shown(journey, Notice)
    assert (notice.title, notice.key) == (title, "Choose again")
    journey.touch("pick-language")  # no such key on this screen
    bench.later(journey, 1)
    journey.touch("back")
    shown(journey, Services)
    bench.later(journey, 1)
    journey.touch("choice-residence")
    assert bench.asked[0].request != bench.asked[1].request


def test_an_unreachable_hub_ends_the_wish_with_a_sentence() -> None:
    bench = Bench()
    journey, order = bench.asking()
    journey.gave_up(order)
    assert shown(journey, Notice).text.startswith("You have not lost a place")


# Without paper


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (PartState.PAPER_OUT, "The printer has no paper. Staff know."),
        (PartState.COVER_OPEN, "The printer is open. Staff know."),
        (PartState.UNREACHABLE, "The printer does not work now. Staff know."),
    ],
)
def test_without_paper_the_place_is_safe_first_and_the_cause_second(fault: PartState, cause: str) -> None:
    bench = Bench()
    journey, order = bench.with_ticket()
    journey.unprinted("another", fault)
    shown(journey, TicketShown)
    journey.unprinted(order.visit, fault)
    safe = shown(journey, TicketSafe)
    assert (safe.title, safe.cause, safe.code) == ("Your place is safe", cause, "R042")
    assert safe.clears == "Clears in 60 s"
    assert [way.title for way in safe.ways] == [
        "Take a photo of this screen",
        "Get a paper number at desk\N{NO-BREAK SPACE}1",
    ]
    journey.unprinted(order.visit, PartState.HOT)
    assert shown(journey, TicketSafe).cause == cause
    journey.printed(order.visit)
    late = shown(journey, TicketShown)
    assert (late.paper.title, late.paper.text) == ("Your paper came after all", "Take your paper below")
    journey.unprinted(order.visit, fault)
    shown(journey, TicketShown)


def test_three_ways_to_keep_the_number_without_a_link_too() -> None:
    bench = Bench()
    journey, order = bench.asking()
    journey.answered(order, given(order, link_base=None))
    journey.heard(snapshot(view=office(help_place={})))
    journey.unprinted(order.visit, PartState.PAPER_OUT)
    assert [way.title for way in shown(journey, TicketSafe).ways] == [
        "Take a photo of this screen",
        "Write your number down",
        "Ask our staff for a paper",
    ]


# Time


def test_the_ticket_clears_by_itself_and_everything_entered_is_wiped() -> None:
    bench = Bench()
    journey, _ = bench.with_ticket()
    assert shown(journey, TicketShown).clears == "Clears in 20 s"
    bench.later(journey, 12)
    assert shown(journey, TicketShown).clears == "Clears in 10 s"
    bench.later(journey, 8)
    shown(journey, Languages)
    assert journey.person == Person()


def test_more_time_gives_the_whole_time_again_and_done_ends_at_once() -> None:
    bench = Bench()
    journey, _ = bench.with_ticket()
    for _ in range(12):
        bench.later(journey, 15)
        journey.touch("more-time")
    assert shown(journey, TicketShown).clears == "Clears in 20 s"
    bench.later(journey, 1)
    journey.touch("done")
    shown(journey, Languages)


def test_the_printer_s_word_begins_the_time_anew() -> None:
    bench = Bench()
    journey, order = bench.with_ticket()
    bench.later(journey, 15)
    journey.printed(order.visit)
    bench.later(journey, 15)
    shown(journey, TicketShown)


def test_the_last_20_seconds_are_announced_and_one_touch_stays() -> None:
    bench = Bench()
    journey = bench.at_services()
    bench.later(journey, 38)
    assert announced(journey) == ""
    bench.later(journey, 6)
    assert announced(journey) == "Are you still there? Clears in 15 s, More time, 0.75"
    journey.touch("more-time")
    assert announced(journey) == ""
    bench.later(journey, 60)
    shown(journey, Languages)
    assert announced(journey) == ""


def test_at_rest_nothing_ever_counts() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    bench.later(journey, 3600)
    assert journey.face.time_left is None


def test_aids_switch_on_and_off_and_are_gone_with_the_person() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    for aid in (Aid.BIGGER, Aid.CONTRAST, Aid.LOWER):
        bench.later(journey, 1)
        journey.touch(f"aid-{aid}")
    assert [key.touch for key in journey.face.strip if key.chosen] == ["aid-bigger", "aid-contrast", "aid-lower"]
    assert aids(journey) == (True, True, True)
    journey.touch("aid-bigger")  # the same finger
    assert aids(journey) == (True, True, True)
    bench.later(journey, 60)
    assert aids(journey) == (False, False, False)


# The hub away, the office closed


def test_nothing_heard_yet_is_one_moment_and_then_no_tickets() -> None:
    bench = Bench(known=False)
    journey = bench.journey()
    assert shown(journey, Notice).title == "One moment …"
    assert journey.face.band.time == ""
    bench.later(journey, 6)
    notice = shown(journey, Notice)
    assert (notice.title, notice.band) == ("No tickets at this moment", "No connection")
    journey.changed(change(1))
    journey.touch("pick-language")
    journey.heard(snapshot())
    shown(journey, Languages)


def test_a_short_loss_is_silent_a_long_one_is_said_and_then_it_goes_on() -> None:
    bench = Bench()
    journey = bench.at_services()
    journey.lost()
    journey.lost()
    bench.later(journey, 4.9)
    shown(journey, Services)
    bench.later(journey, 0.2)
    notice = shown(journey, Notice)
    assert notice.band == "No news since 10:42"
    assert "desk\N{NO-BREAK SPACE}1" in notice.text
    assert [key.touch for key in journey.face.strip][-1] == "pick-language"
    journey.regained()
    shown(journey, Services)


def test_a_key_that_the_hub_refuses_is_said_to_whoever_comes_to_help() -> None:
    bench = Bench()
    journey = bench.at_services()
    journey.lost()
    journey.lost(key_refused=True)
    bench.later(journey, 6)
    assert shown(journey, Notice).band == "The hub does not accept this kiosk's key"
    journey.regained()
    journey.lost()
    bench.later(journey, 6)
    assert shown(journey, Notice).band == "No news since 10:42"


def test_without_the_hub_s_time_the_band_says_only_that_there_is_no_connection() -> None:
    bench = Bench(known=False)
    journey = bench.journey(heard=snapshot(load=BUSY))
    journey.lost()
    bench.later(journey, 6)
    assert shown(journey, Notice).band == "No connection"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (3, "Open again today 13:42"),
        (22, "Open again tomorrow 8:42"),
        (24 * 3, "Open again Friday 10:42"),
        (24 * 10, "Open again Friday 4 December 10:42"),
    ],
)
def test_closed_says_when_it_opens_again(hours: int, words: str) -> None:
    day = CLOSED.model_copy(update={"next_opening": START + timedelta(hours=hours)})
    closed = shown(Bench().journey(heard=snapshot(day=day)), Closed)
    assert (closed.sentence, closed.answer) == ("We are closed now", words)
    assert closed.note == ""


def test_closed_without_a_known_opening_or_time() -> None:
    day = CLOSED.model_copy(update={"next_opening": None, "closed_reason": {"en": "Public holiday"}})
    closed = shown(Bench().journey(heard=snapshot(day=day)), Closed)
    assert (closed.sentence, closed.answer, closed.reason) == ("", "We are closed now", "Public holiday")
    timeless = Bench(known=False).journey(heard=snapshot(day=CLOSED))
    assert shown(timeless, Closed).answer == "Open again Wednesday 25 November 8:42"


def test_no_more_tickets_while_those_waiting_are_still_served() -> None:
    day = CLOSED.model_copy(update={"open": True})
    assert "still be called" in shown(Bench().journey(heard=snapshot(day=day)), Closed).note


def test_the_closed_screen_speaks_every_language_and_opens_by_itself() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot(day=CLOSED))
    journey.touch("pick-language")
    shown(journey, Languages)
    bench.later(journey, 1)
    journey.touch("language-ar")
    shown(journey, Closed)
    assert journey.face.language == "ar"
    bench.later(journey, 1)
    journey.changed(change(11, day=OPEN))
    shown(journey, Services)
    bench.later(journey, 60)
    assert journey.face.language == "en"


def test_listeners_hear_of_changes_only() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot())
    before = bench.faces
    for _ in range(5):
        bench.later(journey, 0.2)
    assert bench.faces == before
    journey.changed(change(9, loads(residence=(99, 1))))  # older than the snapshot
    assert bench.faces == before
    journey.touch("language-ar")
    assert bench.faces == before + 1
