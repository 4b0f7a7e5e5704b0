"""Books of one's own about the hall: what is said to everybody, what has stopped, who calls whom, who has read what."""

from dataclasses import dataclass, field

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.ids import Instant
from hub.engine.snapshot import Still
from hub.engine.state import State
from hub.engine.terms import Role, ServiceClosed, StaffCallKind, VisitState

A_DAY_AND_A_HALF = 36 * 60 * 60_000
SUPERVISES = (events.NoticeRaised, events.ServiceStopped, events.MessageSent)


@dataclass(slots=True)
class HallWitness:
    said: dict[str, Instant | None] = field(default_factory=dict)
    """Notices that stand, with their end."""
    stopped: dict[str | None, str] = field(default_factory=dict)
    """What gives no tickets (None: the office), with its notice."""
    calling: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Calls that stand, with who comes."""
    sent: dict[str, tuple[Instant, set[str]]] = field(default_factory=dict)

    def see(self, before: Still, recorded: Recorded, state: State) -> None:
        self._see_notices(recorded)
        self._see_stops(before, recorded)
        self._see_calls(recorded)
        self._see_messages(recorded)
        self._compare(state)
        if isinstance(recorded.event, SUPERVISES):
            self._check_permission(before, recorded)

    def _see_notices(self, recorded: Recorded) -> None:
        match recorded.event:
            case events.NoticeRaised(notice=notice, until=until):
                assert notice not in self.said, "a notice that stands was raised again"
                self.said[notice] = until
            case events.NoticeEnded(notice=notice, by_itself=by_itself):
                until = self.said.pop(notice)
                assert not by_itself or until is None or until <= recorded.at, "a notice ended before its time"
            case _:
                pass

    def _see_stops(self, before: Still, recorded: Recorded) -> None:
        match recorded.event:
            case events.ServiceStopped(service=service, notice=notice):
                self.stopped[service] = notice
            case events.ServiceResumed(service=service):
                del self.stopped[service]
            case events.DayClosed():
                assert not self.stopped, "a stop outlasted its day"
                assert not self.calling, "a call outlasted its day"
            case events.TicketIssued(service=service, number_from=number_from, planned=planned):
                asked = {None, service, *(step.service for step in planned)}
                assert number_from != "series" or not asked & {*self.stopped}, "a ticket for what was stopped"
            case events.VisitLeftAtClosing(visit=visit) if recorded.actor.role is not Role.HUB and self.stopped:
                was = next(one for one in before.visits if one.id == visit)
                assert was.state is not VisitState.SERVING, "somebody at a counter was sent away"
            case _:
                pass

    def _see_calls(self, recorded: Recorded) -> None:
        match recorded.event:
            case events.StaffCallRaised(counter=counter, kind=kind):
                assert self.calling.get((counter, kind)) is not None or (counter, kind) not in self.calling
                self.calling[counter, kind] = None
            case events.StaffCallAnswered(counter=counter, kind=kind, by=by, ended=ended):
                assert (counter, kind) in self.calling, "an answer to no call"
                if ended:
                    del self.calling[counter, kind]
                else:
                    assert kind is not StaffCallKind.ALARM or by is not None
                    self.calling[counter, kind] = by
            case _:
                pass

    def _see_messages(self, recorded: Recorded) -> None:
        match recorded.event:
            case events.MessageSent(message=message):
                self.sent[message] = recorded.at, set()
            case events.MessageRead(message=message, staff=staff):
                assert staff not in self.sent[message][1], "read twice"
                self.sent[message][1].add(staff)
            case events.MessageErased(message=message):
                at, _readers = self.sent.pop(message)
                assert recorded.at - at >= A_DAY_AND_A_HALF, "a message went before its time"
            case _:
                pass

    def _compare(self, state: State) -> None:
        hall = state.hall
        assert {one.id: one.until for one in hall.notices.values()} == self.said
        assert {service: stop.notice for service, stop in hall.stops.items()} == self.stopped
        assert {key: call.answered_by for key, call in hall.calls.items()} == self.calling
        assert {one.id: set(one.read_by) for one in hall.messages.values()} == {
            message: readers for message, (_at, readers) in self.sent.items()
        }
        if state.setup is not None and self.stopped:
            for service in state.setup.leaves():
                closed = state.load(service).closed is ServiceClosed.STOPPED
                assert closed is (None in self.stopped or service in self.stopped), "a stop that is not shown"

    def _check_permission(self, before: Still, recorded: Recorded) -> None:
        if recorded.actor.role is Role.MANAGER or before.setup is None:
            return
        members = {member.id: member for member in before.setup.office.staff}
        assert recorded.actor.staff in members, "a stranger spoke to everybody"
        assert "supervise" in members[recorded.actor.staff].permissions, "somebody spoke who may not"
