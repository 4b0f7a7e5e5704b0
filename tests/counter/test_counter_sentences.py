"""Every refusal, note, part in trouble and reason of a call has its sentence, in every language of the release."""

import datetime as dt

import pytest

from counter.asks import Done, NoAnswer, Refused
from counter.desk import Desk
from counter.faces import sentences
from counter.faces.why import why_sentence
from counter.keys import Key, Shortcuts
from counter.notes import Note, NoteKind
from counter.scene import Tone
from counter.stand import LastDone
from hub.face.texts import Catalogues
from hub.sdk.errors import HubUnreachable
from hub.wire.problem import Reason
from hub.wire.terms import ChangeType, CounterState, DevicePart, PartState, PauseReason, VisitState
from hub.wire.views import DayView, PartView, WhyView
from tests.counter import scenes
from tests.counter.staging import MINUTE, NOW, QUEUE, WALL, Stage, at_counter, change, snapshot, visit

EN = Catalogues.load().texts("en", "counter")
AR = Catalogues.load().texts("ar", "counter")
QUEUE_REASONS = [reason for reason in Reason if reason not in (Reason.WRONG_PIN, Reason.LOCKED_OUT)]
OTHERWISE = "The hub said no"


def staged(scene: scenes.Make, language: str = "en") -> Stage:
    stage = Stage(language)
    scene(stage)
    return stage


@pytest.mark.parametrize("reason", QUEUE_REASONS)
def test_every_reason_has_words(reason: Reason) -> None:
    assert sentences.refusal(EN, reason, {})
    assert sentences.refusal(AR, reason, {}) != sentences.refusal(EN, reason, {})


def test_reasons_that_staff_can_meet_have_sentences_of_their_own() -> None:
    own = [reason for reason in Reason if not sentences.refusal(EN, reason, {}).startswith(OTHERWISE)]
    assert {
        Reason.DAY_NOT_OPEN,
        Reason.VISIT_IN_OTHER_STATE,
        Reason.VISIT_ENDED,
        Reason.VISIT_AT_OTHER_COUNTER,
        Reason.COUNTER_CLAIMED,
        Reason.COUNTER_NOT_OPEN,
        Reason.COUNTER_PAUSED,
        Reason.COUNTER_BUSY,
        Reason.STAFF_AT_OTHER_COUNTER,
        Reason.NOT_YOUR_SESSION,
        Reason.NO_CHANGE,
        Reason.SERVICE_NOT_GIVEN,
        Reason.FORBIDDEN,
    } <= set(own)
    assert "never_heard" in sentences.refusal(EN, "never_heard", {})


def test_a_refusal_names_the_counter_when_it_is_known() -> None:
    assert sentences.refusal(EN, "staff_at_other_counter", {"counter": "3"}) == (
        "You work at counter 3. Close it there first."
    )
    assert "another counter" in sentences.refusal(EN, "staff_at_other_counter", {})
    assert "counter 3" in sentences.refusal(EN, "visit_at_other_counter", {"counter": "3"})


@pytest.mark.parametrize(
    ("reason", "fields", "said"),
    [
        ("", {}, ""),
        ("wrong_pin", {"tries_left": "1"}, "This PIN is wrong. 1 try left."),
        ("wrong_pin", {"tries_left": "0"}, "This PIN is wrong."),
        ("wrong_pin", {}, "This PIN is wrong."),
        ("locked_out", {"minutes": "15"}, "Too many wrong PINs. Try again in 15 minutes."),
        ("locked_out", {}, "Too many wrong PINs. Ask a manager, or wait and try again."),
        ("hub_unreachable", {}, "The hub does not answer. Try again in a moment."),
        ("hub_busy", {}, "The hub does not answer. Try again in a moment."),
        ("unauthenticated", {}, "The hub does not know this terminal's key. Tell the technician."),
        ("internal", {}, "The hub has a fault. Nothing has changed. Tell the technician."),
    ],
)
def test_why_signing_in_failed(reason: str, fields: dict[str, str], said: str) -> None:
    assert sentences.entry_trouble(EN, reason, fields) == said


@pytest.mark.parametrize("kind", NoteKind)
def test_every_note_has_its_sentence(kind: NoteKind) -> None:
    note = Note(kind, "nobody_waiting", {"staff": "Clerk 2", "counter": "4"})
    assert sentences.note_sentence(EN, note)
    assert sentences.note_sentence(AR, note) != sentences.note_sentence(EN, note)


def test_a_hub_that_cannot_save_is_named() -> None:
    assert "cannot save" in sentences.note_sentence(EN, Note(NoteKind.UNSURE, "store_unavailable"))
    assert sentences.off_sentence(EN, "") == ""


