"""A person calls for a person: said at each step, left at will, and it wipes nothing (K12)."""

from hub.wire.views import HelpView
from kiosk.journey import Journey
from kiosk.person import Help
from kiosk.screens.content import Entry, Languages, Notice, TicketShown
from tests.kiosk.asking import come, curious, go, shown, typed
from tests.kiosk.journeys import OPEN, Bench, change, given, office, snapshot

AT_DESK = "desk\N{NO-BREAK SPACE}1"


def called() -> tuple[Bench, Journey]:
    bench = Bench(has_bell=True)
    journey = typed(bench, go(bench, come(bench, curious()), "choice-residence", "take"), "ana")
    return bench, go(bench, journey, "help")


def strip(journey: Journey) -> str:
    return journey.face.strip[-1].label


def test_each_step_of_a_call_is_said_and_nothing_is_lost() -> None:
    bench, journey = called()
    assert bench.rung == 1
    assert shown(journey, Notice).title == "We are calling a person"
    journey.help_rung("kiosk-1")
    notice = shown(journey, Notice)
    assert (notice.title, notice.text) == ("We have called a person", f"Please wait here, or go to {AT_DESK}.")
    assert strip(journey) == "Help is called"
    go(bench, journey, "back")
    assert shown(journey, Entry).typed == "Ana"
    answered = change(11).model_copy(
        update={"help": HelpView(device="kiosk-1", device_name="Kiosk 1", since=0, answered=True)}
    )
    journey.changed(answered)
    assert strip(journey) == "Help is coming"
    shown(journey, Entry)


def test_who_still_looks_at_their_call_sees_that_somebody_comes() -> None:
    _, journey = called()
    journey.help_rung()
    journey.help_coming()
    assert shown(journey, Notice).title == "Somebody is coming to you"


def test_the_answer_to_another_kiosk_is_not_ours() -> None:
    _, journey = called()
    journey.help_rung("kiosk-1")
    other = HelpView(device="kiosk-2", device_name="Kiosk 2", since=0, answered=True)
    journey.changed(change(11).model_copy(update={"help": other}))
    assert journey.person.help is Help.RUNG


def test_when_nobody_can_be_called_the_person_is_sent_to_somebody() -> None:
    bench, journey = called()
    go(bench, journey, "back")
    journey.help_failed()
    notice = shown(journey, Notice)
    assert (notice.title, notice.text) == ("We cannot call a person from here now", f"Please go to {AT_DESK}.")
    assert strip(journey) == "Call a person"
    shown(go(bench, journey, "back"), Entry)


def test_an_answer_after_the_person_has_gone_says_nothing_to_the_next() -> None:
    bench, journey = called()
    bench.later(journey, 60)
    journey.help_rung()
    journey.help_coming()
    journey.help_failed()
    shown(journey, Languages)
    assert strip(journey) == "Call a person"


def test_help_is_there_on_a_ticket_on_a_closed_screen_and_before_the_hub_has_spoken() -> None:
    bench = Bench(has_bell=True)
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.answered(bench.asked[0], given(bench.asked[0]))
    bench.later(journey, 1)
    go(bench, journey, "help")
    shown(journey, Notice)
    shown(go(bench, journey, "back"), TicketShown)
    shut = Bench(has_bell=True)
    closed = shut.journey(heard=snapshot(OPEN.model_copy(update={"taking": False})))
    go(shut, closed, "help", "back")
    fresh = Bench(has_bell=True)
    nobody = fresh.journey()
    go(fresh, nobody, "help")
    assert shown(nobody, Notice).text == "Please wait here."


def test_a_call_made_while_the_hub_is_asked_can_be_left_and_the_wish_goes_on() -> None:
    bench = Bench(has_bell=True)
    journey = go(bench, come(bench, office()), "choice-residence", "help", "back")
    assert journey.person.waiting
    assert [stop.touch for stop in journey.face.stops if stop.touch.startswith("choice-")] == []
    journey.answered(bench.asked[0], given(bench.asked[0]))
    shown(journey, TicketShown)


def test_a_kiosk_without_a_bell_has_no_such_key() -> None:
    assert "help" not in {stop.touch for stop in come(Bench(), office()).face.stops}


def test_staff_s_wish_for_a_reprint_goes_to_the_printer_and_not_to_the_screen() -> None:
    bench = Bench()
    journey = come(bench, office())
    before = journey.face
    journey.changed(change(11).model_copy(update={"reprint": "visit-7"}))
    assert bench.reprinted == ["visit-7"]
    assert journey.face == before


def test_a_call_that_gets_through_after_an_earlier_one_failed_is_said() -> None:
    _, journey = called()
    journey.help_failed()  # of somebody who has gone
    journey.help_rung("kiosk-1")
    assert shown(journey, Notice).title == "We have called a person"
