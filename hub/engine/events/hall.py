"""What was said to everybody in the hall, what stopped, and what staff said to each other."""

from dataclasses import dataclass, field

from hub.engine.ids import CounterId, Instant, MessageId, NoticeId, ServiceId, StaffId, ZoneId
from hub.engine.terms import NoticeAbout, NoticeKind, StaffCallKind


@dataclass(frozen=True, slots=True)
class NoticeRaised:
    """Its words are public, so they stand here. `about`, `service` and `sent_away`: of a stop's own notice, which may
    have no words: faces then make them. `until` None: until it is ended."""

    notice: NoticeId
    kind: NoticeKind
    texts: dict[str, str]
    spoken: bool
    zones: tuple[ZoneId, ...] = ()
    until: Instant | None = None
    about: NoticeAbout | None = None
    service: ServiceId | None = None
    sent_away: bool = False


@dataclass(frozen=True, slots=True)
class NoticeEnded:
    """`by_itself`: its time had come, or the day ended with what it was about."""

    notice: NoticeId
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class ServiceStopped:
    """No tickets for it from now on; None: for the whole office. `notice`: what people are told in the same moment."""

    service: ServiceId | None
    notice: NoticeId
    texts: dict[str, str] = field(default_factory=dict)
    sent_away: bool = False


@dataclass(frozen=True, slots=True)
class ServiceResumed:
    """`by_itself`: with the end of the day."""

    service: ServiceId | None
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class StaffCallRaised:
    """`staff`: who called, None: nobody of whom the hub knows."""

    counter: CounterId
    kind: StaffCallKind
    staff: StaffId | None = None


@dataclass(frozen=True, slots=True)
class StaffCallAnswered:
    """`by`: who comes, or said that it is over ("manager": the manager's own key). `ended`: it stands no longer.
    `called`, `staff`: when it was raised, and by whom."""

    counter: CounterId
    kind: StaffCallKind
    by: StaffId | None
    called: Instant
    staff: StaffId | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class MessageSent:
    message: MessageId
    sender: StaffId | None
    counters: tuple[CounterId, ...] = ()
    staff: tuple[StaffId, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageRead:
    message: MessageId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class MessageErased:
    """Its time is over, or too many came after it: the text goes from the vault."""

    message: MessageId


HallEvent = (
    NoticeRaised
    | NoticeEnded
    | ServiceStopped
    | ServiceResumed
    | StaffCallRaised
    | StaffCallAnswered
    | MessageSent
    | MessageRead
    | MessageErased
)
