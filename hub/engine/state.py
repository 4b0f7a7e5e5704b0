"""The live state of one office's queue: frozen values and the look-ups over them.

Owned by one thread. Only `evolve` changes it, through the methods under "Changing"; every reading method leaves it as
it is. Bounds: visits of past days go when the next day opens, calls beyond the newest `CALLS_KEPT` are forgotten,
lines and timers carry few gone entries, day ids are remembered for `DATES_KEPT` dates.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hub.engine.awaited import MS_PER_SECOND, due_at, timed_as, timer_key
from hub.engine.bookings import Bookings
from hub.engine.events import Explanation, TicketIssued
from hub.engine.givers import Givers
from hub.engine.giving import Giving
from hub.engine.hall import Hall
from hub.engine.ids import (
    LINE_START,
    NORMAL,
    BusinessDay,
    CounterId,
    DeviceId,
    Instant,
    Seq,
    SeriesId,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
)
from hub.engine.journey import Pool
from hub.engine.leases import Leases
from hub.engine.lines import Line, LineFacts, LineKey, Lines, entry_of, listed_as
from hub.engine.model import Counter, Day, HelpCall, Memento, Part, ServiceLoad, Visit
from hub.engine.office import Office, Service
from hub.engine.setup import MS_PER_MINUTE, Setup
from hub.engine.tallies import Tally
from hub.engine.terms import ENDINGS, CounterState, DevicePart, NumberFrom, ServiceClosed, VisitState
from hub.engine.timers import TimerKey, TimerKind, Timers

CALLS_KEPT = 4096
"""More than an hour of calls at one per second: a display that answers later than that has nothing to tell."""
DUE_AT_ONCE = 200
"""Timers answered by one tick: a set-up with shorter targets must not make one transaction of ten thousand events."""
TOLD_BY_CALENDAR = frozenset({ServiceClosed.HOURS, ServiceClosed.CLOSURE, ServiceClosed.LAST_TICKET})


@dataclass(frozen=True, slots=True)
class Call:
    """A call or recall that displays may still acknowledge."""

    visit: VisitId
    shown_by: tuple[DeviceId, ...] = ()
    spoken_by: tuple[DeviceId, ...] = ()


class State:
    """See the module. `issued` counts tickets apart from the visits, so that invariant 5 is a real check."""

    __slots__ = (
        "_at_session", "_at_staff", "_givers", "_lines", "_timers",
        "bookings", "calls", "closed", "counters", "counts", "day", "hall", "help", "issued", "issued_of",
        "kept_numbers", "last_numbers", "leases", "mementos", "openings", "parts", "seq", "setup", "tallies", "turns",
        "used_up", "visits",
    )  # fmt: skip

    def __init__(self) -> None:
        self.seq = Seq(0)
        self.setup: Setup | None = None
        self.day = Day()
        self.openings: dict[str, int] = {}
        self.visits: dict[VisitId, Visit] = {}
        self.counters: dict[CounterId, Counter] = {}
        self.parts: dict[tuple[DeviceId, DevicePart], Part] = {}
        self.calls: dict[Seq, Call] = {}
        self.help: dict[DeviceId, HelpCall] = {}
        """Kiosks at which somebody waits for a person; at most one call of each."""
        self.last_numbers: dict[SeriesId, int] = {}
        self.leases = Leases()
        self.issued = 0
        self.issued_of: dict[ServiceId, int] = {}
        """Tickets given today per service, for quotas."""
        self.used_up: set[SeriesId] = set()
        """Series past their end today, of which the manager has been told."""
        self.kept_numbers: dict[SeriesId, frozenset[int]] = {}
        """Numbers on papers that the hub did not give today, which it passes over: of earlier days, of a roll."""
        self.closed: dict[ServiceId, ServiceClosed] = {}
        """Services for which no ticket is given now, as the last tick or ticket found."""
        self.turns: dict[str, int] = {}
        """Calls made in the present round of the policy `ratio`, per counter."""
        self.mementos: dict[SessionId, Memento] = {}
        self.bookings = Bookings()
        self.hall = Hall()
        self.tallies: dict[StaffId, Tally] = {}
        """What each member of staff has done today."""
        self.counts: dict[VisitState, int] = dict.fromkeys(VisitState, 0)
        self._lines = Lines(self._facts)
        self._timers = Timers()
        self._givers = Givers()
        self._at_staff: dict[StaffId, CounterId] = {}
        self._at_session: dict[SessionId, CounterId] = {}

    @classmethod
    def empty(cls) -> "State":
        return cls()

    # Reading

    @property
    def office(self) -> Office | None:
        return self.setup.office if self.setup is not None else None

    def counter_of_staff(self, staff: StaffId | None) -> CounterId | None:
        return self._at_staff.get(staff) if staff is not None else None

    def counter_of_session(self, session: SessionId | None) -> CounterId | None:
        return self._at_session.get(session) if session is not None else None

    def lines_of(self, service: ServiceId) -> Collection[Line]:
        return self._lines.of(service)

    @property
    def has_pools(self) -> bool:
        return self._lines.has_pools

    def lines_of_pool(self, pool: Pool) -> Collection[Line]:
        return self._lines.of_pool(pool)

    def line_of(self, visit: Visit) -> Line | None:
        return self._lines.line_of(visit)

    def giving(self, counter: CounterId) -> Giving:
        """How a counter works now: what it gives, by which policy; nothing when the set-up does not know it."""
        return self._givers.giving(counter)

    def given(self, counter: CounterId) -> tuple[ServiceId, ...]:
        """The services that a counter gives with its present profile and person."""
        return self.giving(counter).services

    def waiting(self, service: ServiceId) -> int:
        return self._lines.waiting(service)

    def open_counters(self, service: ServiceId) -> int:
        """Open counters that give the service; paused ones are not counted, ones shown as away are."""
        return self._givers.open_counters(service)

    def ahead(self, service: ServiceId, at: Instant) -> int:
        """People waiting for the service at places up to `at`. O(lines) when nobody's place is later."""
        return sum(line.up_to(at) for line in self._lines.of(service))

    def load(self, service: ServiceId) -> ServiceLoad:
        return ServiceLoad(
            service, self.waiting(service), self.open_counters(service), self._closed(service), self._left(service)
        )

    def closed_now(self, service: Service) -> ServiceClosed | None:
        """Why no ticket is given as things stand, the calendar aside: stopped by hand, quota, line, no open counter
        where one is needed. `HIDDEN` comes last: staff may give a ticket all the same."""
        if self.hall.stop_of(service.id) is not None:
            return ServiceClosed.STOPPED
        if self._left(service.id) == 0:
            return ServiceClosed.QUOTA
        if service.most_waiting is not None and self.waiting(service.id) >= service.most_waiting:
            return ServiceClosed.LINE_FULL
        if service.needs_open_counter and not self.open_counters(service.id):
            return ServiceClosed.NOT_GIVEN
        return ServiceClosed.HIDDEN if self.setup is not None and self.setup.is_hidden(service) else None

    def filled_by_one_more(self, service: Service, *, waits: bool) -> ServiceClosed | None:
        """What one more ticket fills: the quota, or the line if the person `waits` in it."""
        if self._left(service.id) == 1:
            return ServiceClosed.QUOTA
        if waits and service.most_waiting is not None and self.waiting(service.id) + 1 >= service.most_waiting:
            return ServiceClosed.LINE_FULL
        return None

    def line(self, service: ServiceId) -> list[Visit]:
        """Everybody who waits for a service, by place. O(n log n): for lists and tests, not for choosing."""
        waiting = [self.visits[visit] for line in self._lines.of(service) for visit in line.in_order()]
        return sorted(waiting, key=entry_of)

    def standing(self) -> list[Visit]:
        """The visits called or being served, in the order of their latest call."""
        at_counters = (self.visits[counter.visit] for counter in self.counters.values() if counter.visit is not None)
        return sorted(at_counters, key=lambda visit: visit.call or Seq(0))

    def due(self, now: Instant) -> list[TimerKey]:
        """What time has brought, earliest first, at most `DUE_AT_ONCE`, then the counters that may call by themselves,
        longest idle first; O(1) when there is nothing."""
        if not self.day.open:
            return []
        found = self._timers.due(now, DUE_AT_ONCE)
        for counter in self._givers.calling_by_themselves():
            at = self._auto_call_at(counter)
            if at is not None and at <= now:
                found.append((TimerKind.AUTO_CALL, counter.id))
        return found

    def next_due(self) -> Instant | None:
        """When a tick is due next; None when only the calendar goes on."""
        if not self.day.open:
            return self.hall.next_end()
        auto_calls = map(self._auto_call_at, self._givers.calling_by_themselves())
        times = [self._timers.next(), self.hall.next_end(), *auto_calls]
        return min((at for at in times if at is not None), default=None)

    def ended(self) -> int:
        return sum(self.counts[ending] for ending in ENDINGS)

    # Changing

    def put_setup(self, setup: Setup) -> None:
        """Take a new set-up; closed counters it does not know are forgotten."""
        self.setup = setup
        for place in setup.office.counters:
            self.counters.setdefault(place.id, Counter(place.id))
        for counter in [*self.counters.values()]:
            if setup.counter(counter.id) is None and counter.state is CounterState.CLOSED:
                del self.counters[counter.id]
        self._givers.retake(setup, self.counters.values())
        self._lines.value_all()
        for visit in self.visits.values():
            self._time(visit)

    def put_visit(self, visit: Visit) -> None:
        """Add or replace a visit and keep lines, timers and counts."""
        before = self.visits.get(visit.id)
        self.visits[visit.id] = visit
        self.counts[visit.state] += 1
        if before is not None:
            self.counts[before.state] -= 1
            if listed_as(before) == listed_as(visit):
                if timed_as(before) != timed_as(visit):
                    self._time(visit)
                return
            if before.state is VisitState.WAITING:
                self._lines.leave(before)
            gone = timer_key(before)
            if gone is not None and before.state is not visit.state:
                self._timers.stop(gone)
        if visit.state is VisitState.WAITING:
            self._lines.join(visit)
        self._time(visit)

    def put_counter(self, counter: Counter) -> None:
        """Replace a counter and keep who is where and who gives what."""
        before = self.counters.get(counter.id, Counter(counter.id))
        for service in self._givers.put(before, counter):
            self._lines.value(service)
        if before.staff is not None:
            self._at_staff.pop(before.staff, None)
        if before.session is not None:
            self._at_session.pop(before.session, None)
        self.counters[counter.id] = counter
        if counter.staff is not None:
            self._at_staff[counter.staff] = counter.id
        if counter.session is not None:
            self._at_session[counter.session] = counter.id
        self._time_counter(counter)

    def put_call(self, seq: Seq, call: Call) -> None:
        self.calls[seq] = call
        if len(self.calls) > CALLS_KEPT:
            del self.calls[next(iter(self.calls))]

    def take_turn(self, counter: CounterId, why: Explanation) -> None:
        """A call by the policy `ratio` moves the counter's round on."""
        if why.turn is not None and self.office is not None:
            self.turns[counter] = why.turn % (self.office.ratio_priority + self.office.ratio_normal)

    def count_ticket(self, event: TicketIssued) -> None:
        """Count a number, and a ticket for each service; those with a slot or of a past day count for no quota."""
        self.issued += 1
        match event.number_from:
            case NumberFrom.SERIES:
                self.last_numbers[event.series] = event.number
            case NumberFrom.LEASE:
                self.spend_leased(event.day, event.series, event.number)
            case NumberFrom.ROLL:
                self.pass_over(event.series, (event.number,))
        if event.day != self.day.day:
            return
        counted = {step.service for step in event.planned}
        if event.slot_at is None:
            counted.add(event.service)
        for service in counted:
            self.issued_of[service] = self.issued_of.get(service, 0) + 1

    def spend_leased(self, day: BusinessDay, series: SeriesId, number: int) -> None:
        """A leased number has been given; one of an earlier day is held over the present one."""
        self.leases.spend(day, series, number)
        if day != self.day.day:
            self.pass_over(series, (number,))

    def pass_over(self, series: SeriesId, numbers: Iterable[int]) -> None:
        """The hub gives none of these numbers today."""
        self.kept_numbers[series] = self.kept_numbers.get(series, frozenset()).union(numbers)

    def _closed(self, service: ServiceId) -> ServiceClosed | None:
        """The calendar's word as it was last told; all else as it is at this moment, a stop before everything."""
        told = self.closed.get(service)
        if told in TOLD_BY_CALENDAR:
            return told
        found = self.setup.service(service) if self.setup is not None else None
        return self.closed_now(found) if found is not None else None

    def _left(self, service: ServiceId) -> int | None:
        found = self.setup.service(service) if self.setup is not None else None
        if found is None or found.daily_quota is None:
            return None
        return max(0, found.daily_quota - self.issued_of.get(service, 0))

    def _time(self, visit: Visit) -> None:
        """Start, move or stop the timer that the visit has in its state."""
        key = timer_key(visit)
        until = due_at(self.setup, visit) if self.setup is not None else None
        if key is not None and until is not None:
            self._timers.start(key, until)
        elif key is not None:
            self._timers.stop(key)

    def _auto_call_at(self, counter: Counter) -> Instant | None:
        """When the counter calls by itself; None while nobody waits whom it may call. O(lines of the counter)."""
        giving = self.giving(counter.id)
        earliest: Instant | None = None
        for line in (line for service in giving.services for line in self._lines.of(service) if line.pool is None):
            at = giving.meets_at(line.demand, line.first[0])
            if at is not None and (earliest is None or at < earliest):
                earliest = at
        if any(self._lines.of_pool(pool) for pool in giving.pools):
            earliest = LINE_START
        if earliest is None or giving.auto_call_seconds is None:
            return None
        return max(earliest, Instant(counter.idle_since + giving.auto_call_seconds * MS_PER_SECOND))

    def _time_counter(self, counter: Counter) -> None:
        if counter.wrap_until is not None:
            self._timers.start((TimerKind.WRAP_UP, counter.id), counter.wrap_until)
        else:
            self._timers.stop((TimerKind.WRAP_UP, counter.id))

    def _facts(self, key: LineKey) -> LineFacts:
        """What the policies need to know of a line; a pool counts as given by one counter."""
        setup = self.setup
        if setup is None:
            return LineFacts(promised_ms=1, typical_ms=1, rank=0, is_priority=False, counters=1)
        service = setup.service(key.service)
        rank = setup.priority(key.priority).weight
        return LineFacts(
            promised_ms=setup.promised_ms(key.service, key.priority, booked=key.booked),
            typical_ms=max(1, service.typical_minutes * MS_PER_MINUTE) if service is not None else 1,
            rank=rank,
            is_priority=rank > setup.priority(NORMAL).weight,
            counters=self.open_counters(key.service) if key.pool is None else 1,
        )
