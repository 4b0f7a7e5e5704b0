"""What belongs to one visit is never shown, kept or acted on at another; and what the alarm's mark tells."""

import datetime as dt

from counter.keys import Key
from counter.looks import LookDetails, LookNotes, Seen
from counter.sheets import NoteSheet, PersonSheet
from hub.wire.hall import StaffCallView
from hub.wire.hall_terms import StaffCallKind
from hub.wire.personal import DetailsView, NoteView
from hub.wire.stream import StaffChange
from hub.wire.terms import ChangeType, VisitState
from tests.counter.busy_office import at, busy
from tests.counter.staging import NOW, QUEUE, Stage, hub_time, visit

HERE, OTHER = "v-R042", "v-A017"
NOTES = (NoteView(kept=dt.datetime(2026, 11, 24, tzinfo=dt.UTC), text="Comes back at noon"),)
NAME = DetailsView(name="First of the line", phone="555 0100")


def written(stage: Stage) -> tuple[str, ...]:
    notes = stage.desk.scene().task.notes
    return tuple(line.text for line in notes.lines) if notes is not None else ()


def field_value(stage: Stage, name: str) -> str:
    scene = stage.desk.scene().sheet
    assert scene is not None
    return next(one.value for one in scene.fields if one.id == name)


def test_notes_of_another_visit_that_come_late_are_not_taken_over() -> None:
    stage = at(VisitState.SERVING)
    stage.shift.looked(Seen(LookNotes(HERE), notes=NOTES))
    assert written(stage) == ("Comes back at noon",)
    stage.shift.looked(Seen(LookNotes(OTHER), notes=()))
    assert written(stage) == ("Comes back at noon",)


def test_details_of_one_visit_do_not_carry_the_notes_of_another_along() -> None:
    stage = at(VisitState.SERVING)
    stage.shift.looked(Seen(LookNotes(HERE), notes=NOTES))
    stage.shift.open(PersonSheet(OTHER))
    stage.shift.looked(Seen(LookDetails(OTHER), details=NAME))
    assert stage.shift.read.visit == OTHER
    assert stage.shift.read.notes == ()


def test_notes_that_could_not_be_read_leave_those_that_are_known() -> None:
    stage = at(VisitState.SERVING)
    stage.shift.looked(Seen(LookNotes(HERE), notes=NOTES))
    stage.shift.looked(Seen(LookNotes(HERE)))
    assert written(stage) == ("Comes back at noon",)


def test_a_form_about_one_person_shows_no_other_s_name_and_can_be_emptied() -> None:
    stage = at(VisitState.SERVING)
    stage.shift.open(PersonSheet(HERE))
    stage.shift.looked(Seen(LookDetails(HERE), details=NAME))
    assert field_value(stage, "name") == NAME.name
    stage.desk.fill("name", "")
    assert field_value(stage, "name") == ""
    stage.shift.open(PersonSheet(OTHER))
    assert field_value(stage, "name") == ""


def test_news_leave_a_form_about_somebody_in_line_as_it_was_and_ticked_papers_too() -> None:
    stage = at(VisitState.SERVING)
    stage.shift.snapshot(busy(visit("R042", "address", 25, VisitState.SERVING, counter="c4", called=NOW)))
    stage.shift.tick_paper("address/0")
    stage.shift.open(PersonSheet(OTHER))
    stage.shift.looked(Seen(LookDetails(OTHER), details=NAME))
    stage.tell(StaffChange(seq=110, type=ChangeType.TICKET_ISSUED, time=hub_time(), counters=[]))
    assert field_value(stage, "name") == NAME.name
    stage.shift.press(Key.BACK)
    stage.tell(StaffChange(seq=111, type=ChangeType.TICKET_ISSUED, time=hub_time(), counters=[]))
    assert stage.shift.ticked == {"address/0"}


def test_another_visit_in_front_of_one_shows_nothing_of_the_last() -> None:
    stage = at(VisitState.SERVING)
    stage.shift.looked(Seen(LookNotes(HERE), notes=NOTES))
    stage.shift.tick_paper("address/0")
    stage.shift.open(NoteSheet(HERE))
    following = visit("R050", "address", 2, VisitState.CALLED, counter="c4", called=NOW)
    stage.shift.snapshot(busy(following, seq=120))
    assert written(stage) == ()
    assert not stage.shift.ticked


def test_a_digit_struck_as_the_list_moves_chooses_nobody_else() -> None:
    stage = at()
    stage.shift.press(Key.CALL_CHOSEN)
    stage.desk.scene()
    stage.wait(5)
    gone = QUEUE[0].model_copy(update={"state": VisitState.LEFT})
    stage.tell(StaffChange(seq=130, type=ChangeType.TICKET_ISSUED, time=hub_time(), visit=gone, counters=[]))
    stage.desk.scene()
    stage.wait(0.2)
    asked, opened = len(stage.hub.asked), stage.shift.sheet
    stage.desk.choose(0)
    assert len(stage.hub.asked) == asked
    assert stage.shift.sheet is opened
    assert any("just changed" in notice.text for notice in stage.desk.scene().notices)
    stage.wait(1)
    stage.desk.choose(0)
    assert len(stage.hub.asked) > asked or stage.shift.sheet is not opened


def test_the_mark_of_an_alarm_goes_when_somebody_comes() -> None:
    stage = at()
    stage.shift.raise_alarm()
    assert stage.desk.scene().alarm
    call = StaffCallView(kind=StaffCallKind.ALARM, counter="c4", staff="s1", since=NOW)
    elsewhere = call.model_copy(update={"counter": "c1", "ended": True})
    for seq, told, stands in (
        (141, call, True),
        (142, elsewhere, True),
        (143, call.model_copy(update={"answered_by": "s3"}), False),
    ):
        stage.tell(
            StaffChange(seq=seq, type=ChangeType.STAFF_CALL_RAISED, time=hub_time(), counters=[], staff_call=told)
        )
        assert stage.desk.scene().alarm is stands


def test_a_typed_ticket_that_is_not_in_line_does_not_say_that_nobody_waits() -> None:
    stage = at()
    stage.shift.press(Key.CALL_CHOSEN)
    stage.desk.narrow("Q9")
    scene = stage.desk.scene().sheet
    assert scene is not None
    assert (scene.choices, scene.empty) == ((), "")
