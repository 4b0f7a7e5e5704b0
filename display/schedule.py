"""Which calls stand on the board, and for how long. Pure; every time is in milliseconds of the caller's clock.

Rules (look.md, "Motion" and "Burst of calls"):
* a call that was never shown takes the place of another first: a call that no display has shown within 5 s counts as
  lost, so a row gives way to it after 4 s, and sooner in a flood of calls (never under 0.7 s): all of them are up once
  within 10 s of their coming, and come back;
* to a call that comes back, a row gives way after 8 s; oldest first;
* rows come back until each has been visible for 30 s in total;
* rows that have had their time fill what is left, newest first;
* a call that was taken back stands, marked, for 5 s more where it stood: it may be the reason why somebody is walking.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hub.wire.views import CallView

STINT_MS = 8_000
SHORT_STINT_MS = 4_000
"""For a row that gives way to a call never shown: readable, and soon enough for the other one."""
LEAST_STINT_MS = 700
"""In a flood: long enough to find one's own number in a few rows; the call comes back for its whole time."""
SOON_MS = 5_000
"""Within this a call that came shall have been up once; in a flood the rows' stints follow from it."""
VISIBLE_MS = 30_000
WITHDRAWN_MS = 5_000
MOST_KEPT = 200
"""Calls kept; more than any board shows in the time they are owed."""
MOST_HISTORY = 20
"""Of those that had their time: what may fill places that nobody needs."""


