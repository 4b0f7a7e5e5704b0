"""`vestibule keypads teach`: press the keys of a keypad one after the other; what they send is written as settings.

Any maker's USB keypad (`--device`), or a serial one that speaks by itself (`--line`). Nothing is asked of the hub.
"""

import argparse
import select
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from counter.keypads.keys import PadKey
from hub.sdk.io.finding import Sort, find
from hub.sdk.io.keypad import KEY_CODES
from hub.sdk.io.serial_frames import Check, Deframer, FrameFormat, Framing, Heard
from hub.sdk.io.serial_line import LineShape, SerialLine
from hub.sdk.io.signals import SignalKind
from hub.sdk.io.sources import EvdevSource, SourceGone, SourceMissing

PATIENCE_SECONDS = 20.0
NAMES = {code: name for name, code in KEY_CODES.items()}
Next = Callable[[float], str | None]
"""What the next key sends, None after so many seconds without one."""


def teach(words: Sequence[str]) -> int:
    """0 when something was taught; 1 when no key came; 2 when the device cannot be opened."""
    arguments = _arguments().parse_args(words)
    try:
        source = _serial(arguments) if arguments.line is not None else _usb(arguments.device)
    except SourceMissing as missing:
        sys.stderr.write(f"This keypad cannot be read: {missing}\n")
        return 2
    try:
        rows = lesson(source, arguments.keys or tuple(PadKey), _say, arguments.seconds)
    except SourceGone:
        sys.stderr.write("The keypad was unplugged.\n")
        return 2
    sys.stdout.write("keys = [\n" + "".join(f'  "{row}",\n' for row in rows) + "]\n")
    return 0 if rows else 1


def lesson(pressed: Next, keys: Sequence[PadKey], say: Callable[[str], None], seconds: float) -> list[str]:
    """Ask for each key in turn. A key that is not pressed is left out; one that another key has already is asked for
    anew, once."""
    rows: dict[str, PadKey] = {}
    for key in keys:
        say(f'Press the key for "{key}" (or wait {seconds:g} seconds to leave it out)')
        sent = pressed(seconds)
        if sent in rows:
            say(f'That one is "{rows[sent]}" already; press another')
            sent = pressed(seconds)
        if sent is not None and sent not in rows:
            rows[sent] = key
    return [f"{sent} = {key}" for sent, key in rows.items()]


def _usb(device: str) -> Next:
    path = find(device, Sort.KEYPAD)
    if path is None:
        raise SourceMissing(f"nothing that is plugged in is called {device}")
    source = EvdevSource(path)

    def pressed(seconds: float) -> str | None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and select.select([source.fileno()], [], [], left)[0]:
            for one in source.read():
                if one.kind is SignalKind.KEY and one.value == 1:
                    return NAMES.get(one.code, str(one.code))
        return None

    return pressed


def _serial(arguments: argparse.Namespace) -> Next:
    line = SerialLine(arguments.line, LineShape(int(arguments.baud)))
    deframer = Deframer(FrameFormat(arguments.framing, arguments.check, arguments.address_digits))

    def pressed(seconds: float) -> str | None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and line.wait(left):
            for one in deframer.feed(line.read(), time.monotonic()):
                if isinstance(one, Heard) and one.payload:
                    return one.payload if one.payload.isprintable() else f"0x{one.payload.encode('latin-1').hex()}"
        return None

    return pressed


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="keypads teach", description=__doc__)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--device", metavar="NAME", help="a USB keypad: 04d9:1203, a part of its name with *, or a link")
    which.add_argument("--line", type=Path, metavar="PATH", help="a serial keypad that speaks by itself")
    parser.add_argument("--baud", default="9600")
    parser.add_argument("--framing", type=Framing, choices=list(Framing), default=Framing.STX_ETX)
    parser.add_argument("--check", type=Check, choices=list(Check), default=Check.XOR)
    parser.add_argument("--address-digits", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=PATIENCE_SECONDS, help="how long each key is waited for")
    parser.add_argument("keys", nargs="*", type=PadKey, metavar="KEY", help=f"which keys: {', '.join(PadKey)}")
    return parser
