"""What each sheet offers, in the order shown: an ask, or the next question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from counter.asks import (
    Ask,
    AskAddService,
    AskArranged,
    AskCall,
    AskCallNext,
    AskCheckIn,
    AskCorrectService,
    AskDropService,
    AskOpen,
    AskOutcome,
    AskPark,
    AskPause,
    AskProfile,
    AskReactivate,
    AskRead,
    AskRemove,
    AskReprint,
    AskReturn,
    AskRevise,
    AskStepBack,
    AskTransfer,
    AskWalkUp,
    AskWithdraw,
)
from counter.hall_asks import AskEndNotice, AskGoOn
from counter.line import line, parked
from counter.room import Room
from counter.sheets import (
    About,
    AddServiceSheet,
    AppointmentsSheet,
    BackSheet,
    BreakSheet,
    CallServiceSheet,
    ChosenSheet,
    ClassSheet,
    CorrectSheet,
    DetailsSheet,
    EndedSheet,
    HallSheet,
    JumpSheet,
    LanguageSheet,
    MessagesSheet,
    NeedsSheet,
    NoteSheet,
    NoticeSheet,
    OutcomeSheet,
    ParkedSheet,
    ParkSheet,
    PartySheet,
    PersonSheet,
    PoolSheet,
    ProfileSheet,
    ReactivateSheet,
    RemoveSheet,
    RollSheet,
    Sheet,
    StopSheet,
    TakeOverSheet,
    TransferSheet,
    WalkUpSheet,
    WhoSheet,
    WriteSheet,
)
from hub.wire.office import ServiceView
from hub.wire.terms import (
    AppointmentState,
    CounterState,
    JumpReason,
    PauseReason,
    Placement,
    Priority,
    ReactivateReason,
    RemoveReason,
    VisitState,
)
from hub.wire.views import StaffVisit

PARK_MINUTES = (5, 10, 15, 30, 60)
STEP_BACKS = (1, 3, 5)
POOL_FIELD, PLACEMENT_FIELD, NOTE_FIELD, LANGUAGE_FIELD, QUANTITY_FIELD = (
    "pool",
    "placement",
    "note",
    "language",
    "quantity",
)
POOL_COUNTER, POOL_ME = "counter", "me"
PLACEMENTS: Mapping[str, tuple[Placement, int]] = {
    "age": (Placement.AGE, 0),
    "first": (Placement.FIRST, 0),
    "last": (Placement.LAST, 0),
    "back_3": (Placement.BACK, 3),
}
Offer = Ask | Sheet
Values = Mapping[str, str]
"""What stands in a sheet's fields."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and what stands in the sheet's fields. `me`: the member of staff; `held`: the counter; `now`: an
    instant of the hub's line; `fresh`: the id of a visit or message that may begin with this sheet."""

    me: str = ""
    held: str = ""
    now: int = 0
    fresh: str = ""
    values: Values = field(default_factory=dict)


NOBODY = Asker()


def answers(  # noqa: C901 - one line for each sheet
    sheet: Sheet, room: Room, asker: Asker = NOBODY
) -> tuple[Offer, ...]:
    """The offers of a sheet."""
    filled, me = asker.values, asker.me
    match sheet:
        case TransferSheet(visit):
            return _transfers(room, visit, filled)
        case PoolSheet(visit, people):
            return _pools(room, visit, filled, me, people=people)
        case ParkSheet(visit):
            where = filled.get(POOL_FIELD)
            counter, mine = where == POOL_COUNTER, where == POOL_ME
            return tuple(AskPark(visit, minutes, counter, mine) for minutes in (*PARK_MINUTES, None))
        case RemoveSheet(visit):
            return (*(AskRemove(visit, reason) for reason in RemoveReason), AskWithdraw(visit))
        case AddServiceSheet(visit):
            return _added(room, visit)
        case CorrectSheet(visit):
            return tuple(AskCorrectService(visit, one.id) for one in _others(room, visit))
        case OutcomeSheet(visit):
            quantity = int(filled[QUANTITY_FIELD]) if filled.get(QUANTITY_FIELD, "").isdigit() else None
            return tuple(AskOutcome(visit, one.id, quantity) for one in room.office.outcomes)
        case DetailsSheet(visit):
            return _details(room, visit, asker)
        case ClassSheet(visit):
            classes = [one.id for one in room.office.classes] or [one.value for one in Priority]
            return tuple(AskRevise(visit, priority=one) for one in classes)
        case NeedsSheet(visit):
            return _needs(room, visit)
        case LanguageSheet(visit):
            return tuple(AskRevise(visit, language=one) for one in room.office.languages)
        case BackSheet(visit):
            return tuple(AskStepBack(visit, places) for places in STEP_BACKS)
        case HallSheet():
            return _hall(room)
        case NoteSheet() | PartySheet() | PersonSheet() | WriteSheet() | RollSheet() | NoticeSheet() | StopSheet():
            return ()
        case _:
            return _of_house(sheet, room, asker)


