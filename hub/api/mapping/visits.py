"""Visits, calls, counters, loads and parts as the wire shows them; which audience sees what is `audiences.py`."""

from datetime import datetime

from hub.api.mapping.changes import stands
from hub.engine import events as e
from hub.engine import model, office
from hub.wire import terms as wt
from hub.wire import views as wv


def load(found: model.ServiceLoad) -> wv.LoadView:
    return wv.LoadView(service=found.service, waiting=found.waiting, counters=found.counters)


def why(found: e.Explanation) -> wv.WhyView:
    return wv.WhyView(
        policy=found.policy,
        rule=found.rule,
        waited_ms=found.waited_ms,
        promised_ms=found.promised_ms,
        share_percent=found.share_percent,
        candidates=found.candidates,
        scarce=found.scarce,
    )


def staff_visit(found: model.Visit) -> wv.StaffVisit:
    return wv.StaffVisit(
        id=found.id,
        label=found.label,
        service=found.service,
        language=found.language,
        priority=wt.Priority(found.priority),
        state=wt.VisitState(found.state),
        arrived=found.arrived,
        changed=found.changed,
        counter=found.counter,
        call=found.call,
        called_at=found.called_at,
        calls=found.calls,
        started=found.started,
        parked_until=found.parked_until,
        parked_from=found.parked_from,
        why=None if found.why is None else why(found.why),
        paper=None if found.paper is None else wt.PrintOutcome(found.paper),
        shown=len(found.shown_by),
        spoken=len(found.spoken_by),
    )


def staff_counter(found: model.Counter, *, with_visit: bool = True) -> wv.StaffCounter:
    return wv.StaffCounter(
        id=found.id,
        state=wt.CounterState(found.state),
        staff=found.staff,
        session=found.session,
        away=found.away,
        visit=found.visit if with_visit else None,
        since=found.since,
        opened=found.opened,
        pause=found.pause,
        served=found.served,
    )


def part(found: model.Part) -> wv.PartView:
    """A device's id is the name that a technician gave it."""
    return wv.PartView(
        device=found.device,
        device_name=found.device,
        part=wt.DevicePart(found.part),
        state=wt.PartState(found.state),
        since=found.since,
    )


def call(seq: int, at: int, visit: model.Visit, place: office.CounterPlace) -> wv.CallView:
    """A call as the lobby sees it; nothing here tells who the person is or needs."""
    return wv.CallView(
        call=seq,
        label=visit.label,
        language=visit.language,
        counter=place.id,
        sign=place.sign,
        zone=place.zone,
        arrow=wt.Arrow(place.arrow),
        way=dict(place.way),
        times=max(1, visit.calls),
        at=at,
        standing=stands(visit, seq),
    )


def ticket(event: e.TicketIssued, zone: str, seq: int, issued: datetime, repeated: bool) -> wv.TicketAnswer:
    return wv.TicketAnswer(
        seq=seq,
        repeated=repeated,
        id=event.visit,
        label=event.label,
        number=event.number,
        day=event.day,
        service=event.service,
        zone=zone,
        ahead=event.ahead,
        issued=issued,
    )
