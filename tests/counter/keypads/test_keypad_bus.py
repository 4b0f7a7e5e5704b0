"""Serial keypads through a real pty: polled and unasked, with faults of the wire, unplugged, two with one address."""

import itertools
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from counter.keypads.bus import BusManners, KeypadBus, PadState
from hub.sdk.io.serial_frames import Check, FrameFormat, Framing
from hub.sdk.io.serial_line import LineShape, SerialLine
from hub.sim.keypad_bus import VirtualPad
from hub.sim.serial_port import VirtualPort
from tests.waiting import wait_until

QUICK = BusManners(poll_ms=10, reply_ms=60)


@dataclass(slots=True)
class Rig:
    port: VirtualPort
    bus: KeypadBus
    keys: list[tuple[str, str]] = field(default_factory=list)
    states: dict[str, PadState] = field(default_factory=dict)

    def wait_keys(self, *keys: tuple[str, str]) -> None:
        wait_until(lambda: self.keys == list(keys), 15, f"the keys {keys}, not {self.keys}")

    def wait_state(self, address: str, state: PadState) -> None:
        wait_until(lambda: self.states.get(address) is state, 15, f"{address} to be {state}, not {self.states}")


@contextmanager
def rig(
    folder: Path,
    pads: Sequence[VirtualPad],
    manners: BusManners = QUICK,
    addresses: Sequence[str] = (),
    *,
    echo: bool = False,
) -> Iterator[Rig]:
    port = VirtualPort(folder / "line", pads)
    keys: list[tuple[str, str]] = []
    states: dict[str, PadState] = {}
    lock = threading.Lock()

    def tell(address: str, payload: str) -> None:
        with lock:
            keys.append((address, payload))

    bus = KeypadBus(
        "line",
        lambda: SerialLine(port.link, LineShape(115_200, echo=echo)),
        manners,
        addresses or sorted({pad.address for pad in pads}),
        tell,
        states.__setitem__,
    )
    with port:
        bus.start()
        try:
            yield Rig(port, bus, keys, states)
        finally:
            bus.stop()


def pad(address: str = "01", manners: BusManners = QUICK, **more: object) -> VirtualPad:
    return VirtualPad(address, manners.format, polled=manners.poll, acknowledges=manners.acknowledge, **more)  # type: ignore[arg-type]


FORMS = [
    BusManners(FrameFormat(framing, check, 2, sequence, 24), poll, 10, 60, acknowledge)
    for (framing, check), sequence, poll, acknowledge in [
        ((Framing.STX_ETX, Check.XOR), True, True, True),
        ((Framing.STX_ETX, Check.NONE), False, False, False),
        ((Framing.CR, Check.SUM_HEX), False, True, True),
        ((Framing.CR, Check.NONE), False, False, True),
        ((Framing.FIXED, Check.XOR_HEX), True, True, True),
        ((Framing.FIXED, Check.XOR), False, False, True),
    ]
]


@pytest.mark.parametrize("manners", FORMS, ids=str)
def test_a_key_is_heard_and_a_lamp_and_a_text_are_shown(tmp_path: Path, manners: BusManners) -> None:
    one = pad(manners=manners)
    with rig(tmp_path, [one], manners) as at:
        at.wait_state("01", PadState.UP)
        at.port.say(one.press("N"))
        at.wait_keys(("01", "N"))
        at.bus.show("01", {"lamp": "Lc", "upper": "D1R042 called"}, "Bg")
        wait_until(
            lambda: (one.showing("L"), one.showing("D1"), one.showing("B")) == ("c", "R042 called", "g"), 10, "it"
        )
        wait_until(lambda: one.waiting_keys == 0, 10, "the acknowledgement")
    assert one.errors == []


def test_sixteen_keypads_on_one_line_each_are_heard_once(tmp_path: Path) -> None:
    pads = [pad(f"{number:02}") for number in range(1, 17)]
    with rig(tmp_path, pads) as at:
        for one in pads:
            at.wait_state(one.address, PadState.UP)
            one.press("N")
        wait_until(lambda: len(at.keys) == 16, 15, "all keys")
        assert sorted(at.keys) == [(one.address, "N") for one in pads]
        for one in pads:
            at.bus.show(one.address, {"lamp": f"L{one.address}"})
        wait_until(lambda: all(one.showing("L") == one.address for one in pads), 15, "all lamps")
    assert not any(one.errors for one in pads)


def test_a_wrong_checksum_is_asked_for_again_and_acts_once(tmp_path: Path) -> None:
    one = pad()
    with rig(tmp_path, [one]) as at:
        at.wait_state("01", PadState.UP)
        one.faults.wrong_checks = 2
        one.press("N")
        at.wait_keys(("01", "N"))
        one.faults.halves = 1
        one.press("R")
        at.wait_keys(("01", "N"), ("01", "R"))
        one.faults.silences = 1
        one.press("X")
        at.wait_keys(("01", "N"), ("01", "R"), ("01", "X"))
    assert at.states == {"01": PadState.UP}


