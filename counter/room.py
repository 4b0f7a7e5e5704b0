"""What this terminal knows of the office: a snapshot carried forward by changes, in journal order.

Plain values: every change makes a new `Room`. Bounded by what is alive: a visit that has ended is dropped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from hub.wire.bookings import AppointmentView
from hub.wire.hall import MessageView, NoticeView, StaffCallView
from hub.wire.hall_terms import NoticeAbout
from hub.wire.office import CounterPlaceView, OfficeView, ServiceView, TextMap
from hub.wire.stream import StaffChange, StaffSnapshot
from hub.wire.terms import ChangeType, CounterState, PartState, VisitState
from hub.wire.views import CounterAnswer, DayView, HelpView, PartView, SeqAnswer, StaffCounter, StaffVisit, VisitAnswer

ENDED = frozenset(
    {
        VisitState.SERVED,
        VisitState.LEFT,
        VisitState.NO_SHOW,
        VisitState.REMOVED,
        VisitState.LEFT_AT_CLOSING,
    }
)

MOST_ENDED = 40
MOST_MESSAGES = 100


@dataclass(frozen=True, slots=True)
class Room:
    """`seq` is the last journal sequence contained. `visits` keep line order: (arrived, sequence of arrival)."""

    seq: int
    journal: str
    office: OfficeView
    day: DayView
    visits: Mapping[str, StaffVisit]
    counters: Mapping[str, StaffCounter]
    parts: Mapping[tuple[str, str], PartView]
    help: Mapping[str, HelpView]
    """Kiosks at which somebody waits for a person."""
    staff_calls: Mapping[tuple[str, str], StaffCallView] = field(default_factory=dict)
    """By counter and kind."""
    messages: Mapping[str, MessageView] = field(default_factory=dict)
    appointments: Mapping[str, AppointmentView] = field(default_factory=dict)
    """Today's."""
    notices: Mapping[str, NoticeView] = field(default_factory=dict)
    """What everybody in the hall is told, oldest first."""
    ended: tuple[StaffVisit, ...] = ()
    """The latest that have ended while this terminal looked on, newest first: whom one may bring back."""

    @classmethod
    def of(cls, snapshot: StaffSnapshot, before: "Room | None" = None) -> "Room":
        """`before`: what was known of the same journal; who has ended then is still known."""
        return cls(
            seq=snapshot.seq,
            journal=snapshot.journal,
            office=snapshot.office,
            day=snapshot.day,
            visits={visit.id: visit for visit in snapshot.visits},
            counters={counter.id: counter for counter in snapshot.counters},
            parts={(part.device, part.part): part for part in snapshot.parts},
            help={call.device: call for call in snapshot.help if not call.answered},
            staff_calls={(call.counter, call.kind): call for call in snapshot.staff_calls},
            messages={message.id: message for message in snapshot.messages},
            appointments={one.id: one for one in snapshot.appointments},
            notices={one.id: one for one in snapshot.notices},
            ended=before.ended if before is not None and before.journal == snapshot.journal else (),
        )

    def after(self, change: StaffChange) -> "Room":
        """The room after one change; one already contained changes nothing."""
        if change.seq <= self.seq:
            return self
        return replace(
            _with(self, change.visit, change.counters),
            seq=change.seq,
            office=change.office or self.office,
            day=change.day or self.day,
            parts={**self.parts, (change.part.device, change.part.part): change.part} if change.part else self.parts,
            help=_help(self.help, change),
            staff_calls=_staff_calls(self.staff_calls, change),
            messages=_messages(self.messages, change.message),
            appointments=_appointments(self.appointments, change, self.office.time_zone),
            notices=_notices(self.notices, change),
            ended=_ended(self.ended, change),
        )

    def told(self, answer: SeqAnswer) -> "Room":
        """The room as an answer tells it, while the stream is away. `seq` stays: what was missed still comes."""
        match answer:
            case CounterAnswer():
                return _with(_with(self, answer.finished, []), answer.visit, [answer.counter])
            case VisitAnswer():
                return _with(self, answer.visit, [])
            case _:
                return self

    def without_people(self) -> "Room":
        """What may stay on the screen of a terminal at which nobody is signed in."""
        return replace(self, visits={}, help={}, staff_calls={}, messages={}, appointments={}, ended=())

    # --- reading

    def words(self, texts: TextMap, language: str) -> str:
        """An office text in the reader's language, else in the office's own."""
        return texts.get(language) or texts.get(self.office.default_language, "")

    def service(self, service: str) -> ServiceView | None:
        return next((one for one in self.office.services if one.id == service), None)

    def place(self, counter: str) -> CounterPlaceView | None:
        return next((one for one in self.office.counters if one.id == counter), None)

    def services_of(self, counter: str) -> frozenset[str]:
        """What is given at a counter now: its work profile's, or its own list."""
        profile = self.counter(counter).profile
        worked = next((one.services for one in self.office.profiles if one.id == profile), None)
        place = self.place(counter)
        return frozenset(worked if worked is not None else place.services if place is not None else ())

    def staff_name(self, staff: str | None) -> str:
        return next((one.name for one in self.office.staff if one.id == staff), staff or "")

    def counter(self, counter: str) -> StaffCounter:
        """A counter nobody has touched yet is closed."""
        return self.counters.get(counter) or StaffCounter(id=counter, state=CounterState.CLOSED)

    def held_by_session(self, session: str) -> StaffCounter | None:
        return next(
            (one for one in self.counters.values() if one.session == session and one.state != CounterState.CLOSED),
            None,
        )

    def held_by_staff(self, staff: str) -> StaffCounter | None:
        return next(
            (one for one in self.counters.values() if one.staff == staff and one.state != CounterState.CLOSED), None
        )

    def stop(self, service: str | None) -> NoticeView | None:
        """The notice of a stop that stands for a service; None: for the whole office."""
        stops = (one for one in self.notices.values() if one.about == NoticeAbout.STOP)
        return next((one for one in stops if one.service == service), None)

    def help_wanted(self) -> tuple[HelpView, ...]:
        """Calls for a person that nobody has answered, the oldest first."""
        return tuple(sorted(self.help.values(), key=lambda call: call.since))

    def troubled_parts(self) -> tuple[PartView, ...]:
        """Parts that want a hand, the longest troubled first."""
        troubled = (part for part in self.parts.values() if part.state != PartState.OK)
        return tuple(sorted(troubled, key=lambda part: part.since))


