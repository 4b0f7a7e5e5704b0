"""Finding the hub by mDNS (D01, D04): nobody types an address. Which of those found is the own one: `sightings.py`.

IPv4 and IPv6 are both listened to: on a network without a router that gives addresses, a link-local one with its scope
is all there is. The interfaces are looked at again and again: with another address or a cable plugged in, everything
is asked anew. Without any interface it is tried every few seconds, told once.
"""

import contextlib
import errno
import socket
import threading
from collections.abc import Callable

import ifaddr
import structlog
from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion, ServiceBrowser, ServiceListener, Zeroconf

from hub.sdk.link_local import as_name
from hub.sdk.sightings import FoundHub, Sightings
from hub.wire.terms import MDNS_TYPE

log = structlog.get_logger()

RETRY_SECONDS = 3.0
RESOLVE_MS = 2_000


def own_addresses() -> frozenset[str]:
    """The addresses of this box on which the network can be asked now: IPv4, and link-local IPv6 with its scope
    ("fe80::1%eth0"), once the kernel has made sure that it is the only one (RFC 4862, 5.4)."""
    found = [(ip, adapter.name) for adapter in ifaddr.get_adapters() for ip in adapter.ips]
    plain = [str(ip.ip) for ip, _ in found if ip.is_IPv4]
    scoped = [f"{ip.ip[0].partition('%')[0]}%{name}" for ip, name in found if ip.is_IPv6]
    return frozenset(plain + [one for one in scoped if one.startswith("fe80:") and _usable(one)])


def open_zeroconf() -> Zeroconf:
    """On every interface, by both kinds of address. Raises OSError when there is none."""
    addresses = own_addresses()
    plain = sorted(one for one in addresses if ":" not in one)
    scoped = [socket.if_nametoindex(one.partition("%")[2]) for one in sorted(addresses) if ":" in one]
    if not addresses:
        raise OSError(errno.ENETDOWN, "no network interface")
    version = IPVersion.V4Only if not scoped else IPVersion.All if plain else IPVersion.V6Only
    return Zeroconf(interfaces=[*plain, *scoped], ip_version=version)


def _usable(address: str) -> bool:
    host, _, scope = address.partition("%")
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as channel:
            channel.bind((host, 0, 0, socket.if_nametoindex(scope)))
    except OSError:  # not yet, not any more, or no IPv6 in this kernel
        return False
    return True


class Discovery(ServiceListener):
    """`Whereabouts` by mDNS. Starts a thread of its own; `close` ends it."""

    def __init__(
        self,
        sightings: Sightings,
        opened: Callable[[], Zeroconf] = open_zeroconf,
        retry_seconds: float = RETRY_SECONDS,
        addresses: Callable[[], frozenset[str]] = own_addresses,
    ) -> None:
        self._sightings = sightings
        self._open = opened
        self._retry = retry_seconds
        self._addresses = addresses
        self._stopping = threading.Event()
        self._told = False
        self._thread = threading.Thread(target=self._run, name="discovery", daemon=True)

    def start(self) -> "Discovery":
        self._thread.start()
        return self

    def close(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    # --- Whereabouts

    def current(self) -> str | None:
        return self._sightings.current()

    def failed(self, url: str) -> None:
        self._sightings.failed(url)

    def worked(self, url: str) -> None:
        self._sightings.worked(url)

    def found(self) -> tuple[FoundHub, ...]:
        """All hubs announced now, for a pick list."""
        return self._sightings.all()

    # --- zeroconf

    def _run(self) -> None:
        while not self._stopping.is_set():
            at = self._addresses()
            network = self._opened()
            if network is None:
                self._stopping.wait(self._retry)
                continue
            browser = ServiceBrowser(network, MDNS_TYPE, self)
            while self._addresses() == at and not self._stopping.wait(self._retry):
                pass
            browser.cancel()
            with contextlib.suppress(OSError, ZeroconfError):  # its network is gone
                network.close()

    def _opened(self) -> Zeroconf | None:
        try:
            network = self._open()
        except (OSError, ZeroconfError, RuntimeError) as error:
            if not self._told:
                log.warning("discovery_waits_for_network", error=str(error))
            self._told = True
            return None
        if self._told:
            log.info("discovery_has_network")
        self._told = False
        return network

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name, timeout=RESOLVE_MS)
        if info is None or info.port is None:
            return
        properties = {
            key.decode("utf-8", "replace"): (value or b"").decode("utf-8", "replace")
            for key, value in info.properties.items()
        }
        hub = properties.get("id", "")
        found = (_url(address, info.port) for address in info.parsed_scoped_addresses(IPVersion.All))
        urls = tuple(url for url in found if url)
        if not hub or not urls:
            return
        self._sightings.seen(name, FoundHub(hub, properties.get("name", name), urls))
        log.info("hub_found", hub=hub, urls=urls)

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002 - the library's signature
        self._sightings.said_goodbye(name)
        log.info("hub_said_goodbye", name=name)


def _url(address: str, port: int) -> str | None:
    """None for an address of an interface that has just gone."""
    if ":" not in address:
        return f"http://{address}:{port}"
    if "%" not in address:
        return f"http://[{address}]:{port}"
    try:
        return f"http://{as_name(address)}:{port}"
    except OSError:
        return None


__all__ = ["RESOLVE_MS", "RETRY_SECONDS", "Discovery", "open_zeroconf", "own_addresses"]