@pytest.mark.parametrize("state", [state for state in PartState if state is not PartState.OK])
@pytest.mark.parametrize("part", [*DevicePart, "lamp"])
def test_every_part_in_trouble_has_its_sentence(part: str, state: PartState) -> None:
    view = PartView(device="d", device_name="Kiosk 1", part=part, state=state, since=0)
    assert "Kiosk 1" in sentences.part_sentence(EN, view)


def why(policy: str = "promise", rule: str = "largest_share", candidates: int = 11, *, scarce: bool = False) -> WhyView:
    return WhyView(
        policy=policy,
        rule=rule,
        waited_ms=18 * MINUTE,
        promised_ms=20 * MINUTE,
        share_percent=90,
        candidates=candidates,
        scarce=scarce,
    )


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (why(), "18 of 20 promised minutes are used: 90 %. More than anyone else among 11 people."),
        (why(candidates=1), "18 of 20 promised minutes are used: 90 %."),
        (
            why(rule="scarce_largest_share", scarce=True),
            "18 of 20 promised minutes are used: 90 %. More than anyone else among 11 people. "
            "Few open counters give this service.",
        ),
        (
            why(rule="twice_promise_oldest"),
            "18 of 20 promised minutes are used: 90 %. Some promises are long past: the oldest comes first.",
        ),
        (why("fifo", "oldest"), "Waited longest: 18 min, of 11 people who could be called."),
    ],
)
def test_why_somebody_was_called_can_be_recomputed(view: WhyView, said: str) -> None:
    assert why_sentence(EN, view) == said


def test_times_are_said_as_on_a_stopwatch() -> None:
    assert sentences.stopwatch(EN, 252_000) == "4:12"
    assert sentences.stopwatch(EN, 3_852_000) == "1:04:12"
    assert sentences.stopwatch(EN, -5) == "0:00"
    assert sentences.speaks(EN, "ar") == "Arabic"
    assert sentences.speaks(EN, "xx") == "xx"


def test_arabic_counts_by_its_own_rule() -> None:
    heads = []
    for count in (0, 1, 2, 5, 11):
        stage = Stage("ar")
        stage.at_work([visit(f"R{number}", "address", 1) for number in range(count)])
        heads.append(stage.desk.scene().task.headline)
    assert heads == ["لا أحد ينتظر", "ينتظر شخص واحد", "ينتظر شخصان", "ينتظر 5 أشخاص", "ينتظر 11 شخصًا"]


def test_the_idle_screen_answers_who_waits_and_who_is_next() -> None:
    scene = staged(scenes.idle).desk.scene()
    assert scene.task.headline == "11 people are waiting"
    assert scene.task.sub == "Probably next: A017, Birth certificate. Chose Spanish."
    assert scene.side.why_title == "Why A017 is probably next"
    assert scene.side.why == "18 of 20 promised minutes are used: 90 %."
    assert (scene.band.sign, scene.band.detail, scene.band.clock) == ("4", "Clerk 1 · open since 8:55", "10:42")
    assert [figure.value for figure in scene.task.figures] == ["14", "18 min", "0"]


def test_first_come_first_served_says_so() -> None:
    stage = Stage()
    stage.sign_in()
    stage.shift.snapshot(snapshot(QUEUE, [at_counter()], policy="fifo", seq=101))
    assert stage.desk.scene().side.why == "Waited longest: 18 min."


def test_a_reader_s_own_language_is_not_announced() -> None:
    stage = Stage("es")
    stage.at_work([visit("A1", "birth", 3, language="es")])
    assert "Eligió" not in stage.desk.scene().task.sub


def test_the_rows_tell_a_promise_about_to_break_and_a_broken_one() -> None:
    stage = Stage()
    stage.at_work([visit("A1", "address", 25), visit("A2", "address", 19), visit("A3", "address", 2)])
    rows = stage.desk.scene().side.rows
    assert [row.tone for row in rows] == [Tone.ALERT, Tone.NOW, Tone.PLAIN]
    assert [row.waited for row in rows] == ["25 of 20 min", "19 min", "2 min"]
    assert rows[0].share == 1.0


def test_rows_beyond_the_room_are_counted_and_the_room_has_bounds() -> None:
    stage = staged(scenes.idle)
    stage.desk.fit(3)
    assert len(stage.desk.scene().side.rows) == 3
    assert stage.desk.scene().side.more == "and 8 more"
    stage.desk.fit(-4)
    assert stage.desk.fit_rows == 1
    stage.desk.fit(4_000)
    assert stage.desk.fit_rows == 40


