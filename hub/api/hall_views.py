"""What stands in the hall and among staff, as views; and what of it is for some readers alone.

All of an audience are handed the same bytes, so what concerns single people (a message, an alarm at somebody's own
counter) is kept from the others where the bytes are handed out: `hides`. A snapshot of staff has its personal part
(`Own`) made for each reader.
"""

from collections import deque
from typing import Final

from pydantic import BaseModel

from hub.api import mapping
from hub.api.auth import Principal
from hub.service.board import Board
from hub.service.change import Change
from hub.wire import hall as h
from hub.wire.terms import Role

PERSONAL_KEPT: Final = 10_000
"""As many as the feed keeps of all changes: what it can still hand out, this knows."""


class Own(BaseModel):
    """The personal part of a snapshot for staff."""

    staff_calls: list[h.StaffCallView]
    messages: list[h.MessageView]


class HallViews:
    """Lives on the loop's thread; reads the board."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._personal: dict[int, Change] = {}
        self._order: deque[int] = deque()

    def notices(self) -> list[h.NoticeView]:
        return [mapping.notice_view(one) for one in self._board.hall.notices.values()]

    def notice(self, notice: str) -> h.NoticeView | None:
        return next((one for one in self.notices() if one.id == notice), None)

    def own(self, reader: Principal) -> Own:
        """Calls and messages as this reader may see them: all for a manager, none where nobody has signed in."""
        if reader.role not in (Role.STAFF, Role.MANAGER):
            return Own(staff_calls=[], messages=[])
        return Own(
            staff_calls=[
                mapping.staff_call_view(one)
                for one in self._board.hall.calls.values()
                if not self._is_own(mapping.alarm(one), reader)
            ],
            messages=[
                mapping.message_view(one, self._board.words.text_of(one.id), self._as_reader(reader))
                for one in self._board.hall.messages.values()
                if self._may_read(one, reader)
            ],
        )

    def something_said_at(self, *counters: mapping.CounterId | None) -> bool:
        """Whether it matters to a reader's `own` to have come to or gone from these counters."""
        alarms = (mapping.alarm(one) for one in self._board.hall.calls.values())
        messages = self._board.hall.messages.values()
        return any(alarm is not None and alarm[0] in counters for alarm in alarms) or any(
            not set(counters).isdisjoint(one.counters) for one in messages
        )

    def message(self, change: Change) -> h.MessageView | None:
        """The message that this event sent or read, with all its readers; None when it is kept no longer."""
        told = mapping.message_told(change.recorded.event)
        found = None if told is None else self._board.hall.messages.get(told)
        return None if found is None else mapping.message_view(found, self._board.words.text_of(found.id))

    def note(self, change: Change) -> None:
        """A change has been encoded for staff: remember those that are not for everybody."""
        event, seq = change.recorded.event, change.recorded.seq
        personal = mapping.alarm_told(event) is not None or mapping.message_told(event) is not None
        if not personal or seq in self._personal:
            return
        self._personal[seq] = change.without_words()
        self._order.append(seq)
        if len(self._order) > PERSONAL_KEPT:
            del self._personal[self._order.popleft()]

    def hides(self, seq: int, reader: Principal) -> bool:
        """Whether this change is not for this reader. O(1) for nearly all."""
        change = self._personal.get(seq)
        if change is None or reader.role is not Role.STAFF:
            return False
        event = change.recorded.event
        alarm = mapping.alarm_told(event)
        if alarm is not None:
            return self._is_own(alarm, reader)
        told = mapping.message_told(event)
        found = None if told is None else self._board.hall.messages.get(told)
        if found is None:
            return True
        if mapping.message_is_new(event):
            return not self._may_read(found, reader)
        return found.sender is None or found.sender != reader.staff

    def _is_own(self, alarm: mapping.Alarm | None, reader: Principal) -> bool:
        """Whether it was raised at this reader's counter, or by this reader."""
        if alarm is None or reader.role is not Role.STAFF:
            return False
        at, by = alarm
        return at == self.counter_of(reader) or (by is not None and by == reader.staff)

    def _may_read(self, message: mapping.Message, reader: Principal) -> bool:
        if reader.role is not Role.STAFF or reader.staff is None:
            return reader.role is Role.MANAGER
        staff, counter = mapping.staff_id(reader.staff), self.counter_of(reader)
        return message.sender == staff or message.is_for(staff, counter)

    def _as_reader(self, reader: Principal) -> mapping.StaffId | None:
        return None if reader.staff is None or reader.role is Role.MANAGER else mapping.staff_id(reader.staff)

    def counter_of(self, reader: Principal) -> mapping.CounterId | None:
        """None for everybody but staff at a counter."""
        session = mapping.session(reader.session)
        counter = None if session is None else self._board.counter_of_session(session)
        return None if counter is None else counter.id