def _of_house(  # noqa: C901 - one line for each sheet
    sheet: BreakSheet
    | TakeOverSheet
    | ChosenSheet
    | JumpSheet
    | CallServiceSheet
    | WalkUpSheet
    | ProfileSheet
    | ParkedSheet
    | WhoSheet
    | EndedSheet
    | ReactivateSheet
    | AppointmentsSheet
    | MessagesSheet,
    room: Room,
    asker: Asker,
) -> tuple[Offer, ...]:
    me = asker.me
    match sheet:
        case BreakSheet(counter):
            own = [one.id for one in room.office.pauses]
            return tuple(AskPause(counter, reason) for reason in (*PauseReason, *own))
        case TakeOverSheet(counter, _):
            return (AskOpen(counter, take_over=True),)
        case ChosenSheet(counter):
            waiting = [one.visit for one in line(room, counter, asker.now, me)]
            return tuple(_chosen(counter, one, waiting) for one in waiting)
        case JumpSheet(counter, visit, label):
            return tuple(AskCall(counter, visit, label, reason) for reason in JumpReason)
        case CallServiceSheet(counter, visit):
            return tuple(AskCallNext(counter, visit, one.id) for one in _given(room, counter))
        case WalkUpSheet(counter):
            language = asker.values.get(LANGUAGE_FIELD) or room.office.default_language
            return tuple(AskWalkUp(counter, asker.fresh, one.id, language) for one in _given(room, counter))
        case ProfileSheet(counter):
            return (*(AskProfile(counter, one.id) for one in room.office.profiles), AskProfile(counter, None))
        case ParkedSheet():
            return tuple(AskReturn(visit.id) for visit in parked(room))
        case WhoSheet(about):
            return tuple(_about(about, one) for one in sorted(room.visits.values(), key=lambda one: one.arrived))
        case EndedSheet():
            return tuple(ReactivateSheet(one.id) for one in room.ended)
        case ReactivateSheet(visit):
            return tuple(AskReactivate(visit, reason) for reason in ReactivateReason)
        case AppointmentsSheet():
            return tuple(AskCheckIn(one, asker.fresh) for one in _expected(room))
        case MessagesSheet():
            unread = (one for one in room.messages.values() if me not in one.read_by and one.sender != me)
            return (*(AskRead(one.id) for one in sorted(unread, key=lambda one: one.at)), WriteSheet())
        case _:
            assert_never(sheet)


def _hall(room: Room) -> tuple[Offer, ...]:
    """What stands can be ended; a service that is stopped can be given again, the others can be stopped."""
    told = (AskEndNotice(one.id) for one in room.notices.values() if one.about is None)
    everything: list[str | None] = [*(one.id for one in _leaves(room)), None]
    stopped = [one for one in everything if room.stop(one) is not None]
    given = (StopSheet(one) for one in everything if one not in stopped)
    return (NoticeSheet(), *told, *(AskGoOn(one) for one in stopped), *given)


