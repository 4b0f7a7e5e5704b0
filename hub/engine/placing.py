"""Where a visit joins a line: places for transfers, steps back and requeues (C04, C08, Q12).

A place is (at, seq, nudge); the smaller is called first, and visits at equal places stand by the sequence of their
tickets. Age is counted from `at`, so whoever is placed beside somebody has the age of that person from then on.

- Right behind t is (t.at, t.seq, t.nudge + 1), greater than t, so whoever gets it stands behind t and behind all before
  t. Several who are put behind the same one get the same place and stand by the sequence of their tickets.
- Right before the head h is (h.at, h.seq, h.nudge - 1), smaller than h. With h the smallest place of those that wait,
  it is smaller than all; done again, the last one put first is first.
- The last place is (now, seq) with the sequence of the next event: greater than every place whose `at` is not after
  `now`, because no visit has a greater sequence. A booked person whose slot is still to come keeps it, behind.
- Nobody is put behind a place that is still to come (a slot): its age would count from then only, and all who come
  meanwhile would be called before. Whoever has such a place of its own is put behind no later one.

Only those with whom the visit competes by place alone count for `first`: same service, class, booking and pool. A step
back lets people pass whatever their class, so it counts all of the service in the same pool (or in none).
Costs O(those who wait for the service); nothing here is on the way of a ticket or of a call-next.
"""

from collections.abc import Iterator
from heapq import nsmallest

from hub.engine.ids import Instant, Seq, ServiceId
from hub.engine.journey import Place, Pool
from hub.engine.lines import Entry, entry_of
from hub.engine.model import Visit
from hub.engine.state import State

MOST_PLACES = 100
"""How far back a visit can be put in one go."""


def last(state: State, now: Instant) -> Place:
    """Behind everybody whose age counts already."""
    return Place(now, Seq(state.seq + 1))


def first(state: State, visit: Visit, service: ServiceId, pool: Pool | None) -> Place:
    """Before all of its class and booking who wait for the service; its own place when that is before them anyway."""
    heads = [
        line.first
        for line in state.lines_of(service)
        if (line.key.priority, line.key.booked, line.key.pool) == (visit.priority, visit.booked, pool)
    ]
    head = min(heads, default=None)
    if head is None or entry_of(visit) <= head:
        return visit.place
    at, seq, nudge, _ticket, _visit = head
    return Place(at, seq, nudge - 1)


def behind_head(
    state: State, visit: Visit, service: ServiceId, pool: Pool | None, places: int, now: Instant
) -> Place | None:
    """Right behind the first `places` who wait for the service, or behind all when there are fewer; None: nobody."""
    return _behind(nsmallest(places, _others(state, visit, service, pool, now)))


def behind_next(state: State, visit: Visit, places: int, now: Instant) -> Place | None:
    """Right behind the next `places` who stand behind the visit in the line of its service, or behind all of them when
    there are fewer; None: nobody stands behind."""
    mine = entry_of(visit)
    pool = visit.pool if visit.pool is not None else visit.called_from
    others = (entry for entry in _others(state, visit, visit.service, pool, now) if entry > mine)
    return _behind(nsmallest(places, others))


def _behind(passed: list[Entry]) -> Place | None:
    if not passed:
        return None
    at, seq, nudge, _ticket, _visit = passed[-1]
    return Place(at, seq, nudge + 1)


def _others(state: State, visit: Visit, service: ServiceId, pool: Pool | None, now: Instant) -> Iterator[Entry]:
    """Those behind whom the visit may be put."""
    latest = max(now, visit.place.at)
    for line in state.lines_of(service):
        if line.key.pool == pool:
            yield from (entry for entry in line.entries_held() if entry[0] <= latest and entry[4] != visit.id)