@dataclass(slots=True)
class Entry:
    """A call and its time on the board: `added` when it came in, `seen` ms in finished stints, `since` when it came up
    last (None: not up), `withdrawn` when it was taken back (None: it was not)."""

    call: CallView
    added: int
    seen: int = 0
    since: int | None = None
    ever: bool = False
    earlier: frozenset[int] = frozenset()
    """Calls of the same number to the same counter that this one has overtaken: who reads it, reads them."""
    withdrawn: int | None = None

    def visible(self, now: int) -> int:
        return self.seen + (0 if self.since is None else now - self.since)

    def owed(self, now: int) -> bool:
        return self.withdrawn is None and self.visible(now) < VISIBLE_MS


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
                known.call, known.withdrawn = call, None
            return
        entry = self._entries[call.label] = Entry(call, now, seen=0 if owed else VISIBLE_MS)
        if known is not None and known.call.counter == call.counter and known.withdrawn is None:
            entry.earlier = known.earlier | {known.call.call}
        if known is not None and known.since is not None:
            # A recall stays where its first call stands, with its whole time before it.
            entry.since = now
            entry.ever = True
        self._forget(now)

    def withdraw(self, call: CallView, now: int) -> None:
        """A call that was taken back: it stands marked where it stood, or goes at once when it was not up."""
        known = self._entries.get(call.label)
        if known is None or known.call.call > call.call or known.withdrawn is not None:
            return
        if known.since is None:
            del self._entries[call.label]
        else:
            known.call, known.withdrawn = call, now

    def earlier(self, label: str) -> frozenset[int]:
        """The calls that the newest one of this number has overtaken at its counter."""
        entry = self._entries.get(label)
        return entry.earlier if entry is not None else frozenset()

    def none_stands(self) -> None:
        """Before a snapshot names the calls that stand: whatever it does not name has ended meanwhile."""
        for entry in self._entries.values():
            entry.call = entry.call.model_copy(update={"standing": False, "name": None})

    def keep(self, wanted: Callable[[CallView], bool]) -> None:
        """Drop the calls that this board shall not show any more."""
        self._entries = {label: entry for label, entry in self._entries.items() if wanted(entry.call)}

    def resize(self, rows: int) -> None:
        """Another number of places; with fewer, the oldest calls step down and come back for the rest of their time."""
        self._rows = rows

    def clear(self) -> None:
        """Another journal: numbers of another day or hub."""
        self._entries.clear()

    def cover(self, now: int) -> None:
        """A takeover hides the rows: their time stops."""
        if self._paused_at is None:
            self._paused_at = now

    def uncover(self, now: int) -> None:
        if self._paused_at is not None:
            hidden = now - self._paused_at
            for entry in self._up():
                entry.since = min(now, (entry.since or 0) + hidden)
                if entry.withdrawn is not None:
                    entry.withdrawn = min(now, entry.withdrawn + hidden)
            self._paused_at = None

    # --- what is up

    def advance(self, now: int) -> tuple[Entry, ...]:
        """Give and take places; the entries that are up now, newest call first. While covered nothing moves."""
        if self._paused_at is None:
            self._end_withdrawn(now)
            for entry in _newest_first(self._up())[self._rows :]:
                self._take_down(entry, now)
            stint = self._stint_before_new(now)
            for entry in self._in_need(now):
                if not self._make_room(entry, now, STINT_MS if entry.ever else stint):
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
        for stint in (self._stint_before_new(now), STINT_MS):
            waits += [stint - (now - entry.since) for entry in self._up() if entry.since is not None]
        waits += [WITHDRAWN_MS - (now - one.withdrawn) for one in self._up() if one.withdrawn is not None]
        waits = [wait for wait in waits if wait > 0]
        return min(waits, default=None)

    def crowded(self, now: int, but: str = "") -> bool:
        """Somebody (but this number) waits for a place that they are owed."""
        return any(entry.since is None and entry.owed(now) and label != but for label, entry in self._entries.items())

    def awaited(self, now: int) -> bool:
        """A standing call is owed time, up or not."""
        return any(entry.call.standing and entry.owed(now) for entry in self._entries.values())

    def holds(self, label: str) -> bool:
        return label in self._entries

    # --- how

    def _up(self) -> list[Entry]:
        return [entry for entry in self._entries.values() if entry.since is not None]

    def _in_need(self, now: int) -> list[Entry]:
        """Calls that must come up: never shown first, then those whose time is not over; in journal order."""
        down = [entry for entry in self._entries.values() if entry.since is None and entry.owed(now)]
        return sorted(down, key=lambda entry: (entry.ever, entry.call.call))

    def _stint_before_new(self, now: int) -> int:
        """How long a row stands before it gives way to a call never shown: 4 s, but no longer than lets every page of
        those that wait have its turn within `SOON_MS` of their coming."""
        waiting = [entry for entry in self._in_need(now) if not entry.ever]
        turned = max((entry.since for entry in self._up() if entry.since is not None), default=now)
        rows = max(1, self._rows)
        share = min(
            ((entry.added + SOON_MS - turned) // (place // rows + 1) for place, entry in enumerate(waiting)),
            default=SHORT_STINT_MS,
        )
        return max(LEAST_STINT_MS, min(SHORT_STINT_MS, share))

    def _end_withdrawn(self, now: int) -> None:
        over = [
            label
            for label, entry in self._entries.items()
            if entry.withdrawn is not None and (entry.since is None or now - entry.withdrawn >= WITHDRAWN_MS)
        ]
        for label in over:
            del self._entries[label]

    def _make_room(self, entry: Entry, now: int, stint: int) -> bool:
        """`stint`: how long a row has stood at least that gives way although it is owed more."""
        up = self._up()
        if len(up) < self._rows:
            return True
        up = [one for one in up if one.withdrawn is None]
        # Rows that have had their time give way to a new call at once, to others after their stint.
        done = [one for one in up if not one.owed(now) and (not entry.ever or self._stint_over(one, now))]
        # One who was never shown may end any short stint; one who comes back only one of 8 s of who has had more.
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
            done = [one for one in up if one.withdrawn is None and not one.owed(now) and self._stint_over(one, now)]
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

    def _forget(self, now: int) -> None:
        down = _newest_first(entry for entry in self._entries.values() if entry.since is None)
        history = [entry for entry in down if not entry.owed(now)][MOST_HISTORY:]
        for entry in {id(one): one for one in (*history, *down[MOST_KEPT:])}.values():
            del self._entries[entry.call.label]


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -entry.call.call)
