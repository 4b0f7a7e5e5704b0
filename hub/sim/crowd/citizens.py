"""The citizens in front of one kiosk: one after the other, each wants something, in a language, at some moment."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

import structlog

from hub.sdk.record import Record
from hub.sim.crowd.kiosk_line import Outcome

log = structlog.get_logger(__name__)

READY_WITHIN = 60.0
BETWEEN_SECONDS = 5.0
"""Mean time from one citizen's ticket to the next one's first touch (exponential, at pace 1)."""
LONGEST_BETWEEN = 15.0
MOST_LANGUAGE_SHARE = 0.6


class TicketKiosk(Protocol):
    """What a citizen needs of a kiosk."""

    def wait_ready(self, seconds: float) -> bool: ...
    def take(self, service: str, language: str) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Wish:
    service: str
    language: str


def wishes(languages: Sequence[str], most: str, services: Sequence[str]) -> list[tuple[Wish, float]]:
    """Every possible wish with its weight: services alike, one language most."""
    others = [language for language in languages if language != most]
    shares = {language: (1 - MOST_LANGUAGE_SHARE) / len(others) for language in others}
    shares[most] = MOST_LANGUAGE_SHARE if others else 1.0
    return [(Wish(service, language), share) for service in services for language, share in shares.items()]


class Citizens:
    """Those in front of one kiosk; `queue_up` runs on a thread of its own until `stopping`."""

    def __init__(self, kiosk: TicketKiosk, name: str, record: Record, chance: random.Random) -> None:
        self._kiosk = kiosk
        self._name = name
        self._record = record
        self._chance = chance

    def queue_up(self, choices: list[tuple[Wish, float]], pace: float, stopping: Event) -> int:
        """Send citizens to the kiosk; returns how many got a ticket."""
        if not self._kiosk.wait_ready(READY_WITHIN / pace):
            log.warning("kiosk_not_ready", kiosk=self._name)
        took = 0
        while not stopping.is_set():
            wish = self._chance.choices([wish for wish, _ in choices], [weight for _, weight in choices])[0]
            took += self._take(wish)
            stopping.wait(min(self._chance.expovariate(1 / BETWEEN_SECONDS), LONGEST_BETWEEN) / pace)
        return took

    def _take(self, wish: Wish) -> bool:
        outcome = self._kiosk.take(wish.service, wish.language)
        got = {name: outcome.fields.get(name) for name in ("visit", "label", "url", "paper", "reason")}
        self._record.write(outcome.did, service=wish.service, language=wish.language, **got)
        if outcome.did != "took":
            log.info("citizen_without_ticket", kiosk=self._name, did=outcome.did, reason=got["reason"])
        return outcome.did == "took"
