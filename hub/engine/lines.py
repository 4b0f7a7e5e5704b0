"""Who waits: one heap per line, ordered by place. A line holds those who wait for the same service, in the same class,
booked or not, demanding the same of whoever serves them, in the same pool or none.

Inside a line the order never changes with time, so any priority that depends on time and class alone has its best
candidate at the head of a line: choosing costs O(lines of the counter), joining and leaving O(log n). Leaving marks an
entry as gone; gone entries at the head are dropped at once, and a line is rebuilt when they outnumber those who wait,
so memory stays within twice the people plus a small constant. Reading never changes anything.
"""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from hub.engine.ids import ClassId, Instant, Seq, ServiceId, VisitId
from hub.engine.journey import Demand, Pool
from hub.engine.model import Visit

Entry = tuple[Instant, Seq, int, Seq, VisitId]
"""Place (at, seq, nudge), then the sequence of the ticket, which no two visits share."""
GONE_ALLOWANCE = 64
"""Gone entries a short line may carry before it is rebuilt."""


class LineKey(NamedTuple):
    """What those of one line have in common."""

    service: ServiceId
    priority: ClassId
    booked: bool
    demand: Demand
    pool: Pool | None


def line_key(visit: Visit) -> LineKey:
    return LineKey(visit.service, visit.priority, visit.slot_at is not None, visit.demand, visit.pool)


def entry_of(visit: Visit) -> Entry:
    place = visit.place
    return place.at, place.seq, place.nudge, visit.seq, visit.id


class Line:
    """Those who wait in one line."""

    __slots__ = ("_entries", "_gone", "_heap", "key")

    def __init__(self, key: LineKey) -> None:
        self.key = key
        self._heap: list[Entry] = []
        self._entries: dict[VisitId, Entry] = {}
        self._gone: set[Entry] = set()

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> int:
        """Entries held, gone ones included."""
        return len(self._heap)

    def head(self) -> VisitId:
        """Who stands first; somebody must wait (`Lines` gives no empty line)."""
        return self._heap[0][4]

    def join(self, visit: Visit) -> None:
        entry = entry_of(visit)
        if entry in self._gone:  # it still stands in the heap
            self._gone.discard(entry)
        else:
            heappush(self._heap, entry)
        self._entries[visit.id] = entry

    def leave(self, visit: VisitId) -> None:
        self._gone.add(self._entries.pop(visit))
        while self._heap and self._heap[0] in self._gone:
            self._gone.discard(heappop(self._heap))
        if len(self._gone) > len(self._entries) + GONE_ALLOWANCE:
            self._heap = [*self._entries.values()]
            heapify(self._heap)
            self._gone.clear()

    def in_order(self) -> list[VisitId]:
        return [entry[4] for entry in sorted(self._entries.values())]


class Lines:
    """All lines of the office, found by service and by pool."""

    __slots__ = ("_of_pool", "_of_service")

    def __init__(self) -> None:
        self._of_service: dict[ServiceId, dict[LineKey, Line]] = {}
        self._of_pool: dict[Pool, dict[LineKey, Line]] = {}

    def join(self, visit: Visit) -> None:
        key = line_key(visit)
        lines = self._of_service.setdefault(key.service, {})
        line = lines.get(key)
        if line is None:
            line = lines[key] = Line(key)
            if key.pool is not None:
                self._of_pool.setdefault(key.pool, {})[key] = line
        line.join(visit)

    def leave(self, visit: Visit) -> None:
        key = line_key(visit)
        line = self._of_service[key.service][key]
        line.leave(visit.id)
        if not line:
            del self._of_service[key.service][key]
            if key.pool is not None:
                del self._of_pool[key.pool][key]

    def of(self, service: ServiceId) -> Iterator[Line]:
        """The lines of a service that hold somebody, pools included."""
        yield from self._of_service.get(service, {}).values()

    def of_pool(self, pool: Pool) -> Iterator[Line]:
        """The lines of a pool that hold somebody."""
        yield from self._of_pool.get(pool, {}).values()

    def waiting(self, service: ServiceId) -> int:
        return sum(len(line) for line in self.of(service))
