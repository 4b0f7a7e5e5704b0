"""Visits, calls, counters, loads and parts as the wire shows them; which audience sees what is `audiences.py`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from hub.api.mapping.changes import stands
from hub.engine import events as e
from hub.engine import ids, model, office
from hub.engine.journey import DoneStep, PlannedStep
from hub.wire import terms as wt
from hub.wire import views as wv

Visit = model.Visit
Counter = model.Counter
_KNOWN_CLASSES: Final[Mapping[str, wt.Priority]] = {one.value: one for one in wt.Priority}


def load(found: model.ServiceLoad) -> wv.LoadView:
    closed = None if found.closed is None else wt.ServiceClosed(found.closed)
    return wv.LoadView(
        service=found.service, waiting=found.waiting, counters=found.counters, closed=closed, left=found.left
    )


def why(found: e.Explanation, visit: model.Visit) -> wv.WhyView:
    return wv.WhyView(
        policy=found.policy,
        rule=found.rule,
        waited_ms=found.waited_ms,
        promised_ms=found.promised_ms,
        share_percent=found.share_percent,
        candidates=found.candidates,
        scarce=found.scarce,
        weight=found.weight,
        profile=found.profile,
        condition=found.condition,
        turn=found.turn,
        jumped=found.jumped,
        how=None if visit.how is None else wt.HowCalled(visit.how),
        reason=None if visit.jump_reason is None else wt.JumpReason(visit.jump_reason),
    )


def staff_visit(found: model.Visit) -> wv.StaffVisit:
    return wv.StaffVisit(
        id=found.id,
        label=found.label,
        service=found.service,
        language=found.language,
        priority=priority(found.priority),
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
        why=None if found.why is None else why(found.why, found),
        paper=None if found.paper is None else wt.PrintOutcome(found.paper),
        shown=len(found.shown_by),
        spoken=len(found.spoken_by),
        **_journey(found),
        **_marks(found),
    )


def _journey(found: model.Visit) -> dict[str, Any]:
    """Places and services of a visit."""
    place, pool = found.place, found.pool
    return {
        "place": wv.PlaceView(at=place.at, seq=place.seq, nudge=place.nudge),
        "pool": None if pool is None else wv.PoolView(counter=pool.counter, staff=pool.staff),
        "quantity": found.quantity,
        "member": found.member,
        "party": found.party,
        "needs": list(found.needs),
        "requests": list(found.requests),
        "planned": [_planned(one) for one in found.planned],
        "done": [_done(one) for one in found.done],
        "outcome": found.outcome,
        "appointment": found.appointment,
        "slot": found.slot_at,
        "arrival": None if found.arrival is None else wt.Arrival(found.arrival),
    }


def _marks(found: model.Visit) -> dict[str, Any]:
    """What is counted and noted of a visit."""
    return {
        "wait_began": found.wait_began or None,
        "first_started": found.first_started,
        "requeues": found.requeues,
        "step_backs": found.step_backs,
        "target_passed": found.target_passed,
        "unanswered": found.unanswered,
        "notes": len(found.notes),
        "details": [wt.PersonalField(one) for one in found.details],
        "walk_up": found.walk_up,
        "kept": found.kept,
        "withdrawn_call": found.withdrawn_call,
    }


def _planned(found: PlannedStep) -> wv.PlannedStepView:
    return wv.PlannedStepView(service=found.service, quantity=found.quantity, member=found.member)


def _done(found: DoneStep) -> wv.DoneStepView:
    return wv.DoneStepView(
        service=found.service,
        quantity=found.quantity,
        member=found.member,
        counter=found.counter,
        staff=found.staff,
        called_at=found.called_at,
        started=found.started,
        ended=found.ended,
        inferred=found.inferred,
        outcome=found.outcome,
    )


def kiosk_visit(found: model.Visit) -> wv.StaffVisit:
    """What a kiosk is answered about a visit: nothing that was declared in private."""
    return wv.StaffVisit(
        id=found.id,
        label=found.label,
        service=found.service,
        language=found.language,
        priority="",
        state=wt.VisitState(found.state),
        arrived=found.arrived,
        changed=found.changed,
    )


def priority(found: ids.ClassId) -> wt.Priority | str:
    """A class as readers have it: the two that they all know, else the office's own id."""
    return _KNOWN_CLASSES.get(found, found)


def staff_counter(
    found: model.Counter, *, with_visit: bool = True, undoable: wv.UndoView | None = None
) -> wv.StaffCounter:
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
        profile=found.profile,
        idle_since=found.idle_since,
        wrap_until=found.wrap_until,
        last_visit=found.last_visit if with_visit else None,
        undo=undoable if with_visit else None,
    )


def undo_view(memento: model.Memento, counter: model.Counter, found: office.Office) -> wv.UndoView | None:
    """What the counter's present session can take back, if anything."""
    if not memento.acts or counter.session is None or found.undo_seconds == 0:
        return None
    return wv.UndoView(act=wt.UndoneAct(memento.acts[-1]), until=memento.at + found.undo_seconds * 1000)


def part(found: model.Part) -> wv.PartView:
    """A device's id is the name that a technician gave it."""
    return wv.PartView(
        device=found.device,
        device_name=found.device,
        part=wt.DevicePart(found.part),
        state=wt.PartState(found.state),
        since=found.since,
    )


def call(seq: int, at: int, visit: model.Visit, place: office.CounterPlace, name: str | None = None) -> wv.CallView:
    """A call as the lobby sees it; nothing here tells what the person needs, and who it is only where the office shows
    names (`name`)."""
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
        withdrawn=visit.withdrawn_call == seq,
        name=name if stands(visit, seq) else None,
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


def ticket_of_visit(found: model.Visit, zone: str, ahead: int, seq: int, issued: datetime) -> wv.TicketAnswer:
    """The ticket of a visit that stands already, with the number it has now."""
    return wv.TicketAnswer(
        seq=seq,
        repeated=True,
        id=found.id,
        label=found.label,
        number=found.number,
        day=found.day,
        service=found.service,
        zone=zone,
        ahead=ahead,
        issued=issued,
    )
