"""The addresses under which other boxes reach this computer."""

import ifaddr

LOOPBACK = "127.0.0.1"


def lan_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this computer on its networks, sorted; those that a router gave before those it gave itself
    (link-local). Empty without a network."""
    found = {ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str) and ip.is_IPv4}
    return tuple(sorted((one for one in found if not one.startswith("127.")), key=lambda one: (_own(one), one)))


def _own(address: str) -> bool:
    return address.startswith("169.254.")
