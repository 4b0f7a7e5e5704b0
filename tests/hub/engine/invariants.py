"""The invariants of domain.md as checks: on a state, and by a witness who keeps books of his own beside the engine.

The witness sees every event with the state right before and after it. What he checks he works out from the events and
the set-up; of the engine's own bookkeeping he only looks at the results.
"""

from collections import Counter as Tally
from dataclasses import dataclass, field, fields
from typing import Any

from hub.engine import events
from hub.engine.commands import Ask
from hub.engine.events import Recorded
from hub.engine.ids import RequestId, ServiceId, VisitId
from hub.engine.model import AppointmentState, Visit
from hub.engine.office import Office
from hub.engine.snapshot import Still
from hub.engine.state import State
from hub.engine.terms import ENDINGS, CounterState, NumberFrom, VisitState
from tests.hub.engine.calls import check_call, given_by
from tests.hub.engine.hall_witness import HallWitness
from tests.hub.engine.kiosk_witness import KioskWitness
from tests.hub.engine.papers import PaperWitness

AT_COUNTER = (VisitState.CALLED, VisitState.SERVING)
MOVES = (
    events.TicketIssued,
    events.WalkUpStarted,
    events.VisitTransferred,
    events.VisitSteppedBack,
    events.VisitRequeued,
    events.ActUndone,
)
"""The events that may say why a visit stands elsewhere in its line than before (invariant 4)."""
NO_ACTS = (
    events.TicketPrinted,
    events.CallShown,
    events.CallSpoken,
    events.VisitRecalled,
    events.TargetPassed,
    events.CallUnanswered,
    events.NoteKept,
    events.DetailsKept,
    events.DetailsErased,
    events.AssistanceAnswered,
    events.AssistanceRequested,
    events.AppointmentCheckedIn,
    events.ReprintAsked,
)
"""Events about a visit that do not stand in the way of an undo."""
STAYS = frozenset(
    (
        *("act", "paper", "notes", "details", "requests", "target_passed", "unanswered"),
        *("call", "calls", "last_call", "last_call_at", "withdrawn_call", "shown_by", "spoken_by"),
    )
)
"""What an undo leaves as it is: what was said aloud, printed, written down or told meanwhile."""


@dataclass(slots=True)
class Act:
    """What one request changed: the visits as they were before it."""

    at: int
    staff: str | None
    before: dict[VisitId, Visit]


