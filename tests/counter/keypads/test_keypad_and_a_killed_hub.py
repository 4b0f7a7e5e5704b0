"""A press while the hub is dead: kept, said on the keypad, carried out once when the hub is back."""

from pathlib import Path

import pytest

from counter.keypads.feedback import Lamp
from hub.run.evidence import read_journal
from hub.sim.sign import DECODERS, Kind, VirtualSign
from tests.counter.keypads.rig import SECONDS, running_box
from tests.hub.running import running_hub
from tests.waiting import wait_until

COUNTER = "counter-1"


@pytest.mark.long
@pytest.mark.timeout(180)
def test_a_press_across_a_kill_of_the_hub_acts_once_and_the_sign_says_that_its_news_are_old(tmp_path: Path) -> None:
    sign = VirtualSign(DECODERS[Kind.ALPHA]("1", 15))
    signs = {"sign": (f'counter = "{COUNTER}"\nprotocol = "alpha"\nplaces = 15', sign)}
    with running_hub(tmp_path) as hub, running_box(tmp_path, hub.url, hub.key("Counter 1"), [COUNTER], signs) as box:
        office = hub.get("/v1/office", hub.key("Counter 2")).json()
        service = next(one for one in office["counters"] if one["id"] == COUNTER)["services"][0]
        labels = [hub.issue(service).json()["label"] for _ in range(2)]
        hands = box.pads[COUNTER]
        hands.wait_lamp(Lamp.OFF)
        hands.keys(f"1E{hub.pins['clerk-1']}E")
        hands.wait_lamp(Lamp.WAITING)
        box.wait_free(COUNTER)
        hands.keys("N")
        hands.wait_lamp(Lamp.CALLED)
        wait_until(lambda: sign.now.text == labels[0], SECONDS, "the code on the sign")
        box.wait_free(COUNTER)
        hub.kill()
        hands.wait_lamp(Lamp.OFFLINE)
        hands.keys("N")
        wait_until(lambda: sign.now.text == f"{labels[0]}.", SECONDS, "the mark of old news")
        hub.start()
        hands.wait_lamp(Lamp.SERVING, 60)
        wait_until(lambda: sign.now.text == labels[0], 60, "the sign without its mark")
        kinds = [entry.type for entry in read_journal(hub.data / "vestibule.db")]
        assert (kinds.count("visit_called"), kinds.count("service_started")) == (1, 1)
    assert sign.errors == []
