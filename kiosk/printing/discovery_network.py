"""Printers that announce themselves by mDNS, as names and addresses. Read only by those who look for one."""

import threading

from zeroconf import Error as ZeroconfError
from zeroconf import InterfaceChoice, ServiceBrowser, ServiceListener, Zeroconf

from kiosk.printing.connection import DEFAULT_PORT, Tcp

TYPES = ("_pdl-datastream._tcp.local.", "_printer._tcp.local.")
RESOLVE_MS = 1000
MOST_PRINTERS = 64


class _Announced(ServiceListener):
    """Collects what is announced; called on the library's thread."""

    def __init__(self) -> None:
        self.found: dict[str, Tcp] = {}
        self._lock = threading.Lock()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name, RESOLVE_MS)
        addresses = info.parsed_scoped_addresses() if info else []
        if info is None or not addresses:
            return
        # The line printer protocol has its own port; the raw port is beside it.
        port = info.port if type_ == TYPES[0] and info.port else DEFAULT_PORT
        with self._lock:
            if len(self.found) < MOST_PRINTERS:
                self.found.setdefault(name.removesuffix("." + type_), Tcp(addresses[0], port))

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002 - the library's signature
        with self._lock:
            self.found.pop(name.removesuffix("." + type_), None)


def announced(seconds: float) -> dict[str, Tcp]:
    """Names and addresses heard in this time; none where there is no network."""
    try:
        zeroconf = Zeroconf(interfaces=InterfaceChoice.All)
    except (OSError, ZeroconfError):
        return {}
    heard = _Announced()
    try:
        browser = ServiceBrowser(zeroconf, list(TYPES), heard)
        threading.Event().wait(seconds)
        browser.cancel()
    finally:
        zeroconf.close()
    return heard.found
