"""`python -m kiosk.printing`: what a technician asks about ticket printers."""

import argparse
import json
import sys
from pathlib import Path

from kiosk.printing.auto import KEPT_FILE, Keeper
from kiosk.printing.discovery import PLACES, Places, by_network, by_serial, by_usb
from kiosk.printing.discovery_probe import probe
from kiosk.printing.errors import BadConnection
from kiosk.printing.found import FoundPrinter
from kiosk.printing.profiles import guess_model

LISTEN_SECONDS = 2.0


def main(arguments: list[str] | None = None, places: Places = PLACES) -> int:
    """Exit codes: 0 done, 1 no printer found, 2 wrong words (one line on stderr says why)."""
    options = _parser().parse_args(arguments)
    try:
        return _forget(options.data) if options.do == "forget" else _find(options, places)
    except BadConnection as error:
        sys.stderr.write(f"printers: {error.detail}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kiosk.printing", description=__doc__)
    words = parser.add_subparsers(dest="do", required=True)
    find = words.add_parser("find", help="list the printers that are there, with what to write into the settings")
    find.add_argument("--json", action="store_true", help="one JSON list, for programs")
    find.add_argument("--no-serial", action="store_true", help="do not ask on serial lines: other devices are there")
    find.add_argument("--probe", metavar="NETWORK", help="also ask each address of a network, such as 192.168.1.0/24")
    find.add_argument("--seconds", type=float, default=LISTEN_SECONDS, help="how long to listen to the network")
    forget = words.add_parser("forget", help='let connection = "auto" choose anew')
    forget.add_argument("--data", type=Path, default=Path("kiosk-data"), help="the kiosk's folder")
    return parser


def _find(options: argparse.Namespace, places: Places) -> int:
    found = by_usb(places) + by_network(places, options.seconds)
    if not options.no_serial:
        found += by_serial(places)
    if options.probe:
        known = {one.connection for one in found}
        found += [one for one in probe(options.probe) if one.connection not in known]
    listed = [guess_model(one) for one in found]
    if options.json:
        sys.stdout.write(json.dumps([one.to_json() for one in listed], indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(_line(one) for one in listed)
        if not listed:
            sys.stdout.write("No printer was found. Is it switched on and plugged in?\n")
    return 0 if listed else 1


def _line(found: FoundPrinter) -> str:
    kind = "ticket printer" if found.ticket else "printer (no ticket printer, or busy)"
    model = f', model = "{found.model}"' if found.model else ""
    return f'{found.name}: {kind}\n    connection = "{found.connection}"{model}\n'


def _forget(data: Path) -> int:
    known = Keeper(data / KEPT_FILE).forget()
    sys.stdout.write("Forgotten: the first printer found is taken next.\n" if known else "No printer was kept.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
