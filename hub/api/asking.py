"""From a route to the queue and back: hand a command to the writer, answer from what became durable."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from hub.api import mapping
from hub.api.audiences import Follower, LinkBase, Views
from hub.api.auth import Principal
from hub.api.problems import NotFound, Refused, Unavailable
from hub.service.change import Accepted, Busy, Outcome, StoreTrouble
from hub.service.house import House, PeopleBusy, PeopleUnavailable
from hub.wire import bookings as wb
from hub.wire import views as v
from hub.wire.problem import Reason
from hub.wire.terms import ChangeType, Role

_SERVED = frozenset({ChangeType.VISIT_SERVED, ChangeType.STEP_SERVED})


NOTHING: Final[mapping.Values] = MappingProxyType({})


@contextmanager
def read_off_the_loop() -> Iterator[None]:
    """Around what blocks and is done elsewhere: its troubles as answers. Raises Unavailable."""
    try:
        yield
    except PeopleBusy:
        raise Unavailable(Reason.HUB_BUSY) from None
    except PeopleUnavailable as error:
        raise Unavailable(Reason.STORE_UNAVAILABLE, str(error)) from error


class Desk:
    """What the routes share. Raises `ApiError`s only; nothing is answered before it is durable."""

    def __init__(self, house: House[Follower], views: Views, link_base: LinkBase, stopping: Callable[[], bool]) -> None:
        self.house = house
        self.views = views
        self._link_base = link_base
        self._stopping = stopping

    async def ask(
        self, request: str, principal: Principal, command: mapping.Command, personal: mapping.Values = NOTHING
    ) -> Accepted:
        """Carry out a command; raises Refused or Unavailable. `personal` goes to the vault in the same transaction."""
        outcome = await self._submit(request, principal, command, personal)
        if isinstance(outcome, Accepted):
            return outcome
        raise self._no(outcome)

    async def tell(
        self, request: str, principal: Principal, command: mapping.Command, personal: mapping.Values = NOTHING
    ) -> v.SeqAnswer:
        """As `ask`, for what devices report: told a second time it is a success that changes nothing."""
        outcome = await self._submit(request, principal, command, personal)
        if isinstance(outcome, Accepted):
            return v.SeqAnswer(seq=outcome.seq, repeated=outcome.repeated)
        error = self._no(outcome)
        if error.problem.reason is Reason.NO_CHANGE:
            return v.SeqAnswer(seq=self.house.board.seq, repeated=True)
        raise error

    async def _submit(
        self, request: str, principal: Principal, command: mapping.Command, personal: mapping.Values
    ) -> Outcome:
        actor = mapping.actor(principal.role, principal.device, principal.staff, principal.session)
        return await self.house.submit(mapping.request_id(request), actor, command, personal)

    def _no(self, outcome: Outcome) -> Refused | Unavailable:
        match outcome:
            case StoreTrouble() if self._stopping():
                return Unavailable(Reason.HUB_STOPPING)
            case StoreTrouble(detail=detail):
                return Unavailable(Reason.STORE_UNAVAILABLE, detail)
            case Busy():
                return Unavailable(Reason.HUB_BUSY)
            case Accepted():
                raise AssertionError("an accepted command is no refusal")
            case _:
                return Refused(mapping.reason(outcome.reason), outcome.fields)

    def visit_of_label(self, typed: str) -> str:
        """The visit of a ticket as somebody typed it: the whole number ("R042", "r 42"), or its digits where these mean
        one person. Those who have not ended go first. Raises Refused: unknown_visit, with `matches` when it is unclear.
        """
        found = self.house.board.visits_of_label(typed)
        if len(found) != 1:
            fields = {"label": typed} | ({"matches": str(len(found))} if found else {})
            raise Refused(Reason.UNKNOWN_VISIT, fields)
        return found[0].id

    def slot(self, day: date, clock: str) -> mapping.Slot:
        """The slot at this time of the office's own. Raises Refused for a time that does not come on that day."""
        office = self.house.board.office
        found = None if office is None else mapping.slot(day, clock, ZoneInfo(office.time_zone))
        if found is None:
            raise Refused(Reason.SLOT_UNKNOWN, {"date": day.isoformat(), "time": clock})
        return found

    # Answers

    def ticket(self, accepted: Accepted) -> v.TicketAnswer:
        """The ticket that this command issued, or whose number it put right."""
        for change in accepted.changes:
            event = mapping.ticket_issued(change.recorded.event)
            if event is not None:
                zone = self._zone_of(event.service)
                answer = mapping.ticket(event, zone, accepted.seq, change.wall, accepted.repeated)
                return answer.model_copy(update={"link_base": self._link_base()})
            if mapping.relabelled(change.recorded.event):
                if change.visit is None:
                    raise NotFound("The visit's day is over.")
                answer = self._ticket_of(change.visit)
                told = {"seq": accepted.seq, "repeated": accepted.repeated, "issued": change.wall}
                return answer.model_copy(update=told)
        raise AssertionError("a ticket that was issued has its event")

    def ticket_known(self, visit: str) -> v.TicketAnswer | None:
        """The ticket of a visit that stands already, as an answer given once more; None when it is not known today."""
        found = self.house.board.visit(mapping.visit_id(visit))
        return None if found is None else self._ticket_of(found)

    def _ticket_of(self, visit: mapping.Visit) -> v.TicketAnswer:
        board = self.house.board
        ahead, zone = board.people_ahead(visit) or 0, self._zone_of(visit.service)
        answer = mapping.ticket_of_visit(visit, zone, ahead, board.seq, self.house.clock.wall())
        return answer.model_copy(update={"link_base": self._link_base()})

    def visit(self, accepted: Accepted, visit: str, asker: Role) -> v.VisitAnswer:
        """The visit as this command left it; a kiosk is told nothing that is private."""
        found = self._visit(accepted, visit)
        if found is None:
            raise NotFound("The visit's day is over.")
        view = mapping.kiosk_visit(found) if asker is Role.KIOSK else mapping.staff_visit(found)
        return v.VisitAnswer(seq=accepted.seq, repeated=accepted.repeated, visit=view)

    def counter(self, accepted: Accepted, counter: str) -> v.CounterAnswer:
        """The counter as this command left it, the visit that is there now, and the one that it ended or sent on to its
        next service."""
        found = self._counter(accepted, counter)
        if found is None:
            raise NotFound("The office no longer has this counter.")
        now = None if found.visit is None else self._visit(accepted, found.visit)
        ended = [
            change.visit
            for change in accepted.changes
            if mapping.change_type(change.recorded.event) in _SERVED and change.visit is not None
        ]
        return v.CounterAnswer(
            seq=accepted.seq,
            repeated=accepted.repeated,
            counter=found,
            visit=None if now is None else mapping.staff_visit(now),
            finished=mapping.staff_visit(ended[-1]) if ended else None,
        )

    def appointment(self, accepted: Accepted, appointment: str) -> wb.AppointmentAnswer:
        """The appointment as this command left it."""
        told = (change.appointment for change in reversed(accepted.changes))
        found = next((one for one in told if one is not None and one.id == appointment), None)
        found = found or self.house.board.bookings.appointments.get(mapping.appointment_id(appointment))
        if found is None:
            raise NotFound("The appointment's day is over.")
        return wb.AppointmentAnswer(
            seq=accepted.seq, repeated=accepted.repeated, appointment=mapping.appointment(found)
        )

    def wish(self, accepted: Accepted, wish: str) -> wb.WishAnswer:
        """The wish as it stands now."""
        found = self.house.board.bookings.wishes.get(mapping.wish_id(wish))
        return wb.WishAnswer(
            seq=accepted.seq, repeated=accepted.repeated, wish=None if found is None else mapping.wish(found)
        )

    def day(self, accepted: Accepted) -> v.DayAnswer:
        return v.DayAnswer(seq=accepted.seq, repeated=accepted.repeated, day=self.views.day())

    def office(self, accepted: Accepted) -> v.OfficeAnswer:
        version = self.house.board.office_version
        return v.OfficeAnswer(seq=accepted.seq, repeated=accepted.repeated, version=version)

    def _visit(self, accepted: Accepted, visit: str) -> mapping.Visit | None:
        for change in reversed(accepted.changes):
            if change.visit is not None and change.visit.id == visit:
                return change.visit
        return self.house.board.visit(mapping.visit_id(visit))

    def _counter(self, accepted: Accepted, counter: str) -> v.StaffCounter | None:
        for change in reversed(accepted.changes):
            for one in change.counters:
                if one.id == counter:
                    return self.views.counter(one)
        found = self.house.board.counters.get(mapping.counter_id(counter))
        return None if found is None else self.views.counter(found)

    def _zone_of(self, service: str) -> str:
        office = self.house.board.office
        services = () if office is None else office.services
        return next((one.zone or "" for one in services if one.id == service), "")
