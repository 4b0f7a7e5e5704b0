"""A whole shift by a serial keypad alone, with a real hub and real ptys: press, call, lamp, two lines, signs."""

from pathlib import Path

import pytest

from counter import pending as pending_rules
from counter.keypads import hand
from counter.keypads.feedback import Lamp
from hub.run.evidence import read_journal
from hub.sim.sign import DECODERS, Kind, VirtualSign
from tests.counter.keypads.rig import SECONDS, Box, Hands, running_box
from tests.hub.running import HubInThread, hub_in_thread
from tests.waiting import wait_until

COUNTER = "counter-1"


def service_of(hub: HubInThread, counter: str) -> str:
    office = hub.get("/v1/office", hub.keys["Counter 2"]).json()
    return str(next(one for one in office["counters"] if one["id"] == counter)["services"][0])


def issue(hub: HubInThread, count: int = 1, counter: str = COUNTER) -> list[str]:
    """People for the counter's first service; their codes."""
    service = service_of(hub, counter)
    answers = [hub.issue(service).json() for _ in range(count)]
    return [answer["label"] for answer in answers]


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard against double strikes is tested elsewhere; here it would only cost time."""
    monkeypatch.setattr(pending_rules, "DOUBLE_STRIKE_SECONDS", 0.02)
    monkeypatch.setattr(hand, "STEP_SECONDS", 0.05)


def press(box: Box, keys: str, lamp: Lamp) -> None:
    """One thing to do, when the one before is over; the lamp tells that it was done."""
    box.wait_free(COUNTER)
    box.pads[COUNTER].keys(keys)
    box.pads[COUNTER].wait_lamp(lamp)


def sign_in(hands: Hands) -> None:
    hands.wait_line(1, "Your number:")
    hands.keys("9E")  # nobody's number
    wait_until(lambda: hands.sounds() == ["wrong"], SECONDS, "the sound")
    hands.keys("1E")
    hands.wait_line(1, "PIN:")
    hands.keys("9999E")
    hands.wait_line(2, "Wrong PIN")
    hands.keys("1000")
    hands.wait_line(2, "****")
    hands.keys("E")
    hands.wait_lamp(Lamp.FREE)
    hands.wait_line(2, "0 waiting")


def work(box: Box, sign: VirtualSign, labels: list[str], place: int) -> None:
    """Every key at least once, for four people."""
    hands = box.pads[COUNTER]
    press(box, "N", Lamp.CALLED)
    hands.wait_line(1, f"{labels[0]} called")
    wait_until(lambda: sign.now.text == labels[0], SECONDS, "the sign to show the code")
    assert sign.now.flash
    press(box, "R", Lamp.CALLED)
    press(box, "N", Lamp.SERVING)
    press(box, "N", Lamp.CALLED)
    hands.wait_line(1, f"{labels[1]} called")
    press(box, "X", Lamp.WAITING)
    press(box, "N", Lamp.CALLED)
    press(box, "P", Lamp.CALLED)
    hands.wait_line(2, "Minutes:")
    press(box, "15E", Lamp.WAITING)
    press(box, "N", Lamp.CALLED)
    press(box, "N", Lamp.SERVING)
    press(box, "T", Lamp.SERVING)
    press(box, f"{place}E", Lamp.FREE)


@pytest.mark.timeout(120)
def test_a_full_shift_with_nothing_but_a_serial_keypad(tmp_path: Path) -> None:
    alpha = VirtualSign(DECODERS[Kind.ALPHA]("1", 15))
    signs = {"alpha": (f'counter = "{COUNTER}"\nprotocol = "alpha"\naddress = "1"\nplaces = 15', alpha)}
    with hub_in_thread(tmp_path) as hub, running_box(tmp_path, hub.url, hub.key("Counter 1"), [COUNTER], signs) as box:
        hands = box.pads[COUNTER]
        hands.wait_lamp(Lamp.OFF)
        wait_until(lambda: alpha.now.text == "---", SECONDS, "the sign to say closed")
        sign_in(hands)
        wait_until(lambda: alpha.now.text == "", SECONDS, "the sign to be blank")
        labels = issue(hub, 4)
        hands.wait_lamp(Lamp.WAITING)
        hands.wait_line(2, "4 waiting")
        wait_until(lambda: hands.sounds()[-1] == "call", SECONDS, "the sound of somebody coming")
        work(box, alpha, labels, other_service(hub))
        press(box, "C", Lamp.PAUSED)
        wait_until(lambda: alpha.now.text == "---", SECONDS, "the sign to say closed")
        press(box, "O", Lamp.FREE)
        press(box, "Q", Lamp.OFF)
        hands.wait_line(1, "Your number:")
        assert hands.pad.errors == []
        assert alpha.errors == []
        assert_journal(tmp_path)
    record = (tmp_path / "keypads.log").read_text()
    assert '"acknowledged"' in record
    assert '"pin"' not in record


def assert_journal(folder: Path) -> None:
    wanted = ["counter_opened", "visit_called", "visit_recalled", "service_started", "visit_served"]
    wanted += ["visit_called", "visit_no_show", "visit_called", "visit_parked", "visit_called"]
    wanted += ["service_started", "visit_transferred", "counter_paused", "counter_resumed", "counter_closed"]
    kinds = [entry.type for entry in read_journal(folder / "hub-data" / "vestibule.db")]
    assert [kind for kind in kinds if kind in wanted] == wanted


def other_service(hub: HubInThread) -> int:
    """The keypad's number of a service that this counter does not give."""
    office = hub.get("/v1/office", hub.keys["Counter 2"]).json()
    here = next(one for one in office["counters"] if one["id"] == COUNTER)["services"]
    given = [one["id"] for one in office["services"] if not one["category"]]
    return next(place for place, one in enumerate(given, start=1) if one not in here)
