"""Messages to staff: for whom, read by whom, how long (C20)."""

from hub.engine.commands import ReadMessage, SendMessage, Tick
from hub.engine.events import MessageErased, MessageRead, MessageSent
from hub.engine.hall import MESSAGE_KEPT_MS, MOST_MESSAGES
from hub.engine.ids import CounterId, MessageId, StaffId
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import decode_state, encode_state
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, Desk, clerk, replayed
from tests.hub.engine.test_notice_rules import supervised

M, N = MessageId("m"), MessageId("n")
CLERK_1, CLERK_2 = StaffId("clerk-1"), StaffId("clerk-2")
TWO = CounterId("2")


def test_a_message_to_all_is_read_by_each_once() -> None:
    desk = supervised()
    assert desk.must(SendMessage(M), clerk(1)) == (MessageSent(M, CLERK_1),)
    assert desk.refused(SendMessage(M), clerk(1)) is Reason.NO_CHANGE
    assert desk.must(ReadMessage(M), clerk(2)) == (MessageRead(M, CLERK_2),)
    assert desk.refused(ReadMessage(M), clerk(2)) is Reason.NO_CHANGE
    assert desk.refused(ReadMessage(M), clerk(1)) is Reason.NO_CHANGE, "its sender knows it"
    desk.must(ReadMessage(M), clerk(3))
    assert desk.state.hall.messages[M].read_by == (CLERK_2, StaffId("clerk-3"))


def test_a_message_is_for_counters_and_people() -> None:
    desk = supervised()
    desk.staffed(2)
    desk.must(SendMessage(M, (TWO,)), MANAGER)
    desk.must(SendMessage(N, (CounterId("3"),), (CLERK_1,)), MANAGER)
    assert desk.state.hall.messages[M].sender == MANAGER.staff
    desk.must(ReadMessage(M), clerk(2))
    refusal = desk.do(ReadMessage(N), clerk(2))
    assert refusal == Refusal(Reason.NOT_PERMITTED, {"permission": "supervise"})
    assert desk.refused(ReadMessage(M), clerk(1)) is Reason.NOT_PERMITTED
    desk.must(ReadMessage(N), clerk(1))
    desk.must(SendMessage(MessageId("one-person"), (), (CLERK_1,)), MANAGER)
    assert desk.refused(ReadMessage(MessageId("one-person")), clerk(2)) is Reason.NOT_PERMITTED


def test_who_sends_must_be_permitted_and_who_receives_must_be_known() -> None:
    desk = supervised()
    assert desk.refused(SendMessage(M), clerk(2)) is Reason.NOT_PERMITTED
    assert desk.refused(SendMessage(M, (CounterId("9"),)), MANAGER) is Reason.UNKNOWN_COUNTER
    unknown = desk.do(SendMessage(M, (), (CLERK_1, StaffId("clerk-9"))), MANAGER)
    assert unknown == Refusal(Reason.UNKNOWN_STAFF, {"staff": "clerk-9"})
    for nobody in (MessageId("none"), M):
        assert desk.refused(ReadMessage(nobody), clerk(2)) is Reason.NO_CHANGE
    desk.must(SendMessage(M), MANAGER)
    assert desk.refused(ReadMessage(M), KIOSK) is Reason.NO_CHANGE


def test_a_message_goes_by_itself_after_the_day_that_follows() -> None:
    desk = Desk()
    desk.must(SendMessage(M), MANAGER)
    at = desk.now
    assert desk.state.next_due() == at + MESSAGE_KEPT_MS
    desk.now = at + MESSAGE_KEPT_MS - 1
    assert desk.refused(Tick(), HUB) is Reason.NO_CHANGE
    desk.now += 1
    assert desk.must(Tick(), HUB) == (MessageErased(M),)
    assert desk.state.hall.messages == {}


def test_the_oldest_make_room() -> None:
    desk = Desk()
    for number in range(MOST_MESSAGES):
        desk.must(SendMessage(MessageId(f"m-{number}")), MANAGER)
    assert desk.must(SendMessage(M), MANAGER) == (MessageErased(MessageId("m-0")), MessageSent(M, MANAGER.staff))
    assert len(desk.state.hall.messages) == MOST_MESSAGES


def test_messages_come_back_from_a_snapshot_and_a_replay() -> None:
    desk = supervised()
    desk.must(SendMessage(N, (TWO,), (CLERK_2,)), MANAGER)
    desk.must(SendMessage(M), clerk(1))
    desk.must(ReadMessage(N), clerk(2))
    for again in (decode_state(encode_state(desk.state)), replayed(desk.journal)):
        assert again.hall.messages == desk.state.hall.messages
        assert [*again.hall.messages] == [N, M]
