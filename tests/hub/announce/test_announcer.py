"""The announcement over real multicast on the loopback interface: found, updated, withdrawn; no network is no end."""

from collections.abc import Callable, Iterator

import pytest
import structlog
from zeroconf import IPVersion, ServiceBrowser, ServiceStateChange, Zeroconf

from hub.announce.addresses import lan_addresses
from hub.announce.announcer import NO_INTERFACE, Announcer, Service
from hub.wire.terms import MDNS_TYPE
from tests.waiting import wait_until

HUB = "6f9c3d1e-4a55-4c1e-9a52-0b5d6f2f9f10"


def service(name: str = "Marstow Town Hall") -> Service:
    return Service(MDNS_TYPE, HUB, name, 7410, {"id": HUB, "contract": "1", "name": name})


@pytest.fixture
def network() -> Iterator[Zeroconf]:
    listening = Zeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
    yield listening
    listening.close()


class Found:
    """What a box on the network sees of this test's hub."""

    def __init__(self, network: Zeroconf) -> None:
        self.names: set[str] = set()
        self._network = network
        self.browser = ServiceBrowser(network, MDNS_TYPE, handlers=[self._changed])

    def _changed(self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if HUB in name:
            (self.names.discard if state_change is ServiceStateChange.Removed else self.names.add)(name)

    def facts(self) -> tuple[int | None, dict[bytes, bytes | None]]:
        info = self._network.get_service_info(MDNS_TYPE, next(iter(self.names)), 3000)
        assert info is not None
        return info.port, info.properties


@pytest.fixture
def announcing() -> Iterator[Callable[[Callable[[], tuple[str, ...]]], Announcer]]:
    made: list[Announcer] = []

    def announce(addresses: Callable[[], tuple[str, ...]]) -> Announcer:
        announcer = Announcer(service(), addresses, look=0.05)
        announcer.start()
        made.append(announcer)
        return announcer

    yield announce
    for announcer in made:
        announcer.stop()


def test_a_hub_is_found_with_its_id_and_goes_with_a_goodbye(
    network: Zeroconf, announcing: Callable[[Callable[[], tuple[str, ...]]], Announcer]
) -> None:
    found = Found(network)
    announcer = announcing(lambda: ("127.0.0.1",))
    wait_until(lambda: bool(found.names), 30, "the hub to be found")
    port, facts = found.facts()
    assert (port, facts[b"id"], facts[b"contract"], facts[b"name"]) == (7410, HUB.encode(), b"1", b"Marstow Town Hall")
    wait_until(lambda: announcer.trouble is None, 30, "the announcement")
    announcer.stop()
    wait_until(lambda: not found.names, 30, "the goodbye")


def test_no_network_is_told_once_and_mended_by_itself(
    announcing: Callable[[Callable[[], tuple[str, ...]]], Announcer],
) -> None:
    addresses: list[str] = []
    asked: list[int] = []

    def now() -> tuple[str, ...]:
        asked.append(1)
        return tuple(addresses)

    with structlog.testing.capture_logs() as said:
        announcer = announcing(now)
        wait_until(lambda: len(asked) > 4, 30, "some looks at the network")
        assert announcer.trouble == NO_INTERFACE
        addresses.append("127.0.0.1")
        wait_until(lambda: announcer.trouble is None, 30, "the announcement")
        addresses.clear()
        wait_until(lambda: announcer.trouble == NO_INTERFACE, 30, "the network to be gone")
        addresses.append("127.0.0.1")
        wait_until(lambda: announcer.trouble is None, 30, "the announcement again")
    assert [one["event"] for one in said if one["event"] != "goodbye_unsaid"] == [
        "announcement_gone", "announced", "announcement_gone", "announced",
    ]  # fmt: skip


def test_an_address_that_cannot_be_used_is_trouble_and_no_end(
    announcing: Callable[[Callable[[], tuple[str, ...]]], Announcer],
) -> None:
    addresses = ["203.0.113.77"]
    announcer = announcing(lambda: tuple(addresses))
    wait_until(lambda: (announcer.trouble or "").startswith("The hub cannot announce itself"), 30, "the trouble")
    addresses[:] = ["127.0.0.1"]
    wait_until(lambda: announcer.trouble is None, 30, "the announcement")


@pytest.mark.parametrize("name", ["Marstow Town Hall", "x" * 63, "دار بلدية مارستو " * 4, "a.b\n<c>", "..."])
def test_instance_names_fit_the_protocol(name: str) -> None:
    full = service(name).full_name
    instance = full.removesuffix(f".{MDNS_TYPE}")
    assert len(instance.encode()) <= 63
    assert instance.endswith(HUB)
    assert "." not in instance


def test_lan_addresses_are_never_loopback() -> None:
    assert not [address for address in lan_addresses() if address.startswith("127.")]