def _help(help_calls: Mapping[str, HelpView], change: StaffChange) -> Mapping[str, HelpView]:
    """A new day begins without calls, as in the hub."""
    if change.type == ChangeType.DAY_OPENED:
        return {}
    if change.help is None:
        return help_calls
    others = {device: call for device, call in help_calls.items() if device != change.help.device}
    return others if change.help.answered else {**others, change.help.device: change.help}


def _staff_calls(
    calls: Mapping[tuple[str, str], StaffCallView], change: StaffChange
) -> Mapping[tuple[str, str], StaffCallView]:
    """One that is answered stays, with who comes, until it is settled; a new day begins without calls."""
    if change.type == ChangeType.DAY_OPENED:
        return {}
    told = change.staff_call
    if told is None:
        return calls
    key = (told.counter, told.kind)
    others = {other: call for other, call in calls.items() if other != key}
    return others if told.ended else {**others, key: told}


def _messages(known: Mapping[str, MessageView], told: MessageView | None) -> Mapping[str, MessageView]:
    """The newest alone: the hub does not say when it forgets one."""
    if told is None:
        return known
    newest = sorted({**known, told.id: told}.values(), key=lambda one: one.at)[-MOST_MESSAGES:]
    return {one.id: one for one in newest}


def _notices(known: Mapping[str, NoticeView], change: StaffChange) -> Mapping[str, NoticeView]:
    kept = {key: one for key, one in known.items() if key != change.notice_ended}
    return {**kept, change.notice.id: change.notice} if change.notice is not None else kept


def _appointments(
    known: Mapping[str, AppointmentView], change: StaffChange, time_zone: str
) -> Mapping[str, AppointmentView]:
    """Of the day alone."""
    told = change.appointment
    if told is None:
        return known
    today = change.time.wall.astimezone(ZoneInfo(time_zone)).date()
    others = {key: one for key, one in known.items() if key != told.id and one.date == today}
    return {**others, told.id: told} if told.date == today else others


def _ended(known: tuple[StaffVisit, ...], change: StaffChange) -> tuple[StaffVisit, ...]:
    if change.type == ChangeType.DAY_OPENED:
        return ()
    visit = change.visit
    if visit is None:
        return known
    others = tuple(one for one in known if one.id != visit.id)
    return (visit, *others)[:MOST_ENDED] if visit.state in ENDED else others


def _with(room: Room, visit: StaffVisit | None, counters: list[StaffCounter]) -> Room:
    visits = room.visits
    if visit is not None and visit.state in ENDED:
        visits = {key: value for key, value in visits.items() if key != visit.id}
    elif visit is not None:
        visits = {**visits, visit.id: visit}
    told = {counter.id: counter for counter in counters}
    return replace(room, visits=visits, counters={**room.counters, **told} if told else room.counters)
