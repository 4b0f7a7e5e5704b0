import pytest

from hub.wire.stream import DisplayChange
from hub.wire.views import DayView, LoadView
from tests.display.lobby import OFFICE, Lobby, call, texts

__all__ = ["Lobby", "call"]


def test_before_any_news_it_says_that_it_looks_for_its_hub() -> None:
    scene = Lobby().board.scene(0)
    assert scene.quiet == "One moment, please"
    assert scene.band is None
    assert scene.place == scene.clock == scene.waiting == ""


def test_the_empty_board_greets_and_counts_who_waits() -> None:
    lobby = Lobby()
    lobby.snapshot()
    scene = lobby.board.scene(lobby.now)
    assert (scene.quiet, scene.waiting, scene.place) == ("Welcome", "7 people waiting", "Marstow Town Hall")
    assert scene.clock == "10:42"
    lobby.snapshot(open_day=False)
    scene = lobby.board.scene(lobby.now)
    assert (scene.quiet, scene.waiting) == ("The office is closed", "")


def test_a_zone_shows_its_own_calls_and_people_only() -> None:
    lobby = Lobby(zone="b")
    lobby.snapshot()
    lobby.call(call(11, zone="a", at=lobby.now))
    lobby.call(call(12, "X001", zone="b", at=lobby.now))
    scene = lobby.board.scene(lobby.now)
    assert scene.takeover is not None
    assert scene.takeover.label == "X001"
    assert scene.place == "Marstow Town Hall · Hall B"
    assert scene.waiting == "1 person waiting"
    assert [one.label for one in lobby.announced] == ["X001"]


def test_a_call_takes_the_screen_until_it_is_spoken_and_settles_amber() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.call(call(11, at=lobby.now, language="ar"))
    takeover = lobby.board.scene(lobby.now).takeover
    assert takeover is not None
    assert (takeover.label, takeover.sign, takeover.way, takeover.language) == ("R042", "4", "إلى اليسار", "العربية")
    assert lobby.announced[0].languages == ("ar", "en")
    assert lobby.board.scene(lobby.now).visible_calls == {11}
    lobby.now += 2_000
    lobby.board.spoken(11, lobby.now)
    assert lobby.board.scene(lobby.now).takeover is not None  # never shorter than 4 s
    assert lobby.board.next_change(lobby.now) <= 2_000
    lobby.now += 2_000
    scene = lobby.board.scene(lobby.now)
    assert scene.takeover is None
    (row,) = scene.rows
    assert (row.label, row.way, row.live) == ("R042", "left", True)
    lobby.now += 30_000
    assert not lobby.board.scene(lobby.now).rows[0].live


def test_without_a_voice_the_takeover_ends_by_itself() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.call(call(11, at=lobby.now))
    lobby.now += 8_000
    assert lobby.board.scene(lobby.now).takeover is None


def test_another_call_brings_the_board_back_at_once_with_both() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.call(call(11, "R042", at=lobby.now))
    lobby.now += 1_000
    lobby.call(call(12, "A017", at=lobby.now))
    scene = lobby.board.scene(lobby.now)
    assert scene.takeover is None
    assert [row.label for row in scene.rows] == ["A017", "R042"]
    lobby.now += 1_000  # within 3 s of an inversion there is no other one
    lobby.call(call(13, "C108", at=lobby.now))
    assert lobby.board.scene(lobby.now).takeover is None
    assert lobby.labels() == ["C108", "A017", "R042"]
    assert [one.call for one in lobby.announced] == [11, 12, 13]


def test_a_call_that_ends_while_it_has_the_screen_gives_it_back() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.call(call(11, at=lobby.now))
    lobby.call(call(11, at=lobby.now, standing=False), "visit_left")
    scene = lobby.board.scene(lobby.now)
    assert scene.takeover is None
    assert not scene.rows[0].live


def test_a_call_that_was_taken_back_leaves_the_voice_at_once_and_the_board_marked_after_five_seconds() -> None:
    lobby = Lobby()
    lobby.snapshot(call(9, "A007"))
    lobby.call(call(11, at=lobby.now))
    assert lobby.board.scene(lobby.now).takeover is not None
    lobby.call(call(11, at=lobby.now, standing=False, withdrawn=True), "act_undone")
    assert lobby.board.scene(lobby.now).takeover is None
    assert lobby.hushed == [11]
    (struck, other) = lobby.scene().rows
    assert (struck.label, struck.mark, struck.mark_word, struck.live) == (
        "R042",
        "withdrawn",
        "called by mistake",
        False,
    )
    assert other.label == "A007"
    assert lobby.scene().visible_calls == {9}, "a call that was taken back is read by nobody as a call"
    lobby.wait(5_000)
    assert lobby.labels() == ["A007"]
    lobby.call(call(14, at=lobby.now))
    assert [one.call for one in lobby.announced] == [11, 14], "called again, it is a call like any other"
    lobby.wait(8_000)
    assert "R042" in lobby.labels()
    lobby.snapshot(call(9, "A007"), call(14, standing=False, withdrawn=True))
    lobby.wait(5_000)
    assert lobby.labels() == ["A007"]


