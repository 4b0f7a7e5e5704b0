"""The addresses under which other boxes reach this computer."""

import socket
import struct

import ifaddr

LOOPBACK = "127.0.0.1"
MDNS_GROUP_V6 = "ff02::fb"
"""RFC 6762, 3."""


def lan_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this computer on its networks, sorted; those that a router gave before those it gave itself
    (link-local). Empty without a network."""
    found = {ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str) and ip.is_IPv4}
    return tuple(sorted((one for one in found if not one.startswith("127.")), key=lambda one: (_own(one), one)))


def announced_addresses() -> tuple[str, ...]:
    """All of the above, and each interface's link-local IPv6 address with its scope ("fe80::1%eth0"): where no router
    gives addresses, it is all there is. Those on which multicast does not work (yet) are left out."""
    return (*lan_addresses(), *sorted(filter(_takes_multicast, _link_local())))


def _link_local() -> tuple[str, ...]:
    found = ((str(ip.ip[0]), adapter.name) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv6)
    return tuple(f"{address.partition('%')[0]}%{name}" for address, name in found if address.startswith("fe80:"))


def _takes_multicast(address: str) -> bool:
    host, _, scope = address.partition("%")
    try:
        index = socket.if_nametoindex(scope)
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as channel:
            channel.bind((host, 0, 0, index))
            group = socket.inet_pton(socket.AF_INET6, MDNS_GROUP_V6) + struct.pack("@I", index)
            channel.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, group)
    except OSError:  # gone again, not yet ready (RFC 4862, 5.4), or a kind of interface that has none
        return False
    return True


def _own(address: str) -> bool:
    return address.startswith("169.254.")
