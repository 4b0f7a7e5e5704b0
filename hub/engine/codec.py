"""Events as the journal stores them: `{"type": "visit_called", "v": 1, ...fields}`.

A stored event never changes. When a type gets a new shape, its version in `VERSIONS` goes up by one and `UPCASTS` gets
the function that lifts the fields of the version before; reading applies them one after the other.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hub.engine import events
from hub.engine.events import Event
from hub.engine.plain import PlainError, from_plain, to_plain

Fields = dict[str, Any]
Upcasts = Mapping[tuple[str, int], Callable[[Fields], Fields]]

TYPES: Mapping[str, Callable[..., Event]] = {
    "office_accepted": events.OfficeAccepted,
    "day_opened": events.DayOpened,
    "taking_switched": events.TakingSwitched,
    "day_closed": events.DayClosed,
    "ticket_issued": events.TicketIssued,
    "ticket_printed": events.TicketPrinted,
    "counter_opened": events.CounterOpened,
    "counter_paused": events.CounterPaused,
    "counter_resumed": events.CounterResumed,
    "counter_closed": events.CounterClosed,
    "counter_lost": events.CounterLost,
    "counter_regained": events.CounterRegained,
    "visit_called": events.VisitCalled,
    "nobody_waiting": events.NobodyWaiting,
    "visit_recalled": events.VisitRecalled,
    "service_started": events.ServiceStarted,
    "visit_served": events.VisitServed,
    "visit_no_show": events.VisitNoShow,
    "visit_transferred": events.VisitTransferred,
    "visit_parked": events.VisitParked,
    "visit_returned": events.VisitReturned,
    "visit_left": events.VisitLeft,
    "visit_removed": events.VisitRemoved,
    "visit_left_at_closing": events.VisitLeftAtClosing,
    "call_shown": events.CallShown,
    "call_spoken": events.CallSpoken,
    "part_reported": events.PartReported,
    "service_switched": events.ServiceSwitched,
    "series_used_up": events.SeriesUsedUp,
    "walk_up_started": events.WalkUpStarted,
    "visit_kept": events.VisitKept,
    "assistance_requested": events.AssistanceRequested,
    "assistance_answered": events.AssistanceAnswered,
    "visit_revised": events.VisitRevised,
    "service_added": events.ServiceAdded,
    "service_dropped": events.ServiceDropped,
    "service_corrected": events.ServiceCorrected,
    "outcome_recorded": events.OutcomeRecorded,
    "step_served": events.StepServed,
    "visit_stepped_back": events.VisitSteppedBack,
    "visit_requeued": events.VisitRequeued,
    "visit_reactivated": events.VisitReactivated,
    "note_kept": events.NoteKept,
    "details_kept": events.DetailsKept,
    "details_erased": events.DetailsErased,
    "act_undone": events.ActUndone,
    "call_unanswered": events.CallUnanswered,
    "target_passed": events.TargetPassed,
    "profile_chosen": events.ProfileChosen,
    "wrap_up_started": events.WrapUpStarted,
    "wrap_up_ended": events.WrapUpEnded,
    "appointment_booked": events.AppointmentBooked,
    "appointment_moved": events.AppointmentMoved,
    "appointment_cancelled": events.AppointmentCancelled,
    "appointment_checked_in": events.AppointmentCheckedIn,
    "appointment_missed": events.AppointmentMissed,
    "wish_kept": events.WishKept,
    "slot_offered": events.SlotOffered,
    "offer_taken": events.OfferTaken,
    "offer_lapsed": events.OfferLapsed,
    "wish_dropped": events.WishDropped,
    "numbers_leased": events.NumbersLeased,
    "visit_relabelled": events.VisitRelabelled,
    "help_called": events.HelpCalled,
    "help_answered": events.HelpAnswered,
    "reprint_asked": events.ReprintAsked,
    "notice_raised": events.NoticeRaised,
    "notice_ended": events.NoticeEnded,
    "service_stopped": events.ServiceStopped,
    "service_resumed": events.ServiceResumed,
    "staff_call_raised": events.StaffCallRaised,
    "staff_call_answered": events.StaffCallAnswered,
    "message_sent": events.MessageSent,
    "message_read": events.MessageRead,
    "message_erased": events.MessageErased,
}
NAMES: Mapping[Callable[..., Event], str] = {kind: name for name, kind in TYPES.items()}
VERSIONS: Mapping[str, int] = {**dict.fromkeys(TYPES, 1), "ticket_issued": 2}


def _ticket_with_base(fields: Fields) -> Fields:
    """Version 2 says what a ticket's age is counted from; before there were appointments it was the arrival."""
    return {**fields, "base": fields["arrived"]}


UPCASTS: Upcasts = {("ticket_issued", 1): _ticket_with_base}


def encode(event: Event) -> dict[str, Any]:
    """The event as a JSON-able dict."""
    name = NAMES[type(event)]
    return {"type": name, "v": VERSIONS[name], **to_plain(event)}


def decode(data: Mapping[str, Any], versions: Mapping[str, int] = VERSIONS, upcasts: Upcasts = UPCASTS) -> Event:
    """The event of any stored version. Raises `PlainError` when type, version or fields are not known."""
    fields = dict(data)
    name, version = fields.pop("type", None), fields.pop("v", None)
    kind = TYPES.get(name)
    if kind is None or not isinstance(version, int) or not 1 <= version <= versions[name]:
        raise PlainError(f"no event {name!r} version {version!r}: the journal was written by a newer Vestibule")
    for step in range(version, versions[name]):
        fields = upcasts[name, step](fields)
    return from_plain(kind, fields)
