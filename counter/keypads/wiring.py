"""All parts of one box, wired: lines, keypads, signs, their ties to the hub."""

import time
from functools import partial

from counter.keypads.bus import KeypadBus, PadState
from counter.keypads.feedback import Feedback, Lamp, Words
from counter.keypads.hall_link import HallNews
from counter.keypads.hand import Manners
from counter.keypads.health import Health
from counter.keypads.keys import PadKey
from counter.keypads.loop import Loop
from counter.keypads.plan import KeypadLine, Plan, SerialPad, UsbPad
from counter.keypads.settings import KeypadsSettings
from counter.keypads.signs import SignLine
from counter.keypads.station import Shows, Station
from counter.keypads.usb import UsbReading
from counter.ledger import RecordLedger
from counter.pending import Pending
from counter.shift import Shift
from counter.signs.letters import Letters
from counter.tie import Tie
from hub.face.texts import Catalogues
from hub.sdk.client import HubClient
from hub.sdk.hub_clock import HubClock
from hub.sdk.ids import new_request_id
from hub.sdk.io.finding import Sort, find
from hub.sdk.io.reader import InputReader
from hub.sdk.io.serial_line import SerialLine
from hub.sdk.io.signals import Signal
from hub.sdk.io.sources import EvdevSource
from hub.sdk.record import Record
from hub.sdk.settings import whereabouts
from hub.sdk.stream import EventStream
from hub.sdk.whereabouts import Whereabouts
from hub.wire.stream import DisplayChange, DisplaySnapshot
from hub.wire.terms import DevicePart

ENGLISH = "en"


class Keypads:
    """All parts of one box, wired."""

    def __init__(self, settings: KeypadsSettings, made: Plan, key: str, loop: Loop, record: Record) -> None:
        self._settings = settings
        self._key = key
        self._loop = loop
        self._record = record
        self._catalogues = Catalogues.load()
        self._where = whereabouts(settings.hub)
        self.stations: list[Station] = []
        self._ties: list[tuple[Tie, Station]] = []
        self._health = Health(HubClient(self._where, key, patience=settings.patience_seconds))
        self.buses = [self._bus(line) for line in made.keypad_lines]
        self._readers = [self._reader(pad) for pad in made.usb]
        self._sign_lines = [
            SignLine(line.name, partial(SerialLine, line.path, line.shape), line.signs) for line in made.sign_lines
        ]
        self._news = HallNews(self._sign_lines, loop.post)
        self._stream = EventStream(self._where, key, DisplaySnapshot, DisplayChange, self._news)

    def start(self) -> None:
        self._health.start()
        for tie, station in self._ties:
            tie.start(station)
        for part in self._devices:
            part.start()
        if self._sign_lines:
            self._stream.start()

    def tick(self) -> None:
        for station in self.stations:
            station.tick()
        self._news.tick()
        for line in self._sign_lines:
            if line.there is not None:
                self._health.tell(DevicePart.SIGN, line.name, _state_of(line))

    def stop(self) -> None:
        for part in self._devices:
            part.stop()
        self._stream.stop()
        for tie, _ in self._ties:
            tie.stop()
        self._health.stop()
        self._where.close()

    # --- wiring

    @property
    def _devices(self) -> "list[KeypadBus | InputReader[Signal, PadKey | None] | SignLine]":
        return [*self.buses, *self._readers, *self._sign_lines]

    def _station(self, counter: str, manners: Manners, columns: int, letters: Letters, shows: Shows) -> Station:
        tie = Tie(_Shared(self._where), self._key, self._loop.post, self._settings.patience_seconds)
        pending = Pending(tie, RecordLedger(self._record), time.monotonic, new_request_id)
        words = Words(
            self._catalogues.texts(self._settings.language or ENGLISH, "counter"),
            self._catalogues.texts(ENGLISH, "counter"),
            columns,
            letters,
        )
        station = Station(counter, Shift(pending, HubClock(), counter), manners, words, shows, time.monotonic)
        self.stations.append(station)
        self._ties.append((tie, station))
        return station

    def _bus(self, line: KeypadLine) -> KeypadBus:
        stations: dict[str, Station] = {}

        def tell(address: str, payload: str) -> None:
            self._loop.post(lambda: stations[address].press(line.table.get(payload)))

        def report(address: str, state: PadState) -> None:
            self._health.tell(DevicePart.COUNTER_KEYPAD, f"{line.name}/{address}", state)

        addresses = [pad.address for pad in line.pads]
        opened = partial(SerialLine, line.path, line.shape)
        bus = KeypadBus(line.name, opened, line.manners, addresses, tell, report)
        for pad in line.pads:
            shows = partial(_show_on_bus, bus, line, pad)
            stations[pad.address] = self._station(
                pad.counter, pad.manners, line.spoken.columns, line.spoken.letters, shows
            )
        return bus

    def _reader(self, pad: UsbPad) -> InputReader[Signal, PadKey | None]:
        station = self._station(pad.counter, pad.manners, 16, Letters.ASCII, _show_nowhere)

        def opened() -> EvdevSource | None:
            path = find(pad.device, Sort.KEYPAD)
            return EvdevSource(path) if path is not None else None

        def told(key: PadKey | None) -> None:
            self._loop.post(lambda: station.press(key))

        def present(there: bool) -> None:
            self._health.tell(DevicePart.COUNTER_KEYPAD, f"usb/{pad.counter}", PadState.UP if there else PadState.GONE)

        return InputReader(
            f"keypad of {pad.counter}",
            opened,
            UsbReading(pad.table),
            told,
            present,
        )


def _state_of(line: SignLine) -> PadState:
    if not line.there:
        return PadState.GONE
    return PadState.UP if line.well else PadState.SILENT


class _Shared:
    """The box's one whereabouts, for ties of which each closes its own."""

    def __init__(self, where: Whereabouts) -> None:
        self.current, self.failed, self.worked = where.current, where.failed, where.worked

    def close(self) -> None:
        """The box closes it."""


def _show_on_bus(bus: KeypadBus, line: KeypadLine, pad: SerialPad, feedback: Feedback) -> None:
    wanted = line.spoken.wanted(feedback.lamp, feedback.lines)
    in_use = feedback.lamp not in (Lamp.OFF, Lamp.OFFLINE)
    bus.show(pad.address, wanted, line.spoken.sound(feedback.beep), in_use=in_use)


def _show_nowhere(feedback: Feedback) -> None:
    """A plain USB keypad has nothing to show with."""
