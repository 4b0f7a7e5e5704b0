"""Who waits: one heap per line, ordered by place. A line holds those who wait for the same service, in the same class,
booked or not, demanding the same of whoever serves them, in the same pool or none.

Inside a line the order never changes with time, so any priority that depends on time and class alone has its best
candidate at the head of a line: choosing costs O(lines of the counter), joining and leaving O(log n). What a policy
needs of a line (its head, its promise, how many counters give it) stands ready in the line: choosing looks up no visit.
Leaving marks an entry as gone; gone entries at the head are dropped at once, and a line is rebuilt when they outnumber
those who wait, so memory stays within twice the people plus a small constant. Reading never changes anything.
"""

from collections.abc import Callable, Collection, Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from hub.engine.ids import LINE_START, ClassId, Instant, Seq, ServiceId, VisitId
from hub.engine.journey import Demand, Pool
from hub.engine.model import Visit

Entry = tuple[Instant, Seq, int, Seq, VisitId]
"""Place (at, seq, nudge), then the sequence of the ticket, which no two visits share."""
GONE_ALLOWANCE = 64
"""Gone entries a short line may carry before it is rebuilt."""
NOBODY: Collection["Line"] = ()


class LineKey(NamedTuple):
    """What those of one line have in common."""

    service: ServiceId
    priority: ClassId
    booked: bool
    demand: Demand
    pool: Pool | None


class LineFacts(NamedTuple):
    """What the set-up and the open counters say of a line; see `Candidate` in policy/candidate.py."""

    promised_ms: int
    typical_ms: int
    rank: int
    is_priority: bool
    counters: int


def line_key(visit: Visit) -> LineKey:
    return LineKey(visit.service, visit.priority, visit.slot_at is not None, visit.demand, visit.pool)


def entry_of(visit: Visit) -> Entry:
    place = visit.place
    return place.at, place.seq, place.nudge, visit.seq, visit.id


def listed_as(visit: Visit) -> tuple[object, ...]:
    """What decides in which line a visit stands, and where."""
    return visit.state, line_key(visit), visit.place


class Line:
    """Those who wait in one line. The public attributes are read by policies and changed by `Lines` alone."""

    __slots__ = (
        "_entries", "_gone", "_heap", "_latest", "counters", "demand", "first", "is_free", "is_priority", "key",
        "people", "pool", "promised_ms", "rank", "service", "typical_ms",
    )  # fmt: skip

    def __init__(self, key: LineKey, facts: LineFacts) -> None:
        self.key = key
        self.service = key.service
        self.demand = key.demand
        self.pool = key.pool
        self.is_free = key.pool is None and not key.demand.skills
        """Whether every counter that gives the service may call from here."""
        self.people = 0
        self.first: Entry
        """The head. Somebody must wait; `Lines` gives no empty line."""
        self._heap: list[Entry] = []
        self._entries: dict[VisitId, Entry] = {}
        self._gone: set[Entry] = set()
        self._latest = LINE_START
        self.value(facts)

    def __len__(self) -> int:
        return self.people

    @property
    def entries(self) -> int:
        """Entries held, gone ones included."""
        return len(self._heap)

    def head(self) -> VisitId:
        return self.first[4]

    def value(self, facts: LineFacts) -> None:
        self.promised_ms, self.typical_ms, self.rank, self.is_priority, self.counters = facts

    def entries_held(self) -> Iterable[Entry]:
        """Of all who wait, in no order."""
        return self._entries.values()

    def join(self, visit: Visit) -> None:
        entry = entry_of(visit)
        if entry in self._gone:  # it still stands in the heap
            self._gone.discard(entry)
        else:
            heappush(self._heap, entry)
        self._entries[visit.id] = entry
        self.people += 1
        self.first = self._heap[0]
        self._latest = max(self._latest, entry[0])

    def leave(self, visit: VisitId) -> None:
        self._gone.add(self._entries.pop(visit))
        self.people -= 1
        while self._heap and self._heap[0] in self._gone:
            self._gone.discard(heappop(self._heap))
        if len(self._gone) > len(self._entries) + GONE_ALLOWANCE:
            self._heap = [*self._entries.values()]
            heapify(self._heap)
            self._gone.clear()
        if self._heap:
            self.first = self._heap[0]

    def before(self, entry: Entry) -> int:
        """How many stand before this place. O(n): asked when a ticket is chosen by hand."""
        return sum(1 for each in self._entries.values() if each < entry)

    def up_to(self, at: Instant) -> int:
        """How many stand at places up to `at`; O(1) when nobody ever joined at a later one."""
        if self._latest <= at:
            return len(self._entries)
        return sum(entry[0] <= at for entry in self._entries.values())

    def in_order(self) -> list[VisitId]:
        return [entry[4] for entry in sorted(self._entries.values())]


class Lines:
    """All lines of the office, found by service and by pool. `facts` tells what the set-up says of a line."""

    __slots__ = ("_facts", "_of_pool", "_of_service")

    def __init__(self, facts: Callable[[LineKey], LineFacts]) -> None:
        self._facts = facts
        self._of_service: dict[ServiceId, dict[LineKey, Line]] = {}
        self._of_pool: dict[Pool, dict[LineKey, Line]] = {}

    def join(self, visit: Visit) -> None:
        key = line_key(visit)
        lines = self._of_service.setdefault(key.service, {})
        line = lines.get(key)
        if line is None:
            line = lines[key] = Line(key, self._facts(key))
            if key.pool is not None:
                self._of_pool.setdefault(key.pool, {})[key] = line
        line.join(visit)

    def leave(self, visit: Visit) -> None:
        key = line_key(visit)
        line = self._of_service[key.service][key]
        line.leave(visit.id)
        if not line.people:
            del self._of_service[key.service][key]
            if key.pool is not None:
                del self._of_pool[key.pool][key]
                if not self._of_pool[key.pool]:
                    del self._of_pool[key.pool]

    def value(self, service: ServiceId) -> None:
        """Take the facts of a service's lines anew."""
        for line in self.of(service):
            line.value(self._facts(line.key))

    def value_all(self) -> None:
        for service in self._of_service:
            self.value(service)

    def line_of(self, visit: Visit) -> Line | None:
        """The line in which the visit stands, or would stand; None when nobody does."""
        key = line_key(visit)
        return self._of_service.get(key.service, {}).get(key)

    def of(self, service: ServiceId) -> Collection[Line]:
        """The lines of a service that hold somebody, pools included."""
        lines = self._of_service.get(service)
        return lines.values() if lines else NOBODY

    def of_pool(self, pool: Pool) -> Collection[Line]:
        """The lines of a pool that hold somebody."""
        lines = self._of_pool.get(pool)
        return lines.values() if lines else NOBODY

    @property
    def has_pools(self) -> bool:
        """Whether anybody waits in a pool."""
        return bool(self._of_pool)

    def waiting(self, service: ServiceId) -> int:
        return sum(line.people for line in self.of(service))
