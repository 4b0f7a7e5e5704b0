"""The pushed stream `GET /v1/events`: server-sent events by journal sequence, resumable (hub/wire/stream.py).

Plain Starlette: every subscriber of an audience is handed the same bytes, encoded once by the feed. Bounded: at most
`MOST_STREAMS` at a time; one that does not keep up is ended and resumes by `Last-Event-ID`.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from hub.api import mapping
from hub.api.audiences import Follower, Views, follower_of
from hub.api.auth import Principal, admitted
from hub.api.hall_views import Own
from hub.api.problems import BadInput, Forbidden, Unavailable
from hub.service.change import Change
from hub.service.feed import Dropped, Subscription, TooOld
from hub.service.house import House
from hub.wire.problem import FieldFault, Reason
from hub.wire.stream import CHANGE, HEARTBEAT, HEARTBEAT_SECONDS, RESET, SNAPSHOT, Heartbeat
from hub.wire.terms import Audience, Role

MOST_STREAMS: Final = 600
"""60 counters, 8 displays, 6 kiosks (M04), each twice while it reconnects, and room for integrators."""
RETRY_MS: Final = 500
SNAPSHOT_HOLDS_MS: Final = 2_000
"""How long a snapshot serves others while nothing has happened."""
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def frame(event: str, seq: int, stream: str, body: BaseModel) -> bytes:
    """One server-sent event; JSON holds no line break, so one data line is enough."""
    return _frame(event, seq, stream, body.model_dump_json())


def _frame(event: str, seq: int, stream: str, data: str) -> bytes:
    return f"event: {event}\nid: {seq}.{stream}\ndata: {data}\n\n".encode()


class Encoder:
    """The feed's encoder. The feed is made before the views it needs, so they are given afterwards (`use`)."""

    def __init__(self) -> None:
        self._views: Views | None = None
        self._stream = ""

    def use(self, views: Views, stream: str) -> None:
        self._views, self._stream = views, stream

    def __call__(self, change: Change, follower: Follower) -> bytes | None:
        assert self._views is not None  # noqa: S101  # the composition root calls `use` before anybody subscribes
        view = self._views.change(change, follower)
        return None if view is None else frame(CHANGE, change.recorded.seq, self._stream, view)


@dataclass(frozen=True, slots=True)
class Encoded:
    """An audience's snapshot as text, as of a sequence, and when it was made, in milliseconds of the hub's line."""

    seq: int
    made: int
    data: str


@dataclass(slots=True)
class _Reader:
    """Who follows by which token; `counter`: where this person worked when last told everything."""

    token: str
    principal: Principal
    follower: Follower
    counter: mapping.CounterId | None


@dataclass(frozen=True, slots=True)
class Since:
    """Where a client stands: the newest sequence it knows, of which stream (None: it did not say)."""

    seq: int
    stream: str | None


def read_since(request: Request) -> Since | None:
    """From `Last-Event-ID` ("<seq>.<stream>"), else from `?since=`; None on a first connection."""
    text = request.headers.get("last-event-id") or request.query_params.get("since")
    if not text:
        return None
    seq, dot, stream = text.partition(".")
    if not (seq.isascii() and seq.isdigit() and len(seq) <= 18):
        raise BadInput(FieldFault(path="header.Last-Event-ID", message="a sequence, or an event's id"))
    return Since(int(seq), stream if dot else None)


def read_audience(request: Request, role: Role) -> Follower:
    """Whose events are sent. A box that says whose it reads (`?audience=`) and holds another kind of box's key is told
    so; a counter may read what displays are sent, for the sign above it."""
    wanted = request.query_params.get("audience")
    own = Audience.STAFF if role in (Role.COUNTER, Role.STAFF) else Audience(role.value)
    if wanted == Audience.DISPLAY and role is Role.COUNTER:
        return Follower.DISPLAY
    if wanted is not None and wanted != own:
        raise Forbidden(f"This key is of a {role.value}, which is not sent what the audience {wanted[:16]!r} is sent.")
    return follower_of(role)


class Pushed(StreamingResponse):
    """Sends until the frames end or the client goes. Starlette's own keeps a group of two tasks for each stream."""

    def __init__(self, frames: AsyncGenerator[bytes, None], subscription: Subscription[Follower]) -> None:
        super().__init__(frames, headers=HEADERS, media_type="text/event-stream")
        self._frames = frames
        self._subscription = subscription

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  # as ASGI has it
        gone = asyncio.ensure_future(self.listen_for_disconnect(receive))
        gone.add_done_callback(lambda _: self._subscription.close())
        try:
            await self.stream_response(send)
        finally:
            gone.cancel()
            self._subscription.close()
            await self._frames.aclose()


