"""Calls for a supervisor, and the silent alarm (C18)."""

from hub.engine.commands import AnswerStaffCall, CloseDay, OpenCounter, RaiseStaffCall
from hub.engine.events import StaffCallAnswered, StaffCallRaised
from hub.engine.hall import StaffCall
from hub.engine.ids import CounterId, Instant, StaffId
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import StaffCallKind
from tests.hub.engine.desk import KIOSK, MANAGER, Desk, clerk, replayed
from tests.hub.engine.test_notice_rules import supervised

ONE, TWO = CounterId("1"), CounterId("2")
SUPERVISOR, ALARM = StaffCallKind.SUPERVISOR, StaffCallKind.ALARM
CLERK_1, CLERK_2 = StaffId("clerk-1"), StaffId("clerk-2")


def calling(kind: StaffCallKind) -> Desk:
    """Clerk 2 at counter 2 has called."""
    desk = supervised()
    desk.staffed(1, 2)
    desk.must(RaiseStaffCall(TWO, kind), clerk(2))
    return desk


def test_the_first_answer_says_who_comes_the_second_that_it_is_over() -> None:
    for kind in StaffCallKind:
        desk = calling(kind)
        at = Instant(desk.now)
        assert desk.state.hall.calls == {(TWO, kind): StaffCall(TWO, kind, at, CLERK_2)}
        assert desk.refused(RaiseStaffCall(TWO, kind), clerk(2)) is Reason.NO_CHANGE
        desk.wait(1)
        answer = AnswerStaffCall(TWO, kind)
        assert desk.must(answer, clerk(1)) == (StaffCallAnswered(TWO, kind, CLERK_1, at, CLERK_2),)
        assert desk.state.hall.calls[TWO, kind].answered_by == CLERK_1
        assert desk.must(answer, MANAGER) == (StaffCallAnswered(TWO, kind, MANAGER.staff, at, CLERK_2, ended=True),)
        assert desk.state.hall.calls == {}
        assert desk.refused(answer, MANAGER) is Reason.NO_CHANGE


def test_a_call_after_an_answer_calls_again() -> None:
    desk = calling(ALARM)
    desk.must(RaiseStaffCall(ONE, SUPERVISOR), clerk(1))
    desk.must(AnswerStaffCall(TWO, ALARM), clerk(1))
    desk.wait(2)
    assert desk.must(RaiseStaffCall(TWO, ALARM), clerk(2)) == (StaffCallRaised(TWO, ALARM, CLERK_2),)
    assert [*desk.state.hall.calls] == [(ONE, SUPERVISOR), (TWO, ALARM)]
    assert desk.state.hall.calls[TWO, ALARM] == StaffCall(TWO, ALARM, Instant(desk.now), CLERK_2)


def test_a_supervisor_is_called_from_one_s_own_counter_and_taken_back_there() -> None:
    desk = calling(SUPERVISOR)
    assert desk.refused(RaiseStaffCall(TWO, SUPERVISOR), clerk(1)) is Reason.NOT_YOUR_SESSION
    desk.must(RaiseStaffCall(CounterId("3"), SUPERVISOR), clerk(1))
    (answered,) = desk.must(AnswerStaffCall(TWO, SUPERVISOR), clerk(2))
    assert isinstance(answered, StaffCallAnswered)
    assert answered.ended
    assert (TWO, SUPERVISOR) not in desk.state.hall.calls


def test_only_who_may_supervise_answers_a_call_for_a_supervisor() -> None:
    desk = calling(SUPERVISOR)
    desk.must(RaiseStaffCall(ONE, SUPERVISOR), clerk(1))
    refusal = desk.do(AnswerStaffCall(ONE, SUPERVISOR), clerk(2))
    assert refusal == Refusal(Reason.NOT_PERMITTED, {"permission": "supervise"})
    desk.must(AnswerStaffCall(TWO, SUPERVISOR), clerk(1))


def test_an_alarm_is_raised_from_any_counter_and_ended_by_anybody_but_who_raised_it() -> None:
    desk = Desk(opened=False)
    desk.must(RaiseStaffCall(ONE, ALARM), clerk(2))
    assert desk.refused(AnswerStaffCall(ONE, ALARM), clerk(2)) is Reason.NOT_PERMITTED
    desk.must(OpenCounter(ONE), clerk(3))
    assert desk.refused(AnswerStaffCall(ONE, ALARM), clerk(3)) is Reason.NOT_PERMITTED, "it stands at that counter"
    desk.must(AnswerStaffCall(ONE, ALARM), clerk(1))


def test_only_people_at_a_counter_that_there_is_call() -> None:
    desk = Desk()
    assert desk.refused(RaiseStaffCall(CounterId("9"), ALARM), clerk(1)) is Reason.UNKNOWN_COUNTER
    for nobody in (KIOSK, MANAGER):
        assert desk.do(RaiseStaffCall(ONE, ALARM), nobody) == Refusal(Reason.NOT_YOUR_SESSION, {"need": "staff"})
    assert desk.refused(AnswerStaffCall(CounterId("9"), ALARM), clerk(1)) is Reason.NO_CHANGE


def test_calls_end_with_the_day() -> None:
    desk = calling(ALARM)
    desk.must(AnswerStaffCall(TWO, ALARM), clerk(1))
    called = desk.state.hall.calls[TWO, ALARM].since
    events = desk.must(CloseDay(), MANAGER)
    assert StaffCallAnswered(TWO, ALARM, CLERK_1, called, CLERK_2, ended=True) in events
    assert desk.state.hall.calls == {}


def test_a_call_does_not_stand_in_the_way_of_an_undo() -> None:
    desk = supervised()
    desk.staffed(2)
    desk.ticket()
    desk.next(2)
    memento = dict(desk.state.mementos)
    desk.must(RaiseStaffCall(TWO, ALARM), clerk(2))
    assert desk.state.mementos == memento


def test_calls_come_back_from_a_snapshot_and_a_replay() -> None:
    desk = calling(SUPERVISOR)
    desk.must(RaiseStaffCall(TWO, ALARM), clerk(2))
    desk.must(AnswerStaffCall(TWO, SUPERVISOR), clerk(1))
    for again in (decode_state(encode_state(desk.state)), replayed(desk.journal)):
        assert again.hall.calls == desk.state.hall.calls