@dataclass(slots=True)
class Witness:
    numbers: set[tuple[str, str, int]] = field(default_factory=set)
    labels: set[tuple[str, str]] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    issued: int = 0
    tickets: Tally[ServiceId] = field(default_factory=Tally)
    """Of today, by service, without those for which a slot is kept."""
    acts: dict[RequestId, Act] = field(default_factory=dict)
    touched: dict[str, RequestId] = field(default_factory=dict)
    """Per visit, the latest request that did something to it."""
    papers: PaperWitness = field(default_factory=PaperWitness)
    kiosks: KioskWitness = field(default_factory=KioskWitness)
    hall: HallWitness = field(default_factory=HallWitness)

    def see(self, before: Still, recorded: Recorded, ask: Ask, state: State) -> None:
        old = {visit.id: visit for visit in before.visits}
        self._count(old, before, recorded, ask)
        self.papers.see(before, recorded, state)
        self.kiosks.see(before, recorded, state)
        self.hall.see(before, recorded, state)
        self._others_stay(old, recorded, state)
        match recorded.event:
            case events.VisitCalled():
                check_call(before, recorded)
            case events.ActUndone():
                self._check_undo(old, recorded, state)
            case _:
                pass
        self._remember(old, recorded)
        self._check_balance(state)
        check_places(state)

    def _count(self, old: dict[VisitId, Visit], before: Still, recorded: Recorded, ask: Ask) -> None:
        """Invariants 1, 7, and that a visit ends exactly once."""
        match recorded.event:
            case events.TicketIssued() as event:
                assert (event.day, event.series, event.number) not in self.numbers, "number given twice"
                assert (event.day, event.label) not in self.labels, "label given twice"
                assert event.label not in {visit.label for visit in old.values()}, "two tickets of one label today"
                held = {visit.label for visit in old.values() if visit.state not in ENDINGS}
                assert event.label not in held, "two tickets of one label in the house"
                self.numbers.add((event.day, event.series, event.number))
                self.labels.add((event.day, event.label))
                self.issued += 1
                if event.day == before.day.day:
                    self._count_services(event)
                if before.setup is not None and event.number_from is NumberFrom.SERIES:
                    self._check_ticket(before.setup.office, before, event, ask)
            case events.VisitRelabelled() as event:
                assert (event.day, event.series, event.number) not in self.numbers, "relabelled with a number given"
                assert event.label not in {visit.label for visit in old.values()}, "relabelled with a label given"
                self.numbers.add((event.day, event.series, event.number))
                self.labels.add((event.day, event.label))
            case events.WalkUpStarted():
                self.issued += 1
            case (
                events.VisitServed(visit=visit)
                | events.VisitNoShow(visit=visit)
                | events.VisitLeft(visit=visit)
                | events.VisitRemoved(visit=visit)
                | events.VisitLeftAtClosing(visit=visit)
            ):
                assert visit not in self.ended, "ended twice"
                self.ended.add(visit)
            case events.VisitReactivated(visit=visit):
                assert visit in self.ended, "reactivated somebody who had not ended"
                self.ended.discard(visit)
            case events.ActUndone(visit=visit, request=request):
                self.ended.discard(visit)
                if self.acts[request].before[visit].state in ENDINGS:  # a reactivation was undone
                    self.ended.add(visit)
            case events.DayOpened():
                self.issued = sum(visit.state not in ENDINGS for visit in old.values())
                self.tickets.clear()
                self.ended.clear()
            case _:
                pass

    def _count_services(self, event: events.TicketIssued) -> None:
        self.tickets.update(_counted(event))

    def _check_ticket(self, office: Office, before: Still, event: events.TicketIssued, ask: Ask) -> None:
        """Invariant 7: judged here by books of our own, at the moment of the ticket."""
        assert before.day.open, "a ticket without a day"
        assert before.day.by_hand or in_hours(office, ask), "a ticket outside hours"
        by_id = {service.id: service for service in office.services}
        waiting = Tally(visit.service for visit in before.visits if visit.state is VisitState.WAITING)
        for service in _counted(event):
            quota, most = by_id[service].daily_quota, by_id[service].most_waiting
            assert quota is None or self.tickets[service] <= quota, "quota overshot"
            assert most is None or waiting[service] < most, "line overfilled"
            if by_id[service].needs_open_counter:
                assert any(
                    service in given_by(before, counter.id)
                    for counter in before.counters
                    if counter.state is CounterState.OPEN
                )

    def _others_stay(self, old: dict[VisitId, Visit], recorded: Recorded, state: State) -> None:
        """Invariant 4: an event changes no visit but its own, and nobody's place unless it says so."""
        event = recorded.event
        own = getattr(event, "visit", None)
        for visit in old.values():
            now = state.visits.get(visit.id)
            if isinstance(event, events.DayOpened) and visit.state in ENDINGS:
                assert now is None, "an ended visit is still there on the next day"
                continue
            assert now is not None, "a visit has vanished"
            if visit.id != own:
                assert now == visit, f"{type(event).__name__} changed another visit"
            elif not isinstance(event, MOVES):
                assert now.place == visit.place, f"{type(event).__name__} moved a visit in its line"
        if isinstance(event, events.VisitTransferred) and event.place is None:
            assert state.visits[event.visit].place == old[event.visit].place

    def _check_undo(self, old: dict[VisitId, Visit], recorded: Recorded, state: State) -> None:
        """Invariant 8, and the window."""
        event = recorded.event
        assert isinstance(event, events.ActUndone)
        act = self.acts[event.request]
        assert state.office is not None
        assert recorded.at - act.at <= state.office.undo_seconds * 1000, "undone too late"
        assert act.staff == recorded.actor.staff, "somebody else's act undone"
        assert self.touched[event.visit] == event.request, "undone although something was done since"
        now, was = state.visits[event.visit], act.before[event.visit]
        for each in fields(Visit):
            if each.name not in STAYS:
                assert getattr(now, each.name) == getattr(was, each.name), f"undo did not restore {each.name}"
        if event.withdrawn is not None:
            assert now.withdrawn_call == event.withdrawn == old[event.visit].last_call, (
                "a call undone but not withdrawn"
            )
        if was.state not in AT_COUNTER:
            assert all(counter.visit != was.id for counter in state.counters.values())

    def _remember(self, old: dict[VisitId, Visit], recorded: Recorded) -> None:
        request, visit = recorded.request, getattr(recorded.event, "visit", None)
        act = self.acts.setdefault(request, Act(recorded.at, recorded.actor.staff, {}))
        if len(self.acts) > 500:
            del self.acts[next(iter(self.acts))]
        if visit is not None and not isinstance(recorded.event, NO_ACTS):
            self.touched[visit] = request
            if visit in old:
                act.before.setdefault(visit, old[visit])

    def _check_balance(self, state: State) -> None:
        """Invariant 5: issued = waiting + called + serving + parked + ended, by three counts."""
        counted = Tally(visit.state for visit in state.visits.values())
        assert {key: value for key, value in state.counts.items() if value} == dict(counted)
        assert state.issued == self.issued == sum(counted.values()), "somebody was lost or counted twice"
        assert state.ended() == len(self.ended), "ended visits are not those that were said to end"


