"""A person's shift: signing in, holding a counter, keys and sheets, losing and regaining what one held."""

import pytest

from counter.answers import answers
from counter.asks import (
    AskCallNext,
    AskClose,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskPark,
    AskPause,
    AskRecall,
    AskRemove,
    AskResume,
    AskReturn,
    AskSignIn,
    AskSignOut,
    AskStart,
    AskTransfer,
    Done,
    NoAnswer,
    NotKnown,
    Refused,
    what,
)
from counter.deeds import ASKS, SHEETS
from counter.keyboard import type_key
from counter.keys import PLANS, Key, Shortcuts, Standing
from counter.notes import NoteKind
from counter.sheets import TakeOverSheet, TransferSheet
from counter.stand import Page
from hub.sdk.errors import HubUnreachable, NotAllowed
from hub.wire.problem import Problem
from hub.wire.terms import ChangeType, CounterState, PauseReason, RemoveReason, VisitState
from hub.wire.views import SignedIn
from tests.counter.staging import (
    NOW,
    QUEUE,
    SESSION,
    TOKEN,
    Stage,
    at_counter,
    change,
    counter_answer,
    snapshot,
    visit,
    visit_answer,
)

CALLED = visit("A017", "birth", 18, VisitState.CALLED, counter="c4", called=NOW - 9_000, calls=1)
SERVING = visit("R042", "address", 30, VisitState.SERVING, counter="c4", called=NOW - 99_000, started=NOW - 60_000)


def unauthenticated() -> NotAllowed:
    return NotAllowed(Problem(title="Unauthorized", status=401, reason="unauthenticated"))


def called() -> Stage:
    stage = Stage()
    stage.at_work([CALLED, *QUEUE[1:]], at_counter(visit=CALLED.id))
    return stage


def serving() -> Stage:
    stage = Stage()
    stage.at_work([SERVING, *QUEUE], at_counter(visit=SERVING.id))
    return stage


def idle() -> Stage:
    stage = Stage()
    stage.at_work()
    return stage


# --- signing in


def test_before_the_hub_is_heard_there_is_nothing_to_do() -> None:
    stage = Stage()
    shift = stage.shift
    shift.change(change(5, ChangeType.TICKET_ISSUED))
    shift.press(Key.CALL_NEXT)
    shift.choose(0)
    shift.pick_counter("c4")
    shift.sign_in()
    shift.sign_out()
    assert stage.page() is Page.STARTING
    assert shift.plan is None
    assert shift.off_reason(Key.CALL_NEXT) == ""
    assert stage.hub.asked == []


def test_a_name_and_a_pin_sign_in() -> None:
    stage = Stage()
    stage.sign_in()
    assert stage.hub.asked[0].ask == AskSignIn("s1", "1111")
    assert "1111" not in repr(stage.hub.asked[0])
    assert stage.hub.followed == [TOKEN]
    assert stage.page() is Page.COUNTERS
    assert stage.shift.entry.pin == ""


def test_digits_need_a_name_and_have_bounds() -> None:
    stage = Stage()
    shift = stage.shift
    shift.snapshot(snapshot(()))
    shift.digit("1")
    assert shift.entry.pin == ""
    shift.pick_staff("s2")
    for _ in range(14):
        shift.digit("7")
    assert len(shift.entry.pin) == 12
    shift.erase()
    assert len(shift.entry.pin) == 11
    shift.pick_staff("s3")
    assert shift.entry.pin == ""
    shift.sign_in()
    assert stage.hub.asked == []


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (NotKnown("wrong_pin", {"tries_left": "3"}), "wrong_pin"),
        (NotKnown("locked_out", {"minutes": "5"}), "locked_out"),
        (Refused("bad_input", {}), "bad_input"),
        (NoAnswer(), "hub_unreachable"),
    ],
)
def test_a_failed_try_says_why_and_keeps_the_name(outcome: NotKnown | Refused | NoAnswer, reason: str) -> None:
    stage = Stage()
    shift = stage.shift
    shift.snapshot(snapshot(()))
    shift.pick_staff("s1")
    for _ in range(4):
        shift.digit("2")
    shift.sign_in()
    shift.digit("3")
    shift.erase()
    shift.pick_staff("s2")
    assert shift.entry.pin == "2222", "nothing changes while the hub is asked"
    stage.answer(outcome)
    assert (shift.entry.staff, shift.entry.pin, shift.entry.reason) == ("s1", "", reason)
    shift.digit("1")
    assert shift.entry.reason == ""


