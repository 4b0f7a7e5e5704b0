"""Leases while the disk refuses: asked again after a while, not at every look."""

from datetime import UTC, datetime

from hub.engine.commands import Command, LoseCounter
from hub.engine.events import CounterOpened, Recorded
from hub.engine.ids import CounterId, Instant, RequestId, Seq, SessionId, StaffId
from hub.engine.model import Counter
from hub.engine.terms import CounterState
from hub.service.board import Board
from hub.service.change import Change
from hub.service.leases import ASK_AGAIN_MS, LOST_MS, Leases
from tests.hub.service.town import clerk, manual_clock

COUNTER = CounterId("4")


def _board() -> Board:
    """A board on which a session holds one counter."""
    opened = CounterOpened(COUNTER, StaffId("clerk-1"), SessionId("s"))
    recorded = Recorded(Seq(1), Instant(0), RequestId("r"), clerk(1), opened)
    counter = Counter(COUNTER, CounterState.OPEN, StaffId("clerk-1"), SessionId("s"))
    board = Board()
    board.apply([Change(recorded, datetime(2026, 11, 23, tzinfo=UTC), counters=(counter,))])
    return board


def test_a_refused_command_is_asked_again_after_a_while() -> None:
    asked: list[tuple[Command, SessionId]] = []
    clock = manual_clock()
    leases = Leases(_board(), clock, lambda command, session: asked.append((command, session)))
    leases.check()
    clock.advance(seconds=LOST_MS / 1000)
    for _ in range(3):
        leases.check()
    assert asked == [(LoseCounter(COUNTER), SessionId("s"))]
    clock.advance(seconds=ASK_AGAIN_MS / 1000)
    leases.check()
    assert asked == [(LoseCounter(COUNTER), SessionId("s"))] * 2


def test_a_session_that_left_its_counter_is_forgotten() -> None:
    asked: list[tuple[Command, SessionId]] = []
    clock = manual_clock()
    leases = Leases(Board(), clock, lambda command, session: asked.append((command, session)))
    leases.heard(SessionId("elsewhere"))
    leases.lost(SessionId("elsewhere"))
    leases.check()
    clock.advance(seconds=LOST_MS / 1000)
    leases.check()
    assert asked == []
    assert not leases.is_heard(SessionId("elsewhere"))
