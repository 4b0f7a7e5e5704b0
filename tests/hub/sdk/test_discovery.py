import socket
from uuid import uuid4

import pytest
from zeroconf import InterfaceChoice, ServiceInfo, Zeroconf

from hub.sdk.discovery import Discovery
from hub.sdk.sightings import Sightings
from hub.wire.terms import MDNS_TYPE
from tests.waiting import wait_until

RUN = uuid4().hex[:8]
"""The same test may run twice on one computer, and so on one loopback network."""


def announced(hub: str, name: str, port: int) -> ServiceInfo:
    return ServiceInfo(
        MDNS_TYPE,
        f"{name}-{RUN}.{MDNS_TYPE}",
        port=port,
        addresses=[socket.inet_aton("127.0.0.1")],
        properties={"id": f"{hub}-{RUN}", "name": name, "contract": "1"},
        server=f"{hub}-{RUN}.local.",
    )


def loopback() -> Zeroconf:
    return Zeroconf(interfaces=["127.0.0.1"])


def test_finds_its_own_hub_on_loopback_and_no_other() -> None:
    announcer = loopback()
    try:
        announcer.register_service(announced("hub-one", "one", 7001))
        announcer.register_service(announced("hub-two", "two", 7002))
        mine = Discovery(Sightings(f"hub-two-{RUN}"), loopback).start()
        unbound = Discovery(Sightings(None), loopback).start()
        wait_until(lambda: mine.current() is not None, what="the announced hub")
        wait_until(
            lambda: {f"hub-one-{RUN}", f"hub-two-{RUN}"} <= {one.hub for one in unbound.found()}, what="both hubs"
        )
        assert mine.current() == "http://127.0.0.1:7002"
        assert unbound.current() is None  # two hubs and no id: not for a box to guess
        mine.close()
        unbound.close()
    finally:
        announcer.close()


def test_without_a_network_it_tries_again() -> None:
    tries = 0

    def no_network_at_first() -> Zeroconf:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise OSError(101, "Network is unreachable")
        return loopback()

    announcer = loopback()
    try:
        announcer.register_service(announced("hub-three", "three", 7003))
        discovery = Discovery(Sightings(f"hub-three-{RUN}"), no_network_at_first, retry_seconds=0.01).start()
        wait_until(lambda: discovery.current() == "http://127.0.0.1:7003", what="the hub after the network")
        discovery.close()
    finally:
        announcer.close()


@pytest.mark.parametrize("choice", [InterfaceChoice.All])
def test_the_default_opens_every_interface(choice: InterfaceChoice) -> None:
    discovery = Discovery(Sightings("nobody")).start()
    assert discovery.current() is None
    discovery.failed("http://127.0.0.1:1")
    discovery.close()
