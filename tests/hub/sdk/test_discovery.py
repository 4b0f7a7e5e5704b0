import socket
from uuid import uuid4

import pytest
from zeroconf import InterfaceChoice, ServiceInfo, Zeroconf

from hub.sdk.discovery import Discovery
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
        mine = Discovery(f"hub-two-{RUN}", loopback).start()
        unbound = Discovery(None, loopback).start()
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


class Network(Zeroconf):
    """Answers from a list; touches no network, where other tests announce theirs."""

    def __init__(self, *services: ServiceInfo) -> None:
        self._services = {service.name: service for service in services}

    def get_service_info(self, type_: str, name: str, timeout: int = 0, question_type: object = None) -> ServiceInfo:
        return self._services[name]


def test_the_only_hub_is_taken_after_a_moment_and_kept_when_another_one_comes() -> None:
    now = 100.0
    four, five = announced("hub-four", "four", 7004), announced("hub-five", "five", 7005)
    network, box = Network(four, five), Discovery(None, loopback, monotonic=lambda: now)
    box.add_service(network, MDNS_TYPE, four.name)
    assert box.current() is None  # another one may answer yet
    now += 2
    assert box.current() == "http://127.0.0.1:7004"
    box.worked("http://127.0.0.1:7004")
    box.add_service(network, MDNS_TYPE, five.name)
    assert box.current() == "http://127.0.0.1:7004"


def test_of_two_that_answer_together_none_is_taken() -> None:
    now = 100.0
    four, five = announced("hub-four", "four", 7004), announced("hub-five", "five", 7005)
    network, box = Network(four, five), Discovery(None, loopback, monotonic=lambda: now)
    box.add_service(network, MDNS_TYPE, four.name)
    box.add_service(network, MDNS_TYPE, five.name)
    now += 2
    assert box.current() is None


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
        discovery = Discovery(f"hub-three-{RUN}", no_network_at_first, retry_seconds=0.01).start()
        wait_until(lambda: discovery.current() == "http://127.0.0.1:7003", what="the hub after the network")
        discovery.close()
    finally:
        announcer.close()


@pytest.mark.parametrize("choice", [InterfaceChoice.All])
def test_the_default_opens_every_interface(choice: InterfaceChoice) -> None:
    discovery = Discovery("nobody").start()
    assert discovery.current() is None
    discovery.failed("http://127.0.0.1:1")
    discovery.close()
