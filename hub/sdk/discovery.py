"""Finding the hub by mDNS (D01): nobody types an address.

A box keeps to its own hub by the hub's id, never by its name ("-2" is appended to equal names). Without an id the
only hub on the network is taken, a moment after it was found, so that others can answer as well; with several found and
no id none is: the box says so and waits. Once a hub has given it news, the box keeps to that one until it is restarted.
Without any network interface the library cannot start: it is tried again every few seconds, told once.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from zeroconf import Error as ZeroconfError
from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceListener, Zeroconf

from hub.wire.terms import MDNS_TYPE

log = structlog.get_logger()

RETRY_SECONDS = 3.0
RESOLVE_MS = 2_000
SETTLE_SECONDS = 1.0
"""From the first answer until the only hub is believed to be the only one: answers come within 0.5 s of a question."""
MOST_HUBS = 64
"""A network that announces more is faulty or hostile."""


@dataclass(frozen=True, slots=True)
class FoundHub:
    """One announced hub: `urls` in the order to try them (a crash may have left an old address beside the new one)."""

    hub: str
    name: str
    urls: tuple[str, ...]


class Discovery(ServiceListener):
    """`Whereabouts` by mDNS. Starts a thread of its own; `close` ends it."""

    def __init__(
        self,
        hub_id: str | None,
        open_zeroconf: Callable[[], Zeroconf] = lambda: Zeroconf(interfaces=InterfaceChoice.All),
        retry_seconds: float = RETRY_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hub_id = hub_id
        self._open = open_zeroconf
        self._retry = retry_seconds
        self._lock = threading.Lock()
        self._found: dict[str, FoundHub] = {}
        self._monotonic = monotonic
        self._first_at: float | None = None
        self._turn = 0
        self._told_ambiguous = False
        self._stopping = threading.Event()
        self._zeroconf: Zeroconf | None = None
        self._thread = threading.Thread(target=self._run, name="discovery", daemon=True)

    def start(self) -> "Discovery":
        self._thread.start()
        return self

    def close(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)

    # --- Whereabouts

    def current(self) -> str | None:
        with self._lock:
            mine = self._mine()
            return mine.urls[self._turn % len(mine.urls)] if mine else None

    def failed(self, url: str) -> None:
        with self._lock:
            mine = self._mine()
            if mine and mine.urls[self._turn % len(mine.urls)] == url:
                self._turn += 1

    def worked(self, url: str) -> None:
        with self._lock:
            mine = self._mine()
            if mine and url in mine.urls:
                self._hub_id = mine.hub

    def found(self) -> tuple[FoundHub, ...]:
        """All hubs announced now, for a pick list."""
        with self._lock:
            return tuple(self._found.values())

    def _mine(self) -> FoundHub | None:
        candidates = [hub for hub in self._found.values() if self._hub_id in (None, hub.hub)]
        if len({hub.hub for hub in candidates}) > 1:
            if not self._told_ambiguous:
                self._told_ambiguous = True
                log.warning("several_hubs_found", hubs=sorted(hub.hub for hub in candidates))
            return None
        if self._hub_id is None and self._first_at is not None and self._monotonic() - self._first_at < SETTLE_SECONDS:
            return None
        return candidates[0] if candidates else None

    # --- zeroconf

    def _run(self) -> None:
        told = False
        while not self._stopping.is_set():
            try:
                self._zeroconf = self._open()
                break
            except (OSError, ZeroconfError) as error:
                if not told:
                    log.warning("discovery_waits_for_network", error=str(error))
                    told = True
                self._stopping.wait(self._retry)
        if self._zeroconf is None:
            return
        if told:
            log.info("discovery_has_network")
        browser = ServiceBrowser(self._zeroconf, MDNS_TYPE, self)
        self._stopping.wait()
        browser.cancel()
        self._zeroconf.close()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name, timeout=RESOLVE_MS)
        if info is None or info.port is None:
            return
        properties = {
            key.decode("utf-8", "replace"): (value or b"").decode("utf-8", "replace")
            for key, value in info.properties.items()
        }
        hub = properties.get("id", "")
        urls = tuple(_url(address, info.port) for address in info.parsed_scoped_addresses(IPVersion.All))
        if not hub or not urls:
            return
        with self._lock:
            if self._first_at is None:
                self._first_at = self._monotonic()
            if name in self._found or len(self._found) < MOST_HUBS:
                self._found[name] = FoundHub(hub, properties.get("name", name), urls)
        log.info("hub_found", hub=hub, urls=urls)

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002 - the library's signature
        # A goodbye is no proof: the address stays until another one replaces it, and is tried as before.
        log.info("hub_said_goodbye", name=name)


def _url(address: str, port: int) -> str:
    return f"http://[{address.replace('%', '%25')}]:{port}" if ":" in address else f"http://{address}:{port}"


__all__ = ["MOST_HUBS", "RESOLVE_MS", "RETRY_SECONDS", "SETTLE_SECONDS", "Discovery", "FoundHub"]
