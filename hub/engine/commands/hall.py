"""What is said to everybody in the hall, services that stop at once, and what staff say to each other."""

from dataclasses import dataclass, field

from hub.engine.ids import CounterId, MessageId, NoticeId, ServiceId, StaffId, ZoneId
from hub.engine.terms import NoticeKind, StaffCallKind


@dataclass(frozen=True, slots=True)
class RaiseNotice:
    """Public words by language, the office's default one among them. `zones`: where; empty: everywhere. `minutes`: how
    long it stands; None: until somebody ends it."""

    notice: NoticeId
    kind: NoticeKind
    texts: dict[str, str]
    spoken: bool = True
    zones: tuple[ZoneId, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class EndNotice:
    notice: NoticeId


@dataclass(frozen=True, slots=True)
class StopService:
    """No tickets from now on until it is resumed or the day ends; None: for the whole office. `texts`: what people are
    told, empty: the usual words. `send_away`: who waits for it is sent home; else they are still served."""

    service: ServiceId | None
    texts: dict[str, str] = field(default_factory=dict)
    spoken: bool = True
    send_away: bool = False


@dataclass(frozen=True, slots=True)
class ResumeService:
    """None: the whole office; services that were stopped one by one stay so."""

    service: ServiceId | None


@dataclass(frozen=True, slots=True)
class RaiseStaffCall:
    counter: CounterId
    kind: StaffCallKind


@dataclass(frozen=True, slots=True)
class AnswerStaffCall:
    """Somebody comes; once more: it is over. By the calling counter itself: a call for a supervisor is taken back."""

    counter: CounterId
    kind: StaffCallKind


@dataclass(frozen=True, slots=True)
class SendMessage:
    """To these counters and people; both empty: to all. The text travels beside the command."""

    message: MessageId
    counters: tuple[CounterId, ...] = ()
    staff: tuple[StaffId, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """The asker has read it."""

    message: MessageId
