"""What everybody in the hall is told, what has stopped, and what staff have said to each other (W11 L05 C18 C20).

A `Hall` is part of the state; readers' board has one of its own, which takes the same events. Bounds: notices by kind,
stops by the services, calls by the counters, messages by number and age.
"""

from dataclasses import dataclass, field, replace
from typing import Final, assert_never

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
from hub.engine.ids import CounterId, Instant, MessageId, NoticeId, ServiceId, StaffId, ZoneId
from hub.engine.terms import NoticeAbout, NoticeKind, StaffCallKind

MOST_NOTICES: Final = 20
"""Of each kind, besides those of stops."""
MOST_MESSAGES: Final = 200
MESSAGE_KEPT_MS: Final = 36 * 60 * 60_000
"""So that a message of any office hour can be read during the whole day after."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Stands since `since`; see NoticeRaised."""

    id: NoticeId
    kind: NoticeKind
    texts: dict[str, str]
    spoken: bool
    since: Instant
    zones: tuple[ZoneId, ...] = ()
    until: Instant | None = None
    about: NoticeAbout | None = None
    service: ServiceId | None = None
    sent_away: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Of a service, or (None) of the whole office."""

    service: ServiceId | None
    notice: NoticeId
    texts: dict[str, str] = field(default_factory=dict)
    sent_away: bool = False


@dataclass(frozen=True, slots=True)
class StaffCall:
    counter: CounterId
    kind: StaffCallKind
    since: Instant
    staff: StaffId | None = None
    answered_by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """`counters` and `staff`: for whom; both empty: for all."""

    id: MessageId
    at: Instant
    sender: StaffId | None = None
    counters: tuple[CounterId, ...] = ()
    staff: tuple[StaffId, ...] = ()
    read_by: tuple[StaffId, ...] = ()

    def is_for(self, staff: StaffId | None, counter: CounterId | None) -> bool:
        """Whether somebody who works at this counter (None: at none) is among those for whom it is."""
        everybody = not self.counters and not self.staff
        return everybody or (staff is not None and staff in self.staff) or counter in self.counters


class Hall:
    """What stands, each kind in the order in which it came. Read only, for everybody but its owner."""

    __slots__ = ("calls", "messages", "notices", "stops")

    def __init__(self) -> None:
        self.notices: dict[NoticeId, Notice] = {}
        self.stops: dict[ServiceId | None, Stop] = {}
        self.calls: dict[tuple[CounterId, StaffCallKind], StaffCall] = {}
        self.messages: dict[MessageId, Message] = {}

    def copy(self) -> "Hall":
        """The same frozen values in another hall."""
        other = Hall()
        other.notices, other.stops = dict(self.notices), dict(self.stops)
        other.calls, other.messages = dict(self.calls), dict(self.messages)
        return other

    # Reading

    def stop_of(self, service: ServiceId) -> Stop | None:
        """Why no ticket is given for it: its own stop, else the office's."""
        return (self.stops.get(service) or self.stops.get(None)) if self.stops else None

    def over(self, now: Instant) -> list[NoticeId]:
        """The notices whose time has come."""
        return [one.id for one in self.notices.values() if one.until is not None and one.until <= now]

    def forgotten(self, now: Instant) -> list[MessageId]:
        """The messages that have been kept long enough."""
        return [one.id for one in self.messages.values() if one.at + MESSAGE_KEPT_MS <= now]

    def next_end(self) -> Instant | None:
        """When something of it ends by itself."""
        ends = [one.until for one in self.notices.values() if one.until is not None]
        ends += [Instant(one.at + MESSAGE_KEPT_MS) for one in self.messages.values()]
        return min(ends, default=None)

    # Changing

    def take(self, at: Instant, event: HallEvent) -> None:
        match event:
            case NoticeRaised():
                self.notices[event.notice] = notice_of(at, event)
            case NoticeEnded(notice=notice):
                self.notices.pop(notice, None)
            case ServiceStopped():
                self.stops[event.service] = Stop(event.service, event.notice, event.texts, event.sent_away)
            case ServiceResumed(service=service):
                self.stops.pop(service, None)
            case StaffCallRaised(counter=counter, kind=kind):
                self.calls.pop((counter, kind), None)  # raised anew after an answer: it is the latest
                self.calls[counter, kind] = StaffCall(counter, kind, at, event.staff)
            case StaffCallAnswered():
                self._answer(event)
            case MessageSent(message=message):
                self.messages[message] = Message(message, at, event.sender, event.counters, event.staff)
            case MessageRead(message=message):
                known = self.messages.get(message)
                if known is not None:
                    self.messages[message] = replace(known, read_by=(*known.read_by, event.staff))
            case MessageErased(message=message):
                self.messages.pop(message, None)
            case _:
                assert_never(event)

    def _answer(self, event: StaffCallAnswered) -> None:
        key = event.counter, event.kind
        if event.ended:
            self.calls.pop(key, None)
        elif key in self.calls:
            self.calls[key] = replace(self.calls[key], answered_by=event.by)


def notice_of(at: Instant, event: NoticeRaised) -> Notice:
    return Notice(
        id=event.notice,
        kind=event.kind,
        texts=event.texts,
        spoken=event.spoken,
        since=at,
        zones=event.zones,
        until=event.until,
        about=event.about,
        service=event.service,
        sent_away=event.sent_away,
    )
