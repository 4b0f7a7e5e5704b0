"""A call for a person reaches staff through a real hub, or the person is told where somebody is (K12)."""

import threading
from dataclasses import dataclass, field

from hub.sdk.client import HubClient
from hub.sdk.errors import HubUnreachable
from hub.wire.views import HelpAnswer
from kiosk.bell import TRIES, HubBell
from tests.hub.running import HubInThread
from tests.kiosk.journeys import Bench, snapshot
from tests.waiting import wait_until


@dataclass
class Listening:
    """The presenter's place."""

    rung: list[str] = field(default_factory=list)
    failed: int = 0

    def help_rung(self, device: str = "") -> None:
        self.rung.append(device)

    def help_failed(self) -> None:
        self.failed += 1


@dataclass
class Deaf:
    """A hub that is not there; or, when `held`, one that lets people wait."""

    held: bool = False
    tries: list[str] = field(default_factory=list)
    free: threading.Event = field(default_factory=threading.Event)

    def ring(self, request_id: str) -> HelpAnswer:
        self.tries.append(request_id)
        if self.held:
            self.free.wait(10)
            return HelpAnswer(seq=1, device="kiosk-1")
        raise HubUnreachable("nobody there")


def test_a_call_reaches_the_hub_and_its_answer_the_person(hub: HubInThread) -> None:
    client, heard = HubClient(hub.url, hub.key("Kiosk 1"), patience=0), Listening()
    bell = HubBell(client, lambda call: call())
    bell.tell(heard)
    bell.start()
    bell.ring()
    wait_until(lambda: bool(heard.rung), what="the hub's word")
    client.close()
    bell.stop()
    assert heard.rung[0]
    assert heard.failed == 0


def test_without_a_hub_one_call_is_tried_a_few_times_and_then_given_up() -> None:
    deaf, heard = Deaf(), Listening()
    bell = HubBell(deaf, lambda call: call())
    bell.tell(heard)
    bell.start()
    bell.ring()
    wait_until(lambda: heard.failed == 1, what="the end of trying")
    bell.stop()
    assert len(deaf.tries) == TRIES
    assert len(set(deaf.tries)) == 1, "one call is one request"


def test_impatient_ringing_is_one_more_call_at_most() -> None:
    slow, heard = Deaf(held=True), Listening()
    bell = HubBell(slow, lambda call: call())
    bell.tell(heard)
    bell.start()
    bell.ring()
    wait_until(lambda: bool(slow.tries), what="the call")
    for _ in range(5):
        bell.ring()
    slow.free.set()
    wait_until(lambda: len(heard.rung) == 2, what="both answers")
    bell.stop()
    assert len(slow.tries) == 2


def test_the_journey_hears_only_of_its_own_call() -> None:
    bench = Bench(has_bell=True)
    journey = bench.journey(heard=snapshot())
    journey.touch("help")
    assert bench.rung == 1
    journey.help_rung("kiosk-1")
    journey.help_coming()
    assert journey.face.strip[-1].label == "Help is coming"