def test_a_call_that_stands_again_is_shown_and_not_announced() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.call(call(11, at=lobby.now))
    lobby.board.spoken(11, lobby.now)
    lobby.now += 10_000
    lobby.call(call(11, standing=False), "visit_served")
    assert not lobby.board.scene(lobby.now).rows[0].live
    lobby.call(call(11), "act_undone")
    assert lobby.board.scene(lobby.now).rows[0].live
    assert [one.call for one in lobby.announced] == [11]


def test_after_five_seconds_of_silence_it_says_since_when_and_comes_back_by_itself() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.now += 4_999
    assert lobby.board.scene(lobby.now).band is None
    lobby.now += 1
    band = lobby.board.scene(lobby.now).band
    assert band is not None
    assert (band.title, band.hint) == ("Not connected since 10:42", "Staff call by voice. Questions: desk 1")
    lobby.board.heartbeat(lobby.now)
    assert lobby.board.scene(lobby.now).band is None


def test_what_was_missed_is_shown_and_only_what_is_fresh_is_spoken() -> None:
    lobby = Lobby()
    lobby.snapshot()
    away = lobby.now
    lobby.now += 60_000
    lobby.call(call(11, "R042", at=away + 5_000))
    lobby.call(call(12, "A017", at=lobby.now - 1_000))
    assert [one.label for one in lobby.announced] == ["A017"]
    lobby.now += 8_000
    assert lobby.labels() == ["A017", "R042"]


def test_a_snapshot_shows_standing_calls_and_keeps_the_last_ones_as_history() -> None:
    lobby = Lobby()
    lobby.now += 100_000
    lobby.snapshot(call(9, "R041", at=lobby.now - 50_000), call(8, "A016", standing=False))
    scene = lobby.board.scene(lobby.now)
    assert [(row.label, row.live) for row in scene.rows] == [("R041", True), ("A016", False)]
    assert lobby.announced == []
    lobby.snapshot(seq=3, journal="other")
    assert lobby.labels() == []


def test_a_call_that_came_and_ended_while_this_board_was_away_still_gets_its_time() -> None:
    lobby = Lobby(rows=1)
    lobby.snapshot(call(9, "R041", at=lobby.now))
    lobby.now += 40_000
    lobby.snapshot(call(9, "R041", standing=False), call(12, "A017", standing=False), call(13, "C108", standing=False))
    shown = set()
    for _ in range(30):
        shown |= set(lobby.labels())
        lobby.now += 1_000
        lobby.board.heartbeat(lobby.now)
    assert shown >= {"A017", "C108"}


def test_the_same_snapshot_again_neither_repeats_nor_forgets() -> None:
    lobby = Lobby()
    lobby.snapshot(call(9, at=lobby.now))
    lobby.snapshot(call(9, at=lobby.now))
    assert [one.call for one in lobby.announced] == [9]
    lobby.snapshot()
    assert [(row.label, row.live) for row in lobby.board.scene(lobby.now).rows] == [("R042", False)]


@pytest.mark.parametrize(("arrow", "word"), [("up", "straight on"), ("none", ""), ("through_the_roof", "")])
def test_the_word_under_the_arrow(arrow: str, word: str) -> None:
    lobby = Lobby()
    lobby.snapshot(call(9, at=0, arrow=arrow, standing=False))
    assert lobby.board.scene(lobby.now).rows[0].way == word


def test_in_arabic() -> None:
    lobby = Lobby(language="ar", zone="a")
    lobby.snapshot()
    scene = lobby.board.scene(lobby.now)
    assert scene.right_to_left
    assert scene.place == "بلدية مارستو · قاعة A"


def test_a_new_office_and_new_loads_come_by_the_stream() -> None:
    lobby = Lobby()
    lobby.snapshot()
    renamed = OFFICE.model_copy(update={"names": texts("Marstow New Hall", "ا")})
    lobby.board.change(
        DisplayChange(
            seq=20,
            type="office_accepted",
            time=lobby.time(),
            office=renamed,
            day=DayView(day="2026-11-24", open=True, taking=True),
            loads=[LoadView(service="taxes", waiting=0, counters=1)],
        ),
        lobby.now,
    )
    scene = lobby.board.scene(lobby.now)
    assert (scene.place, scene.waiting) == ("Marstow New Hall", "6 people waiting")


def test_without_sound_the_board_promises_no_voice() -> None:
    lobby = Lobby()
    lobby.snapshot()
    assert lobby.board.scene(lobby.now).quiet_hint == "Your number appears here and is spoken."
    lobby.board.sound(audible=False)
    assert lobby.board.scene(lobby.now).quiet_hint == "Your number appears here."
    lobby.call(call(11, "R042", at=lobby.now))
    takeover = lobby.board.scene(lobby.now).takeover
    assert takeover is not None
    assert takeover.language == ""


def test_a_refused_key_is_said_until_the_hub_gives_news() -> None:
    lobby = Lobby()
    lobby.board.refused()
    assert "does not accept this screen's key" in lobby.board.scene(lobby.now).quiet_hint
    lobby.snapshot()
    assert "key" not in lobby.board.scene(lobby.now).quiet_hint


def test_a_repeat_shows_the_calls_it_repeats_at_the_same_counter() -> None:
    lobby = Lobby()
    lobby.snapshot()
    lobby.call(call(11, "R042", at=lobby.now))
    lobby.call(call(12, "R042", at=lobby.now))
    assert lobby.board.scene(lobby.now).visible_calls == {11, 12}
    lobby.now += 8_000
    assert lobby.board.scene(lobby.now).visible_calls == {11, 12}
