"""Lines in, touches, lines out: a rehearsed person does what a person would do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from hub.wire.problem import Reason
from hub.wire.terms import PartState
from kiosk.headless import Fingers
from kiosk.journey import Journey
from kiosk.rehearsal import MOST_LINES, Rehearsal, as_line
from kiosk.screens.content import Languages, Services
from kiosk.touches import touch
from tests.kiosk.asking import GIVEN, curious
from tests.kiosk.journeys import OPEN, Bench, booked, given, office, problem, snapshot

TAKE = '{"do": "take", "id": "7", "service": "%s", "language": "%s"}'


@dataclass
class Trial:
    bench: Bench
    journey: Journey
    said: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rehearsal = Rehearsal(self.journey, Fingers(self.journey), self.said.append, self.bench.clock)

    def go(self, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
        for _ in range(round(seconds / 0.2)):
            self.bench.later(self.journey, 0.2)
            self.rehearsal.step()
            if until():
                return

    def asked(self) -> bool:
        return bool(self.bench.asked)


def trial(bench: Bench | None = None, heard: bool = True) -> Trial:
    bench = bench or Bench()
    return Trial(bench, bench.journey(heard=snapshot() if heard else None))


def test_a_person_takes_a_ticket_through_two_levels_in_arabic() -> None:
    at = trial()
    at.rehearsal.line(TAKE % ("id-card", "ar"))
    at.go(10, at.asked)
    order = at.bench.asked[0]
    assert (order.wish.service, order.wish.language) == ("id-card", "ar")
    at.journey.answered(order, given(order))
    at.go(1)
    at.journey.printed(order.visit)
    at.go(3)
    assert at.said == [
        {"did": "ready"},
        {
            "id": "7",
            "did": "took",
            "visit": order.visit,
            "label": "R042",
            "seq": 42,
            "ahead": 6,
            "url": "http://10.0.0.2:7410/t/token1",
            "paper": "printed",
            "fault": "ok",
        },
    ]
    assert isinstance(at.journey.face.screen, Languages)
    assert at.rehearsal.idle


def test_a_failed_paper_and_a_refusal_are_said() -> None:
    at = trial()
    at.rehearsal.line(TAKE % ("residence", "en"))
    at.rehearsal.line(TAKE % ("residence", "es"))
    at.go(10, at.asked)
    first = at.bench.asked[0]
    at.journey.answered(first, given(first))
    at.journey.unprinted(first.visit, PartState.PAPER_OUT)
    at.go(10, lambda: len(at.bench.asked) == 2)
    assert (at.said[1]["paper"], at.said[1]["fault"]) == ("failed", "paper_out")
    at.journey.refused(at.bench.asked[1], problem(Reason.SERVICE_NOT_GIVEN))
    at.go(2)
    assert at.said[2] == {"id": "7", "did": "refused", "reason": "service_not_given"}


def test_an_unanswered_wish_and_the_next_one_after_it() -> None:
    at = trial()
    at.rehearsal.line(TAKE % ("residence", "en"))
    at.rehearsal.line(TAKE % ("id-card", "en"))
    at.go(10, at.asked)
    at.journey.gave_up(at.bench.asked[0])
    at.go(10, lambda: len(at.bench.asked) == 2)
    assert at.said[1]["reason"] == "unanswered"
    assert at.bench.asked[1].wish.service == "id-card"


@pytest.mark.parametrize(
    ("service", "language", "reason"),
    [("permits", "en", "dashed"), ("nonsense", "en", "absent"), ("residence", "fr", "absent")],
)
def test_what_is_not_offered_is_said(service: str, language: str, reason: str) -> None:
    at = trial(Bench(fit_services=2, fit_languages=2))
    at.rehearsal.line(TAKE % (service, language))
    at.go(20)
    assert at.said[1:] == [{"id": "7", "did": "not_offered", "reason": reason}]


def test_a_closed_office_and_an_absent_hub() -> None:
    closed = trial()
    closed.journey.heard(snapshot(day=OPEN.model_copy(update={"taking": False})))
    closed.rehearsal.line(TAKE % ("residence", "en"))
    closed.go(2)
    assert closed.said[-1]["reason"] == "closed"
    away = trial()
    away.journey.lost()
    away.go(6)
    away.rehearsal.line(TAKE % ("residence", "en"))
    away.go(62)
    assert away.said[-1]["reason"] == "away"


def test_another_person_s_category_is_left_and_a_warning_answered() -> None:
    at = trial()
    touch(at.journey, "language-en")
    at.bench.later(at.journey, 1)
    touch(at.journey, "choice-papers")
    at.bench.later(at.journey, 45)
    at.rehearsal.line(TAKE % ("residence", "en"))
    at.go(10, at.asked)
    assert at.bench.asked[0].wish.service == "residence"


def test_open_leaves_the_services_on_the_screen() -> None:
    at = trial()
    at.rehearsal.line('{"do": "open", "id": "8", "language": "ar"}')
    at.go(5)
    assert at.said[-1] == {"id": "8", "did": "opened"}
    assert isinstance(at.journey.face.screen, Services)
    at.rehearsal.line('{"do": "open", "id": "9", "language": "en"}')
    at.go(5)
    assert at.journey.face.language == "en"


def test_nothing_begins_before_the_hub_has_spoken_and_nonsense_is_answered() -> None:
    at = trial(heard=False)
    at.rehearsal.line(TAKE % ("residence", "en"))
    at.rehearsal.line("nonsense")
    at.go(2)
    assert [line["did"] for line in at.said] == ["not_understood"]
    for _ in range(MOST_LINES):
        at.rehearsal.line(TAKE % ("residence", "en"))
    assert at.said[-1] == {"id": "7", "did": "not_offered", "reason": "late"}


def test_an_office_with_one_language_needs_no_language() -> None:
    bench = Bench()
    at = Trial(bench, bench.journey(heard=snapshot(view=office(("en",)))))
    at.rehearsal.line(TAKE % ("residence", "en"))
    at.go(5, at.asked)
    assert at.asked()


def test_answers_go_out_as_lines_and_unknown_touches_are_ours() -> None:
    assert as_line({"did": "ready"}) == '{"did": "ready"}\n'
    with pytest.raises(ValueError, match="nothing to touch"):
        touch(trial().journey, "nothing")


def curious_trial() -> Trial:
    bench = Bench()
    return Trial(bench, bench.journey(heard=snapshot(view=curious(), load=GIVEN)))


def test_documents_needs_party_details_and_a_second_matter_on_the_way() -> None:
    at = curious_trial()
    line = (
        '{"do": "take", "id": "7", "service": "id-card", "language": "es", "needs": ["pram", "interpreter"],'
        ' "party": 3, "more": ["residence"]}'
    )
    at.rehearsal.line(line)
    at.go(30, at.asked)
    wish = at.bench.asked[0].wish
    assert (wish.service, wish.more, wish.language, wish.party) == ("id-card", ("residence",), "es", 3)
    assert (wish.needs, wish.details) == (("pram", "interpreter"), ())


def test_what_another_person_left_half_done_is_put_right() -> None:
    at = curious_trial()
    for name in ("language-en", "choice-papers", "choice-passport", "need-walking", "further", "add-matter"):
        touch(at.journey, name)
        at.bench.later(at.journey, 1)
    at.rehearsal.line(TAKE % ("residence", "en"))
    at.go(30, at.asked)
    wish = at.bench.asked[0].wish
    assert (wish.service, wish.more, wish.needs, wish.party) == ("residence", (), (), 1)


def test_a_code_is_shown_to_the_reader_and_checked_in() -> None:
    at = curious_trial()
    at.bench.later(at.journey, 31)
    at.rehearsal.line('{"do": "take", "id": "7", "language": "ar", "check_in": "abcdefgh234567"}')
    at.go(5, lambda: bool(at.bench.sought))
    at.journey.found(at.bench.sought[0], [booked(language="ar")])
    at.go(1)
    order = at.bench.asked[0]
    assert (order.wish.appointment, order.wish.language) == ("appointment-10:30", "ar")
    at.journey.answered(order, given(order))
    at.journey.printed(order.visit)
    at.go(2)
    assert at.said[-1]["did"] == "took"


def test_a_code_that_cannot_be_checked_in_is_said() -> None:
    at = curious_trial()
    at.rehearsal.line('{"do": "take", "id": "7", "language": "en", "check_in": "BEGIN:VCARD"}')
    at.go(5)
    assert at.said[-1] == {"id": "7", "did": "not_offered", "reason": "strange_code"}
    at.rehearsal.line('{"do": "take", "id": "8", "language": "en", "check_in": "abcdefgh234567"}')
    at.go(10, lambda: bool(at.bench.sought))
    at.journey.find_failed(at.bench.sought[0], None)
    at.go(1)
    assert at.said[-1] == {"id": "8", "did": "refused", "reason": "unanswered"}
