"""What has just happened, for everybody who follows: devices, staff's screens, the manager.

Lives on the loop's thread. Holds the newest `KEPT` changes, so that whoever lost its connection goes on where it was.
Each change is encoded once per audience, when somebody of that audience first needs it; one with words of the vault
anew for whoever resumes, because nothing of those stays here. A subscriber that does not keep up is dropped (`Dropped`)
and must resume: nobody's slowness is paid by the others.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic, TypeVar

from hub.service.change import Change
from hub.service.errors import ServiceError

KEPT: Final = 10_000
QUEUE_MOST: Final = 2_000
"""Frames that may wait for one subscriber."""

A = TypeVar("A")
Encode = Callable[[Change, A], bytes | None]
"""The bytes of a change for an audience; None when it is none of its business."""


@dataclass(frozen=True, slots=True)
class Frame:
    seq: int
    data: bytes


@dataclass(frozen=True, slots=True)
class TooOld:
    """`since` lies before `oldest` - 1 or after `newest`: start anew from a snapshot."""

    oldest: int
    newest: int


class Dropped(ServiceError):
    """The subscriber did not keep up, or the feed has closed; what it missed is had by resuming."""

    reason = "dropped"


@dataclass(slots=True)
class _Kept(Generic[A]):
    change: Change
    encoded: dict[A, bytes | None] | None = None
    """None until somebody needs it: most changes of a morning are never asked for again."""

    def forget_words(self) -> None:
        """Of the vault: whoever resumes is told a name or a text only if it may be told at that moment."""
        bare = self.change.without_words()
        if bare is not self.change:
            self.change, self.encoded = bare, None


class Subscription(Generic[A]):
    """One follower; used on the loop's thread."""

    def __init__(self, audience: A, leave: "Callable[[Subscription[A]], None]", most: int) -> None:
        self.audience = audience
        self._leave = leave
        self._most = most
        self._waiting: list[Frame] = []
        self._wake: asyncio.Future[None] | None = None
        self._open = True

    async def frames(self, seconds: float) -> list[Frame]:
        """All frames since the last call, as soon as there is one; empty after `seconds` without (a heartbeat is
        due). Raises Dropped."""
        if not self._waiting and self._open:
            await self._news(seconds)
        if not self._open:
            raise Dropped
        taken, self._waiting = self._waiting, []
        return taken

    async def _news(self, seconds: float) -> None:
        """Until there is something, or for so long. A future and a timer: `asyncio.timeout` around an event costs as
        much as all the rest of a follower's frame."""
        loop = asyncio.get_running_loop()
        self._wake = loop.create_future()
        timer = loop.call_later(seconds, self._rouse)
        try:
            await self._wake
        finally:
            timer.cancel()
            self._wake = None

    def _rouse(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    def close(self) -> None:
        """No more frames; the next `frames` raises Dropped."""
        self._open = False
        self._waiting = []
        self._rouse()
        self._leave(self)

    def put(self, frames: Sequence[Frame]) -> bool:
        """False when it has too much waiting already."""
        if len(self._waiting) + len(frames) > self._most:
            return False
        self._waiting.extend(frames)
        self._rouse()
        return True


class Feed(Generic[A]):
    def __init__(self, encode: Encode[A], kept: int = KEPT, queue_most: int = QUEUE_MOST) -> None:
        self._encode = encode
        self._queue_most = queue_most
        self._kept: deque[_Kept[A]] = deque(maxlen=kept)
        self._subscriptions: dict[A, set[Subscription[A]]] = {}
        self._newest = 0

    @property
    def newest(self) -> int:
        """Sequence of the newest change, 0 before the first."""
        return self._newest

    @property
    def subscribers(self) -> int:
        return sum(len(group) for group in self._subscriptions.values())

    def preload(self, newest: int, changes: Iterable[Change]) -> None:
        """At start: the sequence the state stands at and the changes that led there, as far as they are known."""
        self._newest = newest
        self._kept.extend(_Kept(change) for change in changes)

    def publish(self, changes: Sequence[Change]) -> None:
        """Hand durable changes to everybody, in order."""
        if not changes:
            return
        fresh = [_Kept[A](change) for change in changes]
        self._kept.extend(fresh)
        self._newest = changes[-1].recorded.seq
        for audience, group in list(self._subscriptions.items()):
            frames = self._frames(fresh, audience)
            if frames:
                for slow in [subscription for subscription in group if not subscription.put(frames)]:
                    slow.close()
        for one in fresh:
            one.forget_words()

    def since(self, seq: int) -> list[Change] | TooOld:
        """The changes after `seq`, in order."""
        kept = self._after(seq)
        return kept if isinstance(kept, TooOld) else [it.change for it in kept]

    def subscribe(self, audience: A) -> Subscription[A]:
        """Follow from now on: the first frame is that of the next change."""
        subscription = Subscription(audience, self._leave, self._queue_most)
        self._subscriptions.setdefault(audience, set()).add(subscription)
        return subscription

    def resume(self, audience: A, seq: int) -> tuple[list[Frame], Subscription[A]] | TooOld:
        """What was missed since `seq`, and the subscription that goes on from there without a gap."""
        kept = self._after(seq)
        if isinstance(kept, TooOld):
            return kept
        return self._frames(kept, audience), self.subscribe(audience)

    def nudge(self, audience: A, data: bytes) -> None:
        """Have everybody of an audience who follows now read this once, between two changes; it is kept for nobody."""
        for subscription in list(self._subscriptions.get(audience, ())):
            subscription.put([Frame(self._newest, data)])

    def close(self) -> None:
        """End all subscriptions."""
        for group in list(self._subscriptions.values()):
            for subscription in list(group):
                subscription.close()

    def _after(self, seq: int) -> list[_Kept[A]] | TooOld:
        oldest = self._newest - len(self._kept) + 1
        if not oldest - 1 <= seq <= self._newest:
            return TooOld(oldest, self._newest)
        return list(islice(self._kept, seq - oldest + 1, None))

    def _frames(self, kept: Iterable[_Kept[A]], audience: A) -> list[Frame]:
        found = ((it.change.recorded.seq, self._encoded(it, audience)) for it in kept)
        return [Frame(seq, data) for seq, data in found if data is not None]

    def _encoded(self, kept: _Kept[A], audience: A) -> bytes | None:
        if kept.encoded is None:
            kept.encoded = {}
        if audience not in kept.encoded:
            kept.encoded[audience] = self._encode(kept.change, audience)
        return kept.encoded[audience]

    def _leave(self, subscription: Subscription[A]) -> None:
        group = self._subscriptions.get(subscription.audience)
        if group is not None:
            group.discard(subscription)
            if not group:
                del self._subscriptions[subscription.audience]
