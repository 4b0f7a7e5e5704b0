"""Which calls stand on the board, and for how long. Pure; every time is in milliseconds of the caller's clock.

Rules (look.md, "Motion" and "Burst of calls"):
* a call that was never shown takes the place of another first: a call that no display has shown within 5 s counts as
  lost, so a row gives way to it after 4 s;
* to a call that comes back, a row gives way after 8 s; oldest first;
* rows come back until each has been visible for 30 s in total;
* rows that have had their time fill what is left, newest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hub.wire.views import CallView

STINT_MS = 8_000
SHORT_STINT_MS = 4_000
"""For a row that gives way to a call never shown: readable, and soon enough for the other one."""
VISIBLE_MS = 30_000
MOST_KEPT = 200
"""Calls kept; more than any board shows in the time they are owed."""


@dataclass(slots=True)
class Entry:
    """A call and its time on the board: `seen` ms in finished stints, `since` when it came up last (None: not up)."""

    call: CallView
    seen: int = 0
    since: int | None = None
    ever: bool = False
    earlier: frozenset[int] = frozenset()
    """Calls of the same number to the same counter that this one has overtaken: who reads it, reads them."""

    def visible(self, now: int) -> int:
        return self.seen + (0 if self.since is None else now - self.since)

    def owed(self, now: int) -> bool:
        return self.visible(now) < VISIBLE_MS


class Schedule:
    """`rows` places. Call `advance` after every change and when `next_change` says."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._entries: dict[str, Entry] = {}
        self._paused_at: int | None = None

    # --- what happens

    def add(self, call: CallView, now: int, owed: bool = True) -> None:
        """A new call, a recall (takes the place of the earlier call of the same number) or a changed one. A call that
        is not owed its time (it ended before this board came up) fills places that nobody needs."""
        known = self._entries.get(call.label)
        if known is not None and known.call.call >= call.call:
            if known.call.call == call.call:
                known.call = call
            return
        entry = self._entries[call.label] = Entry(call, seen=0 if owed else VISIBLE_MS)
        if known is not None and known.call.counter == call.counter:
            entry.earlier = known.earlier | {known.call.call}
        if known is not None and known.since is not None:
            # A recall stays where its first call stands, with its whole time before it.
            entry.since = now
            entry.ever = True
        self._forget()

    def drop(self, call: CallView) -> None:
        """A call that was taken back goes from the board at once, and is owed nothing."""
        known = self._entries.get(call.label)
        if known is not None and known.call.call <= call.call:
            del self._entries[call.label]

    def earlier(self, label: str) -> frozenset[int]:
        """The calls that the newest one of this number has overtaken at its counter."""
        entry = self._entries.get(label)
        return entry.earlier if entry is not None else frozenset()

    def none_stands(self) -> None:
        """Before a snapshot names the calls that stand: whatever it does not name has ended meanwhile."""
        for entry in self._entries.values():
            entry.call = entry.call.model_copy(update={"standing": False})

    def clear(self) -> None:
        """Another journal: numbers of another day or hub."""
        self._entries.clear()

    def cover(self, now: int) -> None:
        """A takeover hides the rows: their time stops."""
        if self._paused_at is None:
            self._paused_at = now

    def uncover(self, now: int) -> None:
        if self._paused_at is not None:
            for entry in self._up():
                entry.since = (entry.since or 0) + now - self._paused_at
            self._paused_at = None

    # --- what is up

    def advance(self, now: int) -> tuple[Entry, ...]:
        """Give and take places; the entries that are up now, newest call first. While covered nothing moves."""
        if self._paused_at is None:
            for entry in self._in_need(now):
                if not self._make_room(entry, now):
                    break
                self._put_up(entry, now)
            self._fill(now)
        return tuple(sorted(self._up(), key=lambda entry: -entry.call.call))

    def next_change(self, now: int) -> int | None:
        """Milliseconds until `advance` may give another answer, or an entry's time is over; None: not by itself."""
        if self._paused_at is not None:
            return None
        waits = [VISIBLE_MS - entry.visible(now) for entry in self._up() if entry.owed(now)]
        # When a stint ends, somebody in need may come up, or newer history.
        for stint in (SHORT_STINT_MS, STINT_MS):
            waits += [stint - (now - entry.since) for entry in self._up() if entry.since is not None]
        waits = [wait for wait in waits if wait > 0]
        return min(waits, default=None)

    # --- how

    def _up(self) -> list[Entry]:
        return [entry for entry in self._entries.values() if entry.since is not None]

    def _in_need(self, now: int) -> list[Entry]:
        """Calls that must come up: never shown first, then those whose time is not over; in journal order."""
        down = [entry for entry in self._entries.values() if entry.since is None and entry.owed(now)]
        return sorted(down, key=lambda entry: (entry.ever, entry.call.call))

    def _make_room(self, entry: Entry, now: int) -> bool:
        up = self._up()
        if len(up) < self._rows:
            return True
        # Rows that have had their time give way to a new call at once, to others after their stint.
        done = [one for one in up if not one.owed(now) and (not entry.ever or self._stint_over(one, now))]
        # One who was never shown may end any stint of 4 s; one who comes back only one of 8 s of who has had more.
        stint = STINT_MS if entry.ever else SHORT_STINT_MS
        over = [
            one
            for one in up
            if self._stint_over(one, now, stint) and (not entry.ever or one.visible(now) > entry.visible(now))
        ]
        for choice in (done, over):
            if choice:
                self._take_down(min(choice, key=lambda one: one.call.call), now)
                return True
        return False

    @staticmethod
    def _stint_over(entry: Entry, now: int, stint: int = STINT_MS) -> bool:
        return entry.since is not None and now - entry.since >= stint

    def _fill(self, now: int) -> None:
        """What is left of the board shows the newest calls that have had their time."""
        down = _newest_first(entry for entry in self._entries.values() if entry.since is None)
        for entry in down:
            up = self._up()
            if len(up) < self._rows:
                self._put_up(entry, now)
                continue
            done = [one for one in up if not one.owed(now) and self._stint_over(one, now)]
            oldest = min(done, key=lambda one: one.call.call, default=None)
            if oldest is None or oldest.call.call > entry.call.call:
                return
            self._take_down(oldest, now)
            self._put_up(entry, now)

    def _put_up(self, entry: Entry, now: int) -> None:
        entry.since = now
        entry.ever = True

    def _take_down(self, entry: Entry, now: int) -> None:
        entry.seen = entry.visible(now)
        entry.since = None

    def _forget(self) -> None:
        if len(self._entries) <= MOST_KEPT:
            return
        for entry in sorted(self._entries.values(), key=lambda one: one.call.call)[: -MOST_KEPT or None]:
            if entry.since is None:
                del self._entries[entry.call.label]


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -entry.call.call)
