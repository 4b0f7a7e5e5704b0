"""Between the engine's types and the wire's: the only file that translates, and the only one here that imports the
engine. Every function takes frozen values and gives frozen values; which audience sees what is `audiences.py`."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from hub.engine import commands as c
from hub.engine import events as e
from hub.engine import ids, model, office, refusal, terms
from hub.wire import office as wo
from hub.wire import requests as r
from hub.wire import terms as wt
from hub.wire import views as wv
from hub.wire.problem import Reason

CHANGE_TYPES: Mapping[type[e.Event], wt.ChangeType] = {
    e.OfficeAccepted: wt.ChangeType.OFFICE_ACCEPTED,
    e.DayOpened: wt.ChangeType.DAY_OPENED,
    e.TakingSwitched: wt.ChangeType.TAKING_SWITCHED,
    e.DayClosed: wt.ChangeType.DAY_CLOSED,
    e.TicketIssued: wt.ChangeType.TICKET_ISSUED,
    e.TicketPrinted: wt.ChangeType.TICKET_PRINTED,
    e.CounterOpened: wt.ChangeType.COUNTER_OPENED,
    e.CounterPaused: wt.ChangeType.COUNTER_PAUSED,
    e.CounterResumed: wt.ChangeType.COUNTER_RESUMED,
    e.CounterClosed: wt.ChangeType.COUNTER_CLOSED,
    e.CounterLost: wt.ChangeType.COUNTER_LOST,
    e.CounterRegained: wt.ChangeType.COUNTER_REGAINED,
    e.VisitCalled: wt.ChangeType.VISIT_CALLED,
    e.NobodyWaiting: wt.ChangeType.NOBODY_WAITING,
    e.VisitRecalled: wt.ChangeType.VISIT_RECALLED,
    e.ServiceStarted: wt.ChangeType.SERVICE_STARTED,
    e.VisitServed: wt.ChangeType.VISIT_SERVED,
    e.VisitNoShow: wt.ChangeType.VISIT_NO_SHOW,
    e.VisitTransferred: wt.ChangeType.VISIT_TRANSFERRED,
    e.VisitParked: wt.ChangeType.VISIT_PARKED,
    e.VisitReturned: wt.ChangeType.VISIT_RETURNED,
    e.VisitLeft: wt.ChangeType.VISIT_LEFT,
    e.VisitRemoved: wt.ChangeType.VISIT_REMOVED,
    e.VisitLeftAtClosing: wt.ChangeType.VISIT_LEFT_AT_CLOSING,
    e.CallShown: wt.ChangeType.CALL_SHOWN,
    e.CallSpoken: wt.ChangeType.CALL_SPOKEN,
    e.PartReported: wt.ChangeType.PART_REPORTED,
    e.ServiceSwitched: wt.ChangeType.SERVICE_SWITCHED,
    e.SeriesUsedUp: wt.ChangeType.SERIES_USED_UP,
    e.WalkUpStarted: wt.ChangeType.WALK_UP_STARTED,
    e.VisitKept: wt.ChangeType.VISIT_KEPT,
    e.AssistanceRequested: wt.ChangeType.ASSISTANCE_REQUESTED,
    e.AssistanceAnswered: wt.ChangeType.ASSISTANCE_ANSWERED,
    e.VisitRevised: wt.ChangeType.VISIT_REVISED,
    e.ServiceAdded: wt.ChangeType.SERVICE_ADDED,
    e.ServiceDropped: wt.ChangeType.SERVICE_DROPPED,
    e.ServiceCorrected: wt.ChangeType.SERVICE_CORRECTED,
    e.OutcomeRecorded: wt.ChangeType.OUTCOME_RECORDED,
    e.StepServed: wt.ChangeType.STEP_SERVED,
    e.VisitSteppedBack: wt.ChangeType.VISIT_STEPPED_BACK,
    e.VisitRequeued: wt.ChangeType.VISIT_REQUEUED,
    e.VisitReactivated: wt.ChangeType.VISIT_REACTIVATED,
    e.NoteKept: wt.ChangeType.NOTE_KEPT,
    e.DetailsKept: wt.ChangeType.DETAILS_KEPT,
    e.DetailsErased: wt.ChangeType.DETAILS_ERASED,
    e.ActUndone: wt.ChangeType.ACT_UNDONE,
    e.CallUnanswered: wt.ChangeType.CALL_UNANSWERED,
    e.TargetPassed: wt.ChangeType.TARGET_PASSED,
    e.ProfileChosen: wt.ChangeType.PROFILE_CHOSEN,
    e.WrapUpStarted: wt.ChangeType.WRAP_UP_STARTED,
    e.WrapUpEnded: wt.ChangeType.WRAP_UP_ENDED,
    e.AppointmentBooked: wt.ChangeType.APPOINTMENT_BOOKED,
    e.AppointmentMoved: wt.ChangeType.APPOINTMENT_MOVED,
    e.AppointmentCancelled: wt.ChangeType.APPOINTMENT_CANCELLED,
    e.AppointmentCheckedIn: wt.ChangeType.APPOINTMENT_CHECKED_IN,
    e.AppointmentMissed: wt.ChangeType.APPOINTMENT_MISSED,
    e.WishKept: wt.ChangeType.WISH_KEPT,
    e.SlotOffered: wt.ChangeType.SLOT_OFFERED,
    e.OfferTaken: wt.ChangeType.OFFER_TAKEN,
    e.OfferLapsed: wt.ChangeType.OFFER_LAPSED,
    e.WishDropped: wt.ChangeType.WISH_DROPPED,
}
"""Complete: a test compares it with the engine's union of events."""

