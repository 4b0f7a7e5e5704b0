"""What each counter gives with its present profile and person, how many open ones give a service, and which idle ones
would call by themselves. Derived from the counters and the set-up; owned by `State`."""

from collections.abc import Iterable

from hub.engine.giving import Giving, giving_of
from hub.engine.ids import CounterId, ServiceId
from hub.engine.model import Counter
from hub.engine.setup import Setup
from hub.engine.terms import CounterState


class Givers:
    __slots__ = ("_counts", "_givings", "_idle", "_setup")

    def __init__(self) -> None:
        self._setup: Setup | None = None
        self._givings: dict[CounterId, Giving] = {}
        self._counts: dict[ServiceId, int] = {}
        self._idle: dict[CounterId, Counter] = {}

    def giving(self, counter: CounterId) -> Giving:
        """Nothing when the set-up does not know the counter."""
        return self._givings.get(counter) or Giving(counter)

    def open_counters(self, service: ServiceId) -> int:
        return self._counts.get(service, 0)

    def calling_by_themselves(self) -> list[Counter]:
        """Idle counters that call by themselves after a time, longest idle first."""
        return sorted(self._idle.values(), key=lambda counter: (counter.idle_since, counter.id))

    def retake(self, setup: Setup, counters: Iterable[Counter]) -> None:
        """Everything anew, for another set-up."""
        self._setup = setup
        self._givings, self._counts, self._idle = {}, {}, {}
        for counter in counters:
            self._givings[counter.id] = giving_of(setup, counter)
            self._count(counter, 1)
            self._note_idle(counter)

    def put(self, before: Counter, after: Counter) -> set[ServiceId]:
        """Take a changed counter in; answers the services that it gave or gives, when anything of that has changed."""
        changed: set[ServiceId] = set()
        same = (before.state, before.staff, before.profile) == (after.state, after.staff, after.profile)
        if not same and self._setup is not None:
            changed |= {*self.giving(before.id).services}
            self._count(before, -1)
            self._givings[after.id] = giving_of(self._setup, after)
            self._count(after, 1)
            changed |= {*self.giving(after.id).services}
        self._note_idle(after)
        return changed

    def _count(self, counter: Counter, by: int) -> None:
        if counter.state is CounterState.OPEN:
            for service in self.giving(counter.id).services:
                self._counts[service] = self._counts.get(service, 0) + by

    def _note_idle(self, counter: Counter) -> None:
        is_idle = counter.visit is None and counter.wrap_until is None and not counter.away
        calls = self.giving(counter.id).auto_call_seconds is not None
        if is_idle and calls and counter.state is CounterState.OPEN:
            self._idle[counter.id] = counter
        else:
            self._idle.pop(counter.id, None)
