"""Events as changes that cross the network: their names, and what they say of calls."""

from collections.abc import Mapping

from hub.engine import events as e
from hub.engine import model, terms
from hub.wire import terms as wt

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
    e.NumbersLeased: wt.ChangeType.NUMBERS_LEASED,
    e.VisitRelabelled: wt.ChangeType.VISIT_RELABELLED,
    e.HelpCalled: wt.ChangeType.HELP_CALLED,
    e.HelpAnswered: wt.ChangeType.HELP_ANSWERED,
    e.ReprintAsked: wt.ChangeType.REPRINT_ASKED,
    e.NoticeRaised: wt.ChangeType.NOTICE_RAISED,
    e.NoticeEnded: wt.ChangeType.NOTICE_ENDED,
    e.ServiceStopped: wt.ChangeType.SERVICE_STOPPED,
    e.ServiceResumed: wt.ChangeType.SERVICE_RESUMED,
    e.StaffCallRaised: wt.ChangeType.STAFF_CALL_RAISED,
    e.StaffCallAnswered: wt.ChangeType.STAFF_CALL_ANSWERED,
    e.MessageSent: wt.ChangeType.MESSAGE_SENT,
    e.MessageRead: wt.ChangeType.MESSAGE_READ,
    e.MessageErased: wt.ChangeType.MESSAGE_ERASED,
}
"""Complete: a test compares it with the engine's union of events."""

STANDING = frozenset({terms.VisitState.CALLED, terms.VisitState.SERVING})


def change_type(event: e.Event) -> wt.ChangeType:
    return CHANGE_TYPES[type(event)]


def ticket_issued(event: e.Event) -> e.TicketIssued | None:
    """The event itself when a ticket was issued."""
    return event if isinstance(event, e.TicketIssued) else None


def relabelled(event: e.Event) -> bool:
    """Whether a visit got the number that stands on its paper."""
    return isinstance(event, e.VisitRelabelled)


def has_ended(visit: model.Visit) -> bool:
    return visit.state in terms.ENDINGS


def stands(visit: model.Visit, call_seq: int) -> bool:
    """Whether this call of the visit still counts: the person is awaited at, or is at, the counter."""
    return visit.state in STANDING and visit.call == call_seq


def call_after_undo(event: e.Event, visit: model.Visit) -> tuple[int | None, str | None]:
    """The call that an undo withdrew, or the one under which the visit stands again, and its counter; else None."""
    assert isinstance(event, e.ActUndone)  # noqa: S101  # the caller looks at the type
    if event.withdrawn is not None:
        return event.withdrawn, event.counter
    return (visit.call, visit.counter) if visit.state in STANDING else (None, None)


def left_counter(event: e.Event, visit: model.Visit) -> str | None:
    """Where the visit was called or served until this event; None when it was nowhere."""
    match event:
        case (
            e.VisitTransferred(counter=counter)
            | e.VisitParked(counter=counter)
            | e.StepServed(counter=counter)
            | e.VisitSteppedBack(counter=counter)
            | e.VisitRequeued(counter=counter)
        ):
            return counter
        case _:
            return visit.counter