def _counted(event: events.TicketIssued) -> set[ServiceId]:
    """The services of a ticket that are bound by quota and line: not the one for which a slot is kept."""
    further = {step.service for step in event.planned}
    return further if event.slot_at is not None else {event.service, *further}


def check_places(state: State) -> None:
    """Invariants 2 and 10."""
    labels = [visit.label for visit in state.visits.values() if not visit.walk_up]
    assert len(labels) == len(set(labels)), "two people hold one number"
    at = [counter.visit for counter in state.counters.values() if counter.visit is not None]
    assert len(at) == len(set(at)), "a visit stands at two counters"
    for visit in state.visits.values():
        if visit.state in AT_COUNTER:
            assert visit.counter is not None
            assert state.counters[visit.counter].visit == visit.id
            assert visit.walk_up or visit.call in state.calls
        else:
            assert visit.id not in at, "a counter holds a visit that is not there"
        assert visit.pool is None or visit.state not in AT_COUNTER, "called, and still in a pool"
        if visit.state in (VisitState.WAITING, VisitState.PARKED):
            assert visit.counter is None, "assigned before the call"
    sessions = [counter.session for counter in state.counters.values() if counter.session is not None]
    staff = [counter.staff for counter in state.counters.values() if counter.staff is not None]
    assert len(sessions) == len(set(sessions)), "one session at two counters"
    assert len(staff) == len(set(staff)), "one person at two counters"


def check_lookups(state: State) -> None:
    """What is kept for speed says what the visits and counters say."""
    setup = state.setup
    assert setup is not None
    for service in setup.leaves():
        waiting = [
            visit for visit in state.visits.values() if visit.state is VisitState.WAITING and visit.service == service
        ]
        assert state.line(service) == sorted(waiting, key=lambda visit: (visit.place, visit.seq))
        assert state.waiting(service) == len(waiting)
        assert state.ahead(service, max([visit.place.at for visit in waiting], default=state.day.opened_at)) == len(
            waiting
        )
        givers = [
            counter
            for counter in state.counters.values()
            if counter.state is CounterState.OPEN and service in given_by(state, counter.id)
        ]
        assert state.open_counters(service) == len(givers) == state.load(service).counters
    for counter in state.counters.values():
        assert state.counter_of_staff(counter.staff) == (counter.id if counter.staff else None)
        assert state.counter_of_session(counter.session) == (counter.id if counter.session else None)


def check_state(state: State) -> None:
    """All that can be checked on a state alone."""
    check_places(state)
    check_lookups(state)
    check_slots(state)


def check_undo(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Invariant 8, on snapshots: undone right after it was done, an action leaves what stood before it, but for the
    traces in `_without_traces`."""
    was, found = _without_traces(before), _without_traces(after)
    assert found == was, f"undo restored something else: {[key for key in found if found[key] != was[key]]}"


def _without_traces(snapshot: dict[str, Any]) -> dict[str, Any]:
    """A snapshot without the traces that an action leaves although it was undone: its place in the journal, calls said
    aloud, who acted last, and whether a round of `ratio` that stands at its beginning was ever begun."""
    told = ("act", "last_call", "last_call_at", "withdrawn_call")
    left_out = ("seq", "calls", "mementos", "turns", "visits")
    return {key: value for key, value in snapshot.items() if key not in left_out} | {
        "turns": {scope: turn for scope, turn in snapshot["turns"].items() if turn},
        "visits": [{key: value for key, value in visit.items() if key not in told} for visit in snapshot["visits"]],
    }


def check_slots(state: State) -> None:
    """No slot is booked beyond what it takes; cancelled ones take none."""
    taken: Tally[tuple[str, str, int]] = Tally()
    for one in state.bookings.appointments.values():
        if one.state is not AppointmentState.CANCELLED:
            taken[one.service, one.slot.date, one.slot.minute] += 1
    for wish in state.bookings.wishes.values():
        if wish.offer is not None:
            taken[wish.service, wish.offer.date, wish.offer.minute] += 1
    assert state.setup is not None
    for (name, day, minute), count in taken.items():
        service = state.setup.service(ServiceId(name))
        assert state.bookings.taken(ServiceId(name), day, minute) == count
        if service is not None and service.booking is not None:
            assert count <= service.booking.capacity, "a slot is overbooked"


def in_hours(office: Office, ask: Ask) -> bool:
    """By the tables of the set-up alone; the office of these tests is not open over midnight."""
    local = ask.local
    if any(closure.date == local.date for closure in office.closures):
        return False
    hours = office.hours
    for season in office.seasons:
        if season.first <= local.date <= season.last:
            hours = season.hours
    return any(each.weekday == local.weekday and each.opens <= local.minute < each.closes for each in hours)
