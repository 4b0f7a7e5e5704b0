"""The hub's clock. Its line (`Instant`) never goes backwards, whatever happens to the wall clock (O10).

Inside a boot the line advances with CLOCK_BOOTTIME, which also counts sleep and never steps. Across a boot it advances
by what the wall clock did meanwhile, if both readings can be trusted, else not at all: a small computer without a
battery clock wakes in the past. So a wall clock that was put right, by whatever step, changes no order and no wait.

Wall time serves only hours, slots and faces. A clock that has been lost (it reads 1970, or the date of its image: far
before the journal's last wall time) is replaced by that last wall time, going on by the line: a box that lost its clock
at noon is slow by the length of the outage, and closes no office because it thinks it is 1970. Any other reading is
gone by, also one that cannot be right: there is no better, and whoever looks after the hub is told.
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
EARLIEST: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Before the first release: a clock that reads less has never been set."""
_TIME_ERROR: Final = 5  # adjtimex(2): the clock is not synchronised
_TIMEX_BYTES: Final = 512  # struct timex has 208 bytes on Linux; more is harmless


class Clock(Protocol):
    """Thread-safe. `follow` is called before anything else with the newest stamp in the journal, and again when another
    hub has written one that is ahead of this line."""

    def follow(self, last: Stamp | None) -> None: ...

    def instant(self) -> Instant:
        """Milliseconds on the hub's line."""

    def wall(self) -> datetime:
        """Aware, UTC."""

    def stamp(self) -> Stamp: ...

    def drift_ms(self) -> int:
        """By how much the wall clock has been moved against the line since the start."""


def local_time(wall: datetime, zone: ZoneInfo) -> LocalTime:
    """The wall time at the office: date, minute of the day, weekday (0 = Monday)."""
    here = wall.astimezone(zone)
    return LocalTime(here.date().isoformat(), here.hour * 60 + here.minute, here.weekday(), wall_ms(wall))


class TimeSource(Protocol):
    """What a computer knows of time. Thread-safe."""

    @property
    def boot_id(self) -> str: ...

    def boottime_ms(self) -> int:
        """Milliseconds since boot, sleep included; never steps."""

    def wall(self) -> datetime:
        """What the wall clock reads, aware, UTC; may step at any time."""

    def synchronised(self) -> bool:
        """Whether a time source disciplines the wall clock."""


class SystemTime:
    """Of a Linux computer."""

    def __init__(self) -> None:
        self._boot_id = BOOT_ID.read_text(encoding="ascii").strip()
        self._synchronised = _Synchronised()

    @property
    def boot_id(self) -> str:
        return self._boot_id

    def boottime_ms(self) -> int:
        return boottime_ms()

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def synchronised(self) -> bool:
        return self._synchronised()


class SystemClock:
    """The hub's clock over what the computer knows of time."""

    def __init__(self, source: TimeSource | None = None) -> None:
        self._source = SystemTime() if source is None else source
        self._last_wall: datetime | None = None
        began = self._source.boottime_ms(), self._source.wall()
        self._began = began
        self._believed = began
        """The newest reading that could be believed, with its time since boot. One tuple: threads share it."""
        self._origin = wall_ms(max(began[1], EARLIEST)) - began[0]

    def follow(self, last: Stamp | None) -> None:
        if last is None:
            return
        boottime = self._source.boottime_ms()
        self._began = boottime, self._source.wall()
        self._last_wall = last.wall
        same_boot = last.boot_id == self._source.boot_id
        self._believed = (last.boottime_ms if same_boot else boottime), last.wall
        if same_boot:
            self._origin = last.instant - last.boottime_ms
        else:
            self._origin = line_after_boot(last, self._began[1], self.state()) - boottime

    def instant(self) -> Instant:
        return Instant(self._origin + self._source.boottime_ms())

    def wall(self) -> datetime:
        return self._read()[1]

    def stamp(self) -> Stamp:
        boottime, wall, state = self._read()
        return Stamp(
            instant=Instant(self._origin + boottime),
            wall=wall,
            boot_id=self._source.boot_id,
            boottime_ms=boottime,
            clock=state,
        )

    def state(self) -> ClockState:
        return self._judged(self._source.boottime_ms(), self._source.wall())

    def drift_ms(self) -> int:
        """By how much the wall clock has been moved against the line since the hub's start: what NTP or people did."""
        boottime, wall = self._began
        return wall_ms(self._source.wall()) - wall_ms(wall) - (self._source.boottime_ms() - boottime)

    def _read(self) -> tuple[int, datetime, ClockState]:
        """The time since boot, the wall time to go by, and what the wall clock itself is worth."""
        boottime, wall = self._source.boottime_ms(), self._source.wall()
        state = self._judged(boottime, wall)
        if not self._is_lost(wall, state):
            self._believed = boottime, wall
            return boottime, wall, state
        since, believed = self._believed
        return boottime, max(believed, EARLIEST) + timedelta(milliseconds=boottime - since), state

    def _is_lost(self, wall: datetime, state: ClockState) -> bool:
        last = self._last_wall
        return state is ClockState.BEHIND and (wall < EARLIEST or (last is not None and wall < last - BELIEVABLE_GAP))

    def _judged(self, boottime: int, wall: datetime) -> ClockState:
        """As at the start: an office without the Internet runs for months on end."""
        since_start = timedelta(milliseconds=boottime - self._began[0])
        return clock_state(wall - since_start, self._last_wall, synchronised=self._source.synchronised())


def is_trusted(state: ClockState) -> bool:
    return state in (ClockState.SYNCHRONISED, ClockState.PLAUSIBLE)


def clock_state(wall: datetime, last_wall: datetime | None, *, synchronised: bool) -> ClockState:
    """What the wall clock is worth, beside the newest wall time that the journal held at start."""
    if synchronised:
        return ClockState.SYNCHRONISED
    if wall < EARLIEST:
        return ClockState.BEHIND
    if last_wall is not None and not last_wall - BEHIND_AFTER <= wall <= last_wall + BELIEVABLE_GAP:
        return ClockState.BEHIND if wall < last_wall else ClockState.AHEAD
    return ClockState.PLAUSIBLE


def line_after_boot(last: Stamp, wall: datetime, state: ClockState) -> Instant:
    """Where the line goes on after a boot: as much later as the wall clock reads, when it is trusted; else where it
    stopped. By the difference, not at the wall clock itself: the two part when the wall clock is put right."""
    if not is_trusted(state):
        return last.instant
    return Instant(last.instant + max(0, wall_ms(wall) - wall_ms(last.wall)))


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

    def drift_ms(self) -> int:
        return 0
