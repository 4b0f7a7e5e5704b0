"""What each audience is told: the allow-lists, applied to changes and snapshots.

    everybody loads, day, office, notices
    kiosk     tickets to print once more, calls for a person that were answered
    display   calls, who is next, which counters are open
    counter   a screen with nobody signed in: counters, staff names; no visits
    staff     also visits, devices' parts, calls for a person, calls among staff, messages (hall_views.py)
    manager   as staff

Display and kiosk never get a visit's id, need or link, but for the id of a ticket that its kiosk shall print once more.
A change that is none of an audience's business is not sent.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol, assert_never
from zoneinfo import ZoneInfo

from hub.api import mapping
from hub.api.auth import Principal
from hub.api.hall_views import HallViews, Own
from hub.service.board import Board, Call
from hub.service.change import Change
from hub.service.house import House
from hub.wire import bookings as wb
from hub.wire import hall as wh
from hub.wire import stream as s
from hub.wire import views as v
from hub.wire.office import OfficeView
from hub.wire.terms import ChangeType, Role, ServiceClosed

CALLS_SHOWN = 20
NEXT_SHOWN = 3
CLOSED_BY_CALENDAR = frozenset({ServiceClosed.HOURS, ServiceClosed.CLOSURE, ServiceClosed.LAST_TICKET})


class Follower(StrEnum):
    """Who follows the journal here; the wire knows the counter with nobody signed in as staff's."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    STAFF = "staff"
    MANAGER = "manager"


def follower_of(role: Role) -> Follower:
    return Follower(role.value)


_READERS = {
    Follower.KIOSK: mapping.Reader.KIOSK,
    Follower.DISPLAY: mapping.Reader.DISPLAY,
    Follower.COUNTER: mapping.Reader.STAFF,
    Follower.STAFF: mapping.Reader.STAFF,
    Follower.MANAGER: mapping.Reader.STAFF,
}


class LinkBase(Protocol):
    """The address of tickets' own pages, up to the token; None while nobody could reach it."""

    def __call__(self) -> str | None: ...


_CALLS = frozenset({ChangeType.VISIT_CALLED, ChangeType.VISIT_RECALLED})
_LEAVE_COUNTER = frozenset(
    {
        ChangeType.VISIT_SERVED,
        ChangeType.STEP_SERVED,
        ChangeType.VISIT_STEPPED_BACK,
        ChangeType.VISIT_REQUEUED,
        ChangeType.VISIT_NO_SHOW,
        ChangeType.VISIT_TRANSFERRED,
        ChangeType.VISIT_PARKED,
        ChangeType.VISIT_LEFT,
        ChangeType.VISIT_REMOVED,
        ChangeType.VISIT_LEFT_AT_CLOSING,
    }
)


