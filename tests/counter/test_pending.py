"""What becomes of a press: never lost without a word, never acted on twice."""

from counter.asks import AskCallNext, Done, NoAnswer, NotKnown, Refused
from counter.keys import Key, Standing
from counter.notes import NoteKind
from counter.stand import Page
from hub.sdk.errors import HubUnreachable
from hub.wire.terms import ChangeType, VisitState
from tests.counter.staging import NOW, Stage, at_counter, change, counter_answer, visit

CALLED = visit("A017", "birth", 18, VisitState.CALLED, counter="c4", called=NOW, calls=1)


def idle() -> Stage:
    stage = Stage()
    stage.at_work()
    return stage


def note(stage: Stage) -> NoteKind | None:
    return stage.shift.pending.note.kind if stage.shift.pending.note is not None else None


def calls(stage: Stage) -> list[str]:
    return [press.request for press in stage.hub.asked if isinstance(press.ask, AskCallNext)]


def test_a_press_while_another_is_under_way_is_not_taken_and_said() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.wait(1)
    stage.shift.press(Key.CALL_NEXT)
    assert len(calls(stage)) == 1
    assert note(stage) is NoteKind.UNDER_WAY
    assert ("ignored", "call_next", "under_way") in stage.ledger.lines
    stage.wait(5)
    assert note(stage) is None, "the word goes by itself"


def test_the_second_of_two_quick_presses_is_not_taken_and_said() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.tell(change(102, ChangeType.VISIT_CALLED, visit=CALLED, counters=[at_counter(visit=CALLED.id)]))
    stage.answer(counter_answer(102, at_counter(visit=CALLED.id), CALLED))
    stage.seconds.pass_by(0.2)
    stage.shift.press(Key.START)
    assert note(stage) is NoteKind.TOO_QUICK
    assert stage.standing() is Standing.CALLED
    stage.seconds.pass_by(0.4)
    stage.shift.press(Key.START)
    assert stage.busy()


def test_the_stream_before_the_answer_ends_the_press_too() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.tell(change(102, ChangeType.VISIT_CALLED, visit=CALLED, counters=[at_counter(visit=CALLED.id)]))
    assert stage.busy()
    stage.answer(counter_answer(102, at_counter(visit=CALLED.id), CALLED))
    assert not stage.busy()
    assert stage.standing() is Standing.CALLED


def test_a_heartbeat_at_the_answer_s_sequence_ends_the_press() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(counter_answer(102, at_counter()))
    stage.beat(101)
    assert stage.busy()
    stage.beat(102)
    assert not stage.busy()


def test_an_answer_is_believed_when_the_stream_stays_behind() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(counter_answer(102, at_counter(visit=CALLED.id), CALLED))
    stage.wait(1)
    assert stage.standing() is Standing.IDLE
    stage.wait(1.5)
    assert stage.standing() is Standing.CALLED


def test_an_answer_is_believed_at_once_while_the_stream_is_away() -> None:
    stage = idle()
    stage.shift.lost(HubUnreachable("gone"))
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(counter_answer(102, at_counter(visit=CALLED.id), CALLED))
    assert stage.standing() is Standing.CALLED


def test_a_refusal_changes_nothing_and_is_said() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(Refused("day_not_open", {}))
    assert note(stage) is NoteKind.REFUSED
    assert not stage.busy()
    stage.wait(60)
    assert note(stage) is NoteKind.REFUSED, "it stays until the next press"
    stage.shift.press(Key.CALL_NEXT)
    assert note(stage) is None


def test_an_unanswered_press_is_sent_again_with_its_own_id_when_the_hub_is_heard() -> None:
    stage = idle()
    stage.shift.lost(HubUnreachable("gone"))
    stage.shift.press(Key.CALL_NEXT)
    stage.wait(8)
    stage.answer(NoAnswer())
    assert note(stage) is NoteKind.UNSURE
    stage.shift.back()
    assert len(calls(stage)) == 2
    assert len(set(calls(stage))) == 1
    stage.shift.back()
    assert len(calls(stage)) == 2, "one is under way"


def test_an_unanswered_press_that_was_done_is_settled_by_the_stream() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.shift.lost(HubUnreachable("gone"))
    stage.answer(NoAnswer())
    stage.shift.change(change(102, ChangeType.VISIT_CALLED, visit=CALLED, counters=[at_counter(visit=CALLED.id)]))
    stage.beat(102)
    assert len(calls(stage)) == 1
    assert note(stage) is None
    assert stage.standing() is Standing.CALLED


def test_an_old_press_is_not_carried_out_behind_the_person_s_back() -> None:
    stage = idle()
    stage.shift.lost(HubUnreachable("gone"))
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(NoAnswer())
    stage.wait(31)
    stage.beat(101)
    assert note(stage) is NoteKind.NOT_DONE
    stage.beat(101)
    assert len(calls(stage)) == 1
    stage.shift.press(Key.CALL_NEXT)
    assert len(set(calls(stage))) == 1, "the same ask again keeps its id"


def test_another_ask_after_an_unanswered_one_has_an_id_of_its_own() -> None:
    stage = idle()
    stage.shift.lost(HubUnreachable("gone"))
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(NoAnswer())
    stage.wait(1)
    stage.shift.press(Key.CLOSE)
    assert len({press.request for press in stage.hub.asked}) == len(stage.hub.asked)


def test_an_answer_that_nobody_waits_for_is_written_down_and_dropped() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    press = stage.hub.asked[-1]
    stage.answer(NoAnswer())
    stage.shift.answered(press, Refused("day_not_open", {}))
    assert note(stage) is not NoteKind.REFUSED
    assert ("answer", press.request, "Refused") in stage.ledger.lines


def test_a_forbidden_press_is_said_and_nobody_is_signed_out() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(NotKnown("forbidden", {}))
    assert note(stage) is NoteKind.REFUSED
    assert stage.shift.who is not None


def test_a_press_with_a_token_that_no_longer_holds_leads_to_the_sign_in() -> None:
    stage = idle()
    stage.shift.press(Key.CALL_NEXT)
    stage.answer(NotKnown("unauthenticated", {}))
    assert note(stage) is NoteKind.SIGN_IN_AGAIN
    assert stage.page() is Page.SIGN_IN


def test_every_press_and_answer_is_written_down() -> None:
    stage = Stage()
    stage.sign_in()
    stage.wait(1)
    stage.shift.sign_out()
    stage.answer(Done(None))
    request = stage.hub.asked[-1].request
    assert ("press", request) in stage.ledger.lines
    assert ("answer", request, "Done") in stage.ledger.lines
    assert stage.hub.asked[0].request != request