Command = c.Command
CounterPlace = office.CounterPlace
STANDING = frozenset({terms.VisitState.CALLED, terms.VisitState.SERVING})


# Commands


def issue(body: r.IssueRequest, channel_role: wt.Role) -> c.Command:
    channel = terms.Channel.KIOSK if channel_role is wt.Role.KIOSK else terms.Channel.STAFF
    return c.IssueTicket(
        visit=ids.VisitId(str(body.id)),
        service=ids.ServiceId(body.service),
        language=body.language,
        channel=channel,
        priority=ids.ClassId(body.priority),
        link_hash=body.link_hash,
    )


def confirm_print(visit: str, body: r.PrintedRequest) -> c.Command:
    outcome = terms.PrintOutcome(body.outcome)
    return c.ConfirmPrint(ids.VisitId(visit), outcome, terms.PartState(body.fault))


def recall(visit: str) -> c.Command:
    return c.RecallVisit(ids.VisitId(visit))


def no_show(visit: str) -> c.Command:
    return c.MarkNoShow(ids.VisitId(visit))


def start(visit: str) -> c.Command:
    return c.StartService(ids.VisitId(visit))


def finish(visit: str) -> c.Command:
    return c.FinishVisit(ids.VisitId(visit))


def give_back(visit: str) -> c.Command:
    return c.ReturnVisit(ids.VisitId(visit))


def withdraw(visit: str) -> c.Command:
    return c.WithdrawVisit(ids.VisitId(visit))


def transfer(visit: str, body: r.TransferRequest) -> c.Command:
    return c.TransferVisit(ids.VisitId(visit), ids.ServiceId(body.service))


def park(visit: str, body: r.ParkRequest) -> c.Command:
    return c.ParkVisit(ids.VisitId(visit), body.minutes)


def remove(visit: str, body: r.RemoveRequest) -> c.Command:
    return c.RemoveVisit(ids.VisitId(visit), terms.RemoveReason(body.reason))


def open_counter(counter: str, body: r.OpenCounterRequest) -> c.Command:
    return c.OpenCounter(ids.CounterId(counter), body.take_over)


def pause_counter(counter: str, body: r.PauseRequest) -> c.Command:
    return c.PauseCounter(ids.CounterId(counter), ids.PauseId(body.reason))


def resume_counter(counter: str) -> c.Command:
    return c.ResumeCounter(ids.CounterId(counter))


def close_counter(counter: str) -> c.Command:
    return c.CloseCounter(ids.CounterId(counter))


def call_next(counter: str) -> c.Command:
    return c.CallNext(ids.CounterId(counter))


def shown(call: int) -> c.Command:
    return c.AcknowledgeShown(ids.Seq(call))


def spoken(call: int) -> c.Command:
    return c.AcknowledgeSpoken(ids.Seq(call))


