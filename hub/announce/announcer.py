"""Announces the hub as an mDNS service, in a thread of its own: the hub never waits for the network.

Failure policy: without a network interface, or when the multicast port cannot be had, it says so once, tries again
every `LOOK_SECONDS`, and says once that it is back. A changed address is announced anew. `trouble` is what /health
shows.
"""

import re
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog
from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion, ServiceInfo, Zeroconf

LOOK_SECONDS: Final = 2.0
STOP_SECONDS: Final = 2.0
MDNS_GROUP: Final = "224.0.0.251"
"""RFC 6762, 3."""
NO_INTERFACE: Final = "There is no network interface; boxes cannot find this hub until there is one."
log = structlog.get_logger("hub.announce")


@dataclass(frozen=True, slots=True)
class Service:
    """What is announced. `kind` is the service type, `facts` the TXT record; `name` is for people and need not be
    unique: the hub's id in `instance` is."""

    kind: str
    instance: str
    name: str
    port: int
    facts: Mapping[str, str]

    @property
    def full_name(self) -> str:
        """A DNS-SD instance name (RFC 6763, 4.1.1): at most 63 bytes, unique on the network."""
        plain = re.sub(r"[^\w \-]", " ", self.name).strip() or "Hub"
        room = 63 - len(self.instance) - 1
        return f"{plain.encode()[:room].decode(errors='ignore')}-{self.instance}.{self.kind}"


class Announcer:
    """`addresses` says under which addresses the hub is reached now (IPv6 with its scope, "fe80::1%eth0"); it is asked
    again and again."""

    def __init__(self, service: Service, addresses: Callable[[], tuple[str, ...]], look: float = LOOK_SECONDS) -> None:
        self._service = service
        self._addresses = addresses
        self._look = look
        self._stop = threading.Event()
        self._zeroconf: Zeroconf | None = None
        self._announced: tuple[str, ...] = ()
        self._thread = threading.Thread(target=self._run, name="hub-announce", daemon=True)
        self.trouble: str | None = "Not announced yet."

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Say goodbye to the network, if that is quick."""
        self._stop.set()
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._keep()
            self._stop.wait(self._look)
        self._withdraw()

    def _keep(self) -> None:
        """Make what is announced equal to what is so."""
        try:
            now = self._addresses()
            if now == self._announced and self._zeroconf is not None:
                return
            self._withdraw()
            if not now:
                self._fail(NO_INTERFACE)
                return
            self._announce(now)
        except (OSError, ZeroconfError) as error:
            self._withdraw()
            self._fail(f"The hub cannot announce itself: {error}")

    def _announce(self, addresses: tuple[str, ...]) -> None:
        plain = [address for address in addresses if ":" not in address]
        for address in plain:
            _try_multicast(address)
        scoped = [socket.if_nametoindex(address.partition("%")[2]) for address in addresses if ":" in address]
        version = IPVersion.V4Only if not scoped else IPVersion.All if plain else IPVersion.V6Only
        self._zeroconf = Zeroconf(interfaces=[*plain, *scoped], ip_version=version)
        self._zeroconf.register_service(self._info(addresses), cooperating_responders=True)
        self._announced = addresses
        self.trouble = None
        log.info("announced", addresses=addresses, port=self._service.port)

    def _info(self, addresses: tuple[str, ...]) -> ServiceInfo:
        return ServiceInfo(
            self._service.kind,
            self._service.full_name,
            port=self._service.port,
            addresses=[_packed(address) for address in addresses],
            properties=dict(self._service.facts),
            server=f"vestibule-{self._service.instance}.local.",
        )

    def _fail(self, trouble: str) -> None:
        if self.trouble != trouble:
            log.warning("announcement_gone", why=trouble)
        self.trouble = trouble

    def _withdraw(self) -> None:
        if self._zeroconf is None:
            return
        zeroconf, self._zeroconf, self._announced = self._zeroconf, None, ()
        try:
            zeroconf.unregister_all_services()
        except (OSError, ZeroconfError) as error:
            log.debug("goodbye_unsaid", why=str(error))  # the network is gone; entries there run out by themselves
        zeroconf.close()


def _packed(address: str) -> bytes:
    """As in the record; the scope is the reader's own interface."""
    if ":" in address:
        return socket.inet_pton(socket.AF_INET6, address.partition("%")[0])
    return socket.inet_aton(address)


def _try_multicast(address: str) -> None:
    """Raises OSError when the address cannot be used for mDNS. Tried first, because zeroconf leaves its sockets open
    when one of its interfaces fails, and this is tried again every few seconds."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        channel.bind((address, 0))
        group = socket.inet_aton(MDNS_GROUP) + socket.inet_aton(address)
        channel.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