class EventStream:
    """The route. `holds` says whether a caller's token still counts: it is asked before every answer."""

    def __init__(self, house: House[Follower], views: Views, holds: Callable[[str], Principal | None]) -> None:
        self._house = house
        self._views = views
        self._holds = holds
        self._snapshots: dict[Follower, Encoded] = {}

    async def __call__(self, request: Request) -> Response:
        principal = admitted(request)
        since = read_since(request)
        follower = read_audience(request, principal.role)
        if self._house.feed.subscribers >= MOST_STREAMS:
            raise Unavailable(Reason.HUB_BUSY, f"More than {MOST_STREAMS} streams are open.")
        if self._views.board.office is None:
            raise Unavailable(Reason.HUB_BUSY, "The office has not been set up yet.")
        token: str = request.state.token
        first, subscription = self._begin(follower, principal, since)
        first = [f"retry: {RETRY_MS}\n\n".encode(), *first, self._heartbeat()]
        # Who resumes may have opened a counter meanwhile: it counts as opened now.
        place = self._views.counter_of(principal) if since is None else None
        return Pushed(self._frames(_Reader(token, principal, follower, place), first, subscription), subscription)

    async def _frames(
        self, reader: _Reader, first: list[bytes], subscription: Subscription[Follower]
    ) -> AsyncGenerator[bytes, None]:
        principal = reader.principal
        session = mapping.session(principal.session)
        if session is not None:
            self._house.leases.heard(session)
        try:
            yield b"".join(first)
            first.clear()  # a snapshot of thousands of visits, which this stream would hold until its end
            while True:
                news = await subscription.frames(HEARTBEAT_SECONDS)
                if self._holds(reader.token) != principal:
                    return
                told = [one.data for one in news if not self._views.hides(one.seq, principal)]
                told += self._moved(reader)
                yield told[0] if len(told) == 1 else b"".join(told) or self._heartbeat()
        except Dropped:
            return
        finally:
            subscription.close()
            if session is not None:
                self._house.leases.lost(session)

    def _moved(self, reader: _Reader) -> list[bytes]:
        """A snapshot for whoever has just opened or left a counter, where other messages and alarms are theirs now."""
        left, place = reader.counter, self._views.counter_of(reader.principal)
        reader.counter = place
        if place == left or not self._views.something_said_at(left, place):
            return []
        return [self._whole(SNAPSHOT, reader.follower, reader.principal)]

    def _begin(
        self, follower: Follower, reader: Principal, since: Since | None
    ) -> tuple[list[bytes], Subscription[Follower]]:
        """What was missed, or a snapshot; and the subscription that goes on from there without a gap."""
        if since is None:
            return self._anew(SNAPSHOT, follower, reader)
        if since.stream is not None and not self._house.continues(since.stream, since.seq):
            return self._anew(RESET, follower, reader)
        resumed = self._house.feed.resume(follower, since.seq)
        if isinstance(resumed, TooOld):
            return self._anew(RESET, follower, reader)
        missed, subscription = resumed
        return [one.data for one in missed if not self._views.hides(one.seq, reader)], subscription

    def _anew(self, event: str, follower: Follower, reader: Principal) -> tuple[list[bytes], Subscription[Follower]]:
        """Board and feed stand at the same sequence between two turns of the loop, so nothing falls in between."""
        return [self._whole(event, follower, reader)], self._house.feed.subscribe(follower)

    def _whole(self, event: str, follower: Follower, reader: Principal) -> bytes:
        it = self._snapshot(follower)
        data = it.data
        if follower in (Follower.COUNTER, Follower.STAFF, Follower.MANAGER):
            data = f"{data[:-1]},{self._views.own(reader).model_dump_json()[1:]}"
        return _frame(event, it.seq, self._house.stream, data)

    def _snapshot(self, follower: Follower) -> Encoded:
        """Made once for all who come in the same moment: after a power cut every box of the office asks at once, and
        the loop must not make sixty of them before its next heartbeat, which follows with the time as it is. Held only
        as long, because with thousands of visits it is a matter of megabytes."""
        seq, now = self._views.board.seq, self._house.clock.instant()
        known = self._snapshots.get(follower)
        if known is not None and known.seq == seq and 0 <= now - known.made < SNAPSHOT_HOLDS_MS:
            return known
        snapshot = self._views.snapshot(follower)
        assert snapshot is not None  # noqa: S101  # an office, once accepted, never goes
        text = snapshot.model_dump_json(exclude=set(Own.model_fields))
        made = self._snapshots[follower] = Encoded(snapshot.seq, self._house.clock.instant(), text)
        asyncio.get_running_loop().call_later(2 * SNAPSHOT_HOLDS_MS / 1000, self._forget, follower, made)
        return made

    def _forget(self, follower: Follower, made: Encoded) -> None:
        if self._snapshots.get(follower) is made:
            del self._snapshots[follower]

    def send(self, role: Role, errand: str) -> None:
        """Have all boxes of that role that follow hear of an errand at once."""
        self._house.feed.nudge(follower_of(role), self._heartbeat(errand))

    def _heartbeat(self, errand: str | None = None) -> bytes:
        """Only while nothing waits for the subscriber, or behind what waits: a client resumes from the newest id it has
        read."""
        seq = self._house.feed.newest
        return frame(HEARTBEAT, seq, self._house.stream, Heartbeat(seq=seq, time=self._views.time(), errand=errand))