def report_part(body: r.ReportPartRequest) -> c.Command:
    return c.ReportPart(terms.DevicePart(body.part), terms.PartState(body.state))


def open_day() -> c.Command:
    return c.OpenDay()


def close_day() -> c.Command:
    return c.CloseDay()


def accept_office(document: dict[str, object]) -> c.Command:
    return c.AcceptOffice(document)


def actor(who: wt.Role, device: str | None, staff: str | None, session: str | None) -> c.Actor:
    return c.Actor(
        terms.Role(who.value),
        device=None if device is None else ids.DeviceId(device),
        staff=None if staff is None else ids.StaffId(staff),
        session=None if session is None else ids.SessionId(session),
    )


def session(text: str | None) -> ids.SessionId | None:
    return None if text is None else ids.SessionId(text)


def visit_id(text: str) -> ids.VisitId:
    return ids.VisitId(text)


def counter_id(text: str) -> ids.CounterId:
    return ids.CounterId(text)


def staff_id(text: str) -> ids.StaffId:
    return ids.StaffId(text)


def device_id(text: str | None) -> ids.DeviceId | None:
    return None if text is None else ids.DeviceId(text)


def request_id(text: str) -> ids.RequestId:
    return ids.RequestId(text)


# Answers and views


def reason(found: refusal.Reason) -> Reason:
    """The same key on both sides; a test walks through all of them."""
    return Reason(found.value)


def role(found: terms.Role) -> wt.Role:
    """The role as callers have it; citizens and the hub itself do not call."""
    return wt.Role(found.value)


def clock_is_off(state: StrEnum) -> bool:
    """Whether the wall clock contradicts the journal (hub/service/clock.py); the line of time goes on regardless."""
    return state.value in ("behind", "ahead")


def change_type(event: e.Event) -> wt.ChangeType:
    return CHANGE_TYPES[type(event)]


def ticket_issued(event: e.Event) -> e.TicketIssued | None:
    """The event itself when a ticket was issued."""
    return event if isinstance(event, e.TicketIssued) else None


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


def has_ended(visit: model.Visit) -> bool:
    return visit.state in terms.ENDINGS


def stands(visit: model.Visit, call_seq: int) -> bool:
    """Whether this call of the visit still counts: the person is awaited at, or is at, the counter."""
    return visit.state in STANDING and visit.call == call_seq


def left_counter(event: e.Event, visit: model.Visit) -> str | None:
    """Where the visit was called or served until this event; None when it was nowhere."""
    match event:
        case e.VisitTransferred(counter=counter) | e.VisitParked(counter=counter):
            return counter
        case _:
            return visit.counter


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


def closed_reason(found: office.Office, date: str) -> dict[str, str]:
    """Why the office stays closed on an ISO date, in its languages; empty on a date like any other."""
    return next((dict(closure.reason) for closure in found.closures if closure.date == date), {})


def office_view(found: office.Office, version: int, *, with_staff: bool) -> wo.OfficeView:
    return wo.OfficeView(
        id=found.id,
        version=version,
        names=dict(found.names),
        languages=list(found.languages),
        default_language=found.default_language,
        time_zone=found.time_zone,
        help_place=dict(found.help_place),
        zones=[wo.ZoneView(id=one.id, names=dict(one.names), way=dict(one.way)) for one in found.zones],
        services=[_service(one) for one in found.services],
        counters=[_place(one) for one in found.counters],
        staff=[wo.StaffName(id=one.id, name=one.name) for one in found.staff] if with_staff else [],
        policy=found.policy if with_staff else None,
    )


def _service(found: office.Service) -> wo.ServiceView:
    return wo.ServiceView(
        id=found.id,
        parent=found.parent,
        category=found.is_category,
        names=dict(found.names),
        descriptions=dict(found.descriptions),
        pictogram=found.pictogram,
        zone=found.zone,
        target_minutes=found.target_minutes,
        typical_minutes=found.typical_minutes,
    )


def _place(found: office.CounterPlace) -> wo.CounterPlaceView:
    return wo.CounterPlaceView(
        id=found.id,
        sign=found.sign,
        zone=found.zone,
        services=list(found.services),
        arrow=wt.Arrow(found.arrow),
        way=dict(found.way),
    )
