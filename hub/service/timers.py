"""Time passing: the calendar each minute of the office's wall clock, what the engine awaits when it is due (returns,
alarms, wrap-ups, auto-calls), leases.

Looks once a second at the injected clock, on the loop's thread, and asks the writer only when something is due. What is
due is known from the last batch; while something still is, the next look asks again.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from hub.engine.commands import Command, Tick
from hub.engine.ids import Instant
from hub.service.clock import Clock
from hub.service.leases import Leases

LOOK_EVERY_S: Final = 1.0
AGAIN_MS: Final = 5_000
"""How long after a tick that brought nothing it is asked again: the disk refused it, or an idle counter is reserved."""


class Timers:
    """`ask` hands a command of the hub itself to the writer and does not wait. `also` is called at each look."""

    def __init__(
        self,
        leases: Leases,
        clock: Clock,
        ask: Callable[[Command], None],
        also: Callable[[], None] = lambda: None,
    ) -> None:
        self._leases = leases
        self._clock = clock
        self._ask = ask
        self._also = also
        self._minute: int | None = None
        self._due: Instant | None = None
        self._asked: Instant | None = None
        self._handle: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._look()

    def stop(self) -> None:
        self._loop = None
        if self._handle is not None:
            self._handle.cancel()

    def awaits(self, due: Instant | None, *, something_happened: bool) -> None:
        """What the engine awaits next, as of the last batch."""
        self._due = due
        if something_happened:
            self._asked = None

    def look(self) -> None:
        """Ask for what is due now."""
        if self._calendar_is_due() or self._engine_is_due():
            self._ask(Tick())
        self._leases.check()
        self._also()

    def _look(self) -> None:
        if self._loop is None:
            return
        self._handle = self._loop.call_later(LOOK_EVERY_S, self._look)
        self.look()

    def _calendar_is_due(self) -> bool:
        """Once in every minute of the wall clock: opening hours are minutes."""
        minute = int(self._clock.wall().timestamp()) // 60
        if minute == self._minute:
            return False
        self._minute = minute
        return True

    def _engine_is_due(self) -> bool:
        now = self._clock.instant()
        if self._due is None or self._due > now:
            return False
        if self._asked is not None and now - self._asked < AGAIN_MS:
            return False
        self._asked = now
        return True
