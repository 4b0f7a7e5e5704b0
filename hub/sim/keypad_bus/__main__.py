"""`python -m hub.sim.keypad_bus --link PATH --pads 2`: serial keypads, pressed by lines on standard input."""

import argparse
import json
import sys
from pathlib import Path

from hub.sdk.io.serial_frames import Check, FormatFault, FrameFormat, Framing
from hub.sim.keypad_bus.pad import VirtualPad
from hub.sim.serial_port import VirtualPort


class SpokenPad(VirtualPad):
    """Says what it is told whenever that changes."""

    __slots__ = ()

    def heard(self, content: bytes) -> bytes:
        before = len(self.told), self.told[-1] if self.told else ""
        answer = super().heard(content)
        if self.told and (len(self.told), self.told[-1]) != before:
            _say({"keypad": self.address, "told": self.told[-1]})
        return answer


def main(arguments: list[str] | None = None) -> int:
    """0 at the end of its input; 2 when the line cannot be made."""
    options = _arguments().parse_args(arguments)
    try:
        form = FrameFormat(options.framing, options.check, options.address_digits, options.sequence, options.length)
        polled = not options.unasked
        pads = [SpokenPad(form.address(number), form, polled=polled) for number in range(1, options.pads + 1)]
    except FormatFault as fault:
        sys.stderr.write(f"virtual keypads: {fault}\n")
        return 2
    port = VirtualPort(options.link, pads)
    try:
        port.plug()
    except OSError as error:
        sys.stderr.write(f"virtual keypads: {error}\n")
        return 2
    with port:
        for line in sys.stdin:
            _say({"ok" if obey(port, pads, line.split()) else "not_understood": line.strip()[:80]})
    return 0


def obey(port: VirtualPort, pads: list[SpokenPad], words: list[str]) -> bool:
    """One line: "2 N" (keypad 2, key N), "2 off", "2 on", "plug", "unplug", "garbage"."""
    match words:
        case ["plug"]:
            port.plug()
        case ["unplug"]:
            port.unplug()
        case ["garbage"]:
            port.say(bytes(range(256)))
        case [number, what] if number.isdecimal() and 1 <= int(number) <= len(pads):
            pad = pads[int(number) - 1]
            if what in ("off", "on"):
                pad.faults.dead = what == "off"
            else:
                port.say(pad.press(what))
        case _:
            return False
    return True


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vestibule sim keypad_bus", description=__doc__)
    parser.add_argument("--link", type=Path, required=True, help="the serial line to make; path of the [[lines]] entry")
    parser.add_argument("--pads", type=int, default=1, choices=range(1, 33), metavar="1..32")
    parser.add_argument("--framing", type=Framing, choices=list(Framing), default=Framing.STX_ETX)
    parser.add_argument("--check", type=Check, choices=list(Check), default=Check.XOR)
    parser.add_argument("--address-digits", type=int, default=2, choices=range(4))
    parser.add_argument("--length", type=int, default=24, help="bytes of a fixed frame")
    parser.add_argument("--sequence", action="store_true", help="keys are counted by a digit")
    parser.add_argument("--unasked", action="store_true", help="they speak when a key is pressed, without being polled")
    return parser


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