def test_nothing_is_typed_between_the_sign_in_and_the_first_picture() -> None:
    stage = Stage()
    shift = stage.shift
    shift.snapshot(snapshot(()))
    shift.pick_staff("s1")
    for _ in range(4):
        shift.digit("2")
    shift.sign_in()

    stage.answer(Done(SignedIn(session=SESSION, token=TOKEN, staff="s1", name="Clerk 1")))
    shift.pick_staff("s2")
    assert stage.page() is Page.SIGN_IN
    assert shift.entry.staff is None


def test_who_holds_a_counter_goes_on_there_after_signing_in_anywhere() -> None:
    stage = Stage()
    stage.sign_in([at_counter(session="elsewhere")])
    assert stage.hub.last == AskOpen("c4")
    stage.shift.change(change(101, ChangeType.COUNTER_OPENED, counters=[at_counter()]))
    stage.answer(counter_answer(101, at_counter()))
    assert stage.standing() is Standing.IDLE


def test_a_bound_terminal_opens_its_counter_by_itself() -> None:
    stage = Stage(bound="c4")
    stage.sign_in()
    assert stage.hub.last == AskOpen("c4")


def test_a_bound_terminal_asks_before_it_takes_over() -> None:
    stage = Stage(bound="c4")
    stage.sign_in([at_counter(staff="s2", session="other")])
    assert stage.shift.sheet == TakeOverSheet("c4", "s2")


def test_a_terminal_bound_to_a_counter_that_is_gone_waits_at_the_list() -> None:
    stage = Stage(bound="c99")
    stage.sign_in()
    assert stage.page() is Page.COUNTERS
    assert isinstance(stage.hub.last, AskSignIn)


# --- opening and giving up a counter


def test_a_free_counter_is_opened() -> None:
    stage = Stage()
    stage.sign_in()
    stage.shift.pick_counter("c4")
    assert stage.hub.last == AskOpen("c4")
    stage.answer(counter_answer(101, at_counter()))
    assert stage.page() is Page.COUNTERS, "the stream says what stands"
    stage.tell(change(101, ChangeType.COUNTER_OPENED, counters=[at_counter()]))
    assert stage.standing() is Standing.IDLE
    assert not stage.busy()


def test_a_claimed_counter_is_taken_over_after_confirmation() -> None:
    stage = Stage()
    stage.sign_in([at_counter(staff="s2", session="other")])
    shift = stage.shift
    shift.pick_counter("c4")
    shift.pick_counter("c5")
    assert shift.sheet == TakeOverSheet("c4", "s2")
    shift.press(Key.BACK)
    assert not stage.asking()
    shift.pick_counter("c4")
    shift.choose(7)
    shift.choose(0)
    assert stage.hub.last == AskOpen("c4", take_over=True)


def test_a_counter_claimed_in_the_same_moment_asks_too() -> None:
    stage = Stage()
    stage.sign_in()
    stage.shift.pick_counter("c4")
    stage.tell(change(101, ChangeType.COUNTER_OPENED, counters=[at_counter(staff="s2", session="other")]))
    stage.answer(Refused("counter_claimed", {"counter": "4", "staff": "s2"}))
    assert stage.shift.sheet == TakeOverSheet("c4", "s2")
    stage.tell(change(102, ChangeType.COUNTER_CLOSED, counters=[at_counter(state=CounterState.CLOSED, staff=None)]))
    assert not stage.asking(), "nobody is there any more"


def test_closing_leads_back_to_the_list_without_a_word() -> None:
    stage = idle()
    stage.shift.press(Key.CLOSE)
    assert stage.hub.last == AskClose("c4")
    closed = at_counter(state=CounterState.CLOSED, staff=None, session=None)
    stage.tell(change(102, ChangeType.COUNTER_CLOSED, counters=[closed]))
    stage.answer(counter_answer(102, closed))
    assert stage.page() is Page.COUNTERS
    assert stage.shift.pending.note is None


