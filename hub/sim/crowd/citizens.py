"""The citizens in front of one kiosk: one after the other, each wants something, in a language, at some moment."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

import structlog

from hub.sim.crowd.kiosk_line import Outcome
from hub.wire.office import OfficeView

log = structlog.get_logger(__name__)

READY_WITHIN = 60.0
BETWEEN_SECONDS = 5.0
"""Mean time from one citizen's ticket to the next one's first touch (exponential, at pace 1)."""
LONGEST_BETWEEN = 15.0
DEFAULT_LANGUAGE_SHARE = 0.6


class TicketKiosk(Protocol):
    """What a citizen needs of a kiosk."""

    def wait_ready(self, seconds: float) -> bool: ...
    def take(self, service: str, language: str) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Wish:
    service: str
    language: str


def wishes(office: OfficeView, services: Sequence[str]) -> list[tuple[Wish, float]]:
    """Every possible wish with its weight: services alike, the office's first language most."""
    others = [language for language in office.languages if language != office.default_language]
    shares = {language: (1 - DEFAULT_LANGUAGE_SHARE) / len(others) for language in others}
    shares[office.default_language] = DEFAULT_LANGUAGE_SHARE if others else 1.0
    return [(Wish(service, language), share) for service in services for language, share in shares.items()]


def queue_up(
    kiosk: TicketKiosk, name: str, office: OfficeView, services: Sequence[str], seed: int, pace: float, stopping: Event
) -> int:
    """Send citizens to one kiosk until `stopping`; returns how many got a ticket. `services`: those that are given."""
    chance = random.Random(f"{seed}-{name}")
    choices = wishes(office, services)
    if not kiosk.wait_ready(READY_WITHIN / pace):
        log.warning("kiosk_not_ready", kiosk=name)
    took = 0
    while not stopping.is_set():
        wish = chance.choices([wish for wish, _ in choices], [weight for _, weight in choices])[0]
        outcome = kiosk.take(wish.service, wish.language)
        if outcome.did == "took":
            took += 1
        else:
            log.info("citizen_without_ticket", kiosk=name, did=outcome.did, reason=outcome.fields.get("reason"))
        stopping.wait(min(chance.expovariate(1 / BETWEEN_SECONDS), LONGEST_BETWEEN) / pace)
    return took
