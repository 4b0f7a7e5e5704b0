"""`python -m hub.sim.scanner --device PATH`: a barcode scanner, shown codes by lines on standard input."""

import argparse
import sys
from pathlib import Path

from hub.sdk.io.frames import Terminator
from hub.sdk.io.strokes import ScannerLayout
from hub.sim.plugged import fault
from hub.sim.scanner import VirtualScanner


def main(arguments: list[str] | None = None) -> int:
    """0 at the end of its input; 2 when the pipe cannot be made."""
    parser = argparse.ArgumentParser(prog="vestibule sim scanner", description=__doc__)
    parser.add_argument(
        "--device", type=Path, required=True, help="the named pipe to make; scanner.device of the kiosk"
    )
    parser.add_argument("--layout", type=ScannerLayout, choices=list(ScannerLayout), default=ScannerLayout.US)
    parser.add_argument("--terminator", type=Terminator, choices=list(Terminator), default=Terminator.ENTER)
    options = parser.parse_args(arguments)
    scanner = VirtualScanner(options.device, options.layout, options.terminator)
    try:
        scanner.plug()
    except OSError as error:
        sys.stderr.write(f"virtual scanner: {error}\n")
        return 2
    try:
        for line in sys.stdin:
            sys.stdout.write("ok\n" if obey(scanner, line.rstrip("\n")) else f"not understood: {line.strip()[:80]}\n")
            sys.stdout.flush()
    finally:
        scanner.unplug()
    return 0


def obey(scanner: VirtualScanner, line: str) -> bool:
    """One line: "scan TEXT", "type TEXT" (without the end), or a fault."""
    word, _, text = line.partition(" ")
    if word == "scan":
        return scanner.scan(text)
    if word == "type":
        scanner.type(text)
        return True
    return fault(scanner, line.split())


if __name__ == "__main__":
    sys.exit(main())
