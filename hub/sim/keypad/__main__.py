"""`python -m hub.sim.keypad --device PATH`: a tactile keypad, pressed by lines on standard input."""

import argparse
import sys
from pathlib import Path

from hub.sdk.io.keypad import KeypadKey, KeyTable
from hub.sim.keypad import VirtualKeypad
from hub.sim.plugged import fault


def main(arguments: list[str] | None = None) -> int:
    """0 at the end of its input; 2 when the pipe cannot be made."""
    parser = argparse.ArgumentParser(prog="vestibule sim keypad", description=__doc__)
    parser.add_argument("--device", type=Path, required=True, help="the named pipe to make; keypad.device of the kiosk")
    parser.add_argument("--table", type=KeyTable, choices=list(KeyTable)[:3], default=KeyTable.ARROWS)
    options = parser.parse_args(arguments)
    keypad = VirtualKeypad(options.device, options.table)
    try:
        keypad.plug()
    except OSError as error:
        sys.stderr.write(f"virtual keypad: {error}\n")
        return 2
    try:
        for line in sys.stdin:
            sys.stdout.write("ok\n" if obey(keypad, line.split()) else f"not understood: {line.strip()[:80]}\n")
            sys.stdout.flush()
    finally:
        keypad.unplug()
    return 0


def obey(keypad: VirtualKeypad, words: list[str]) -> bool:
    """One line: keys by name ("down select 3"), or a fault."""
    if fault(keypad, words):
        return True
    keys = set(KeypadKey)
    if not words or not keys.issuperset(words):
        return False
    return all(keypad.press(KeypadKey(word)) for word in words)


if __name__ == "__main__":
    sys.exit(main())
