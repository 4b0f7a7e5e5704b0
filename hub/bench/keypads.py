"""Keypads on one serial line: from a press to the lamp, and what of it is the hub's.

The program's own parts (counter/keypads) work a real hub over a pseudo-terminal that takes the time of its speed. Every
keypad of the line is asked as often as one in use, also those at which nobody works.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counter.keypads.loop import Loop
from counter.keypads.plan import plan
from counter.keypads.settings import KeypadSettings, KeypadsSettings, LineSettings
from counter.keypads.wiring import Keypads
from hub.sdk.io.serial_frames import FrameFormat
from hub.sdk.record import Record
from hub.sdk.settings import HubSettings
from hub.sim.keypad_bus import VirtualPad
from hub.sim.serial_port import VirtualPort

PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 0.0005
SETTLE_SECONDS = 0.6
"""Between two presses of one keypad: more than the double strike guard."""
CLOSED, FREE, WAITING, CALLED, SERVING = "L0", "L1", "L2", "L3", "L4"


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who works at a keypad: the number and PIN typed there, and the counter it is for."""

    counter: str
    number: int
    pin: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """`total_ms`: from the press to the lamp's frame at the keypad. `hub_ms`: of that, from asking the hub to its
    durable answer."""

    total_ms: float
    hub_ms: float

    @property
    def above_ms(self) -> float:
        return self.total_ms - self.hub_ms


class _Timed(Record):
    """Remembers when a request was asked and acknowledged, by the monotonic clock; writes nothing."""

    def __init__(self) -> None:
        super().__init__(None)
        self.asked: dict[str, float] = {}
        self.last_ms = 0.0

    def write(self, kind: str, **fields: str | int | float | bool | None) -> None:
        now, request = time.monotonic(), str(fields.get("request"))
        if kind == "asked":
            self.asked[request] = now
        elif kind == "acknowledged" and request in self.asked:
            self.last_ms = (now - self.asked.pop(request)) * 1000


def measure_keypads(
    folder: Path, url: str, key: str, clerks: Sequence[Clerk], presses: int, *, pads: int = 16, baud: int = 38_400
) -> list[Pressed]:
    """`presses` presses of NEXT (called, served, called …) at each clerk's keypad in turn. There must be people enough
    waiting: presses / 2 for each clerk. `TimeoutError` when a lamp never comes."""
    format_ = FrameFormat()
    virtual = [VirtualPad(format_.address(number), format_) for number in range(1, pads + 1)]
    counters = [clerk.counter for clerk in clerks] + [f"nobody-{number}" for number in range(len(clerks), pads)]
    line = LineSettings(id="line", path=folder / "line", baud=str(baud))
    settings = KeypadsSettings(
        hub=HubSettings(url=url),
        lines=(line,),
        keypads=tuple(KeypadSettings(counter=c, line="line", address=n) for n, c in enumerate(counters, start=1)),
    )
    loop, record = Loop(), _Timed()
    with VirtualPort(line.path, virtual, baud) as _:
        keypads = Keypads(settings, plan(settings), key, loop, record)
        thread = threading.Thread(target=loop.run, args=(keypads.tick,), name="keypads")
        keypads.start()
        thread.start()
        try:
            for clerk, pad in zip(clerks, virtual, strict=False):
                _await_lamp(pad, (CLOSED,), f"{clerk.counter} to have found the hub")
                _type(pad, f"{clerk.number}E{clerk.pin}E")
                _await_lamp(pad, (FREE, WAITING, CALLED, SERVING), f"{clerk.counter} to be open")
            for bus in keypads.buses:
                for pad in virtual[len(clerks) :]:
                    bus.show(pad.address, {"lamp": CLOSED}, in_use=True)
            return [_press(pad, record) for _ in range(presses) for pad in virtual[: len(clerks)]]
        finally:
            loop.stop()
            thread.join(20)
            keypads.stop()


def _press(pad: VirtualPad, record: _Timed) -> Pressed:
    time.sleep(SETTLE_SECONDS)
    wanted = SERVING if _lamp(pad) == CALLED else CALLED
    began = time.monotonic()
    pad.press("N")
    _wait(lambda: _lamp(pad) == wanted, f"the lamp {wanted}")
    total = (time.monotonic() - began) * 1000
    return Pressed(total, record.last_ms)


def _type(pad: VirtualPad, keys: str) -> None:
    for key in keys:
        pad.press(key)
        _wait(lambda: pad.waiting_keys == 0, "a key to be taken")


def _await_lamp(pad: VirtualPad, lamps: Sequence[str], what: str) -> None:
    _wait(lambda: _lamp(pad) in lamps, what)


def _lamp(pad: VirtualPad) -> str:
    return "L" + pad.showing("L")


def _wait(done: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not done():
        if time.monotonic() > until:
            raise TimeoutError(what)
        time.sleep(LOOK_SECONDS)