def test_without_news_nobody_is_marked_as_next() -> None:
    stage = staged(scenes.hub_lost)
    scene = stage.desk.scene()
    assert not any(row.probable for row in scene.side.rows)
    assert scene.notices[0].tone is Tone.STALE
    assert "10:42" in scene.notices[0].text
    assert scene.band.live_text == "No hub"


def test_at_most_two_notices_the_most_urgent_first() -> None:
    stage = staged(scenes.not_shown)
    stage.shift.lost(HubUnreachable("gone"))
    stage.shift.pending.note = Note(NoteKind.NOT_DONE)
    assert [notice.tone for notice in stage.desk.scene().notices] == [Tone.STALE, Tone.ALERT]


def test_devices_in_trouble_share_one_line() -> None:
    stage = Stage()
    other = scenes.PAPER_OUT.model_copy(update={"device": "k2", "device_name": "Kiosk 2"})
    stage.at_work(parts=[scenes.PAPER_OUT, other])
    notices = stage.desk.scene().notices
    assert [notice.text for notice in notices] == [
        "Kiosk 1: no paper. Tickets are shown on its screen only. 1 more device needs a look."
    ]


def test_a_call_is_missed_on_the_screens_only_after_five_seconds() -> None:
    stage = Stage()
    called = visit("A017", "birth", 9, VisitState.CALLED, counter="c4", called=NOW - 4_000, calls=1)
    stage.at_work([called], at_counter(visit="v-A017"))
    assert stage.desk.scene().notices == ()
    stage.seconds.pass_by(2)
    assert "call the person aloud" in stage.desk.scene().notices[0].text
    stage.tell(change(110, ChangeType.CALL_SHOWN, visit=called.model_copy(update={"shown": 1})))
    assert stage.desk.scene().notices == ()
    assert [tick.text for tick in stage.desk.scene().task.ticks] == ["Shown on 1 screen", "Not spoken yet"]


def test_the_service_is_measured_against_the_usual_duration() -> None:
    scene = staged(scenes.at_work_serving).desk.scene()
    assert scene.task.timer == "4:12"
    assert scene.task.bar is not None
    assert (scene.task.bar.left, scene.task.bar.right) == ("Walked here in 0:24", "usually about 9 min")
    assert 0.3 < scene.task.bar.share < scene.task.bar.mark
    assert [chip.text for chip in scene.task.chips] == ["Chose Arabic", "Priority", "Has no paper ticket"]


def test_a_long_service_goes_beyond_the_mark_and_a_strange_one_has_none_of_its_own() -> None:
    stage = Stage()
    long = visit("R1", "dropped", 200, VisitState.SERVING, counter="c4", started=NOW - 90 * MINUTE)
    stage.at_work([long], at_counter(visit="v-R1"))
    bar = stage.desk.scene().task.bar
    assert bar is not None
    assert bar.share == 1.0
    assert bar.mark < 0.05
    assert bar.left == ""
    assert stage.desk.scene().task.service == "dropped"


def test_the_last_visit_is_told_with_its_time_or_without() -> None:
    stage = staged(scenes.idle)
    stage.shift.last_done = LastDone("R042", 545_000)
    assert stage.desk.scene().task.done == "R042 done, 9:05"
    stage.shift.last_done = LastDone("R042", None)
    assert stage.desk.scene().task.done == "R042 done"


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (None, "When it opens, people appear here."),
        (WALL + dt.timedelta(hours=2), "It opens at 12:42."),
        (WALL + dt.timedelta(hours=22), "It opens on Wednesday 25 November at 8:42."),
    ],
)
def test_a_closed_office_says_when_it_opens(opening: dt.datetime | None, said: str) -> None:
    stage = Stage()
    stage.sign_in()
    day = DayView(day=None, open=False, taking=False, next_opening=opening)
    stage.shift.snapshot(snapshot((), [at_counter()], day=day, seq=101))
    assert stage.desk.scene().task.headline == "The office is closed"
    assert stage.desk.scene().task.sub == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (PauseReason.BREAK, "On a break"),
        (PauseReason.BACK_OFFICE, "Back office"),
        (PauseReason.OTHER, "Away from the counter"),
    ],
)
def test_a_break_says_what_kind_and_since_when(reason: PauseReason, said: str) -> None:
    stage = Stage()
    stage.at_work(here=at_counter(state=CounterState.PAUSED, pause=reason))
    assert stage.desk.scene().task.headline == said
    assert stage.desk.scene().task.sub == "Since 10:30. 11 people are waiting."


def test_the_parked_say_when_they_return() -> None:
    scene = staged(scenes.parked).desk.scene()
    assert scene.sheet is not None
    assert [choice.detail for choice in scene.sheet.choices] == [
        "Change of address · returns in less than a minute",
        "Change of address · returns in 4 min",
        "Change of address · returned by hand only",
    ]
    stage = staged(scenes.parked)
    stage.shift.snapshot(snapshot((), [at_counter()], seq=150))
    empty = stage.desk.scene().sheet
    assert empty is not None
    assert empty.empty == "Nobody is parked"


