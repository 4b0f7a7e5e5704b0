"""Services, and the whole office, that stop at once (L05).

A stop gives no ticket any more, to booked people neither, until it is resumed or the day ends; it raises a notice in
the same decision, and sends those who wait home where that is asked for. Staff still transfer people to the service
and serve those who stand at a counter.
"""

from hub.engine.commands import Ask, ResumeService, StopService
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.hands import refuse_unpermitted
from hub.engine.deciding.notices import refuse_words
from hub.engine.events import (
    Event,
    NoticeEnded,
    NoticeRaised,
    ServiceResumed,
    ServiceStopped,
    ServiceSwitched,
    StaffCallAnswered,
    VisitLeftAtClosing,
)
from hub.engine.hall import Stop
from hub.engine.hours import closed_by_calendar
from hub.engine.ids import NoticeId, ServiceId, ZoneId
from hub.engine.lines import entry_of
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import NoticeAbout, NoticeKind, Permission, VisitState

WAITS = frozenset({VisitState.WAITING, VisitState.PARKED})


def stop(state: State, ask: Ask, command: StopService) -> Answer:
    """Once more with `send_away`, those who still wait go too, and are told anew."""
    setup = state.setup
    refusal = refuse_unpermitted(state, ask.actor, Permission.SUPERVISE)
    if refusal is None and (setup is None or not state.day.open):
        refusal = Refusal(Reason.DAY_NOT_OPEN)
    if refusal is not None or setup is None:
        return refusal or no_change()
    refusal = _refuse_service(setup, command.service) or refuse_words(setup.office, command.texts, wanted=False)
    if refusal is not None:
        return refusal
    standing = state.hall.stops.get(command.service)
    if standing is not None and (standing.sent_away or not command.send_away):
        return no_change()
    notice = NoticeId(ask.request)
    raised = NoticeRaised(
        notice,
        NoticeKind.NOTICE,
        command.texts,
        command.spoken,
        zones=_zones(setup, command.service),
        about=NoticeAbout.STOP,
        service=command.service,
        sent_away=command.send_away,
    )
    stopped = ServiceStopped(command.service, notice, command.texts, command.send_away)
    gone = _sent_away(state, setup, command.service) if command.send_away else []
    return (*_notice_ends(state, standing), stopped, raised, *gone)


def resume(state: State, ask: Ask, command: ResumeService) -> Answer:
    """What the calendar says meanwhile is told in the same moment."""
    refusal = refuse_unpermitted(state, ask.actor, Permission.SUPERVISE)
    if refusal is not None:
        return refusal
    standing = state.hall.stops.get(command.service)
    if standing is None:
        return no_change()
    return (ServiceResumed(command.service), *_notice_ends(state, standing), *_calendar_again(state, ask, standing))


def end_of_day(state: State) -> list[Event]:
    """With the day end its stops, and the calls among staff."""
    hall, events = state.hall, list[Event]()
    for stopped in hall.stops.values():
        events.append(ServiceResumed(stopped.service, by_itself=True))
        events += _notice_ends(state, stopped, by_itself=True)
    events += [
        StaffCallAnswered(call.counter, call.kind, call.answered_by, call.since, call.staff, ended=True)
        for call in hall.calls.values()
    ]
    return events


def _refuse_service(setup: Setup, service: ServiceId | None) -> Refusal | None:
    if service is None or setup.leaf(service) is not None:
        return None
    known = setup.service(service) is not None
    return Refusal(Reason.SERVICE_IS_CATEGORY if known else Reason.UNKNOWN_SERVICE, {"service": service})


def _zones(setup: Setup, service: ServiceId | None) -> tuple[ZoneId, ...]:
    """Where those wait whom it concerns; none: everywhere."""
    found = setup.service(service) if service is not None else None
    return (found.zone,) if found is not None and found.zone is not None else ()


def _notice_ends(state: State, stopped: Stop | None, *, by_itself: bool = False) -> list[Event]:
    """Unless somebody has ended it before."""
    stands = stopped is not None and stopped.notice in state.hall.notices
    return [NoticeEnded(stopped.notice, by_itself=by_itself)] if stopped is not None and stands else []


def _sent_away(state: State, setup: Setup, service: ServiceId | None) -> list[Event]:
    """In the order of their places. Who has come for something else too stays for it: staff see and judge. Whoever
    stayed so when one line was ended goes with the last."""
    stops = {one: state.hall.stop_of(one) for one in setup.leaves()}
    stopped = {one for one, found in stops.items() if one == service or found is not None}
    ended = {one for one, found in stops.items() if one == service or (found is not None and found.sent_away)}

    def goes(visit: Visit) -> bool:
        if visit.state not in WAITS:
            return False
        if service is None:
            return True
        to_come = {step.service for step in visit.planned}
        return service in {visit.service, *to_come} and visit.service in ended and to_come <= stopped

    return [VisitLeftAtClosing(visit.id) for visit in sorted(filter(goes, state.visits.values()), key=entry_of)]


def _calendar_again(state: State, ask: Ask, resumed: Stop) -> list[Event]:
    """A stop covers what the calendar says of a service; without it that counts again."""
    office, events = state.office, list[Event]()
    for service in office.services if office is not None else ():
        if office is None or service.is_category or resumed.service not in (None, service.id):
            continue
        others = [stopped for at, stopped in state.hall.stops.items() if at in (None, service.id)]
        closed = closed_by_calendar(office, service, ask.local)
        if others == [resumed] and closed is not None:
            events.append(ServiceSwitched(service.id, closed))
    return events
