"""What each person has done today, and what an undo takes out of it (C19)."""

from hub.engine.commands import CloseDay, FinishVisit, IssueTicket, MarkNoShow, OpenDay, StartService, UndoLast
from hub.engine.ids import CounterId, ServiceId, StaffId, VisitId
from hub.engine.journey import PlannedStep
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.tallies import TIMES_KEPT, Given, Tally
from hub.engine.terms import Channel
from tests.hub.engine.desk import KIOSK, MANAGER, MINUTE, Desk, clerk, replayed

CLERK = StaffId("clerk-1")
A, C = ServiceId("a"), ServiceId("c")
ONE = CounterId("1")


def served(desk: Desk, minutes: int, service: str = "a", waits: int = 0) -> VisitId:
    visit = desk.ticket(service)
    desk.wait(waits)
    desk.next(1)
    desk.must(StartService(visit), clerk(1))
    desk.wait(minutes)
    desk.must(FinishVisit(visit), clerk(1))
    return visit


def test_calls_services_and_those_who_did_not_come_are_counted() -> None:
    desk = Desk(undo_seconds=60)
    desk.staffed(1)
    served(desk, 4)
    served(desk, 6, waits=11)
    served(desk, 9, "c")
    missed = desk.ticket()
    desk.next(1)
    desk.wait(5)
    desk.must(MarkNoShow(missed), clerk(1))
    assert desk.touches[-1].tally == desk.state.tallies[CLERK]
    assert desk.state.tallies == {
        CLERK: Tally(
            CLERK,
            called=4,
            within=3,
            served=3,
            no_shows=1,
            given=(Given(A, 2, (4 * MINUTE, 6 * MINUTE)), Given(C, 1, (9 * MINUTE,))),
        )
    }


def test_what_is_taken_back_was_not_done() -> None:
    desk = Desk(undo_seconds=600)
    desk.staffed(1)
    undo = UndoLast(ONE)
    first, _second = desk.ticket(), desk.ticket()
    desk.next(1)
    desk.must(undo, clerk(1))
    assert desk.state.tallies == {}
    assert desk.touches[-1].tally == Tally(CLERK), "who follows must hear that nothing is left"
    desk.next(1)
    desk.must(StartService(first), clerk(1))
    desk.wait(3)
    stands = desk.state.tallies[CLERK]
    desk.next(1)
    assert desk.state.tallies[CLERK] == Tally(CLERK, called=2, within=2, served=1, given=(Given(A, 1, (3 * MINUTE,)),))
    desk.must(undo, clerk(1))
    assert desk.state.tallies[CLERK] == stands


def test_a_no_show_taken_back_counts_no_more() -> None:
    desk = Desk(undo_seconds=600)
    desk.staffed(1)
    desk.ticket()
    desk.next(1)
    desk.wait(5)
    before = desk.state.tallies[CLERK]
    desk.must(MarkNoShow(VisitId("visit-1")), clerk(1))
    assert desk.state.tallies[CLERK].no_shows == 1
    desk.must(UndoLast(ONE), clerk(1))
    assert desk.state.tallies[CLERK] == before


def test_each_service_of_a_visit_counts_and_a_new_day_begins_at_nothing() -> None:
    desk = Desk()
    desk.staffed(1)
    both = VisitId("both")
    desk.must(IssueTicket(both, A, "en", Channel.KIOSK, more=(PlannedStep(C),)), KIOSK)
    desk.next(1)
    desk.must(FinishVisit(both), clerk(1))
    desk.next(1)
    desk.must(FinishVisit(both), clerk(1))
    assert [(one.service, one.count) for one in desk.state.tallies[CLERK].given] == [(A, 1), (C, 1)]
    for again in (decode_state(encode_state(desk.state)), replayed(desk.journal)):
        assert again.tallies == desk.state.tallies
    desk.must(CloseDay(), MANAGER)
    desk.must(OpenDay(), MANAGER)
    assert desk.state.tallies == {}


def test_of_many_times_the_newest_are_kept() -> None:
    given = Given(A)
    for took in range(TIMES_KEPT + 3):
        given = given.with_one(took)
    assert (given.count, len(given.times), given.times[0]) == (TIMES_KEPT + 3, TIMES_KEPT, 3)
