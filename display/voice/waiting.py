"""What waits to be spoken, and in which form the next is said. Pure: no thread, no clock of its own; seconds of the
caller's.

Order is that in which it was put in; urgent notices go before everything. One call alone is said whole; of two or three
each is short (number and counter, one language); from `GROUP_FROM` on they are said counter by counter. What waits is
bounded in number and in time, and what is let go is handed back, never lost silently.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from display.announcing import Announcement, Speakable, SpokenNotice

MOST_WAITING = 60
OLDEST_S = 180.0
"""A call that has waited longer is not said: whoever it calls has seen it, or sits at the counter."""
GROUP_FROM = 4
GROUP_MOST = 12
"""About 30 s of speech: what comes meanwhile must not wait for longer."""
AGAIN_WITHIN_S = 20.0
"""How old a call may be when it is said after a fault of the sound."""


class Form(StrEnum):
    WHOLE = "whole"
    SHORT = "short"
    GROUPED = "grouped"


@dataclass(frozen=True, slots=True)
class Waiting:
    """`since`: when it was put in. `failed`: it was tried, and the sound failed."""

    item: Speakable
    since: float
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said next: one notice, or calls in one form, in their order."""

    entries: tuple[Waiting, ...]
    form: Form

    @property
    def calls(self) -> tuple[Announcement, ...]:
        return tuple(one.item for one in self.entries if isinstance(one.item, Announcement))

    @property
    def notice(self) -> SpokenNotice | None:
        first = self.entries[0].item
        return first if isinstance(first, SpokenNotice) else None

    @property
    def urgent(self) -> bool:
        return self.notice is not None and self.notice.urgent


class Line:
    """The line of what waits. Methods that drop something return it."""

    def __init__(self) -> None:
        self._entries: list[Waiting] = []

    def __bool__(self) -> bool:
        return bool(self._entries)

    def put(self, item: Speakable, now: float) -> tuple[Waiting, ...]:
        """At its place; returns the oldest that it pushes out, notices only when nothing else waits."""
        entry = Waiting(item, now)
        if isinstance(item, SpokenNotice):
            self._remove(lambda one: isinstance(one.item, SpokenNotice) and one.item.id == item.id)
        at = self._urgent() if _urgent(item) else len(self._entries)
        self._entries.insert(at, entry)
        if len(self._entries) <= MOST_WAITING:
            return ()
        calls = [one for one in self._entries if isinstance(one.item, Announcement)]
        return self._drop(calls[:1] or self._entries[:1])

    def put_back(self, entries: Iterable[Waiting], *, failed: bool) -> None:
        """To the front again, behind urgent notices: they were cut, or the sound failed."""
        back = [Waiting(one.item, one.since, one.failed or failed) for one in entries]
        at = self._urgent()
        self._entries[at:at] = back

    def next(self, now: float) -> tuple[Turn | None, tuple[Waiting, ...]]:
        """(what is said next, what has waited too long)."""
        late = self._remove(lambda one: now - one.since > OLDEST_S and not _urgent(one.item))
        if not self._entries:
            return None, late
        if isinstance(self._entries[0].item, SpokenNotice):
            return Turn((self._entries.pop(0),), Form.WHOLE), late
        calls = self._leading_calls()
        form = Form.WHOLE if calls == 1 else Form.SHORT if calls < GROUP_FROM else Form.GROUPED
        count = min(calls, GROUP_MOST) if form is Form.GROUPED else 1
        taken = tuple(self._entries[:count])
        del self._entries[:count]
        return Turn(taken, form), late

    def unheard(self, now: float) -> tuple[Waiting, ...]:
        """While nothing can be heard: what has become too old to be said when it can again."""
        return self._remove(lambda one: now - one.since > AGAIN_WITHIN_S and not _urgent(one.item))

    def hush(self, call: int) -> tuple[Waiting, ...]:
        return self._remove(lambda one: isinstance(one.item, Announcement) and one.item.call == call)

    def hush_notice(self, notice: str) -> None:
        self._remove(lambda one: isinstance(one.item, SpokenNotice) and one.item.id == notice)

    def _leading_calls(self) -> int:
        for number, one in enumerate(self._entries):
            if isinstance(one.item, SpokenNotice):
                return number
        return len(self._entries)

    def _urgent(self) -> int:
        """How many urgent notices stand in front."""
        return sum(1 for one in self._entries if _urgent(one.item))

    def _remove(self, unwanted: Callable[[Waiting], bool]) -> tuple[Waiting, ...]:
        return self._drop(one for one in self._entries if unwanted(one))

    def _drop(self, unwanted: Iterable[Waiting]) -> tuple[Waiting, ...]:
        gone = tuple(unwanted)
        self._entries = [one for one in self._entries if one not in gone]
        return gone


def _urgent(item: Speakable) -> bool:
    return isinstance(item, SpokenNotice) and item.urgent
