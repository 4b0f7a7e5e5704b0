"""Displays without a screen, following a real hub: presenter, stream and acknowledgements are the real ones; only glass
and loudspeaker are missing. And staff who call forty people within five seconds."""

import contextlib
import itertools
import queue
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from display.board import Board
from display.panes import EmptyShelf
from display.scene import Scene
from display.settings import BoardSettings, DisplaySettings
from display.telling import Telling
from hub.face.texts import Catalogues
from hub.sdk.errors import SdkError
from hub.sdk.hub_clock import HubClock
from hub.sdk.link import HubLink
from hub.sdk.record import Record
from hub.sdk.whereabouts import FixedAddress
from hub.wire.stream import DisplayChange, DisplaySnapshot, Heartbeat
from tests.display.lobby import Heard, Rows
from tests.display.watching import Seen
from tests.hub.running import Calls

COUNTERS = {
    "counter-1": "questions",
    "counter-2": "taxes",
    "counter-3": "registry-certificates",
    "counter-4": "change-of-address",
    "counter-5": "identity-apply",
    "counter-6": "permits-parking",
}
"""Of Marstow, each with a service that it gives."""
News = DisplaySnapshot | DisplayChange | Heartbeat


class Display:
    """`now` is real while the hub is followed; `live_on` then lets hours pass in no time."""

    def __init__(self, name: str, url: str, key: str, rows: int, settings: BoardSettings) -> None:
        self.name = name
        self._ahead = 0
        self._news: queue.Queue[News] = queue.Queue()
        self.heard, self.seen = Heard(), Seen()
        self.back_at: list[int] = []
        clock = HubClock(lambda: self.now / 1000)
        self._link = HubLink(FixedAddress(url), key, DisplaySnapshot, DisplayChange, self, clock)
        self._telling = Telling(self._link.client, Record(None))
        whole = replace(DisplaySettings(), board=settings)
        self.board = Board(Catalogues.load(), clock, whole, Rows(rows), self.heard, EmptyShelf())

    @property
    def now(self) -> int:
        return int(time.monotonic() * 1000) + self._ahead

    @property
    def announced(self) -> list[int]:
        return [one.call for one in self.heard.announced]

    # --- the stream's side

    def snapshot(self, snapshot: DisplaySnapshot, reset: bool) -> None:
        self._news.put(snapshot)

    def change(self, change: DisplayChange) -> None:
        self._news.put(change)

    def heartbeat(self, beat: Heartbeat) -> None:
        self._news.put(beat)

    def lost(self, error: SdkError) -> None:
        """The board says so by itself."""

    def back(self) -> None:
        self.back_at.append(self.now)

    # --- the screen's side

    def start(self) -> None:
        self._telling.start()
        self._link.start()

    def stop(self) -> None:
        self._link.stop()
        self._telling.stop()

    def turn(self) -> Scene:
        """What the window does when news has come, or time has passed."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._take(self._news.get_nowait())
        now = self.now
        scene = self.board.scene(now)
        self.seen.look(scene, now)
        self._telling.shown(scene.visible_calls)
        return scene

    def _take(self, news: News) -> None:
        match news:
            case DisplaySnapshot():
                self.board.snapshot(news, self.now)
            case DisplayChange():
                self.board.change(news, self.now)
            case Heartbeat():
                self.board.heartbeat(self.now)

    def live_on(self, milliseconds: int) -> None:
        """So much more time, with nothing new from the hub."""
        end = self._ahead + milliseconds
        while self._ahead < end:
            self._ahead += min(self.board.next_change(self.now), 1_000)
            self.board.heartbeat(self.now)
            self.turn()


@contextmanager
def displays(url: str, keys: Sequence[tuple[str, str, int, BoardSettings]]) -> Iterator[list[Display]]:
    """`keys`: name, key, rows and settings of each. They follow the hub when the block begins."""
    made = [Display(name, url, key, rows, settings) for name, key, rows, settings in keys]
    for one in made:
        one.start()
    try:
        turn_until(made, lambda: all(one.turn().place for one in made), 30, "every display to know its office")
        yield made
    finally:
        for one in made:
            one.stop()


def turn_until(made: Sequence[Display], holds: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        for one in made:
            one.turn()
        time.sleep(0.02)


class Staff:
    """Six clerks at six counters, with a line before each."""

    def __init__(self, hub: Calls, tickets: int) -> None:
        self._hub = hub
        self.calls: dict[int, int] = {}
        """Call -> when the key was pressed, in milliseconds of the monotonic clock."""
        self._tokens = {
            counter: hub.open_counter(counter, f"clerk-{number}") for number, counter in enumerate(COUNTERS, 1)
        }
        self._turns = itertools.cycle(COUNTERS)
        for number in range(tickets):
            answer = hub.issue(list(COUNTERS.values())[number % len(COUNTERS)])
            assert answer.status_code == 200, answer.text

    def call(self, count: int, over_seconds: float, meanwhile: Callable[[int], None]) -> None:
        """The next `count` calls, evenly over the time; `meanwhile(n)` is called between them."""
        begin = time.monotonic()
        for number in range(count):
            self._call_next()
            while True:
                meanwhile(number)
                if time.monotonic() >= begin + (number + 1) * over_seconds / count:
                    break
                time.sleep(0.005)

    def _call_next(self) -> None:
        """At the counter whose turn it is; where nobody waits, at the next one."""
        for _ in COUNTERS:
            counter = next(self._turns)
            pressed = int(time.monotonic() * 1000)
            answer = self._hub.post(f"/v1/counters/{counter}/call-next", self._tokens[counter], {})
            assert answer.status_code == 200, answer.text
            if answer.json()["visit"] is not None:
                self.calls[answer.json()["visit"]["call"]] = pressed
                return
        raise AssertionError("nobody waits anywhere")
