"""A kiosk's call for a person at the terminal: who is told, who answers, when it is gone (K11)."""

from counter.asks import AskAnswerHelp, Done, NoAnswer
from counter.keyboard import type_key
from counter.keys import Key, Shortcuts
from hub.sdk.errors import HubUnreachable, NotAllowed
from hub.wire.problem import Problem
from hub.wire.terms import ChangeType, VisitState
from hub.wire.views import HelpView, SeqAnswer
from tests.counter.staging import NOW, QUEUE, Stage, at_counter, change, visit

NOT_SIGNED_IN = NotAllowed(Problem(title="Unauthorized", status=401, reason="unauthenticated"))
CALLED = visit("A017", "birth", 18, VisitState.CALLED, counter="c4", called=NOW - 9_000, calls=1)


def at_work() -> Stage:
    stage = Stage()
    stage.at_work()
    return stage


def called() -> Stage:
    stage = Stage()
    stage.at_work([CALLED, *QUEUE[1:]], at_counter(visit=CALLED.id))
    return stage


def calling(*devices: str, stage: Stage | None = None) -> Stage:
    """Kiosks call, the first one longest ago."""
    stage = stage or at_work()
    for place, device in enumerate(devices):
        call = HelpView(device=device, device_name=device, since=NOW + place)
        stage.shift.change(change(110 + place, ChangeType.HELP_CALLED, help_call=call))
    return stage


def test_the_oldest_call_is_answered_and_stands_until_the_stream_says_otherwise() -> None:
    stage = calling("Kiosk 1", "Kiosk 2")
    stage.shift.press(Key.ANSWER_HELP)
    assert stage.hub.asked[-1].ask == AskAnswerHelp("Kiosk 1")
    stage.answer(Done(SeqAnswer(seq=120)))
    assert [call.device for call in stage.shift.help_wanted] == ["Kiosk 1", "Kiosk 2"]
    ended = HelpView(device="Kiosk 1", device_name="Kiosk 1", since=NOW, answered=True)
    stage.shift.change(change(120, ChangeType.HELP_ANSWERED, help_call=ended))
    assert [call.device for call in stage.shift.help_wanted] == ["Kiosk 2"]
    assert stage.shift.pending.busy is None


def test_a_call_that_another_counter_answered_is_gone_here_too() -> None:
    stage = calling("Kiosk 1")
    ended = HelpView(device="Kiosk 1", device_name="Kiosk 1", since=NOW, answered=True)
    stage.shift.change(change(120, ChangeType.HELP_ANSWERED, help_call=ended))
    before = len(stage.hub.asked)
    stage.shift.press(Key.ANSWER_HELP)
    assert len(stage.hub.asked) == before


def test_the_keyboard_answers_a_call_beside_every_other_shortcut() -> None:
    stage = calling("Kiosk 1", stage=called())
    assert not type_key(stage.shift, Shortcuts(on=False), "H", repeat=False)
    assert type_key(stage.shift, Shortcuts(), "H", repeat=True)
    before = len(stage.hub.asked)
    assert type_key(stage.shift, Shortcuts(), "h", repeat=False)
    assert [press.ask for press in stage.hub.asked[before:]] == [AskAnswerHelp("Kiosk 1")]
    assert not type_key(at_work().shift, Shortcuts(), "H", repeat=False), "nobody has called"


def test_a_call_is_for_people_who_are_signed_in_and_connected() -> None:
    stage = calling("Kiosk 1")
    seen = [len(stage.shift.help_wanted)]
    for error in (HubUnreachable("gone"), NOT_SIGNED_IN):
        stage.shift.lost(error)
        seen.append(len(stage.shift.help_wanted))
        stage.shift.back()
        seen.append(len(stage.shift.help_wanted))
    assert seen == [1, 0, 1, 0, 0]


def test_a_new_day_begins_without_calls() -> None:
    stage = calling("Kiosk 1")
    stage.shift.change(change(120, ChangeType.DAY_OPENED))
    assert stage.shift.help_wanted == ()


def test_a_press_whose_answer_was_lost_is_settled_by_the_stream() -> None:
    stage = calling("Kiosk 1")
    stage.shift.press(Key.ANSWER_HELP)
    stage.answer(NoAnswer())
    ended = HelpView(device="Kiosk 1", device_name="Kiosk 1", since=NOW, answered=True)
    stage.shift.change(change(120, ChangeType.HELP_ANSWERED, help_call=ended))
    assert stage.shift.pending.unsure is None
    assert stage.shift.pending.note is None