def test_a_counter_taken_over_by_another_person_is_told_calmly() -> None:
    stage = serving()
    stage.shift.press(Key.TRANSFER)
    stage.tell(change(102, ChangeType.COUNTER_OPENED, counters=[at_counter(staff="s2", session="x", visit=SERVING.id)]))
    note = stage.shift.pending.note
    assert note is not None
    assert (note.kind, note.fields) == (NoteKind.TAKEN_OVER, {"staff": "Clerk 2", "counter": "4"})
    assert stage.page() is Page.COUNTERS
    assert not stage.asking()


def test_a_counter_closed_by_the_hub_is_told() -> None:
    stage = idle()
    closed = at_counter(state=CounterState.CLOSED, staff=None, session=None)
    stage.tell(change(102, ChangeType.COUNTER_CLOSED, counters=[closed]))
    note = stage.shift.pending.note
    assert note is not None
    assert note.kind is NoteKind.CLOSED_ELSEWHERE


def test_the_newer_screen_of_the_same_person_holds_the_counter() -> None:
    stage = serving()
    stage.tell(change(102, ChangeType.COUNTER_OPENED, counters=[at_counter(session="newer", visit=SERVING.id)]))
    assert stage.standing() is Standing.ELSEWHERE
    stage.shift.press(Key.CONTINUE_HERE)
    assert stage.hub.last == AskOpen("c4")
    stage.tell(change(103, ChangeType.COUNTER_OPENED, counters=[at_counter(visit=SERVING.id)]))
    stage.answer(counter_answer(103, at_counter(visit=SERVING.id)))
    assert stage.standing() is Standing.SERVING


def test_signing_out_forgets_everybody() -> None:
    stage = Stage()
    stage.sign_in()
    stage.shift.sign_out()
    assert stage.hub.last == AskSignOut()
    stage.answer(Done(None))
    assert stage.hub.followed == [TOKEN, None]
    assert stage.page() is Page.SIGN_IN
    assert stage.shift.room is not None
    assert stage.shift.room.visits == {}


def test_signing_out_works_without_the_hub_and_when_it_knows_nobody() -> None:
    for outcome in (NoAnswer(), NotKnown("unauthenticated", {}), Refused("bad_input", {})):
        stage = Stage()
        stage.sign_in()
        stage.shift.sign_out()
        stage.answer(outcome)
        assert stage.shift.who is None


# --- keys


def test_every_key_of_every_plan_means_exactly_one_thing() -> None:
    planned = {key for plan in PLANS.values() for key in plan.keys}
    assert planned == ASKS.keys() | SHEETS.keys() | {Key.LINE, Key.DAY, Key.MORE}
    assert not ASKS.keys() & SHEETS.keys()


@pytest.mark.parametrize(
    ("key", "ask"),
    [
        (Key.START, AskStart(CALLED.id)),
        (Key.RECALL, AskRecall(CALLED.id)),
        (Key.NO_SHOW, AskNoShow(CALLED.id)),
    ],
)
def test_keys_while_somebody_is_called(key: Key, ask: object) -> None:
    stage = called()
    stage.shift.press(key)
    assert stage.hub.last == ask


@pytest.mark.parametrize(
    ("key", "ask"), [(Key.FINISH_NEXT, AskCallNext("c4", SERVING.id)), (Key.FINISH, AskFinish(SERVING.id))]
)
def test_keys_while_somebody_is_served(key: Key, ask: object) -> None:
    stage = serving()
    stage.shift.press(key)
    assert stage.hub.last == ask


def test_keys_on_a_break() -> None:
    stage = Stage()
    stage.at_work(here=at_counter(state=CounterState.PAUSED, pause="break"))
    assert stage.standing() is Standing.PAUSED
    stage.shift.press(Key.RESUME)
    assert stage.hub.last == AskResume("c4")


def test_one_signs_out_with_the_counter_closed_or_from_the_screen_left_behind() -> None:
    stage = idle()
    stage.shift.press(Key.SIGN_OUT)
    assert what(stage.hub.last) != "sign_out"
    stage.tell(change(102, ChangeType.COUNTER_OPENED, counters=[at_counter(session="newer")]))
    stage.shift.press(Key.SIGN_OUT)
    assert stage.hub.last == AskSignOut()


