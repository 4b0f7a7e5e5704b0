"""Which hubs were seen on the network, and which of their addresses to try next. No network of its own; thread-safe.

A box keeps to its own hub by the hub's id, never by its name ("-2" is appended to equal names). Without an id the only
hub on the network is taken, a moment after it was seen, so that others can answer as well; with several and no id none
is: the box says so and waits. Once a hub has given it news, the box belongs to that one.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

log = structlog.get_logger()

SETTLE_SECONDS = 1.0
"""From the first answer until the only hub is believed to be the only one: answers come within 0.5 s of a question."""
PATIENCE_SECONDS = 20.0
"""So long another hub is seen and the own one is not, before it is said what can be done."""
MOST_HUBS = 64
"""A network that announces more is faulty or hostile."""


@dataclass(frozen=True, slots=True)
class FoundHub:
    """One announced hub: `urls` in the order to try them (a crash may have left an old address beside the new one)."""

    hub: str
    name: str
    urls: tuple[str, ...]


class Sightings:
    """`hub_id`: the hub this box belongs to; None: the first that gives it news, and `bound` is told its id. `forget`
    says in words how a person undoes that."""

    def __init__(
        self,
        hub_id: str | None,
        bound: Callable[[str], object] = lambda _hub: None,
        forget: str = "restart it",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hub_id, self._bound, self._forget = hub_id, bound, forget
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._seen: dict[str, FoundHub] = {}
        self._first_at: float | None = None
        self._turn = 0
        self._told: set[str] = set()

    def seen(self, instance: str, hub: FoundHub) -> None:
        """An announcement, under the name of its instance. The newest is tried first. However full the network is, the
        own hub is heard: another one makes room."""
        with self._lock:
            if self._first_at is None:
                self._first_at = self._monotonic()
            known = self._seen.pop(instance, None)
            if len(self._seen) >= MOST_HUBS and hub.hub == self._hub_id:
                others = (name for name, one in self._seen.items() if one.hub != self._hub_id)
                self._seen.pop(next(others, next(reversed(self._seen))))
            if len(self._seen) < MOST_HUBS:
                self._seen = {instance: hub, **self._seen}
            if known != hub and hub.hub == self._hub_id:
                self._turn = 0

    def said_goodbye(self, instance: str) -> None:
        """No proof for the own hub: its address stays until another one replaces it, and is tried as before."""
        with self._lock:
            gone = self._seen.get(instance)
            if gone is not None and gone.hub != self._hub_id:
                del self._seen[instance]

    def all(self) -> tuple[FoundHub, ...]:
        """All hubs announced now, for a pick list."""
        with self._lock:
            return tuple(self._seen.values())

    def current(self) -> str | None:
        """The address to try now."""
        with self._lock:
            urls = self._urls()
            return urls[self._turn % len(urls)] if urls else None

    def failed(self, url: str) -> None:
        """The next one is another address of the same hub."""
        with self._lock:
            urls = self._urls()
            if urls and urls[self._turn % len(urls)] == url:
                self._turn += 1

    def worked(self, url: str) -> None:
        """The hub there has given news: from now on this box belongs to it."""
        with self._lock:
            hub = next((one.hub for one in self._seen.values() if url in one.urls), None)
            if self._hub_id is not None or hub is None:
                return
            self._hub_id = hub
        log.info("belongs_to_hub", hub=hub)
        self._bound(hub)

    def _urls(self) -> tuple[str, ...]:
        """Of the own hub, each once: it may be announced under an old name and a new one."""
        ids = {one.hub for one in self._seen.values()}
        if self._hub_id is None:
            if len(ids) > 1:
                self._tell("several_hubs_found", hubs=sorted(ids), advice="set device.hub.id to the one of this box")
            if len(ids) != 1 or self._since() < SETTLE_SECONDS:
                return ()
        elif ids and self._hub_id not in ids and self._since() >= PATIENCE_SECONDS:
            advice = f"to let this box belong to another hub, {self._forget}"
            self._tell("own_hub_not_seen", hub=self._hub_id, others=sorted(ids), advice=advice)
        mine = [one for one in self._seen.values() if self._hub_id in (None, one.hub)]
        return tuple(dict.fromkeys(url for one in mine for url in one.urls))

    def _since(self) -> float:
        return 0.0 if self._first_at is None else self._monotonic() - self._first_at

    def _tell(self, event: str, **fields: object) -> None:
        if event not in self._told:
            self._told.add(event)
            log.warning(event, **fields)


__all__ = ["MOST_HUBS", "PATIENCE_SECONDS", "SETTLE_SECONDS", "FoundHub", "Sightings"]