class Views:
    """Views of one house. Lives on the loop's thread; reads the board, which is never ahead of the disk."""

    def __init__(self, house: House[Follower], hub_id: str, link_base: LinkBase) -> None:
        self._house = house
        self._hub_id = hub_id
        self._link_base = link_base
        self._hall = HallViews(house.board)

    @property
    def board(self) -> Board:
        return self._house.board

    def time(self) -> v.HubTime:
        clock = self._house.clock
        return v.HubTime(instant=clock.instant(), wall=clock.wall())

    # Pieces

    def office(self, follower: Follower) -> OfficeView | None:
        """None before the first office document has been accepted."""
        office = self.board.office
        if office is None:
            return None
        return mapping.office_view(office, self.board.office_version, _READERS[follower])

    def day(self) -> v.DayView:
        day, office, wall = self.board.day, self.board.office, self._house.clock.wall()
        if day.taking or office is None:
            return v.DayView(day=day.day, open=day.open, taking=day.taking)
        zone = ZoneInfo(office.time_zone)
        opening, reason = self.board.closed_until(wall)
        return v.DayView(
            day=day.day,
            open=day.open,
            taking=False,
            next_opening=None if opening is None else _moment(opening.date, opening.minute, zone),
            closed_reason=dict(reason),
        )

    def loads(self, follower: Follower | None = None) -> list[v.LoadView]:
        return [self._load(mapping.load(one), follower) for one in self.board.loads.values()]

    def _load(self, load: v.LoadView, follower: Follower | None = None) -> v.LoadView:
        """With the next opening and the reason, when the calendar has closed the service; with what was said, when it
        was stopped; for displays with those who are next, as they stand now."""
        update: dict[str, Any] = self._expected_wait(load.service)
        service = mapping.service_id(load.service)
        office, stop = self.board.office, self.board.hall.stop_of(service)
        if follower is Follower.DISPLAY:
            update["next"] = self.board.next_of(service, NEXT_SHOWN)
        if load.closed is ServiceClosed.STOPPED and stop is not None:
            update["closed_reason"] = dict(stop.texts)
        if office is not None and load.closed in CLOSED_BY_CALENDAR:
            opening, reason = self.board.closed_until(self._house.clock.wall(), service)
            zone = ZoneInfo(office.time_zone)
            update["next_opening"] = None if opening is None else _moment(opening.date, opening.minute, zone)
            update["closed_reason"] = dict(reason)
        return load.model_copy(update=update) if update else load

    def _expected_wait(self, service: str) -> dict[str, Any]:  # noqa: ARG002  # the one place where a forecast comes in
        """`wait_from` and `wait_to` of a load; empty, because nothing forecasts waits."""
        return {}

    # What is said to everybody, and among staff

    def notice(self, notice: str) -> wh.NoticeView | None:
        return self._hall.notice(notice)

    def own(self, reader: Principal) -> Own:
        """The part of a snapshot for staff that is this reader's alone."""
        return self._hall.own(reader)

    def counter_of(self, reader: Principal) -> mapping.CounterId | None:
        """Where a member of staff works: it decides which messages and alarms are theirs."""
        return self._hall.counter_of(reader)

    def something_said_at(self, *counters: mapping.CounterId | None) -> bool:
        """Whether any message is for one of these counters, or an alarm stands there."""
        return self._hall.something_said_at(*counters)

    def hides(self, seq: int, reader: Principal) -> bool:
        """Whether a change that is encoded for all staff is not for this reader."""
        return self._hall.hides(seq, reader)

    def own_day(self, person: str) -> wh.OwnDayView:
        services = () if self.board.office is None else self.board.office.services
        return mapping.own_day(person, self.board.tallies, services)

    def calls(self) -> list[v.CallView]:
        """Every standing call and the latest that no longer stand, newest first; of one visit only the latest."""
        newest: dict[str, v.CallView] = {}
        for call in (*self.board.standing_calls(), *self.board.calls()):
            view = self._call(call)
            if view is not None and call.visit not in newest:
                newest[call.visit] = view
        standing = [view for view in newest.values() if view.standing]
        others = [view for view in newest.values() if not view.standing]
        shown = standing + others[: max(0, CALLS_SHOWN - len(standing))]
        return sorted(shown, key=lambda view: view.call, reverse=True)

    def visits(self) -> list[v.StaffVisit]:
        """Everybody who has not ended, in line order."""
        here = (visit for visit in self.board.visits.values() if not mapping.has_ended(visit))
        return [mapping.staff_visit(visit) for visit in sorted(here, key=lambda visit: visit.place)]

    def counters(self, follower: Follower) -> list[v.StaffCounter]:
        found = self.board.counters.values()
        if follower is Follower.COUNTER:
            return [mapping.staff_counter(one, with_visit=False) for one in found]
        return [self.counter(one) for one in found]

    def counter(self, counter: mapping.Counter, change: Change | None = None) -> v.StaffCounter:
        """For staff, with what its session can take back: since this change, or as the board knows."""
        told = None if change is None else change.memento
        memento = told if told is not None and told.counter.id == counter.id else self.board.memento(counter.id)
        office = self.board.office
        undoable = None if memento is None or office is None else mapping.undo_view(memento, counter, office)
        return mapping.staff_counter(counter, undoable=undoable)

    def appointments(self, date: str) -> list[wb.AppointmentView]:
        """All of an ISO date, by slot."""
        return [mapping.appointment(one) for one in self.board.bookings.of_date(date)]

    def wishes(self) -> list[wb.WishView]:
        """The waiting list, first come first."""
        return [mapping.wish(one) for one in self.board.bookings.in_turn()]

    def today(self) -> str:
        """The ISO date at the office."""
        office = self.board.office
        zone = ZoneInfo("UTC" if office is None else office.time_zone)
        return self._house.clock.wall().astimezone(zone).date().isoformat()

    def parts(self) -> list[v.PartView]:
        return [mapping.part(one) for one in self.board.parts.values()]

    # Snapshots

    def snapshot(self, follower: Follower) -> s.AnySnapshot | None:
        """Everything an audience knows at this moment, without what is some readers' own (see `own`); None before the
        first office document."""
        office = self.office(follower)
        if office is None:
            return None
        board = self.board
        head: dict[str, Any] = {
            "seq": board.seq,
            "journal": self._house.journal_uid,
            "hub": self._hub_id,
            "time": self.time(),
            "office": office,
            "day": self.day(),
            "loads": self.loads(follower),
            "notices": self._hall.notices(),
        }
        match follower:
            case Follower.KIOSK:
                return s.KioskSnapshot(**head, link_base=self._link_base())
            case Follower.DISPLAY:
                counters = mapping.counters_shown(board.counters.values())
                return s.DisplaySnapshot(**head, calls=self.calls(), counters=counters)
            case Follower.COUNTER:
                return s.StaffSnapshot(**head, visits=[], counters=self.counters(follower), parts=[])
            case Follower.STAFF:
                return s.StaffSnapshot(**head, **self._for_staff(follower))
            case Follower.MANAGER:
                return s.ManagerSnapshot(**head, **self._for_staff(follower))
            case _:
                assert_never(follower)

    def _for_staff(self, follower: Follower) -> dict[str, Any]:
        return {
            "visits": self.visits(),
            "counters": self.counters(follower),
            "parts": self.parts(),
            "appointments": self.appointments(self.today()),
            "wishes": self.wishes(),
            "help": [mapping.help_view(one) for one in self.board.help.values()],
        }

    # Changes

    def change(self, change: Change, follower: Follower) -> s.AnyChange | None:
        """What an audience is told of one event; None when it is none of its business."""
        kind = mapping.change_type(change.recorded.event)
        head: dict[str, Any] = {
            "seq": change.recorded.seq,
            "type": kind,
            "time": v.HubTime(instant=change.recorded.at, wall=change.wall),
            "day": None if change.day is None else self.day(),
            "office": None if change.office is None else self.office(follower),
            "loads": [self._load(mapping.load(one), follower) for one in change.loads],
            "notice": mapping.notice_raised(change.recorded),
            "notice_ended": mapping.notice_ended(change.recorded.event),
        }
        common = any((change.day, change.office, change.loads, head["notice"], head["notice_ended"]))
        match follower:
            case Follower.KIOSK:
                return self._kiosk_change(change, head, common)
            case Follower.DISPLAY:
                return self._display_change(change, head, common)
            case Follower.COUNTER:
                counters = [mapping.staff_counter(one, with_visit=False) for one in change.counters]
                return s.StaffChange(**head, counters=counters) if common or counters else None
            case Follower.STAFF | Follower.MANAGER:
                return self._staff_change(change, head, follower)
            case _:
                assert_never(follower)

    def _staff_change(self, change: Change, head: dict[str, Any], follower: Follower) -> s.StaffChange:
        model: Callable[..., s.StaffChange] = s.StaffChange if follower is Follower.STAFF else s.ManagerChange
        self._hall.note(change)
        return model(
            **head,
            visit=None if change.visit is None else mapping.staff_visit(change.visit),
            counters=[self.counter(one, change) for one in change.counters],
            part=None if change.part is None else mapping.part(change.part),
            appointment=None if change.appointment is None else mapping.appointment(change.appointment),
            wish=None if change.wish is None else mapping.wish(change.wish),
            wish_ended=mapping.wish_ended(change.recorded.event),
            help=mapping.help_told(change.recorded),
            staff_call=mapping.staff_call_told(change.recorded),
            message=self._hall.message(change),
            message_erased=mapping.message_erased(change.recorded.event),
        )

    def _display_change(self, change: Change, head: dict[str, Any], common: bool) -> s.DisplayChange | None:
        call = self._changed_call(change, head["type"])
        seen = change.counters if head["type"] in mapping.OPENS_OR_CLOSES else ()
        if not common and call is None and not seen:
            return None
        return s.DisplayChange(**head, call=call, counters=mapping.counters_shown(seen))

    def _kiosk_change(self, change: Change, head: dict[str, Any], common: bool) -> s.KioskChange | None:
        reprint, helped = mapping.reprint_of(change.recorded.event), mapping.help_told(change.recorded)
        answered = helped if helped is not None and helped.answered else None
        if not common and reprint is None and answered is None:
            return None
        return s.KioskChange(**head, link_base=self._link_base(), reprint=reprint, help=answered)

    def _changed_call(self, change: Change, kind: ChangeType) -> v.CallView | None:
        """A new call or recall, the one that this event has ended, or one that stands again because its end was taken
        back."""
        visit = change.visit
        if visit is None or kind not in _CALLS | _LEAVE_COUNTER | {ChangeType.ACT_UNDONE}:
            return None
        if kind is ChangeType.ACT_UNDONE:
            seq, counter = mapping.call_after_undo(change.recorded.event, visit)
        else:
            seq, counter = visit.last_call, mapping.left_counter(change.recorded.event, visit)
        place = None if counter is None else self._place(counter)
        if seq is None or place is None:
            return None
        return mapping.call(seq, visit.last_call_at or 0, visit, place, self.board.words.name_of(visit.id))

    def _call(self, call: Call) -> v.CallView | None:
        """None when the office no longer has the counter, or the day no longer has the visit."""
        visit, place = self.board.visit(call.visit), self._place(call.counter)
        if visit is None or place is None:
            return None
        return mapping.call(call.seq, call.at, visit, place, self.board.words.name_of(visit.id))

    def _place(self, counter: str) -> mapping.CounterPlace | None:
        office = self.board.office
        return None if office is None else next((one for one in office.counters if one.id == counter), None)


def _moment(date: str, minute: int, zone: ZoneInfo) -> datetime:
    """A minute of a day at the office, aware. Minute 1440 is the next midnight."""
    midnight = datetime.fromisoformat(date).replace(tzinfo=zone)
    return midnight + timedelta(minutes=minute)
