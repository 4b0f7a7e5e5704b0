"""The people a counter may call, how much of their promise is used, and who is probably next.

Times are instants of the hub's line in milliseconds. `probable` follows the rule of domain.md ("Policies") on what
this terminal knows; only the hub decides, and it may know more.
"""

from dataclasses import dataclass
from fractions import Fraction

from counter.room import Room
from hub.wire.terms import CounterState, Priority, VisitState
from hub.wire.views import StaffVisit

PRIORITY_PERCENT = 50
"""Share of the target that is promised to the priority class (domain.md, "Policies")."""
SCARCE_COUNTERS = 2
"""A service that at most so many open counters give is looked at first."""
OVERDUE_TIMES = 2
"""Beyond so many times the promise the oldest comes first, whatever its share."""
MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person in line; `share` is the used part of the promise, 1.0 = all of it."""

    visit: StaffVisit
    waited_ms: int
    promised_ms: int

    @property
    def share(self) -> float:
        return self.waited_ms / self.promised_ms


def line(room: Room, counter: str, now: int, staff: str = "") -> tuple[Waiting, ...]:
    """Whom this counter may call, in line order: who waits for one of its services, or for it or this member of staff
    alone; not who waits for others alone."""
    services = room.services_of(counter)
    waiting = [
        Waiting(visit, max(0, now - since(visit)), promise_ms(room, visit))
        for visit in room.visits.values()
        if visit.state == VisitState.WAITING and _callable(visit, services, counter, staff)
    ]
    return tuple(sorted(waiting, key=lambda one: place_in_line(one.visit)))


def place_in_line(visit: StaffVisit) -> tuple[int, int, int]:
    """Smallest first, as the hub sorts."""
    place = visit.place
    return (visit.arrived, 0, 0) if place is None else (place.at, place.nudge, place.seq)


def since(visit: StaffVisit) -> int:
    """From when a wait is counted: the arrival, or the booked time if that is later."""
    return visit.arrived if visit.slot is None else max(visit.arrived, visit.slot)


def _callable(visit: StaffVisit, services: frozenset[str], counter: str, staff: str) -> bool:
    pool = visit.pool
    if pool is None:
        return visit.service in services
    return pool.counter == counter if pool.counter is not None else pool.staff == staff


def promise_ms(room: Room, visit: StaffVisit) -> int:
    """Longest wait promised to this visit: its service's target, by the factor of its class."""
    service = room.service(visit.service)
    minutes = service.target_minutes if service is not None else 1
    usual = PRIORITY_PERCENT if visit.priority is Priority.PRIORITY else 100
    percent = next((one.factor_percent for one in room.office.classes if one.id == visit.priority), usual)
    return max(1, minutes * MINUTE * percent // 100)


def probable(room: Room, waiting: tuple[Waiting, ...]) -> Waiting | None:
    """Who is called if the key is pressed now, as far as can be told from here. `waiting` is in line order."""
    if not waiting:
        return None
    if room.office.policy == "fifo":
        return waiting[0]
    heads: dict[tuple[str, str], Waiting] = {}
    for one in waiting:
        heads.setdefault((one.visit.service, one.visit.priority), one)
    candidates = list(heads.values())
    best = max(_scarce(room, candidates), key=lambda one: Fraction(one.waited_ms, one.promised_ms))
    overdue = next((one for one in candidates if one.waited_ms > OVERDUE_TIMES * one.promised_ms), None)
    if overdue is not None and best.visit.priority is Priority.NORMAL:
        return overdue
    return best


def parked(room: Room) -> tuple[StaffVisit, ...]:
    """Parked visits, the next to return first, those without a time last."""
    everybody = (visit for visit in room.visits.values() if visit.state == VisitState.PARKED)
    return tuple(sorted(everybody, key=lambda visit: (visit.parked_until is None, visit.parked_until or 0)))


def _scarce(room: Room, candidates: list[Waiting]) -> list[Waiting]:
    """Those whose service the fewest open counters give, if these are few and others have more; else all."""
    counters = {one.visit.service: _counters(room, one.visit.service) for one in candidates}
    fewest = min(counters.values())
    if fewest > SCARCE_COUNTERS:
        return candidates
    return [one for one in candidates if counters[one.visit.service] == fewest]


def _counters(room: Room, service: str) -> int:
    return sum(
        1
        for place in room.office.counters
        if service in place.services and room.counter(place.id).state == CounterState.OPEN
    )