def test_a_keypad_that_missed_our_acknowledgement_repeats_itself_and_acts_once(tmp_path: Path) -> None:
    manners = BusManners(FrameFormat(sequence=True), poll_ms=10, reply_ms=60)
    one = pad(manners=manners)
    with rig(tmp_path, [one], manners) as at:
        one.faults.deaf = 2
        one.press("N")
        one.press("N")
        wait_until(lambda: one.waiting_keys == 0, 10, "both to be acknowledged")
        assert at.keys == [("01", "N"), ("01", "N")]


def test_unplugged_and_plugged_in_again_it_shows_everything_anew(tmp_path: Path) -> None:
    one = pad()
    with rig(tmp_path, [one]) as at:
        at.bus.show("01", {"lamp": "Lf", "upper": "D1Free"})
        wait_until(lambda: one.showing("D1") == "Free", 10, "the text")
        at.port.unplug()
        at.wait_state("01", PadState.GONE)
        at.bus.show("01", {"lamp": "Lf", "upper": "D1R042"})
        one.told.clear()
        at.port.plug()
        at.wait_state("01", PadState.UP)
        wait_until(lambda: list(one.told) == ["Lf", "D1R042"], 10, "both, the newest")
        one.press("N")
        at.wait_keys(("01", "N"))


def test_one_without_power_is_silent_and_the_others_go_on(tmp_path: Path) -> None:
    one, two = pad("01"), pad("02")
    with rig(tmp_path, [one, two]) as at:
        at.wait_state("01", PadState.UP)
        at.bus.show("01", {"lamp": "Lf"})
        wait_until(lambda: one.showing("L") == "f", 10, "the lamp")
        one.faults.dead = True
        at.wait_state("01", PadState.SILENT)
        two.press("N")
        at.wait_keys(("02", "N"))
        one.told.clear()
        one.faults.dead = False
        at.wait_state("01", PadState.UP)
        wait_until(lambda: one.showing("L") == "f", 10, "the lamp anew")


def test_two_keypads_with_one_address_are_noticed(tmp_path: Path) -> None:
    one, twin, other = pad("01"), pad("01"), pad("02")
    with rig(tmp_path, [one, twin, other]) as at:
        at.wait_state("01", PadState.UP)
        one.press("N")
        at.wait_state("01", PadState.GARBLED)
        assert at.states["02"] is PadState.UP
        assert ("01", "N") not in at.keys
        other.press("R")
        wait_until(lambda: ("02", "R") in at.keys, 10, "the other keypad")
        at.port.devices.remove(twin)
        at.wait_state("01", PadState.UP)
        wait_until(lambda: ("01", "N") in at.keys, 10, "the press that was kept")


def test_garbage_on_the_line_costs_no_key(tmp_path: Path) -> None:
    one = pad()
    with rig(tmp_path, [one]) as at:
        at.wait_state("01", PadState.UP)
        at.port.say(b"\xff\x02\x02garbage\x03\x00" * 20)
        one.press("N")
        wait_until(lambda: ("01", "N") in at.keys, 10, "the key")


def test_half_a_frame_and_garbage_are_asked_for_again_and_a_stranger_is_passed_over(tmp_path: Path) -> None:
    manners = BusManners(poll=False)
    one, stranger = pad(manners=manners), pad("77", manners)
    with rig(tmp_path, [one], manners) as at:
        at.wait_state("01", PadState.UP)
        at.port.say(stranger.press("N"))
        at.port.say(one.press("N")[:3])
        at.wait_keys(("01", "N"))
        at.port.say(b"\x00\xff")
        at.port.say(one.press("R"))
        at.wait_keys(("01", "N"), ("01", "R"))


def test_an_adapter_that_hears_itself(tmp_path: Path) -> None:
    class Echo:
        def heard(self, content: bytes) -> bytes:
            return content + one.heard(content)

    one = pad()
    with rig(tmp_path, [Echo()], addresses=["01"], echo=True) as at:  # type: ignore[list-item]
        at.wait_state("01", PadState.UP)
        one.press("N")
        at.wait_keys(("01", "N"))


def test_the_time_on_the_wire_follows_from_the_line_s_shape() -> None:
    assert LineShape(9600).seconds(10) == pytest.approx(10 * 10 / 9600)
    times = [LineShape(baud).seconds(9) for baud in (9600, 19_200, 38_400)]
    assert all(slow > quick for slow, quick in itertools.pairwise(times))
