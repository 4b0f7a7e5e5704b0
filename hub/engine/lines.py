"""Who waits: one heap per (service, class), ordered by place (arrived, seq).

Inside a line the order never changes, so any priority that depends on time and class alone has its best candidate
at the head of a line: choosing costs O(lines of the counter), joining and leaving O(log n). Leaving marks an entry as
gone; gone entries at the head are dropped at once, and a line is rebuilt when they outnumber those who wait, so memory
stays within twice the people plus a small constant. Reading never changes anything.
"""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from hub.engine.ids import Instant, Seq, ServiceId, VisitId
from hub.engine.model import Visit
from hub.engine.terms import PriorityClass

Entry = tuple[Instant, Seq, VisitId]
GONE_ALLOWANCE = 64
"""Gone entries a short line may carry before it is rebuilt."""


class Line:
    """Those who wait for one service in one class."""

    __slots__ = ("_gone", "_heap", "_waiting")

    def __init__(self) -> None:
        self._heap: list[Entry] = []
        self._waiting: set[VisitId] = set()
        self._gone: set[VisitId] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def entries(self) -> int:
        """Entries held, gone ones included."""
        return len(self._heap)

    def head(self) -> VisitId:
        """Who stands first; somebody must wait (`Lines.of` gives no empty line)."""
        return self._heap[0][2]

    def join(self, visit: Visit) -> None:
        if visit.id in self._gone:  # its entry still stands at the right place: a place never changes
            self._gone.discard(visit.id)
        else:
            heappush(self._heap, (visit.arrived, visit.seq, visit.id))
        self._waiting.add(visit.id)

    def leave(self, visit: VisitId) -> None:
        self._waiting.discard(visit)
        self._gone.add(visit)
        while self._heap and self._heap[0][2] in self._gone:
            self._gone.discard(heappop(self._heap)[2])
        if len(self._gone) > len(self._waiting) + GONE_ALLOWANCE:
            self._heap = [entry for entry in self._heap if entry[2] in self._waiting]
            heapify(self._heap)
            self._gone.clear()

    def in_order(self) -> list[VisitId]:
        return [entry[2] for entry in sorted(self._heap) if entry[2] in self._waiting]


class Lines:
    """All lines of the office."""

    __slots__ = ("_lines",)

    def __init__(self) -> None:
        self._lines: dict[tuple[ServiceId, PriorityClass], Line] = {}

    def join(self, visit: Visit) -> None:
        key = visit.service, visit.priority
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = Line()
        line.join(visit)

    def leave(self, visit: Visit) -> None:
        self._lines[visit.service, visit.priority].leave(visit.id)

    def of(self, service: ServiceId) -> Iterator[Line]:
        """The lines of a service that hold somebody, in the order of the classes."""
        for priority in PriorityClass:
            line = self._lines.get((service, priority))
            if line:
                yield line

    def waiting(self, service: ServiceId) -> int:
        return sum(len(line) for line in self.of(service))
