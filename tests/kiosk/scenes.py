"""Every screen a kiosk can show, in the example office, as a journey that stands there."""

from collections.abc import Callable
from datetime import timedelta

from hub.wire.problem import Reason
from hub.wire.terms import PartState
from hub.wire.views import DayView
from kiosk.journey import Aid, Journey
from kiosk.screens.content import Services
from tests.kiosk.journeys import OPEN, START, Bench, given, problem
from tests.kiosk.marstow import marstow_snapshot

LINK = "http://192.168.1.20:7410/t/"
CLOSED = OPEN.model_copy(
    update={
        "open": True,
        "taking": False,
        "next_opening": START + timedelta(hours=22),
        "closed_reason": {"en": "Staff meeting", "es": "Reunión del personal", "ar": "اجتماع الموظفين"},
    }
)


def _rest(bench: Bench, language: str, day: DayView = OPEN) -> Journey:
    return bench.journey(language=language, heard=marstow_snapshot(day))


def _services(bench: Bench, language: str) -> Journey:
    journey = _rest(bench, language)
    journey.choose_language(language)
    bench.later(journey, 1)
    return journey


def _choose(bench: Bench, journey: Journey, service: str) -> None:
    """Leaf or category, on whichever page it is."""
    while isinstance(screen := journey.face.screen, Services) and service not in {c.service for c in screen.choices}:
        journey.more()
        bench.later(journey, 1)
    journey.choose(service)


def _level(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    _choose(bench, journey, "identity")
    bench.later(journey, 1)
    return journey


def _asking(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    _choose(bench, journey, "taxes")
    bench.later(journey, 1)
    return journey


def _ticket(bench: Bench, language: str, link: str | None = LINK) -> Journey:
    journey = _level(bench, language)
    _choose(bench, journey, "identity-apply")
    order = bench.asked[-1]
    journey.answered(order, given(order, ahead=0 if link is None else 12, link_base=link))
    bench.later(journey, 1)
    return journey


def _printed(bench: Bench, language: str) -> Journey:
    journey = _ticket(bench, language)
    journey.printed(bench.asked[-1].visit)
    return journey


def _safe(bench: Bench, language: str, link: str | None = LINK) -> Journey:
    journey = _ticket(bench, language, link)
    journey.unprinted(bench.asked[-1].visit, PartState.PAPER_OUT if link else PartState.OFFLINE)
    return journey


def _refused(bench: Bench, language: str) -> Journey:
    journey = _asking(bench, language)
    journey.refused(bench.asked[-1], problem(Reason.SERVICE_NOT_GIVEN))
    return journey


def _away(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    journey.lost()
    bench.later(journey, 6)
    return journey


def _leaving(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    bench.later(journey, 45)
    return journey


def _aided(aid: Aid, scene: Callable[[Bench, str], Journey]) -> Callable[[Bench, str], Journey]:
    def with_aid(bench: Bench, language: str) -> Journey:
        journey = scene(bench, language)
        bench.later(journey, 1)
        journey.switch(aid)
        bench.later(journey, 1)
        return journey

    return with_aid


SCENES: dict[str, Callable[[Bench, str], Journey]] = {
    "languages": _rest,
    "services": _services,
    "level": _level,
    "asking": _asking,
    "ticket": _printed,
    "ticket-no-link": lambda bench, language: _ticket(bench, language, None),
    "safe": _safe,
    "safe-no-link": lambda bench, language: _safe(bench, language, None),
    "closed": lambda bench, language: _rest(bench, language, CLOSED),
    "loading": lambda bench, language: bench.journey(language=language),
    "away": _away,
    "refused": _refused,
    "leaving": _leaving,
    "contrast": _aided(Aid.CONTRAST, _services),
    "contrast-ticket": _aided(Aid.CONTRAST, _printed),
}
BIGGER = {
    "bigger": _aided(Aid.BIGGER, _services),
    "bigger-ticket": _aided(Aid.BIGGER, _printed),
    "bigger-safe": _aided(Aid.BIGGER, _safe),
}
"""Not on small screens, which cannot enlarge."""
LOWER = {"lower": _aided(Aid.LOWER, _services)}
"""On high screens only."""
