"""What staff tell each other and the hall, as it stands at a counter."""

from counter.asks import AskAnswerStaffCall, AskStaffCall
from counter.keys import Key
from counter.room import MOST_MESSAGES
from hub.wire.hall import MessageView, NoticeView, StaffCallView
from hub.wire.hall_terms import StaffCallKind
from hub.wire.stream import StaffChange
from hub.wire.terms import ChangeType
from tests.counter.busy_office import at
from tests.counter.staging import NOW, Stage, hub_time

OWN = StaffCallView(kind="supervisor", counter="c4", staff="s1", since=NOW)


def told(stage: Stage, seq: int, kind: ChangeType, **what: object) -> None:
    stage.tell(StaffChange.model_validate({"seq": seq, "type": kind, "time": hub_time(), **what}))


def own_call(stage: Stage) -> StaffCallView | None:
    return stage.shift.own_call


def test_a_call_for_a_supervisor_is_raised_answered_and_taken_back_by_one_key() -> None:
    stage = at()
    stage.shift.press(Key.SUPERVISOR)
    assert stage.hub.last == AskStaffCall("c4", StaffCallKind.SUPERVISOR)
    stage.shift.pending.end()
    told(stage, 102, ChangeType.STAFF_CALL_RAISED, staff_call=OWN)
    assert own_call(stage) == OWN
    coming = OWN.model_copy(update={"answered_by": "s3"})
    told(stage, 103, ChangeType.STAFF_CALL_ANSWERED, staff_call=coming)
    assert any(notice.text.endswith("is coming to you.") for notice in stage.desk.scene().notices)
    stage.wait(1)
    stage.shift.press(Key.SUPERVISOR)
    assert stage.hub.asked[-1].ask == AskAnswerStaffCall("c4", StaffCallKind.SUPERVISOR)
    stage.shift.pending.end()
    told(stage, 104, ChangeType.STAFF_CALL_ANSWERED, staff_call=coming.model_copy(update={"ended": True}))
    assert own_call(stage) is None


def test_notices_come_and_go_and_a_stop_is_known_by_its_service() -> None:
    stage = at()
    room = stage.shift.room
    assert room is not None
    assert room.stop("waste") is not None
    assert room.stop(None) is None
    whole = NoticeView(id="n9", kind="notice", texts={}, since=NOW, about="stop")
    told(stage, 102, ChangeType.NOTICE_RAISED, notice=whole)
    told(stage, 103, ChangeType.NOTICE_ENDED, notice_ended="n2")
    room = stage.shift.room
    assert room is not None
    assert room.stop(None) == whole
    assert room.stop("waste") is None


def test_messages_are_bounded_and_the_newest_stay() -> None:
    stage = at()
    for number in range(MOST_MESSAGES + 5):
        message = MessageView(id=f"x{number}", text="Lunch is ready", sender="s2", at=NOW + number + 1)
        told(stage, 200 + number, ChangeType.MESSAGE_SENT, message=message)
    room = stage.shift.room
    assert room is not None
    assert len(room.messages) == MOST_MESSAGES
    assert f"x{MOST_MESSAGES + 4}" in room.messages
    assert "m1" not in room.messages
