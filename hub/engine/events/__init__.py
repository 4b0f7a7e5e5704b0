"""What has happened. Events are past tense, hold codes and ids only (no names, no free text but the public words of a
notice), and never change:
a new meaning is a new version with an upcast in `codec`.

The journal stores each with its sequence, instant, request, actor; see `Recorded`.
"""

from dataclasses import dataclass

from hub.engine.commands import Actor
from hub.engine.events.bookings import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
    AppointmentMoved,
    OfferLapsed,
    OfferTaken,
    SlotOffered,
    WishDropped,
    WishKept,
)
from hub.engine.events.calls import (
    ActUndone,
    CallUnanswered,
    Explanation,
    NobodyWaiting,
    TargetPassed,
    VisitCalled,
    VisitNoShow,
    VisitRecalled,
    VisitRequeued,
    VisitSteppedBack,
)
from hub.engine.events.counters import (
    CounterClosed,
    CounterLost,
    CounterOpened,
    CounterPaused,
    CounterRegained,
    CounterResumed,
    ProfileChosen,
    WrapUpEnded,
    WrapUpStarted,
)
from hub.engine.events.days import (
    DayClosed,
    DayOpened,
    OfficeAccepted,
    SeriesUsedUp,
    ServiceSwitched,
    TakingSwitched,
)
from hub.engine.events.details import (
    AssistanceAnswered,
    AssistanceRequested,
    DetailsErased,
    DetailsKept,
    NoteKept,
    OutcomeRecorded,
    ServiceAdded,
    ServiceCorrected,
    ServiceDropped,
    VisitRevised,
)
from hub.engine.events.devices import (
    CallShown,
    CallSpoken,
    PartReported,
    TicketPrinted,
)
from hub.engine.events.hall import (
    HallEvent,
    MessageErased,
    MessageRead,
    MessageSent,
    NoticeEnded,
    NoticeRaised,
    ServiceResumed,
    ServiceStopped,
    StaffCallAnswered,
    StaffCallRaised,
)
from hub.engine.events.kiosks import (
    HelpAnswered,
    HelpCalled,
    ReprintAsked,
)
from hub.engine.events.numbers import (
    NumbersLeased,
    VisitRelabelled,
)
from hub.engine.events.visits import (
    ServiceStarted,
    StepServed,
    TicketIssued,
    VisitKept,
    VisitLeft,
    VisitLeftAtClosing,
    VisitParked,
    VisitReactivated,
    VisitRemoved,
    VisitReturned,
    VisitServed,
    VisitTransferred,
    WalkUpStarted,
)
from hub.engine.ids import Instant, RequestId, Seq

Event = (
    OfficeAccepted
    | DayOpened
    | TakingSwitched
    | DayClosed
    | TicketIssued
    | TicketPrinted
    | CounterOpened
    | CounterPaused
    | CounterResumed
    | CounterClosed
    | CounterLost
    | CounterRegained
    | VisitCalled
    | NobodyWaiting
    | VisitRecalled
    | ServiceStarted
    | VisitServed
    | VisitNoShow
    | VisitTransferred
    | VisitParked
    | VisitReturned
    | VisitLeft
    | VisitRemoved
    | VisitLeftAtClosing
    | CallShown
    | CallSpoken
    | PartReported
    | ServiceSwitched
    | SeriesUsedUp
    | WalkUpStarted
    | VisitKept
    | AssistanceRequested
    | AssistanceAnswered
    | VisitRevised
    | ServiceAdded
    | ServiceDropped
    | ServiceCorrected
    | OutcomeRecorded
    | StepServed
    | VisitSteppedBack
    | VisitRequeued
    | VisitReactivated
    | NoteKept
    | DetailsKept
    | DetailsErased
    | ActUndone
    | CallUnanswered
    | TargetPassed
    | ProfileChosen
    | WrapUpStarted
    | WrapUpEnded
    | AppointmentBooked
    | AppointmentMoved
    | AppointmentCancelled
    | AppointmentCheckedIn
    | AppointmentMissed
    | WishKept
    | SlotOffered
    | OfferTaken
    | OfferLapsed
    | WishDropped
    | NumbersLeased
    | VisitRelabelled
    | HelpCalled
    | HelpAnswered
    | ReprintAsked
    | NoticeRaised
    | NoticeEnded
    | ServiceStopped
    | ServiceResumed
    | StaffCallRaised
    | StaffCallAnswered
    | MessageSent
    | MessageRead
    | MessageErased
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event at its place in the journal."""

    seq: Seq
    at: Instant
    request: RequestId
    actor: Actor
    event: Event


__all__ = [
    "ActUndone",
    "AppointmentBooked",
    "AppointmentCancelled",
    "AppointmentCheckedIn",
    "AppointmentMissed",
    "AppointmentMoved",
    "AssistanceAnswered",
    "AssistanceRequested",
    "CallShown",
    "CallSpoken",
    "CallUnanswered",
    "CounterClosed",
    "CounterLost",
    "CounterOpened",
    "CounterPaused",
    "CounterRegained",
    "CounterResumed",
    "DayClosed",
    "DayOpened",
    "DetailsErased",
    "DetailsKept",
    "Event",
    "Explanation",
    "HallEvent",
    "HelpAnswered",
    "HelpCalled",
    "MessageErased",
    "MessageRead",
    "MessageSent",
    "NobodyWaiting",
    "NoteKept",
    "NoticeEnded",
    "NoticeRaised",
    "NumbersLeased",
    "OfferLapsed",
    "OfferTaken",
    "OfficeAccepted",
    "OutcomeRecorded",
    "PartReported",
    "ProfileChosen",
    "Recorded",
    "ReprintAsked",
    "SeriesUsedUp",
    "ServiceAdded",
    "ServiceCorrected",
    "ServiceDropped",
    "ServiceResumed",
    "ServiceStarted",
    "ServiceStopped",
    "ServiceSwitched",
    "SlotOffered",
    "StaffCallAnswered",
    "StaffCallRaised",
    "StepServed",
    "TakingSwitched",
    "TargetPassed",
    "TicketIssued",
    "TicketPrinted",
    "VisitCalled",
    "VisitKept",
    "VisitLeft",
    "VisitLeftAtClosing",
    "VisitNoShow",
    "VisitParked",
    "VisitReactivated",
    "VisitRecalled",
    "VisitRelabelled",
    "VisitRemoved",
    "VisitRequeued",
    "VisitReturned",
    "VisitRevised",
    "VisitServed",
    "VisitSteppedBack",
    "VisitTransferred",
    "WalkUpStarted",
    "WishDropped",
    "WishKept",
    "WrapUpEnded",
    "WrapUpStarted",
]
