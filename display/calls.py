"""The calls of this screen: which stand on it, which takes it over, which are asked of the voice.

A new call takes over the whole screen while it is spoken (4 to 8 s) and settles as the first row; when another call
arrives the board returns at once (look.md, "Motion"), and while somebody waits for a row nothing takes it over.
Times are milliseconds of the caller's clock; `instant` is the hub's.
"""

from collections.abc import Callable, Sequence

from display.announcing import Announcement, Speech
from display.schedule import VISIBLE_MS, Entry, Schedule
from hub.wire.views import CallView

TAKEOVER_MIN_MS = 4_000
TAKEOVER_MAX_MS = 8_000
INVERSION_GAP_MS = 3_000
"""No two inversions of the screen (a takeover's rise or fall) within this time."""
FRESH_MS = 45_000
"""A standing call younger than this is announced even if it was missed: it is what an outage of half a minute costs.
An older one is only shown."""
MOST_KNOWN = 200

Here = Callable[[CallView], bool]
Announce = Callable[[CallView], Announcement]


class Calls:
    """`here`: whether this screen shows a call; `announcement`: the call as the voice is told it."""

    def __init__(self, speech: Speech, announcement: Announce) -> None:
        self._speech = speech
        self._announcement = announcement
        self._schedule = Schedule(0)
        self._here: Here = lambda _: True
        self._speaks = True
        self._known: dict[str, CallView] = {}
        self._announced = 0
        self._asked: dict[int, CallView] = {}
        self._held: list[CallView] = []
        self._holding = False
        self._takeover: CallView | None = None
        self._takeover_since = 0
        self._takeover_spoken = False
        self._inverted_at = -INVERSION_GAP_MS

    # --- what the screen is

    def show(self, here: Here, *, speaks: bool) -> None:
        """This screen shows these calls from now on; `speaks`: new ones take it over and are spoken."""
        self._here, self._speaks = here, speaks
        self._schedule.keep(here)
        for label, call in self._known.items():
            if here(call) and not call.withdrawn and not self._schedule.holds(label):
                self._schedule.add(call, now=0, owed=False)

    def resize(self, rows: int) -> None:
        self._schedule.resize(rows)

    def hold(self, now: int, instant: int, *, hidden: bool) -> None:
        """`hidden`: an emergency message lies over the calls. Their time stops, and nothing is called aloud until it
        has gone; then what is still fresh."""
        if hidden == self._holding:
            return
        self._holding = hidden
        if hidden:
            self.end_takeover(now)
            self._schedule.cover(now)
            self._held = self._hush_all()
            return
        self._schedule.uncover(now)
        held, self._held = self._held, []
        for call in held:
            if self._fresh(call, instant):
                self._say(call)

    # --- what happens

    def another_journal(self) -> None:
        """Numbers of another day or hub."""
        self._hush_all()
        self._announced = 0
        self._known.clear()
        self._held.clear()
        self._schedule.clear()

    def another_day(self) -> None:
        """Calls of the days before are forgotten, but for people who are still here."""
        self._known = {label: call for label, call in self._known.items() if call.standing}
        self._schedule.keep(lambda call: call.standing)

    def replace(self, calls: Sequence[CallView], now: int, instant: int) -> None:
        """A snapshot's: every standing call and the latest others. At the start, what has ended is history; later it
        is a call that this screen missed, and owes its time."""
        self.end_takeover(now)
        self._schedule.none_stands()
        self._known = {label: _ended(call) for label, call in self._known.items()}
        seen = self._announced or max((call.call for call in calls if not call.standing), default=0)
        for call in sorted(calls, key=lambda one: one.call):
            self.take(call, now, instant, history=not call.standing and call.call <= seen)

    def take(self, call: CallView, now: int, instant: int, *, history: bool = False) -> None:
        """`history`: the call is told for the record; it is owed no time and no voice."""
        self._remember(call)
        if not self._here(call):
            return
        if call.withdrawn:
            self._take_back(call, now)
            return
        new = call.call > self._announced
        # What is heard again of a call that has been forgotten here is no call, unless somebody is awaited again.
        self._schedule.add(call, now, owed=not history and (new or call.standing))
        if self._takeover is not None and self._takeover.label == call.label and not call.standing:
            self.end_takeover(now)
        if not new:
            return
        self._announced = call.call
        if not self._fresh(call, instant):
            return
        if self._holding:
            self._held = [*self._held, call][-MOST_KNOWN:]
            return
        self._take_over(call, now)
        self._say(call)

    def spoken(self, call: int, now: int) -> None:
        """The call was heard to its end."""
        self._asked.pop(call, None)
        self._held = [one for one in self._held if one.call != call]
        if self._takeover is not None and self._takeover.call == call:
            self._takeover_spoken = True
            self.settle(now)

    # --- what is on the screen

    def rows(self, now: int) -> tuple[Entry, ...]:
        return self._schedule.advance(now)

    @property
    def takeover(self) -> CallView | None:
        return self._takeover

    def earlier(self, label: str) -> frozenset[int]:
        return self._schedule.earlier(label)

    def at_counter(self, counter: str) -> CallView | None:
        """The newest call that stands at this counter."""
        found = (call for call in self._known.values() if call.counter == counter and call.standing)
        return max(found, key=lambda call: call.call, default=None)

    def awaited(self, now: int) -> bool:
        """Somebody is being called: a takeover, or a standing call that is owed time."""
        return self._takeover is not None or self._schedule.awaited(now)

    def settle(self, now: int) -> None:
        """End a takeover whose time is over."""
        if self._takeover is None:
            return
        lasted = now - self._takeover_since
        if lasted >= TAKEOVER_MAX_MS or (self._takeover_spoken and lasted >= TAKEOVER_MIN_MS):
            self.end_takeover(now)

    def end_takeover(self, now: int) -> None:
        if self._takeover is not None:
            self._takeover = None
            self._inverted_at = now
            self._schedule.uncover(now)

    def next_change(self, now: int) -> int | None:
        """Milliseconds until something may change by itself; None: nothing will."""
        if self._takeover is not None:
            end = TAKEOVER_MIN_MS if self._takeover_spoken else TAKEOVER_MAX_MS
            return self._takeover_since + end - now
        return self._schedule.next_change(now)

    # --- how

    def _remember(self, call: CallView) -> None:
        known = self._known.get(call.label)
        if known is not None and known.call > call.call:
            return
        self._known.pop(call.label, None)
        self._known[call.label] = call
        while len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _fresh(self, call: CallView, instant: int) -> bool:
        known = self._known.get(call.label, call)
        return known.call == call.call and known.standing and instant - call.at <= FRESH_MS

    def _say(self, call: CallView) -> None:
        if not self._speaks:
            return
        self._asked[call.call] = call
        while len(self._asked) > MOST_KNOWN:
            del self._asked[next(iter(self._asked))]
        self._speech.announce(self._announcement(call))

    def _hush_all(self) -> list[CallView]:
        """Nothing that was asked of the voice is wanted now; what was not heard yet, in its order."""
        asked, self._asked = list(self._asked.values()), {}
        for call in asked:
            self._speech.hush(call.call)
        return asked

    def _take_back(self, call: CallView, now: int) -> None:
        """Staff have taken the call back: nobody shall hear of it who has not yet, and who has read it reads that."""
        self._announced = max(self._announced, call.call)
        if self._takeover is not None and self._takeover.call <= call.call and self._takeover.label == call.label:
            self.end_takeover(now)
        self._schedule.withdraw(call, now)
        self._asked.pop(call.call, None)
        self._speech.hush(call.call)

    def _take_over(self, call: CallView, now: int) -> None:
        """The whole screen for this call, unless another one stands there (then the board returns for both)."""
        if self._takeover is not None:
            self.end_takeover(now)
        elif self._speaks and now - self._inverted_at >= INVERSION_GAP_MS:
            self._schedule.advance(now)  # who can be up, is
            if self._schedule.crowded(now, but=call.label):
                return
            self._takeover, self._takeover_since, self._takeover_spoken = call, now, False
            self._inverted_at = now
            self._schedule.cover(now)


def _ended(call: CallView) -> CallView:
    return call if not call.standing else call.model_copy(update={"standing": False, "name": None})


def live(entry: Entry, now: int) -> bool:
    """Amber: the person is awaited, and the call has not had its time yet."""
    return entry.call.standing and entry.visible(now) < VISIBLE_MS