@pytest.mark.parametrize(
    ("key", "index", "ask"),
    [
        (Key.TRANSFER, 1, AskTransfer(SERVING.id, "birth")),
        (Key.PARK, 0, AskPark(SERVING.id, 5)),
        (Key.PARK, 5, AskPark(SERVING.id, None)),
        (Key.REMOVE, 0, AskRemove(SERVING.id, RemoveReason.DUPLICATE)),
    ],
)
def test_sheets_of_a_visit(key: Key, index: int, ask: object) -> None:
    stage = serving()
    stage.shift.press(key)
    stage.shift.press(Key.FINISH)
    assert not stage.busy(), "keys wait while a sheet is open"
    stage.shift.choose(index)
    assert stage.hub.last == ask
    assert not stage.asking()


def test_breaks_have_a_reason() -> None:
    stage = idle()
    stage.shift.press(Key.BREAK)
    stage.shift.choose(1)
    assert stage.hub.last == AskPause("c4", PauseReason.BACK_OFFICE)


def test_the_parked_are_returned_from_their_list() -> None:
    stage = Stage()
    stage.at_work([visit("R040", "address", 40, VisitState.PARKED)])
    stage.shift.press(Key.PARKED)
    stage.shift.choose(0)
    assert stage.hub.last == AskReturn("v-R040")


def test_a_sheet_closes_when_its_visit_has_gone() -> None:
    stage = serving()
    stage.shift.press(Key.PARK)
    stage.tell(change(102, ChangeType.VISIT_SERVED, visit=SERVING.model_copy(update={"state": "served"})))
    assert not stage.asking()


def test_a_sheet_of_a_visit_that_is_gone_offers_every_service() -> None:
    stage = idle()
    assert stage.shift.room is not None
    offered = answers(TransferSheet("gone"), stage.shift.room)
    assert sum(isinstance(one, AskTransfer) for one in offered) == 8


def test_a_key_without_anything_to_act_on_says_so() -> None:
    stage = Stage()
    stage.at_work(())
    stage.shift.press(Key.CALL_NEXT)
    note = stage.shift.pending.note
    assert note is not None
    assert (note.kind, note.reason) == (NoteKind.KEY_OFF, "nobody_waiting")
    stage.shift.press(Key.PARKED)
    assert stage.shift.pending.note is not None
    assert stage.shift.pending.note.reason == "nobody_parked"


# --- the keyboard


def test_shortcuts_press_keys_but_never_by_repeat() -> None:
    stage = idle()
    shortcuts = Shortcuts()
    assert type_key(stage.shift, shortcuts, "Space", repeat=True)
    assert not stage.busy()
    assert not type_key(stage.shift, shortcuts, "5", repeat=False)
    assert type_key(stage.shift, shortcuts, "Space", repeat=False)
    assert stage.hub.last == AskCallNext("c4")


def test_shortcuts_can_be_remapped_and_switched_off() -> None:
    stage = idle()
    assert not type_key(stage.shift, Shortcuts(on=False), "Space", repeat=False)
    assert not type_key(stage.shift, Shortcuts(keys={"main": ""}), "", repeat=False)
    assert type_key(stage.shift, Shortcuts(keys={"main": "ن"}), "ن", repeat=False)
    assert stage.hub.last == AskCallNext("c4")


def test_the_keyboard_answers_a_sheet() -> None:
    stage = serving()
    type_key(stage.shift, Shortcuts(), "P", repeat=False)
    assert not type_key(stage.shift, Shortcuts(), "F", repeat=False)
    assert not type_key(stage.shift, Shortcuts(), "0", repeat=False)
    assert type_key(stage.shift, Shortcuts(), "2", repeat=True)
    assert stage.asking()
    assert type_key(stage.shift, Shortcuts(), "Escape", repeat=False)
    assert not stage.asking()
    stage.wait(1)
    type_key(stage.shift, Shortcuts(), "p", repeat=False)
    assert type_key(stage.shift, Shortcuts(), "2", repeat=False)
    assert stage.hub.last == AskPark(SERVING.id, 10)


