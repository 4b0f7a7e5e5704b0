"""`python -m hub.sim.sign --link PATH SIGN…`: signs on one serial line; each change is a line on standard output."""

import argparse
import json
import sys
from pathlib import Path

from hub.sim.serial_port import VirtualPort
from hub.sim.sign import DECODERS, Kind, Shown, VirtualSign


class Spoken(VirtualSign):
    """Says what it shows whenever that changes."""

    def __init__(self, name: str, kind: Kind, address: str, places: int) -> None:
        super().__init__(DECODERS[kind](address, places))
        self._name = name
        self._said: Shown | None = None
        self._faults = 0

    def heard(self, content: bytes) -> bytes:
        answer = super().heard(content)
        if self.messages and self.now != self._said:
            self._said = self.now
            _say({"sign": self._name, "shows": self.now.text, "flash": self.now.flash, "below": self.now.below})
        for error in self.errors[self._faults :]:
            _say({"sign": self._name, "not_understood": error})
        self._faults = len(self.errors)
        return answer


def main(arguments: list[str] | None = None) -> int:
    """0 at the end of its input; 2 when the line cannot be made."""
    parser = argparse.ArgumentParser(prog="vestibule sim sign", description=__doc__)
    parser.add_argument("--link", type=Path, required=True, help="the serial line to make; path of the [[lines]] entry")
    parser.add_argument("signs", nargs="+", metavar="KIND[:ADDRESS[:PLACES]]", help=f"one of {', '.join(Kind)}")
    options = parser.parse_args(arguments)
    try:
        signs = [_sign(text) for text in options.signs]
    except ValueError as error:
        parser.error(str(error))
    port = VirtualPort(options.link, signs)
    try:
        port.plug()
    except OSError as error:
        sys.stderr.write(f"virtual signs: {error}\n")
        return 2
    with port:
        for line in sys.stdin:
            match line.strip():
                case "plug":
                    port.plug()
                case "unplug":
                    port.unplug()
                case other:
                    _say({"not_understood": other[:80]})
    return 0


def _sign(text: str) -> Spoken:
    kind, _, rest = text.partition(":")
    address, _, places = rest.partition(":")
    return Spoken(text, Kind(kind), address or "1", int(places or 4))


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
