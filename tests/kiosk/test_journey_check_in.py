"""People with an appointment: by code shown or typed, by name, early, late, on another day; others' codes (E13)."""

import hashlib
from typing import Any

import pytest

from hub.wire.problem import Problem, Reason
from hub.wire.terms import AppointmentState
from kiosk.journey import Journey
from kiosk.known import MOST_KNOWN, KnownTickets
from kiosk.screens.content import CheckIn, Entry, Languages, Matches, Notice, Services, TicketShown
from tests.kiosk.asking import come, curious, go, shown, typed
from tests.kiosk.journeys import Bench, booked, given, office, problem, snapshot

CODE = "abcdefghijklmnopqrstuvwx23"
HASH = hashlib.sha256(CODE.encode()).hexdigest()


def at_entry(bench: Bench, way: str) -> Journey:
    return go(bench, come(bench, curious()), "check-in", way)


def test_who_is_booked_is_asked_first_and_only_where_appointments_are_given() -> None:
    bench = Bench()
    journey = come(bench, curious())
    assert shown(journey, Services).check_in is not None
    assert shown(come(Bench(), office()), Services).check_in is None
    screen = shown(go(bench, journey, "check-in"), CheckIn)
    assert [way.touch for way in screen.ways] == ["", "way-code", "way-name"]
    assert "check-in" not in {stop.touch for stop in go(bench, journey, "back", "choice-papers").face.stops}


@pytest.mark.parametrize("text", [CODE, CODE.upper(), f"http://10.0.0.2:7410/t/{CODE}", f" {CODE}\r\n"])
def test_a_code_shown_at_rest_checks_in_at_once_in_the_language_of_the_booking(text: str) -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot(view=curious()))
    journey.scanned(text)
    assert [sought.code_hash for sought in bench.sought] == [HASH]
    bench.later(journey, 1)
    assert shown(journey, CheckIn).busy == "One moment …"
    journey.found(bench.sought[0], [booked(language="ar")])
    wish = bench.asked[0].wish
    assert (wish.appointment, wish.service, wish.language) == ("appointment-10:30", "taxes", "ar")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    shown(journey, TicketShown)
    assert journey.face.language == "ar"


@pytest.mark.parametrize(
    "touches",
    [
        (),
        ("choice-papers",),
        ("choice-papers", "choice-id-card"),
        ("choice-residence",),
        ("check-in",),
        ("check-in", "way-code"),
        ("choice-residence", "take"),
    ],
)
def test_a_code_counts_wherever_something_can_be_chosen(touches: tuple[str, ...]) -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious(), "ar"), *touches)
    journey.scanned(CODE)
    journey.found(bench.sought[0], [booked()])
    assert bench.asked[0].wish.appointment == "appointment-10:30"
    assert bench.asked[0].wish.language == "ar"
    assert bench.asked[0].wish.more == ()


def test_a_typed_code_is_shown_in_groups_and_found_however_it_was_typed() -> None:
    bench = Bench()
    journey = typed(bench, at_entry(bench, "way-code"), CODE)
    assert shown(journey, Entry).typed == "ABCD EFGH IJKL MNOP QRST UVWX 23"
    go(bench, journey, "ok")
    assert bench.sought[0].code_hash == HASH
    journey.found(bench.sought[0], [booked()])
    assert len(bench.asked) == 1


def test_a_wrong_code_stays_in_the_field_with_what_is_wrong() -> None:
    bench = Bench()
    journey = at_entry(bench, "way-code")
    go(bench, journey, "ok")
    assert shown(journey, Entry).wrong == "Something is missing here."
    go(bench, typed(bench, journey, "abcd5"), "ok")
    journey.find_failed(bench.sought[0], problem(Reason.NOT_FOUND))
    entry = shown(journey, Entry)
    assert (entry.wrong, entry.typed) == ("We know no appointment with this code. Please check it.", "ABCD 5")
    go(bench, typed(bench, journey, "6"), "ok")
    journey.find_failed(bench.sought[1], None)
    assert shown(journey, Entry).wrong == "We cannot look it up now. Please try again."


def test_a_name_finds_times_and_services_never_names() -> None:
    bench = Bench()
    journey = typed(bench, at_entry(bench, "way-name"), "ana maria")
    go(bench, journey, "ok")
    assert bench.sought[0].name == "Ana Maria"
    assert "Ana" not in repr(bench.sought[0])
    journey.found(bench.sought[0], [booked("10:30", service="id-card"), booked("14:00", service="passport")])
    screen = shown(journey, Matches)
    assert [(one.name, one.description) for one in screen.choices] == [("10:30", "ID card"), ("14:00", "Passport")]
    assert "Ana" not in repr(journey.person)
    go(bench, journey, "match-1")
    assert bench.asked[0].wish.appointment == "appointment-14:00"


def test_one_appointment_of_a_name_is_shown_too_and_none_is_said() -> None:
    bench = Bench()
    journey = typed(bench, at_entry(bench, "way-name"), "ana")
    go(bench, journey, "ok")
    journey.found(bench.sought[0], [booked()])
    assert len(shown(journey, Matches).choices) == 1
    go(bench, journey, "back", "way-name")
    go(bench, typed(bench, journey, "bob"), "ok")
    journey.found(bench.sought[1], [])
    assert shown(journey, Entry).wrong == "We found no appointment today in this name."