def _transfers(room: Room, visit: str, values: Values) -> tuple[Offer, ...]:
    placement, back = PLACEMENTS[values.get(PLACEMENT_FIELD) or "age"]
    note = values.get(NOTE_FIELD, "").strip()
    to_services = (
        AskTransfer(visit, one.id, placement=placement, back=back, note=note) for one in _others(room, visit)
    )
    return (*to_services, PoolSheet(visit, people=False), PoolSheet(visit, people=True))


def _pools(room: Room, visit: str, values: Values, me: str, *, people: bool) -> tuple[Offer, ...]:
    placement, back = PLACEMENTS[values.get(PLACEMENT_FIELD) or "age"]
    note = values.get(NOTE_FIELD, "").strip()
    if people:
        others = (one.id for one in room.office.staff if one.id != me)
        return tuple(AskTransfer(visit, staff=one, placement=placement, back=back, note=note) for one in others)
    here = room.visits[visit].counter if visit in room.visits else None
    counters = sorted(
        (one.id for one in room.office.counters if one.id != here),
        key=lambda one: room.counter(one).state == CounterState.CLOSED,
    )
    return tuple(AskTransfer(visit, counter=one, placement=placement, back=back, note=note) for one in counters)


def _added(room: Room, visit: str) -> tuple[Offer, ...]:
    present = room.visits.get(visit)
    planned = present.planned if present is not None else []
    added = (AskAddService(visit, one.id) for one in _leaves(room))
    return (*added, *(AskDropService(visit, step.service, step.member) for step in planned))


def _details(room: Room, visit: str, asker: Asker) -> tuple[Offer, ...]:
    """For somebody in line first what may be done from here; then what can be set right."""
    present = room.visits.get(visit)
    if present is None:
        return ()
    arranged = tuple(AskArranged(visit, need) for need in present.requests)
    known = (ClassSheet(visit), NeedsSheet(visit), LanguageSheet(visit), PartySheet(visit), PersonSheet(visit))
    if present.state != VisitState.WAITING:
        return (*arranged, NoteSheet(visit), *known)
    waiting = [one.visit for one in line(room, asker.held, asker.now, asker.me)]
    call = (_chosen(asker.held, present, waiting),) if asker.held else ()
    turn = (CorrectSheet(visit), BackSheet(visit), AskReprint(visit), RemoveSheet(visit))
    return (*call, *arranged, NoteSheet(visit), *turn, *known)


def _needs(room: Room, visit: str) -> tuple[Offer, ...]:
    """Each need on or off."""
    present = room.visits.get(visit)
    held = tuple(present.needs) if present is not None else ()
    return tuple(
        AskRevise(visit, needs=tuple(one for one in held if one != need.id) if need.id in held else (*held, need.id))
        for need in room.office.needs
    )


def _chosen(counter: str, visit: StaffVisit, waiting: list[StaffVisit]) -> Offer:
    """At once where nobody of the same line stands before; else with the reason."""
    first = next((one.id for one in waiting if one.service == visit.service), visit.id)
    return AskCall(counter, visit.id) if first == visit.id else JumpSheet(counter, visit.id)


def _about(about: About, visit: StaffVisit) -> Offer:
    match about:
        case About.DETAILS:
            return DetailsSheet(visit.id)
        case About.NOTE:
            return NoteSheet(visit.id)
        case About.REPRINT:
            return AskReprint(visit.id)
        case _:
            assert_never(about)


def _expected(room: Room) -> Iterable[str]:
    booked = (one for one in room.appointments.values() if one.state == AppointmentState.BOOKED)
    return (one.id for one in sorted(booked, key=lambda one: (one.time, one.id)))


def _leaves(room: Room) -> list[ServiceView]:
    return [one for one in room.office.services if not one.category]


def _others(room: Room, visit: str) -> list[ServiceView]:
    present = room.visits.get(visit)
    here = present.service if present is not None else ""
    return [one for one in _leaves(room) if one.id != here]


def _given(room: Room, counter: str) -> list[ServiceView]:
    services = room.services_of(counter)
    return [one for one in _leaves(room) if one.id in services]
