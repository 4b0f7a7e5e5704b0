"""An emergency message lies over everything a kiosk shows, for as long as it stands (W11)."""

import pytest

from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeKind
from hub.wire.stream import KioskChange
from hub.wire.terms import ChangeType
from kiosk.journey import Journey
from kiosk.screens.content import Languages, Notice, Screen, Services, TicketShown
from tests.kiosk.journeys import Bench, given, hub_time, snapshot

WORDS = {"en": "Please leave the building by the stairs.", "ar": "يرجى مغادرة المبنى عبر الدرج."}


def notice(id_: str = "one", kind: NoticeKind | str = NoticeKind.EMERGENCY, **words: str) -> NoticeView:
    return NoticeView(id=id_, kind=kind, texts=words or WORDS, since=0)


def raised(seq: int, one: NoticeView) -> KioskChange:
    return KioskChange(seq=seq, type=ChangeType.NOTICE_RAISED, time=hub_time(), notice=one)


def ended(seq: int, id_: str = "one") -> KioskChange:
    return KioskChange(seq=seq, type=ChangeType.NOTICE_ENDED, time=hub_time(), notice_ended=id_)


def over_all(journey: Journey) -> Notice:
    screen = journey.face.screen
    assert isinstance(screen, Notice)
    assert (screen.pictogram, screen.key, screen.calm) == ("warning", "", False)
    return screen


@pytest.mark.parametrize(
    ("begin", "below"),
    [
        (lambda bench: bench.journey(heard=snapshot()), Languages),
        (lambda bench: bench.at_services(), Services),
        (lambda bench: bench.with_ticket()[0], TicketShown),
    ],
    ids=["at rest", "in the middle", "with a ticket"],
)
def test_an_emergency_covers_everything_and_goes_again(begin: object, below: type[Screen]) -> None:
    assert callable(begin)
    journey: Journey = begin(Bench())
    assert isinstance(journey.face.screen, below)
    journey.changed(raised(50, notice()))
    assert over_all(journey).text == WORDS["en"]
    assert WORDS["en"] in " ".join(journey.face.spoken.split())
    assert not [stop for stop in journey.face.stops if stop.touch.startswith("choice-")]
    journey.changed(ended(51))
    assert isinstance(journey.face.screen, below)


def test_it_stands_already_when_a_kiosk_starts_and_is_read_in_every_language() -> None:
    bench = Bench()
    heard = snapshot().model_copy(update={"notices": [notice("old", en="The lift is out of order"), notice()]})
    journey = bench.journey(heard=heard, language="ar")
    assert over_all(journey).text == WORDS["ar"]
    journey.changed(ended(60))
    assert over_all(journey).text == "The lift is out of order", "the one before it still stands"
    journey.changed(raised(61, notice(en="Please wait outside")))
    assert over_all(journey).text == "Please wait outside"


def test_a_notice_that_is_none_leaves_the_kiosk_alone() -> None:
    journey = Bench().at_services()
    for seq, kind in ((50, NoticeKind.NOTICE), (51, "of a newer hub")):
        journey.changed(raised(seq, notice(kind=kind)))
        assert isinstance(journey.face.screen, Services)


def test_a_ticket_that_comes_meanwhile_is_printed_all_the_same() -> None:
    bench = Bench()
    journey, order = bench.asking()
    journey.changed(raised(50, notice()))
    journey.answered(order, given(order))
    assert len(bench.handed) == 1
    over_all(journey)
