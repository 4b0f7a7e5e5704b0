"""A box with keypads and signs for tests: real ptys, a real hub, the program's own parts on a thread of the test."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counter import pending as pending_rules
from counter.keypads.feedback import Lamp
from counter.keypads.loop import Loop
from counter.keypads.plan import plan
from counter.keypads.settings import KeypadsSettings
from counter.keypads.station import Station
from counter.keypads.wiring import Keypads
from hub.config.reader import read_settings
from hub.sdk.io.serial_frames import FrameFormat
from hub.sdk.record import Record
from hub.sim.keypad_bus import VirtualPad
from hub.sim.serial_port import VirtualPort
from hub.sim.sign import VirtualSign
from tests.waiting import wait_until

SECONDS = 20.0
LAMPS = dict(zip(("0", "1", "2", "3", "4", "5", "6"), Lamp, strict=True))
BEEPS = {"1": "good", "2": "wrong", "3": "call"}
WORDS = "baud = '115200'\nreply_ms = 60\npoll_ms = 10\nsequence = true\n"


@dataclass(slots=True)
class Hands:
    """A person at a serial keypad."""

    pad: VirtualPad
    port: VirtualPort

    def keys(self, words: str) -> None:
        """Single keys in turn, each taken before the next is pressed."""
        for key in words:
            self.port.say(self.pad.press(key))
            wait_until(lambda: self.pad.waiting_keys == 0, SECONDS, f"the key {key} to be taken")

    @property
    def lamp(self) -> Lamp | None:
        return LAMPS.get(self.pad.showing("L"))

    def wait_lamp(self, lamp: Lamp, seconds: float = SECONDS) -> None:
        wait_until(lambda: self.lamp is lamp, seconds, f"the lamp {lamp}, not {self.lamp}; {self.lines}")

    @property
    def lines(self) -> tuple[str, str]:
        return self.pad.showing("D1").rstrip(), self.pad.showing("D2").rstrip()

    def wait_line(self, row: int, text: str) -> None:
        wait_until(lambda: text in self.lines[row - 1], SECONDS, f"{text!r} on line {row}, not {self.lines}")

    def sounds(self) -> list[str]:
        return [BEEPS[text[1:]] for text in list(self.pad.told) if text.startswith("B")]


@dataclass(slots=True)
class Box:
    keypads: Keypads
    pads: dict[str, Hands]
    signs: dict[str, VirtualSign]
    port: VirtualPort
    sign_port: VirtualPort

    def station(self, counter: str) -> Station:
        return next(one for one in self.keypads.stations if one.counter == counter)

    def wait_free(self, counter: str) -> None:
        """Until a press is taken again: the one before is over, and no double strike."""
        pending = self.station(counter).shift.pending

        def free() -> bool:
            guard = pending.monotonic() - pending._struck_at > pending_rules.DOUBLE_STRIKE_SECONDS
            return pending.busy is None and guard

        wait_until(free, SECONDS, "the press before to be over")


def write_settings(
    folder: Path,
    url: str,
    key: str,
    counters: Sequence[str],
    signs: Sequence[str] = (),
    more: str = WORDS,
    pad: str = "",
) -> Path:
    """`keypads.toml`: a line of keypads for `counters` (addresses 1, 2 …); `signs` are whole entries of "signs"."""
    key_file = folder / "device.key"
    key_file.write_text(key)
    key_file.chmod(0o600)
    text = f'[hub]\nurl = "{url}"\nkey_file = "{key_file}"\n'
    text = f'log = "{folder / "keypads.log"}"\n' + text
    if counters:
        text += f'[[lines]]\nid = "pads"\npath = "{folder / "pads"}"\n{more}'
    if signs:
        text += f'[[lines]]\nid = "signs"\npath = "{folder / "signs"}"\nbaud = "115200"\n'
    for number, counter in enumerate(counters, start=1):
        text += f'[[keypads]]\ncounter = "{counter}"\nline = "pads"\naddress = {number}\n{pad}'
    text += "".join(f'[[signs]]\nline = "signs"\n{sign}\n' for sign in signs)
    file = folder / "keypads.toml"
    file.write_text(text)
    return file


@contextlib.contextmanager
def virtual_lines(
    folder: Path, counters: Sequence[str], signs: Sequence[VirtualSign], format_: FrameFormat
) -> Iterator[tuple[list[VirtualPad], VirtualPort, VirtualPort]]:
    pads = [VirtualPad(f"{number:02}", format_) for number in range(1, len(counters) + 1)]
    with VirtualPort(folder / "pads", pads) as port, VirtualPort(folder / "signs", signs) as sign_port:
        yield pads, port, sign_port


@contextlib.contextmanager
def running_box(
    folder: Path,
    url: str,
    key: str,
    counters: Sequence[str],
    signs: dict[str, tuple[str, VirtualSign]] | None = None,
    pad: str = "",
) -> Iterator[Box]:
    """`signs`: name -> (its entry in the settings, the sign)."""
    signs = signs or {}
    format_ = FrameFormat(sequence=True)
    with virtual_lines(folder, counters, [sign for _, sign in signs.values()], format_) as (pads, port, sign_port):
        file = write_settings(folder, url, key, counters, [entry for entry, _ in signs.values()], pad=pad)
        settings = read_settings(KeypadsSettings, file).settings
        made = plan(settings)
        assert not made.faults, made.faults
        loop = Loop()
        with Record(settings.log) as record:
            keypads = Keypads(settings, made, key, loop, record)
            thread = threading.Thread(target=loop.run, args=(keypads.tick,), name="box")
            keypads.start()
            thread.start()
            try:
                hands = {counter: Hands(one, port) for counter, one in zip(counters, pads, strict=True)}
                shown = {name: sign for name, (_, sign) in signs.items()}
                yield Box(keypads, hands, shown, port, sign_port)
            finally:
                loop.stop()
                thread.join(20)
                keypads.stop()
