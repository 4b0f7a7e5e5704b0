"""The hub's clock. Its line (`Instant`) never goes backwards, whatever happens to the wall clock.

Inside a boot the line advances with CLOCK_BOOTTIME, which also counts sleep and never steps. Across a boot it goes on
from the greater of the last instant in the journal and the wall clock, if that can be trusted: a small computer
without a battery clock wakes in the past. Wall time and zone serve only hours and faces.
"""

import ctypes
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from hub.engine.commands import LocalTime
from hub.engine.ids import Instant
from hub.store.entries import ClockState, Stamp
from hub.store.times import wall_ms

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
BELIEVABLE_GAP: Final = timedelta(days=31)
"""An unsynchronised wall clock further ahead of the journal than this is not believed: the line could not come back."""
BEHIND_AFTER: Final = timedelta(seconds=5)
"""How far before the journal's last wall time the clock may read before it counts as behind."""
_TIME_ERROR: Final = 5  # adjtimex(2): the clock is not synchronised
_TIMEX_BYTES: Final = 512  # struct timex has 208 bytes on Linux; more is harmless


class Clock(Protocol):
    """Thread-safe. `follow` is called once, before anything else, with the newest stamp in the journal."""

    def follow(self, last: Stamp | None) -> None: ...

    def instant(self) -> Instant:
        """Milliseconds on the hub's line."""

    def wall(self) -> datetime:
        """Aware, UTC."""

    def stamp(self) -> Stamp: ...


def local_time(wall: datetime, zone: ZoneInfo) -> LocalTime:
    """The wall time at the office: date, minute of the day, weekday (0 = Monday)."""
    here = wall.astimezone(zone)
    return LocalTime(date=here.date().isoformat(), minute=here.hour * 60 + here.minute, weekday=here.weekday())


class SystemClock:
    """The clock of a Linux computer."""

    def __init__(self) -> None:
        self._boot_id = BOOT_ID.read_text(encoding="ascii").strip()
        self._synchronised = _Synchronised()
        self._last_wall: datetime | None = None
        self._followed_ms = 0
        self._origin = wall_ms(self.wall()) - boottime_ms()

    def follow(self, last: Stamp | None) -> None:
        if last is None:
            return
        self._last_wall, self._followed_ms = last.wall, boottime_ms()
        if last.boot_id == self._boot_id:
            self._origin = last.instant - last.boottime_ms
            return
        self._origin = line_after_boot(last, self.wall(), self.state()) - boottime_ms()

    def instant(self) -> Instant:
        return Instant(self._origin + boottime_ms())

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def stamp(self) -> Stamp:
        boottime = boottime_ms()
        return Stamp(
            instant=Instant(self._origin + boottime),
            wall=self.wall(),
            boot_id=self._boot_id,
            boottime_ms=boottime,
            clock=self.state(),
        )

    def state(self) -> ClockState:
        """Judged as at the start: an office without the Internet runs for months on end."""
        since_start = timedelta(milliseconds=boottime_ms() - self._followed_ms)
        return clock_state(self.wall() - since_start, self._last_wall, synchronised=self._synchronised())


def clock_state(wall: datetime, last_wall: datetime | None, *, synchronised: bool) -> ClockState:
    """What the wall clock is worth, beside the newest wall time that the journal held at start."""
    if synchronised:
        return ClockState.SYNCHRONISED
    if last_wall is not None and not last_wall - BEHIND_AFTER <= wall <= last_wall + BELIEVABLE_GAP:
        return ClockState.BEHIND if wall < last_wall else ClockState.AHEAD
    return ClockState.PLAUSIBLE


def line_after_boot(last: Stamp, wall: datetime, state: ClockState) -> Instant:
    """Where the line goes on after a boot: at the wall clock when it is trusted and ahead, else where it stopped."""
    trusted = state in (ClockState.SYNCHRONISED, ClockState.PLAUSIBLE)
    return max(last.instant, Instant(wall_ms(wall))) if trusted else last.instant


def boottime_ms() -> int:
    """Milliseconds since boot, sleep included."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


class _Synchronised:
    """Asks the kernel whether a time source disciplines the clock (adjtimex(2), read only); at most once a second,
    because the writer asks for every batch. False where the kernel does not tell."""

    def __init__(self) -> None:
        self._adjtimex = getattr(ctypes.CDLL(None, use_errno=True), "adjtimex", None)
        self._asked_ms = -1000
        self._answer = False

    def __call__(self) -> bool:
        now = boottime_ms()
        if self._adjtimex is not None and now - self._asked_ms >= 1000:
            self._asked_ms = now
            code = self._adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))
            self._answer = 0 <= code < _TIME_ERROR
        return self._answer


class ManualClock:
    """A clock that stands until told: for tests and simulations. Thread-safe, because each reading is one value."""

    def __init__(self, start: datetime, boot_id: str = "boot-1") -> None:
        self._start = start
        self._line_start = wall_ms(start)
        self._passed_ms = 0
        self._boot_id = boot_id

    def follow(self, last: Stamp | None) -> None:
        if last is not None:
            self._line_start = max(self._line_start, last.instant - self._passed_ms)

    def advance(self, *, seconds: float = 0, minutes: float = 0) -> None:
        self._passed_ms += round((seconds + 60 * minutes) * 1000)

    def instant(self) -> Instant:
        return Instant(self._line_start + self._passed_ms)

    def wall(self) -> datetime:
        return self._start + timedelta(milliseconds=self._passed_ms)

    def stamp(self) -> Stamp:
        return Stamp(self.instant(), self.wall(), self._boot_id, self._passed_ms, ClockState.SYNCHRONISED)
