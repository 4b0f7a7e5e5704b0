"""What `explain` shows beside a call: every candidate with its figures, and the choice among them (Q11)."""

from hub.engine.commands import OpenCounter, TransferVisit
from hub.engine.events import VisitCalled
from hub.engine.ids import CounterId
from hub.engine.recount import recount
from tests.hub.engine.desk import MINUTE, Desk, clerk
from tests.hub.engine.working_office import FRONT, working

ONE, TWO = CounterId("1"), CounterId("2")


def test_the_candidates_with_their_figures() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2)
    desk.ticket("c")
    desk.wait(4)
    desk.ticket("a", priority=True)
    desk.ticket("a", priority=True)
    pooled = desk.ticket("b")
    desk.must(TransferVisit(pooled, counter=ONE), clerk(2))
    desk.wait(11)
    ask = desk.ask()
    rows = recount(desk.state, ONE, ask.now, ask.local.wall_ms)
    assert [(row.service, row.people, row.in_pool) for row in rows] == [
        ("c", 1, False),
        ("a", 2, False),
        ("b", 1, True),
    ]
    assert [row.label for row in rows] == ["C10", "A001", "A003"]
    assert [row.waited_ms for row in rows] == [15 * MINUTE, 11 * MINUTE, 11 * MINUTE]
    assert [row.promised_ms for row in rows] == [30 * MINUTE, 5 * MINUTE, 20 * MINUTE]
    assert [row.share_percent for row in rows] == [50, 220, 55]
    assert [row.givers for row in rows] == [2, 2, 1]
    assert [row.is_overdue for row in rows] == [False, True, False]
    (call,) = desk.next(1)
    assert isinstance(call, VisitCalled)
    assert [row.visit for row in rows if row.is_chosen] == [call.visit]
    assert not any(row.is_left_out for row in rows)


def test_what_a_rule_of_the_profile_leaves_out() -> None:
    desk = Desk(**working())
    desk.must(OpenCounter(TWO, profile=FRONT), clerk(3))
    desk.ticket("c")
    desk.ticket("a")
    desk.wait(16)
    ask = desk.ask()
    rows = recount(desk.state, TWO, ask.now, ask.local.wall_ms)
    assert [(row.service, row.is_left_out, row.is_chosen, row.weight, row.listed) for row in rows] == [
        ("c", True, False, 100, 2),
        ("a", False, True, 200, 1),
    ]


def test_with_nobody_waiting_there_is_nothing_to_recount() -> None:
    desk = Desk()
    desk.staffed(1)
    assert recount(desk.state, ONE, desk.ask().now, 0) == ()
