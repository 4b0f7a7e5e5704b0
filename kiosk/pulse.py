"""The beat of the presenter's thread: time passes for the journey, a rehearsal goes on, systemd hears that we live."""

import time
from collections.abc import Callable

from hub.config.notify import Notifier
from kiosk.journey import Journey
from kiosk.rehearsal import Rehearsal

BEAT_SECONDS = 0.1
ALIVE_SECONDS = 2.0


class Pulse:
    """`beat` is called every `BEAT_SECONDS` on the presenter's thread, from nowhere else: a stuck loop is noticed."""

    def __init__(
        self,
        journey: Journey,
        notifier: Notifier,
        rehearsal: Rehearsal | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._journey = journey
        self._notifier = notifier
        self._rehearsal = rehearsal
        self._clock = clock
        self._alive = float("-inf")

    def beat(self) -> None:
        self._journey.tick()
        if self._rehearsal is not None:
            self._rehearsal.step()
        if self._clock() - self._alive >= ALIVE_SECONDS:
            self._alive = self._clock()
            self._notifier.watchdog()
