"""`connection = "auto"`: the first ticket printer that is found, and from then on no other.

What is kept is the printer's identity (serial number, network card, serial adapter), in a small file of the kiosk's,
so it is found again at another socket or address, after unplugging and after a restart; a second printer on the table
is left alone. To take another one, forget the first: `python -m kiosk.printing forget`.
"""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

import structlog

from kiosk.printing.connection import Serial, Tcp, Usb, Wired, parse
from kiosk.printing.discovery import Places, by_network, by_serial, by_usb
from kiosk.printing.discovery_probe import hardware_address
from kiosk.printing.discovery_serial import serial_lines
from kiosk.printing.errors import BadConnection, PrinterLost
from kiosk.printing.found import FoundPrinter
from kiosk.printing.transport import Transport

log = structlog.get_logger()
KEPT_FILE = "printer.found"
# The network is listened to for so long, not more often than that: the printing thread waits for it.
BROWSE_SECONDS = 1.0
SEARCH_EVERY_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Kept:
    """Which printer is ours, and where it was last."""

    identity: str
    connection: Wired


class Keeper:
    """The file that keeps it. A file that cannot be read counts as none."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Kept | None:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
            there = parse(data["connection"])
            return Kept(data["identity"], there) if isinstance(there, Tcp | Usb | Serial) else None
        except (OSError, ValueError, KeyError, TypeError, BadConnection):
            return None

    def keep(self, kept: Kept) -> None:
        """Durable enough: a half-written file is never seen, and a lost one is found again."""
        passing = self._file.with_suffix(".part")
        passing.write_text(
            json.dumps({"identity": kept.identity, "connection": str(kept.connection)}), encoding="utf-8"
        )
        passing.replace(self._file)

    def forget(self) -> bool:
        """Whether there was one."""
        known = self._file.exists()
        self._file.unlink(missing_ok=True)
        return known


class FoundTransport:
    """The line to the printer that is ours, wherever it is now; each `open` that fails looks for it."""

    def __init__(
        self, keeper: Keeper, places: Places, line_to: Callable[[Wired], Transport], clock: Callable[[], float]
    ) -> None:
        self._keeper, self._places, self._line_to, self._clock = keeper, places, line_to, clock
        self._line: Transport | None = None
        self._searched: float | None = None
        self._asked: frozenset[Path] = frozenset()

    @property
    def is_open(self) -> bool:
        return self._line is not None and self._line.is_open

    def open(self, within: float) -> None:
        self.close()
        kept = self._keeper.read()
        ours = self._first() if kept is None else self._again(kept)
        if ours != kept:
            log.info("printer_found", identity=ours.identity, connection=str(ours.connection))
            self._keeper.keep(ours)
        self._line = self._line_to(ours.connection)
        try:
            self._line.open(within)
            self._is_ours(ours)
        except PrinterLost:
            self._elsewhere(ours, within)

    def send(self, data: bytes, within: float) -> int:
        return self._opened().send(data, within)

    def receive(self, within: float) -> bytes:
        return self._opened().receive(within)

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def abort(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.abort()

    # -- inside ----------------------------------------------------------------------------------------

    def _opened(self) -> Transport:
        if self._line is None:
            raise PrinterLost("connection_lost", "not connected")
        return self._line

    def _first(self) -> Kept:
        """USB first (at once), then serial lines (each asked once), then the network."""
        searches = (self._by_usb, self._new_lines, self._network)
        for found in itertools.chain.from_iterable(search() for search in searches):
            if found.ticket:
                return Kept(found.identity, found.connection)
        raise PrinterLost("unreachable", "no ticket printer was found")

    def _again(self, kept: Kept) -> Kept:
        """The same printer where it is now. Raises `PrinterLost` when it is seen not to be there."""
        match kept.connection:
            case Usb():
                return self._same(kept, self._by_usb())
            case Serial() | Tcp():
                return kept
            case _:
                assert_never(kept.connection)

    def _same(self, kept: Kept, found: list[FoundPrinter]) -> Kept:
        for one in found:
            if one.identity == kept.identity:
                return Kept(one.identity, one.connection)
        raise PrinterLost("unreachable", f"our printer {kept.identity} is not there")

    def _is_ours(self, ours: Kept) -> None:
        """Addresses change hands: another printer at the old address is not ours."""
        if isinstance(ours.connection, Tcp) and ours.identity.startswith("mac:"):
            there = hardware_address(ours.connection.host)
            if there and f"mac:{there}" != ours.identity:
                raise PrinterLost("unreachable", f"{ours.connection} is another printer now")

    def _elsewhere(self, ours: Kept, within: float) -> None:
        """A network printer that is not at its address may have got another one."""
        self.close()
        if not isinstance(ours.connection, Tcp):
            raise PrinterLost("unreachable", f"our printer {ours.identity} does not answer")
        moved = self._same(ours, self._network())
        self._keeper.keep(moved)
        self._line = self._line_to(moved.connection)
        self._line.open(within)

    def _by_usb(self) -> list[FoundPrinter]:
        return by_usb(self._places)

    def _new_lines(self) -> list[FoundPrinter]:
        """Lines that were not asked yet since they are there: other devices are not asked again and again."""
        there = frozenset(serial_lines(self._places.serial))
        found = by_serial(self._places, leave_out=self._asked)
        self._asked = there
        return found

    def _network(self) -> list[FoundPrinter]:
        now = self._clock()
        if self._searched is not None and now - self._searched < SEARCH_EVERY_SECONDS:
            return []
        self._searched = now
        return by_network(self._places, BROWSE_SECONDS)
