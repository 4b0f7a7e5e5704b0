"""The queue as it durably stands, for everybody who reads it. Lives on the loop's thread, fed by `Change`s.

It is never ahead of the disk: a reader sees what an answer has already told. Bounds: visits that ended go when the next
day opens; of calls the newest `CALLS_KEPT` are held.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from hub.engine.bookings import Bookings
from hub.engine.events import (
    ActUndone,
    CounterClosed,
    CounterOpened,
    DayClosed,
    DayOpened,
    HallEvent,
    HelpAnswered,
    HelpCalled,
    NumbersLeased,
    OfferTaken,
    OfficeAccepted,
    TicketIssued,
    VisitCalled,
    VisitRecalled,
    VisitRelabelled,
    WishDropped,
)
from hub.engine.hall import Hall
from hub.engine.hours import (
    Opening,
    business_date,
    closed_because,
    date_of,
    next_opening,
    next_opening_of,
    service_closed_because,
)
from hub.engine.ids import (
    AppointmentId,
    CounterId,
    DeviceId,
    Instant,
    Seq,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
)
from hub.engine.leases import Leases
from hub.engine.lines import Entry, entry_of
from hub.engine.model import Appointment, Counter, Day, HelpCall, Memento, Part, ServiceLoad, Visit
from hub.engine.new_day import bookings_kept_from
from hub.engine.office import Office
from hub.engine.state import State
from hub.engine.tallies import Tally
from hub.engine.terms import ENDINGS, CounterState, DevicePart, NumberFrom, Texts, VisitState
from hub.service.change import Change
from hub.service.clock import local_time
from hub.service.words import Words

CALLS_KEPT: Final = 50


@dataclass(frozen=True, slots=True)
class Call:
    """One call or recall: `seq` is the sequence of its event, which displays acknowledge."""

    seq: Seq
    visit: VisitId
    counter: CounterId
    at: Instant


class Board:
    """Every reading method returns frozen values or fresh lists; unknown ids give None or an empty list."""

    def __init__(self) -> None:
        self.seq = 0
        """The newest event this board knows; a snapshot made from it carries this number."""
        self.office: Office | None = None
        self.office_version = 0
        """Version of the set-up; 0 before the first."""
        self.day = Day()
        self._places: frozenset[CounterId] = frozenset()
        """Counters of the set-up."""
        self._visits: dict[VisitId, Visit] = {}
        self._by_link: dict[str, VisitId] = {}
        self._lines: dict[ServiceId, list[Entry]] = {}
        self._counters: dict[CounterId, Counter] = {}
        self._loads: dict[ServiceId, ServiceLoad] = {}
        self._parts: dict[tuple[DeviceId, DevicePart], Part] = {}
        self._calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self._mementos: dict[CounterId, Memento] = {}
        self.leases = Leases()
        """What kiosks hold. Read only, for everybody but this board."""
        self._help: dict[DeviceId, HelpCall] = {}
        self.hall = Hall()
        """Read only, for everybody but this board."""
        self.words = Words()
        """Read only, for everybody but this board."""
        self._tallies: dict[StaffId, Tally] = {}
        self.bookings = Bookings()
        """Read only, for everybody but this board."""
        self._booked_by_link: dict[str, AppointmentId] = {}

    @classmethod
    def of(cls, state: State) -> "Board":
        """The board of a state that has just been read from the disk."""
        board = cls()
        board.seq = state.seq
        board.day = state.day
        board.leases = Leases(state.leases.all())
        board._parts = dict(state.parts)
        board._help = dict(state.help)
        board.hall = state.hall.copy()
        board._tallies = dict(state.tallies)
        board._counters = dict(state.counters)
        if state.setup is not None:
            board._take_office(state.setup.office)
            board.office_version = state.setup.version
            board._loads = {service: state.load(service) for service in state.setup.leaves()}
        for visit in state.visits.values():
            board._put_visit(visit)
        for appointment in state.bookings.appointments.values():
            board._put_appointment(appointment)
        for wish in state.bookings.wishes.values():
            board.bookings.put_wish(wish)
        board._mementos = {memento.counter.id: memento for memento in state.mementos.values()}
        called = (visit for visit in state.visits.values() if visit.call is not None)
        latest = (_latest_call(visit) for visit in sorted(called, key=lambda visit: visit.call or 0)[-CALLS_KEPT:])
        board._calls.extend(call for call in latest if call is not None)
        return board

    # Reading

    @property
    def counters(self) -> Mapping[CounterId, Counter]:
        return MappingProxyType(self._counters)

    @property
    def loads(self) -> Mapping[ServiceId, ServiceLoad]:
        """Of every service that people take tickets for."""
        return MappingProxyType(self._loads)

    @property
    def parts(self) -> Mapping[tuple[DeviceId, DevicePart], Part]:
        return MappingProxyType(self._parts)

    @property
    def help(self) -> Mapping[DeviceId, HelpCall]:
        """Kiosks at which somebody waits for a person."""
        return MappingProxyType(self._help)

    @property
    def tallies(self) -> Mapping[StaffId, Tally]:
        """What each member of staff has done today."""
        return MappingProxyType(self._tallies)

    def next_of(self, service: ServiceId, most: int) -> list[str]:
        """The labels of the first who wait for a service, by their places. O(most)."""
        return [self._visits[place[-1]].label for place in self._lines.get(service, ())[:most]]

    @property
    def visits(self) -> Mapping[VisitId, Visit]:
        """Today's, ended ones included."""
        return MappingProxyType(self._visits)

    def visit(self, visit: VisitId) -> Visit | None:
        return self._visits.get(visit)

    def visits_of_label(self, typed: str) -> list[Visit]:
        """Today's visits whose ticket this may be: with the same prefix and number or, when only digits are typed, with
        the number; if any have not ended, these alone. O(visits): for what a person types."""
        prefix = "".join(letter for letter in typed if letter.isalpha()).upper()
        digits = "".join(letter for letter in typed if letter.isdecimal())
        if not digits:
            return []
        found = [
            visit
            for visit in self._visits.values()
            if visit.label
            and visit.number == int(digits)
            and (not prefix or visit.label.rstrip("0123456789").rstrip("- ").upper() == prefix)
        ]
        return [visit for visit in found if visit.state not in ENDINGS] or found

    def visit_by_link(self, link_hash: str) -> Visit | None:
        """The visit whose ticket link has this SHA-256 (hex)."""
        found = self._by_link.get(link_hash)
        return None if found is None else self._visits.get(found)

    def appointment_by_link(self, link_hash: str) -> Appointment | None:
        """The appointment whose code has this SHA-256 (hex)."""
        found = self._booked_by_link.get(link_hash)
        return None if found is None else self.bookings.appointments.get(found)

    def memento(self, counter: CounterId) -> Memento | None:
        """What the counter's session did last, whether or not its time for taking it back has passed."""
        return self._mementos.get(counter)

    def waiting(self, service: ServiceId) -> list[Visit]:
        """Who waits for a service, in the order of their places."""
        return [self._visits[place[-1]] for place in self._lines.get(service, ())]

    def people_ahead(self, visit: Visit) -> int | None:
        """How many waiting for the same service stand before this visit; None when it does not wait. O(log n)."""
        line = self._lines.get(visit.service, [])
        at = bisect_left(line, entry_of(visit))
        return at if at < len(line) and line[at][-1] == visit.id else None

    def parked(self) -> list[Visit]:
        found = (visit for visit in self._visits.values() if visit.state is VisitState.PARKED)
        return sorted(found, key=entry_of)

    def calls(self) -> list[Call]:
        """The last calls, newest first; of one visit all of them."""
        return list(reversed(self._calls))

    def standing(self) -> list[Visit]:
        """Visits called or being served, in the order of their latest call."""
        places = (counter.visit for counter in self._counters.values() if counter.visit is not None)
        found = [self._visits[visit] for visit in places if visit in self._visits]
        return sorted(found, key=lambda visit: visit.call or Seq(0))

    def standing_calls(self) -> list[Call]:
        """The latest call of each standing visit, however many calls came after it."""
        return [call for call in map(_latest_call, self.standing()) if call is not None]

    def counter_of_session(self, session: SessionId) -> Counter | None:
        return next((counter for counter in self._counters.values() if counter.session == session), None)

    def counter_of_staff(self, staff: StaffId) -> Counter | None:
        return next((counter for counter in self._counters.values() if counter.staff == staff), None)

    def claimed(self) -> list[Counter]:
        """Counters that a session holds."""
        return [counter for counter in self._counters.values() if counter.session is not None]

    def closed_until(self, wall: datetime, service: ServiceId | None = None) -> tuple[Opening | None, Texts]:
        """When the calendar opens the office (or the service) next, seen from this wall time (aware), and the reason
        for its being closed on the present date that people read; empty on a date like any other."""
        if self.office is None:
            return None, {}
        local = local_time(wall, ZoneInfo(self.office.time_zone))
        today = business_date(self.office, local)
        found = next((one for one in self.office.services if one.id == service), None)
        if found is None:
            return next_opening(self.office, local), closed_because(self.office, today)
        return next_opening_of(self.office, found, local), service_closed_because(self.office, found, today)

    # Changing

    def apply(self, changes: Iterable[Change]) -> None:
        """Take in durable changes, in the order of their sequence."""
        for change in changes:
            self._apply(change)

    def _apply(self, change: Change) -> None:
        self.seq = change.recorded.seq
        if change.office is not None:
            self._take_office(change.office)
            self._counters = {}
            self._loads = {}
        if isinstance(change.recorded.event, DayOpened):
            self.leases.keep_only(self.day.day)
            self._forget_ended(bookings_kept_from(self.day, date_of(change.recorded.event.day)))
            self._help = {}
            self._tallies = {}
        if change.day is not None:
            self.day = change.day
        if change.part is not None:
            self._parts[change.part.device, change.part.part] = change.part
        for counter in change.counters:
            self._counters[counter.id] = counter
            self._forget_lost(counter)
        for load in change.loads:
            self._loads[load.service] = load
        self.words.take(change)
        self._take_people(change)
        self._take_event(change)

    def _take_people(self, change: Change) -> None:
        if change.visit is not None:
            self._put_visit(change.visit)
        if change.appointment is not None:
            self._put_appointment(change.appointment)
        if change.wish is not None:
            self.bookings.put_wish(change.wish)
        if change.memento is not None:
            self._mementos[change.memento.counter.id] = change.memento
        if change.tally is not None:
            self._take_tally(change.tally)

    def _take_tally(self, tally: Tally) -> None:
        if tally == Tally(tally.staff):
            self._tallies.pop(tally.staff, None)
        else:
            self._tallies[tally.staff] = tally

    def _take_event(self, change: Change) -> None:
        """What the pieces do not say."""
        if isinstance(change.recorded.event, HallEvent):
            self.hall.take(change.recorded.at, change.recorded.event)
        match change.recorded.event:
            case OfficeAccepted(version=version):
                self.office_version = version
            case DayOpened() | DayClosed():
                self._mementos = {}
            case CounterClosed(counter=gone) | CounterOpened(counter=gone, resumed=False) | ActUndone(counter=gone):
                self._mementos.pop(gone, None)
            case NumbersLeased(day=day, device=device, blocks=blocks, anew=anew):
                if anew:
                    self.leases.drop(day, device)
                self.leases.take(day, device, blocks)
            case (
                TicketIssued(day=day, series=series, number=number, number_from=NumberFrom.LEASE)
                | VisitRelabelled(day=day, series=series, number=number)
            ):
                self.leases.spend(day, series, number)
            case HelpCalled(device=device):
                self._help[device] = HelpCall(device, change.recorded.at)
            case HelpAnswered(device=device):
                self._help.pop(device, None)
            case OfferTaken(wish=wish) | WishDropped(wish=wish):
                self.bookings.drop_wish(wish)
            case VisitCalled(visit=visit, counter=counter_id) | VisitRecalled(visit=visit, counter=counter_id):
                self._calls.append(Call(change.recorded.seq, visit, counter_id, change.recorded.at))
            case _:
                pass

    def _take_office(self, office: Office) -> None:
        self.office = office
        self._places = frozenset(place.id for place in office.counters)

    def _forget_lost(self, counter: Counter) -> None:
        """A counter that the set-up no longer has goes when it is closed, as in the engine."""
        if counter.state is CounterState.CLOSED and counter.id not in self._places:
            del self._counters[counter.id]

    def _put_visit(self, visit: Visit) -> None:
        before = self._visits.get(visit.id)
        if before is not None and before.state is VisitState.WAITING:
            self._leave_line(before)
        self._visits[visit.id] = visit
        if visit.link_hash is not None:
            self._by_link[visit.link_hash] = visit.id
        if visit.state is VisitState.WAITING:
            insort(self._lines.setdefault(visit.service, []), entry_of(visit))

    def _leave_line(self, visit: Visit) -> None:
        line = self._lines[visit.service]
        at = bisect_left(line, entry_of(visit))
        if at < len(line) and line[at][-1] == visit.id:
            del line[at]

    def _put_appointment(self, appointment: Appointment) -> None:
        self.bookings.put(appointment)
        if appointment.link_hash is not None:
            self._booked_by_link[appointment.link_hash] = appointment.id

    def _forget_ended(self, kept_from: str) -> None:
        """As the engine does when a day opens."""
        self.bookings.forget_before(kept_from)
        known = self.bookings.appointments
        self._booked_by_link = {link: one for link, one in self._booked_by_link.items() if one in known}
        self._visits = {visit.id: visit for visit in self._visits.values() if visit.state not in ENDINGS}
        self._by_link = {visit.link_hash: visit.id for visit in self._visits.values() if visit.link_hash is not None}
        self._calls = deque((call for call in self._calls if call.visit in self._visits), maxlen=CALLS_KEPT)


def _latest_call(visit: Visit) -> Call | None:
    """The call or recall under which a visit stands or ended; None when it has been released since, or never called."""
    if visit.call is None or visit.last_call_at is None or visit.counter is None:
        return None
    return Call(visit.call, visit.id, visit.counter, visit.last_call_at)
