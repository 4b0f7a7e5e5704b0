"""Ticket printers on the network: those that announce themselves by mDNS, and on request those that answer at port
9100.

Office printers announce the same services, so each is asked whether it answers as ESC/POS.
"""

import concurrent.futures
import ipaddress
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.printing.connection import DEFAULT_PORT, Tcp
from kiosk.printing.errors import BadConnection
from kiosk.printing.found import FoundPrinter, Means
from kiosk.printing.probing import answers
from kiosk.printing.transport import TcpTransport

# A probe is for one office's network, not for a town's.
MOST_ADDRESSES = 256
AT_ONCE = 32
ARP_TABLE = Path("/proc/net/arp")

Browse = Callable[[float], list[FoundPrinter]]


def browse(seconds: float) -> list[FoundPrinter]:
    """What announces itself in this time; nothing where there is no network."""
    from kiosk.printing.discovery_network import announced  # here, not above: its library is 3 MB

    return [_found(tcp, name) for name, tcp in sorted(announced(seconds).items())]


def probe(network: str, port: int = DEFAULT_PORT, arp: Path = ARP_TABLE) -> list[FoundPrinter]:
    """What answers as a ticket printer at this port of a private network such as 192.168.1.0/24, at most 256 addresses.

    Raises `BadConnection` for anything else.
    """
    return answering((_found(Tcp(host, port), "") for host in _hosts(network)), arp)


def answering(candidates: Iterable[FoundPrinter], arp: Path = ARP_TABLE) -> list[FoundPrinter]:
    """Those that answer as ticket printers, asked many at a time; one without a name gets the one it gives itself."""

    def ask(candidate: FoundPrinter) -> FoundPrinter | None:
        there = candidate.connection
        called = answers(TcpTransport(there.host, there.port)) if isinstance(there, Tcp) else None
        if called is None or not isinstance(there, Tcp):
            return None
        name = candidate.name or called or there.host
        # Once spoken to, the kernel knows its network card, by which it is found at another address.
        mac = hardware_address(there.host, arp)
        identity = f"mac:{mac}" if mac else f"name:{name}"
        return replace(candidate, ticket=True, name=name, identity=identity)

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE, "printer-probe") as pool:
        return [found for found in pool.map(ask, candidates) if found is not None]


def _hosts(network: str) -> list[str]:
    try:
        wanted = ipaddress.ip_network(network, strict=False)
    except ValueError as error:
        raise BadConnection("bad_network", f"{error}; write a network such as 192.168.1.0/24") from error
    if not wanted.is_private or wanted.num_addresses > MOST_ADDRESSES:
        raise BadConnection("bad_network", f"{network} is no private network of at most {MOST_ADDRESSES} addresses")
    return [str(host) for host in wanted.hosts()]


def _found(tcp: Tcp, name: str) -> FoundPrinter:
    return FoundPrinter(tcp, f"name:{name or tcp}", name, Means.NETWORK)


def hardware_address(host: str, arp: Path = ARP_TABLE) -> str:
    """From the kernel's table of neighbours (IPv4); empty when it is not there."""
    try:
        rows = [row.split() for row in arp.read_text(encoding="ascii").splitlines()[1:]]
    except OSError:
        return ""
    return next((row[3] for row in rows if len(row) > 3 and row[0] == host and row[3] != "00:00:00:00:00:00"), "")
