"""What time will bring: parked visits that return, promises that break, calls nobody answers, wrap-ups that end,
counters that call by themselves. One heap by time; a key has at most one timer. Gone entries are dropped at the head at
once, and all of them when they outnumber the live ones."""

from enum import StrEnum
from heapq import heapify, heappop, heappush

from hub.engine.ids import Instant

GONE_ALLOWANCE = 64


class TimerKind(StrEnum):
    RETURN = "return"
    TARGET = "target"
    UNANSWERED = "unanswered"
    WRAP_UP = "wrap_up"
    AUTO_CALL = "auto_call"


TimerKey = tuple[TimerKind, str]
"""The kind and the id of the visit or counter that it is about."""


class Timers:
    __slots__ = ("_heap", "_until")

    def __init__(self) -> None:
        self._heap: list[tuple[Instant, TimerKey]] = []
        self._until: dict[TimerKey, Instant] = {}

    def __len__(self) -> int:
        return len(self._until)

    @property
    def entries(self) -> int:
        return len(self._heap)

    def start(self, key: TimerKey, until: Instant) -> None:
        """Also moves a timer that runs already."""
        if self._until.get(key) == until:
            return
        self._until[key] = until
        heappush(self._heap, (until, key))
        self._tidy()

    def stop(self, key: TimerKey) -> None:
        if self._until.pop(key, None) is not None:
            self._tidy()

    def next(self) -> Instant | None:
        """When the earliest one is due; O(1)."""
        return self._heap[0][0] if self._heap else None

    def due(self, now: Instant, most: int) -> list[TimerKey]:
        """The first `most` whose time has come, earliest first; O(1) when there are none, else O(most log most)."""
        heap = self._heap
        if not heap or heap[0][0] > now:
            return []
        found: dict[TimerKey, None] = {}
        front = [(heap[0], 0)]  # entries whose parents have been seen: the least of them comes next
        while front and len(found) < most:
            entry, place = heappop(front)
            if self._lives(entry):
                found[entry[1]] = None
            for child in (2 * place + 1, 2 * place + 2):
                if child < len(heap) and heap[child][0] <= now:
                    heappush(front, (heap[child], child))
        return [*found]

    def until(self, key: TimerKey) -> Instant | None:
        return self._until.get(key)

    def _tidy(self) -> None:
        while self._heap and not self._lives(self._heap[0]):
            heappop(self._heap)
        if len(self._heap) > 2 * len(self._until) + GONE_ALLOWANCE:
            self._heap = [(until, key) for key, until in self._until.items()]
            heapify(self._heap)

    def _lives(self, entry: tuple[Instant, TimerKey]) -> bool:
        return self._until.get(entry[1]) == entry[0]
