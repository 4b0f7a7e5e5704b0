"""The hall's news for the signs: a display's stream, followed with this box's own key; and when it falls silent."""

import time
from collections.abc import Callable, Sequence

from counter.keypads.signs import Hall, SignLine
from hub.sdk.errors import SdkError
from hub.wire.stream import STALE_SECONDS, DisplayChange, DisplaySnapshot, Heartbeat

Post = Callable[[Callable[[], None]], object]


class HallNews:
    """A `StreamListener`; hands over to the main thread by `post`. `tick` marks what is stale."""

    def __init__(self, lines: Sequence[SignLine], post: Post, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._lines = lines
        self._post = post
        self._monotonic = monotonic
        self._hall = Hall()
        self._heard = float("-inf")

    def snapshot(self, snapshot: DisplaySnapshot, reset: bool) -> None:  # noqa: ARG002 - a snapshot is the whole truth
        self._post(lambda: self._now(Hall.of(snapshot)))

    def change(self, change: DisplayChange) -> None:
        self._post(lambda: self._now(self._hall.after(change)))

    def heartbeat(self, beat: Heartbeat) -> None:  # noqa: ARG002 - that it came is the news
        self._post(lambda: self._now(self._hall))

    def lost(self, error: SdkError) -> None:  # noqa: ARG002 - silence is told by the clock
        self._post(self.tick)

    def back(self) -> None:
        self._post(self.tick)

    def tick(self) -> None:
        """Main thread, several times a second."""
        stale = self._monotonic() - self._heard > STALE_SECONDS
        for line in self._lines:
            for counter in line.counters:
                line.show(counter, self._hall.face(counter, stale=stale))

    def _now(self, hall: Hall) -> None:
        self._hall, self._heard = hall, self._monotonic()
        self.tick()
