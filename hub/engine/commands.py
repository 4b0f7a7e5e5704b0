"""What can be asked of the queue. Commands are imperative, carry their ids, and know no clock.

`decide(state, ask, command)` answers with events or a `Refusal`. The time, the asker and the request id travel
in `Ask`, so that a command can be replayed, retried and simulated.
"""

from dataclasses import dataclass, field

from hub.engine.ids import (
    CounterId,
    DeviceId,
    Instant,
    RequestId,
    Seq,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
)
from hub.engine.terms import (
    Channel,
    DevicePart,
    PartState,
    PauseReason,
    PrintOutcome,
    PriorityClass,
    RemoveReason,
    Role,
)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Wall time at the office, for hours and calendar only: ISO date, minute of the day, weekday 0 = Monday."""

    date: str
    minute: int
    weekday: int


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
    priority: PriorityClass = PriorityClass.NORMAL
    link_hash: str | None = None
    """SHA-256 (hex) of the ticket's link token; the token itself is known to the asking device alone."""


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """Claim a counter for a session. The same person resumes; another one needs `take_over`."""

    counter: CounterId
    take_over: bool = False


@dataclass(frozen=True, slots=True)
class PauseCounter:
    counter: CounterId
    reason: PauseReason


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
    """End the current visit as served, if any, and call the one that the policy chooses, if any."""

    counter: CounterId


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
    """To another service, placed by the age it keeps."""

    visit: VisitId
    service: ServiceId


@dataclass(frozen=True, slots=True)
class ParkVisit:
    """Set aside; with `minutes` the visit returns to its place in line by itself."""

    visit: VisitId
    minutes: int | None = None


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
)
