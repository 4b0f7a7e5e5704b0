"""What can be asked of the queue. Commands are imperative, carry their ids, and know no clock.

`decide(state, ask, command)` answers with events or a `Refusal`. The time, the asker and the request id travel
in `Ask`, so that a command can be replayed, retried and simulated.
"""

from dataclasses import dataclass, field

from hub.engine.ids import (
    NORMAL,
    AppointmentId,
    ClassId,
    CounterId,
    DeviceId,
    Instant,
    NeedId,
    NoteRef,
    OutcomeId,
    PauseId,
    ProfileId,
    RequestId,
    Seq,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
    WishId,
)
from hub.engine.journey import PlannedStep, Slot
from hub.engine.terms import (
    CancelReason,
    Channel,
    DevicePart,
    JumpReason,
    PartState,
    PersonalField,
    Placement,
    PrintOutcome,
    ReactivateReason,
    RemoveReason,
    Role,
)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Wall time at the office, for hours and calendar only: ISO date, minute of the day, weekday 0 = Monday."""

    date: str
    minute: int
    weekday: int
    wall_ms: int = 0
    """The same moment as milliseconds since 1970 UTC, beside which slots are judged."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a device, a signed-in person at a counter, the hub itself."""

    role: Role
    device: DeviceId | None = None
    staff: StaffId | None = None
    session: SessionId | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The circumstances of a command: when (on the hub's line, and at the office), who, and which request."""

    request: RequestId
    now: Instant
    local: LocalTime
    actor: Actor


@dataclass(frozen=True, slots=True)
class AcceptOffice:
    """Take a new version of the office set-up (the document in its JSON form)."""

    document: dict[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenDay:
    """Open the business day by hand."""


@dataclass(frozen=True, slots=True)
class CloseDay:
    """End the business day by hand: whoever still waits has left at closing."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed: the calendar opens and closes the day, parked visits return."""


@dataclass(frozen=True, slots=True)
class IssueTicket:
    visit: VisitId
    service: ServiceId
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    link_hash: str | None = None
    """SHA-256 (hex) of the ticket's link token; the token itself is known to the asking device alone."""
    quantity: int = 1
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    more: tuple[PlannedStep, ...] = ()
    """Further services of the same visit, in the order in which the person wants them."""


@dataclass(frozen=True, slots=True)
class ServeWalkUp:
    """Serve somebody without a ticket at this counter, from now; ends the current visit as call-next does."""

    counter: CounterId
    visit: VisitId
    service: ServiceId
    language: str
    quantity: int = 1
    party: int = 1
    priority: ClassId = NORMAL


@dataclass(frozen=True, slots=True)
class ReviseVisit:
    """Correct what is known of a visit; None leaves it."""

    visit: VisitId
    priority: ClassId | None = None
    needs: tuple[NeedId, ...] | None = None
    language: str | None = None
    party: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerAssistance:
    """The requested help (an interpreter) has been arranged."""

    visit: VisitId
    need: NeedId


@dataclass(frozen=True, slots=True)
class AddService:
    visit: VisitId
    step: PlannedStep
    first: bool = False


@dataclass(frozen=True, slots=True)
class DropService:
    visit: VisitId
    service: ServiceId
    member: int = 1


@dataclass(frozen=True, slots=True)
class CorrectService:
    """The wrong service was taken: put it right in place, called or serving or waiting."""

    visit: VisitId
    service: ServiceId


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """What was done: for the visit at the counter, or for the one that this session served last."""

    visit: VisitId
    outcome: OutcomeId | None = None
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class StepBack:
    """ "I need more time": by the person or by staff, `places` back in line."""

    visit: VisitId
    places: int = 3


@dataclass(frozen=True, slots=True)
class ReactivateVisit:
    """An ended visit of today waits again."""

    visit: VisitId
    reason: ReactivateReason


@dataclass(frozen=True, slots=True)
class KeepNote:
    """A note whose text the service has put in the vault under `ref`, in the same transaction."""

    visit: VisitId
    ref: NoteRef


@dataclass(frozen=True, slots=True)
class KeepDetails:
    """Personal data that the service has put in the vault, in the same transaction; exactly one owner is set."""

    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class EraseDetails:
    """Erase fields from the vault (by the person, staff, or the hub when their time has come)."""

    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back this counter session's own last action, within the office's window."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """Claim a counter for a session. The same person resumes; another one needs `take_over`."""

    counter: CounterId
    take_over: bool = False
    profile: ProfileId | None = None
    """None: the person's own, else the counter's."""


@dataclass(frozen=True, slots=True)
class ChooseProfile:
    counter: CounterId
    profile: ProfileId | None


@dataclass(frozen=True, slots=True)
class EndWrapUp:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class PauseCounter:
    counter: CounterId
    reason: PauseId


@dataclass(frozen=True, slots=True)
class ResumeCounter:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CloseCounter:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class LoseCounter:
    """The session's stream has been silent for 30 s: show the counter as away; its visit stays."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class RegainCounter:
    """The session is heard again."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class CallNext:
    """End the current visit as served, if any, and call the one that the policy chooses, if any. With `service` only
    those who wait for it (by permission)."""

    counter: CounterId
    service: ServiceId | None = None


@dataclass(frozen=True, slots=True)
class CallVisit:
    """Call a chosen ticket (by permission). `reason` is required when others of its line stand before it."""

    counter: CounterId
    visit: VisitId
    reason: JumpReason | None = None


@dataclass(frozen=True, slots=True)
class RecallVisit:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class MarkNoShow:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class StartService:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class FinishVisit:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class TransferVisit:
    """To another service, to a counter's pool or to a person's pool; the age and the class are kept.

    `service` None: the present one. `placement`: by age, first, last, or (`back`) behind the next so many."""

    visit: VisitId
    service: ServiceId | None = None
    counter: CounterId | None = None
    staff: StaffId | None = None
    placement: Placement = Placement.AGE
    back: int = 0


@dataclass(frozen=True, slots=True)
class ParkVisit:
    """Set aside; with `minutes` the visit returns to its place in line by itself."""

    visit: VisitId
    minutes: int | None = None
    to_counter: bool = False
    """After the return it waits for this counter alone (its pool)."""
    to_me: bool = False
    """After the return it waits for this member of staff alone."""


@dataclass(frozen=True, slots=True)
class ReturnVisit:
    """Back from parked to its place in line."""

    visit: VisitId


@dataclass(frozen=True, slots=True)
class WithdrawVisit:
    """By the person: the visit ends as left."""

    visit: VisitId


@dataclass(frozen=True, slots=True)
class RemoveVisit:
    """By staff: the visit ends as removed."""

    visit: VisitId
    reason: RemoveReason


@dataclass(frozen=True, slots=True)
class ConfirmPrint:
    visit: VisitId
    outcome: PrintOutcome
    fault: PartState = PartState.OK


@dataclass(frozen=True, slots=True)
class AcknowledgeShown:
    """A display has drawn the call; `call` is the sequence of the visit_called or visit_recalled event."""

    call: Seq


@dataclass(frozen=True, slots=True)
class AcknowledgeSpoken:
    """A display has spoken the call to its end."""

    call: Seq


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A device tells the state of one of its parts."""

    part: DevicePart
    state: PartState


@dataclass(frozen=True, slots=True)
class BookAppointment:
    appointment: AppointmentId
    service: ServiceId
    slot: Slot
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    needs: tuple[NeedId, ...] = ()
    party: int = 1
    quantity: int = 1
    link_hash: str | None = None


@dataclass(frozen=True, slots=True)
class MoveAppointment:
    appointment: AppointmentId
    slot: Slot


@dataclass(frozen=True, slots=True)
class CancelAppointment:
    appointment: AppointmentId
    reason: CancelReason


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The booked person is here: a ticket is issued for the booked service (and `more`)."""

    appointment: AppointmentId
    visit: VisitId
    channel: Channel
    language: str | None = None
    link_hash: str | None = None
    more: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepWish:
    wish: WishId
    service: ServiceId
    first_date: str
    last_date: str
    language: str
    priority: ClassId = NORMAL
    party: int = 1


@dataclass(frozen=True, slots=True)
class DropWish:
    wish: WishId


@dataclass(frozen=True, slots=True)
class TakeOffer:
    wish: WishId
    appointment: AppointmentId


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    wish: WishId


Command = (
    AcceptOffice
    | OpenDay
    | CloseDay
    | Tick
    | IssueTicket
    | OpenCounter
    | PauseCounter
    | ResumeCounter
    | CloseCounter
    | LoseCounter
    | RegainCounter
    | CallNext
    | RecallVisit
    | MarkNoShow
    | StartService
    | FinishVisit
    | TransferVisit
    | ParkVisit
    | ReturnVisit
    | WithdrawVisit
    | RemoveVisit
    | ConfirmPrint
    | AcknowledgeShown
    | AcknowledgeSpoken
    | ReportPart
    | ServeWalkUp
    | ReviseVisit
    | AnswerAssistance
    | AddService
    | DropService
    | CorrectService
    | RecordOutcome
    | StepBack
    | ReactivateVisit
    | KeepNote
    | KeepDetails
    | EraseDetails
    | UndoLast
    | ChooseProfile
    | EndWrapUp
    | CallVisit
    | BookAppointment
    | MoveAppointment
    | CancelAppointment
    | CheckIn
    | KeepWish
    | DropWish
    | TakeOffer
    | DeclineOffer
)
