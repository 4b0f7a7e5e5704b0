"""What cannot be had is said plainly, with the next opening and what to do: on the row, when touched, when refused."""

from datetime import timedelta

import pytest

from hub.wire.problem import Problem, Reason
from hub.wire.terms import ServiceClosed
from hub.wire.views import LoadView
from kiosk.orders import Cue
from kiosk.screens.content import Notice, Services
from kiosk.screens.refusals import CHANGED, OF_APPOINTMENTS
from tests.kiosk.asking import changed, come, go, shown
from tests.kiosk.journeys import START, Bench, change, loads, office, problem

OPENS = START + timedelta(hours=22)
GENERAL = "We could not give you a number"


def load(closed: ServiceClosed | str, **fields: object) -> LoadView:
    return LoadView(service="residence", waiting=6, counters=1, closed=closed).model_copy(update=fields)


@pytest.mark.parametrize(
    ("closed", "opens", "row"),
    [
        (ServiceClosed.HOURS, True, "Closed now. Open again tomorrow 8:42"),
        (ServiceClosed.CLOSURE, True, "Closed now. Open again tomorrow 8:42"),
        (ServiceClosed.LAST_TICKET, False, "No more numbers today"),
        (ServiceClosed.QUOTA, True, "Full for today. Open again tomorrow 8:42"),
        (ServiceClosed.LINE_FULL, False, "The line is full now"),
        (ServiceClosed.NOT_GIVEN, False, "No counter is open now"),
        (ServiceClosed.HIDDEN, False, "No counter is open now"),
        (ServiceClosed.STOPPED, False, "Closed now"),
        ("a_reason_of_a_newer_hub", False, "No counter is open now"),
    ],
)
def test_a_dashed_row_says_why_and_when_and_more_when_it_is_touched(
    closed: ServiceClosed | str, opens: bool, row: str
) -> None:
    bench = Bench()
    journey = come(bench, office())
    journey.changed(change(11, [load(closed, next_opening=OPENS if opens else None, closed_reason={"en": "Training"})]))
    choice = next(one for one in shown(journey, Services).choices if one.service == "residence")
    assert (choice.available, choice.description, choice.waiting) == (False, row, "Not now")
    stop = next(one for one in journey.face.stops if one.touch == "choice-residence")
    assert stop.spoken == f"Address and residence. Not possible now: {row}. Choice 2 of 3"
    go(bench, journey, "choice-residence")
    notice = shown(journey, Notice)
    assert notice.title == row.split(".")[0]
    assert notice.text.startswith("Address and residence\nTraining\n")
    assert "desk\N{NO-BREAK SPACE}1" in notice.text
    assert ("Open again tomorrow 8:42" in notice.text) is opens
    assert ("a little later" in notice.text) is (closed is ServiceClosed.LINE_FULL)
    assert bench.asked == []
    assert bench.cues[-1] is Cue.NO
    shown(go(bench, journey, "back"), Services)


def test_where_appointments_are_given_a_full_line_leads_to_one() -> None:
    bench = Bench()
    journey = come(bench, changed(office(), "residence", bookable=True))
    journey.changed(change(11, [load(ServiceClosed.QUOTA)]))
    go(bench, journey, "choice-residence")
    assert "At desk\N{NO-BREAK SPACE}1 you can get an appointment." in shown(journey, Notice).text


def test_a_category_is_dashed_with_the_reason_that_ends_soonest_and_opens_with_any_of_its_services() -> None:
    bench = Bench()
    journey = come(bench, office())
    later = OPENS + timedelta(days=1)
    shut = [
        LoadView(service="id-card", waiting=0, counters=0, closed=ServiceClosed.HOURS, next_opening=later),
        LoadView(service="passport", waiting=0, counters=0, closed=ServiceClosed.QUOTA, next_opening=OPENS),
    ]
    journey.changed(change(11, shut))
    row = shown(journey, Services).choices[0]
    assert (row.available, row.description) == (False, "Full for today. Open again tomorrow 8:42")
    journey.changed(change(12, loads(passport=(0, 1))))
    assert shown(journey, Services).choices[0].available


def test_what_opens_while_its_notice_is_read_says_so() -> None:
    bench = Bench()
    journey = come(bench, office())
    journey.changed(change(11, [load(ServiceClosed.LINE_FULL)]))
    go(bench, journey, "choice-residence")
    journey.changed(change(12, loads(residence=(1, 1))))
    assert shown(journey, Notice).title == "This is open again"
    go(bench, journey, "back", "choice-residence")
    assert len(bench.asked) == 1


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_the_hub_has_its_sentence_and_a_way_on(reason: Reason) -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.refused(bench.asked[0], problem(reason))
    notice = shown(journey, Notice)
    assert notice.title
    assert notice.text
    assert str(reason) not in f"{notice.title} {notice.text}"
    assert bench.cues[-1] is Cue.NO
    assert (notice.title == GENERAL) is (reason not in SAID)
    bench.later(journey, 1)
    shown(go(bench, journey, "back"), Services)


SAID = (
    CHANGED
    | OF_APPOINTMENTS
    | {
        Reason.SERVICE_NOT_GIVEN,
        Reason.NOT_GIVEN_NOW,
        Reason.SERVICE_CLOSED,
        Reason.OUTSIDE_HOURS,
        Reason.DAY_NOT_OPEN,
        Reason.QUOTA_FULL,
        Reason.LAST_TICKET_GIVEN,
        Reason.LINE_FULL,
        Reason.STORE_UNAVAILABLE,
        Reason.HUB_BUSY,
        Reason.HUB_STOPPING,
        Reason.LOCKED_OUT,
        Reason.TOO_MANY_TRIES,
        Reason.TOO_MANY_SERVICES,
        Reason.QUANTITY_OUT_OF_RANGE,
    }
)


def test_a_refusal_that_knows_when_it_opens_says_so() -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    fields = {"opens": "2026-11-25T08:30"}
    journey.refused(bench.asked[0], Problem(title="no", status=409, reason=Reason.QUOTA_FULL, fields=fields))
    assert "Open again Wednesday 25 November 8:30" in shown(journey, Notice).text


@pytest.mark.parametrize("fields", [{"opens": "soon"}, {"date": "never", "time": "25:99"}, {}])
@pytest.mark.parametrize("reason", [Reason.QUOTA_FULL, Reason.TOO_EARLY])
def test_a_hub_that_says_it_otherwise_is_no_matter(reason: Reason, fields: dict[str, str]) -> None:
    bench = Bench()
    journey = go(bench, come(bench, office()), "choice-residence")
    journey.refused(bench.asked[0], Problem(title="no", status=409, reason=reason, fields=fields))
    assert "desk\N{NO-BREAK SPACE}1" in shown(journey, Notice).text
