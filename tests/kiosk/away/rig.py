"""A kiosk's desk, reserve and printer before a real hub that can be stopped and started again; time is in the test's
hand: the hub's clock, the box's own line and the desk's patience move together, and only when told."""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from hub.sdk.link import HubLink
from hub.sdk.outbox import Outbox
from hub.sdk.record import Record
from hub.service.clock import ManualClock
from hub.wire.bookings import AppointmentFound
from hub.wire.problem import Problem
from hub.wire.stream import KioskChange, KioskSnapshot
from kiosk.away.holding import Holding
from kiosk.away.ledger import Ledger
from kiosk.away.presence import Presence
from kiosk.away.reserve import Reserve
from kiosk.desk import HubDesk, make_order
from kiosk.listening import Listening
from kiosk.orders import Given, Order, Sought, Wish
from kiosk.printing.spool import Moment
from tests.hub.running import MONDAY_TEN, HubInThread, hub_in_thread
from tests.waiting import wait_until


@dataclass
class Time:
    """Seconds of the box; the hub's clock goes with them."""

    clock: ManualClock = field(default_factory=lambda: ManualClock(MONDAY_TEN))
    seconds: float = 1_000.0
    boot: str = "one"

    def later(self, seconds: float) -> None:
        self.seconds += seconds
        self.clock.advance(seconds=seconds)

    def moment(self) -> Moment:
        return Moment(self.boot, self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=self.seconds)


class House:
    """A hub on one folder, started and stopped; the kiosk's key stays the same."""

    def __init__(self, folder: Path, time: Time) -> None:
        self._folder, self._time = folder, time
        self._stack = contextlib.ExitStack()
        self._names = (f"Spare {number}" for number in itertools.count())
        self.hub = self._stack.enter_context(hub_in_thread(folder, clock=time.clock))
        self.key = self.hub.key("Kiosk 1")
        self.hub.open_counter("counter-1")
        self.there = True

    def stop(self) -> None:
        self._stack.close()
        self.there = False

    def start(self) -> None:
        again = hub_in_thread(self._folder, clock=self._time.clock, devices={next(self._names): "kiosk"})
        self.hub = self._stack.enter_context(again)
        self.there = True

    # Whereabouts: the hub's port is another one after each start.
    def current(self) -> str | None:
        return self.hub.url

    def failed(self, url: str) -> None:
        """There is no other one."""

    def worked(self, url: str) -> None:
        """As it should."""

    def close(self) -> None:
        """Closed by the test."""


class Box:
    """One run of the kiosk's part that talks to the hub. Who is told is this object: calls are made at once."""

    def __init__(self, house: House, time: Time, folder: Path, each: int = 60) -> None:
        self.house, self.time = house, time
        self.answers: list[tuple[Order, Given]] = []
        self.refusals: list[Problem] = []
        self.given_up: list[Order] = []
        self.held: list[int | None] = []
        self.alarms = 0
        listening = Listening(lambda call: call())
        self.link = HubLink(house, house.key, KioskSnapshot, KioskChange, listening, patience=0.0)
        self.outbox = Outbox(self.link.client)
        self.record = Record(folder / "kiosk.jsonl")
        self.presence = Presence(time.monotonic)
        self.ledger = Ledger.open(folder / "numbers.ledger")
        holding = Holding(self.ledger, time.moment, time.wall)
        self.reserve = Reserve(self.ledger, holding, self.outbox, self.record, self.link.clock, each)
        self.lasting: timedelta | None = None
        self.reserve.tell(self._holding, self._alarm)
        self._asking = self.link.hasty_client(1.0, 5.0)
        self.desk = HubDesk(
            self._asking,
            self.outbox,
            self.record,
            lambda call: call(),
            reserve=self.reserve,
            sight=self.presence,
            patience=20.0,
        )
        self.desk.tell(self)
        listening.tell(self, self.presence, self.reserve)

    def __enter__(self) -> Self:
        self.reserve.start()
        self.outbox.start()
        self.desk.start()
        self.link.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._asking.close()
        self.link.stop()
        self.desk.stop()
        self.outbox.stop()
        self.ledger.close()
        self.record.close()

    @property
    def holds(self) -> int | None:
        return self.held[-1] if self.held else None

    def until_leased(self, numbers: int | None = None) -> None:
        wait_until(lambda: self.holds is not None and self.holds == (numbers or self.holds), what="the lease")

    def until_lost(self) -> None:
        """The stream has ended, and long enough ago that nobody is made to wait."""
        wait_until(lambda: not self.link.stream.connected, what="the lost stream")
        self.time.later(6)

    def ask(self, service: str = "taxes", **wish: object) -> Order:
        order = make_order(Wish(service, "en", **wish))  # type: ignore[arg-type]
        self.desk.ask(order)
        return order

    def take(self, service: str = "taxes", **wish: object) -> tuple[Order, Given]:
        """Ask and wait for the ticket."""
        order = self.ask(service, **wish)
        wait_until(lambda: any(one is order for one, _ in self.answers) or self._failed(order), what="the ticket")
        return next(answer for answer in self.answers if answer[0] is order)

    def _failed(self, order: Order) -> bool:
        assert order not in self.given_up
        assert not self.refusals, self.refusals
        return False

    def told(self) -> None:
        """Everything is told to the hub."""
        wait_until(lambda: len(self.outbox) == 0, what="the outbox to be empty")

    def _holding(self, numbers: int | None, lasting: timedelta | None) -> None:
        self.held.append(numbers)
        self.lasting = lasting

    def _alarm(self) -> None:
        self.alarms += 1

    # Asked
    def answered(self, order: Order, given: Given) -> None:
        self.answers.append((order, given))

    def refused(self, order: Order, problem: Problem) -> None:
        self.refusals.append(problem)

    def gave_up(self, order: Order) -> None:
        self.given_up.append(order)

    def found(self, sought: Sought, appointments: Sequence[AppointmentFound]) -> None:
        """Nobody searches here."""

    def find_failed(self, sought: Sought, problem: Problem | None) -> None:
        """Nobody searches here."""

    # Follower
    def heard(self, snapshot: KioskSnapshot) -> None:
        """The screen's business."""

    def changed(self, change: KioskChange) -> None:
        """The screen's business."""

    def lost(self, *, key_refused: bool = False) -> None:
        """The screen's business."""

    def regained(self) -> None:
        """The screen's business."""


@contextlib.contextmanager
def house_and_time(folder: Path) -> Iterator[tuple[House, Time]]:
    time = Time()
    house = House(folder, time)
    try:
        yield house, time
    finally:
        house.stop()


def waiting(hub: HubInThread) -> list[dict[str, object]]:
    """Everybody who waits, in line order, as staff see it."""
    return list(hub.get("/v1/visits", hub.manager).json())


Call = Callable[[], None]
