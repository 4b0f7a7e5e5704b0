"""A counter session is a lease renewed by its screen's stream: silent for `LOST_MS`, the counter is shown as away;
heard again, it is back. The visit at the counter stays either way (domain.md, Fine points).

Lives on the loop's thread; `check` is driven by the timers. After a restart of the hub every session starts as silent
from that moment.
"""

from collections.abc import Callable
from typing import Final

from hub.engine.commands import Command, LoseCounter, RegainCounter
from hub.engine.ids import CounterId, Instant, SessionId
from hub.engine.model import Counter
from hub.service.board import Board
from hub.service.clock import Clock

LOST_MS: Final = 30_000
ASK_AGAIN_MS: Final = 5_000
"""How long after a command that was not carried out (a full disk) it is asked again."""


class Leases:
    """`ask` hands a command of the hub itself to the writer, for the session it is about, and does not wait."""

    def __init__(self, board: Board, clock: Clock, ask: Callable[[Command, SessionId], None]) -> None:
        self._board = board
        self._clock = clock
        self._ask = ask
        self._streams: dict[SessionId, int] = {}
        self._silent_since: dict[SessionId, Instant] = {}
        self._asked: dict[CounterId, tuple[bool, Instant]] = {}

    def heard(self, session: SessionId) -> None:
        """A stream of this session has begun; each is to be ended by `lost`."""
        self._streams[session] = self._streams.get(session, 0) + 1
        self._silent_since.pop(session, None)
        self.check()

    def lost(self, session: SessionId) -> None:
        """A stream of this session has ended."""
        left = self._streams.get(session, 0) - 1
        if left > 0:
            self._streams[session] = left
        else:
            self._streams.pop(session, None)
            self._silent_since[session] = self._clock.instant()

    def is_heard(self, session: SessionId) -> bool:
        return session in self._streams

    def check(self) -> None:
        """Lose and regain counters as their sessions stand now."""
        now = self._clock.instant()
        claimed = self._board.claimed()
        sessions = {counter.session for counter in claimed}
        for session in [it for it in self._silent_since if it not in sessions]:
            del self._silent_since[session]
        for counter in claimed:
            self._check_counter(counter, now)

    def _check_counter(self, counter: Counter, now: Instant) -> None:
        if counter.session is None:
            return
        if counter.session in self._streams:
            if counter.away:
                self._ask_once(counter.id, counter.session, away=False, now=now)
            return
        since = self._silent_since.setdefault(counter.session, now)
        if now - since >= LOST_MS and not counter.away:
            self._ask_once(counter.id, counter.session, away=True, now=now)

    def _ask_once(self, counter: CounterId, session: SessionId, *, away: bool, now: Instant) -> None:
        asked = self._asked.get(counter)
        if asked is not None and asked[0] is away and 0 <= now - asked[1] < ASK_AGAIN_MS:
            return
        self._asked[counter] = (away, now)
        self._ask(LoseCounter(counter) if away else RegainCounter(counter), session)