def test_counters_come_free_ones_first_and_one_s_own_before_others() -> None:
    mine = at_counter("c5", staff="s1", session="elsewhere")
    stage = Stage()
    stage.sign_in([at_counter("c1", staff="s2", session="x"), at_counter("c2", staff="s3", away=True), mine])
    stage.answer(Refused("not_your_session", {}))
    choices = stage.desk.scene().counters.choices
    assert [choice.plate for choice in choices] == ["3", "4", "6", "5", "1", "2"]
    assert [choice.detail for choice in choices[-2:]] == ["Clerk 2 works here", "Clerk 3, away"]


def test_a_bound_terminal_offers_its_counter_alone() -> None:
    stage = Stage(bound="c99")
    stage.sign_in()
    assert stage.desk.scene().counters.choices == ()
    assert "Tell the technician" in stage.desk.scene().counters.empty


def test_the_sign_in_key_says_why_it_waits() -> None:
    stage = staged(scenes.sign_in)
    said = [stage.desk.scene().entry.why_off]
    stage.desk.pick_staff("s1")
    said.append(stage.desk.scene().entry.why_off)
    for digit in "1234":
        stage.desk.digit(digit)
    said.append(stage.desk.scene().entry.why_off)
    stage.desk.sign_in()
    said.append(stage.desk.scene().entry.why_off)
    assert said == ["Choose your name first", "A PIN has at least 4 digits", "", "One moment"]


def test_an_office_without_staff_says_so() -> None:
    stage = Stage()
    empty = snapshot(())
    stage.shift.snapshot(empty.model_copy(update={"office": empty.office.model_copy(update={"staff": []})}))
    assert stage.desk.scene().entry.names_empty == "No staff is set up yet. Ask a manager."


def test_switched_off_shortcuts_leave_no_hints() -> None:
    stage = staged(scenes.idle)
    silent = Desk(stage.shift, EN, Shortcuts(on=False))
    mains = [desk.scene().keys.main for desk in (silent, stage.desk)]
    hints = [main.hint for main in mains if main is not None]
    assert hints == ["", "Space"]


def test_the_desk_hands_on_what_people_do() -> None:
    stage = staged(scenes.counters)
    stage.desk.pick_counter("c4")
    stage.answer(Done(None))
    stage = staged(scenes.counters)
    stage.desk.sign_out()
    assert stage.busy()
    stage.answer(NoAnswer())
    stage.desk.pick_staff("s1")
    stage.desk.digit("1")
    stage.desk.erase()
    assert stage.shift.entry.pin == ""
    stage = staged(scenes.at_work_serving)
    stage.desk.press(Key.PARK)
    stage.desk.choose(0)
    assert stage.busy()
    assert not stage.desk.type("5", repeat=False)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("scene", scenes.SCENES.values(), ids=lambda scene: scene.__name__)
def test_every_state_has_its_words(scene: scenes.Make, language: str) -> None:
    shown = staged(scene, language).desk.scene()
    said = [shown.band.live_text, *(notice.text for notice in shown.notices)]
    if shown.keys.main is not None:
        said += [key.label for key in (shown.keys.main, *shown.keys.row)]
        said += [shown.task.headline or shown.task.code_name, shown.band.pill, shown.side.title]
    if shown.sheet is not None:
        said += [shown.sheet.title, shown.sheet.detail, *(choice.label for choice in shown.sheet.choices)]
    assert all(said)
    assert shown.task.headline or shown.task.code or shown.entry.title or shown.starting


def test_an_answer_to_nobody_s_press_changes_nothing() -> None:
    stage = staged(scenes.at_work_serving)
    before = stage.desk.scene()
    stage.shift.answered(stage.hub.asked[0], Done(None))
    assert stage.desk.scene() == before


def test_a_kiosk_s_call_stands_beside_all_other_notices_with_its_key() -> None:
    stage = staged(scenes.help_called)
    *_, call = stage.desk.scene().notices
    assert (call.text, call.key, call.label, call.hint) == (
        "Kiosk 1: somebody asks for a person. 1 more kiosk calls.",
        Key.ANSWER_HELP,
        "I am going",
        "H",
    )
    stage.shift.pending.note = Note(NoteKind.NOT_DONE)
    stage.shift.change(change(106, ChangeType.PART_REPORTED, part=scenes.PAPER_OUT))
    assert [bool(notice.key) for notice in stage.desk.scene().notices] == [False, False, True]