def test_an_answer_to_an_older_search_changes_nothing() -> None:
    bench = Bench()
    journey = come(bench, curious())
    journey.scanned(CODE)
    journey.find_failed(bench.sought[0], problem(Reason.NOT_FOUND))
    journey.scanned(CODE)
    journey.found(bench.sought[0], [booked()])
    assert bench.asked == []
    assert journey.person.sought == bench.sought[1]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"state": AppointmentState.CHECKED_IN}, "You have checked in already"),
        ({"state": AppointmentState.CANCELLED}, "This appointment was cancelled"),
        ({"days": 3}, "Your appointment is not today"),
    ],
)
def test_what_cannot_be_checked_in_says_why(changes: dict[str, Any], title: str) -> None:
    bench = Bench()
    journey = come(bench, curious())
    journey.scanned(CODE)
    journey.found(bench.sought[0], [booked("10:30", **changes)])
    assert shown(journey, Notice).title == title
    assert bench.asked == []
    if "days" in changes:
        assert "Friday 27 November" in shown(journey, Notice).text
    shown(go(bench, journey, "back"), CheckIn)
    shown(go(bench, journey, "back"), Services)


@pytest.mark.parametrize(
    ("reason", "title", "part"),
    [
        (Reason.TOO_EARLY, "You are early", "You can check in 20 minutes before."),
        (Reason.TOO_LATE, "It is too late to check in", "Your appointment was at 10:30."),
        (Reason.NOT_TODAY, "Your appointment is not today", "It is on Tuesday 24 November at 10:30."),
    ],
)
def test_early_and_late_people_are_told_their_time_and_what_to_do(reason: Reason, title: str, part: str) -> None:
    bench = Bench()
    journey = come(bench, curious())
    journey.scanned(CODE)
    journey.found(bench.sought[0], [booked()])
    fields = {"date": "2026-11-24", "time": "10:30", "minutes": "20"}
    journey.refused(bench.asked[0], Problem(title="no", status=409, reason=reason, fields=fields))
    notice = shown(journey, Notice)
    assert (notice.title, notice.key) == (title, "Back")
    assert part in notice.text
    shown(go(bench, journey, "back"), CheckIn)


def test_a_stranger_s_code_gets_a_kind_word_and_the_journey_stays() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-papers")
    journey.scanned("BEGIN:VCARD\nFN:Somebody")
    assert shown(journey, Notice).title == "We do not know this code"
    assert bench.sought == []
    assert shown(go(bench, journey, "back"), Services).title == "ID card and passport"
    journey.scanned("4006381333931")
    journey.find_failed(bench.sought[0], problem(Reason.NOT_FOUND))
    assert shown(journey, Notice).title == "We do not know this code"


def test_our_own_ticket_is_known_by_its_number_or_at_least_as_a_ticket() -> None:
    bench = Bench(link_hash=HASH)
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    bench.later(journey, 1)
    journey.scanned(CODE)  # while it is shown: nothing
    shown(journey, TicketShown)
    go(bench, journey, "done", "language-en")
    journey.scanned(f"http://10.0.0.2:7410/t/{CODE}")
    assert shown(journey, Notice).title == "You have a ticket already"
    assert "R042" in shown(journey, Notice).text
    assert bench.sought == []
    go(bench, journey, "back")
    journey.scanned("http://10.0.0.2:7410/t/" + CODE[::-1].replace("3", "4"))
    journey.find_failed(bench.sought[0], problem(Reason.NOT_FOUND))
    notice = shown(journey, Notice)
    assert (notice.title, "R042" in notice.text) == ("You have a ticket already", False)


def test_without_the_hub_nobody_can_check_in_and_a_short_loss_is_waited_for() -> None:
    bench = Bench()
    journey = come(bench, curious())
    journey.holding(60)
    journey.lost()
    journey.scanned(CODE)
    assert len(bench.sought) == 1
    journey.find_failed(bench.sought[0], None)
    assert shown(journey, Notice).title == "No tickets at this moment"
    bench.later(journey, 6)
    go(bench, journey, "back", "back")
    assert shown(journey, Services).check_in is None
    journey.scanned(CODE)
    assert shown(journey, Notice).title == "You cannot check in here at this moment"
    assert len(bench.sought) == 1


def test_nobody_waits_for_a_search_for_ever_and_rest_comes_back() -> None:
    bench = Bench()
    journey = bench.journey(heard=snapshot(view=curious()))
    journey.scanned(CODE)
    journey.find_failed(bench.sought[0], problem(Reason.NOT_FOUND))
    bench.later(journey, 60)
    shown(journey, Languages)


def test_the_tickets_known_are_bounded_and_of_one_day() -> None:
    known = KnownTickets()
    known.day("2026-11-24")
    for number in range(MOST_KNOWN + 1):
        known.keep(str(number), f"R{number}")
    assert known.label("0") is None
    assert known.label(str(MOST_KNOWN)) == f"R{MOST_KNOWN}"
    known.day(None)
    known.day("2026-11-24")
    assert known.label("1") == "R1"
    known.day("2026-11-25")
    assert known.label("1") is None


@pytest.mark.parametrize("text", ["not one of ours!", CODE])
def test_a_code_after_a_refusal_never_leaves_the_kiosk_waiting_for_the_refused_order(text: str) -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.refused(bench.asked[0], problem(Reason.LINE_FULL))
    bench.later(journey, 1)
    journey.scanned(text)
    for sought in bench.sought:
        journey.find_failed(sought, problem(Reason.NOT_FOUND))
    assert not journey.person.waiting
    go(bench, journey, "back")
    bench.later(journey, 61)
    shown(journey, Languages)
