"""Parked visits that return by themselves, ordered by when. Same bounds as the lines: gone entries are dropped
at the head at once, and all of them when they outnumber the live ones."""

from heapq import heapify, heappop, heappush

from hub.engine.ids import Instant, VisitId

GONE_ALLOWANCE = 64


class Timers:
    __slots__ = ("_heap", "_until")

    def __init__(self) -> None:
        self._heap: list[tuple[Instant, VisitId]] = []
        self._until: dict[VisitId, Instant] = {}

    def __len__(self) -> int:
        return len(self._until)

    @property
    def entries(self) -> int:
        return len(self._heap)

    def start(self, visit: VisitId, until: Instant) -> None:
        self._until[visit] = until
        heappush(self._heap, (until, visit))

    def stop(self, visit: VisitId) -> None:
        self._until.pop(visit, None)
        while self._heap and not self._lives(self._heap[0]):
            heappop(self._heap)
        if len(self._heap) > 2 * len(self._until) + GONE_ALLOWANCE:
            self._heap = [(until, parked) for parked, until in self._until.items()]
            heapify(self._heap)

    def due(self, now: Instant) -> list[VisitId]:
        """Those whose time has come, earliest first; O(1) when there are none."""
        if not self._heap or self._heap[0][0] > now:
            return []
        return [
            visit for until, visit in sorted((until, visit) for visit, until in self._until.items() if until <= now)
        ]

    def _lives(self, entry: tuple[Instant, VisitId]) -> bool:
        return self._until.get(entry[1]) == entry[0]