def test_a_pin_can_be_typed() -> None:
    stage = Stage()
    stage.shift.snapshot(snapshot(()))
    stage.shift.pick_staff("s1")
    for typed in ("4", "3", "2", "1", "0", "Backspace"):
        assert type_key(stage.shift, Shortcuts(), typed, repeat=False)
    assert type_key(stage.shift, Shortcuts(), "9", repeat=True)
    assert not type_key(stage.shift, Shortcuts(), "٣", repeat=False), "PINs are European digits"
    assert not type_key(stage.shift, Shortcuts(), "F", repeat=False)
    assert stage.shift.entry.pin == "4321"
    type_key(stage.shift, Shortcuts(), "Return", repeat=True)
    assert stage.hub.asked == []
    type_key(stage.shift, Shortcuts(), "Return", repeat=False)
    assert stage.hub.last == AskSignIn("s1", "4321")


def test_a_counter_s_number_opens_it_and_a_shortcut_signs_out() -> None:
    stage = Stage()
    stage.sign_in()
    stage.wait(1)
    assert not type_key(stage.shift, Shortcuts(), "Space", repeat=False)
    assert not type_key(stage.shift, Shortcuts(), "9", repeat=False)
    assert type_key(stage.shift, Shortcuts(), "4", repeat=True)
    assert not stage.busy()
    assert type_key(stage.shift, Shortcuts(), "4", repeat=False)
    assert what(stage.hub.last) == "open"
    stage.answer(Refused("internal", {}))
    stage.wait(1)
    assert type_key(stage.shift, Shortcuts(), "Q", repeat=False)
    assert stage.hub.last == AskSignOut()


def test_a_key_the_hub_does_not_know_is_told() -> None:
    stage = Stage()
    assert "Looking for the hub" in stage.desk.scene().starting
    stage.shift.lost(unauthenticated())
    assert "key" in stage.desk.scene().starting
    stage.shift.snapshot(snapshot(()))
    assert stage.desk.scene().starting == ""


# --- the hub away, back, restarted


def test_an_outage_is_known_since_its_first_moment() -> None:
    stage = idle()
    stage.shift.lost(HubUnreachable("gone"))
    since = stage.shift.lost_at
    stage.seconds.pass_by(30)
    stage.shift.lost(HubUnreachable("still gone"))
    assert stage.shift.lost_at == since
    assert not stage.connected()
    stage.shift.back()
    assert stage.connected()
    assert stage.lost_at() is None


def test_a_token_that_no_longer_holds_leads_to_the_sign_in_with_a_word() -> None:
    stage = idle()
    stage.shift.lost(unauthenticated())
    assert stage.page() is Page.SIGN_IN
    assert stage.shift.pending.note is not None
    assert stage.shift.pending.note.kind is NoteKind.SIGN_IN_AGAIN
    assert stage.hub.followed[-1] is None
    stage.shift.lost(unauthenticated())
    assert len(stage.hub.followed) == 2, "the device's own key is no sign-in"


def test_another_journal_begins_anew() -> None:
    stage = called()
    stage.shift.press(Key.START)
    stage.answer(NoAnswer())
    stage.shift.snapshot(snapshot(journal="j2", seq=3))
    assert stage.shift.pending.unsure is None
    assert stage.page() is Page.COUNTERS


def test_the_visit_finished_last_is_remembered() -> None:
    stage = serving()
    served = SERVING.model_copy(update={"state": VisitState.SERVED, "changed": NOW})
    other = visit("R001", "address", 9, VisitState.SERVED, changed=NOW)
    stage.tell(change(102, ChangeType.VISIT_SERVED, visit=other))
    assert stage.last_done() is None
    stage.tell(change(103, ChangeType.VISIT_SERVED, visit=served, counters=[at_counter()]))
    assert stage.shift.last_done is not None
    assert (stage.shift.last_done.label, stage.shift.last_done.served_ms) == ("R042", 60_000)


def test_a_visit_never_started_has_no_service_time() -> None:
    stage = called()
    stage.tell(change(102, ChangeType.VISIT_SERVED, visit=CALLED.model_copy(update={"state": VisitState.SERVED})))
    assert stage.shift.last_done is not None
    assert stage.shift.last_done.served_ms is None


def test_an_answer_of_a_visit_waits_for_the_stream() -> None:
    stage = called()
    stage.shift.press(Key.START)
    started = CALLED.model_copy(update={"state": VisitState.SERVING, "started": NOW})
    stage.answer(visit_answer(102, started))
    assert stage.busy()
    stage.tell(change(102, ChangeType.SERVICE_STARTED, visit=started))
    assert not stage.busy()
    assert stage.standing() is Standing.SERVING
