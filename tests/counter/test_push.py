"""Keys pressed from outside the window, over the real socket."""

import io
import stat
import threading
from pathlib import Path

import pytest

from counter.asks import AskCallNext
from counter.keyboard import pushed
from counter.keys import Key
from counter.push import EXITS, GONE, NOTHING, PRESSED, UNKNOWN, Handed, PushDoor, push, socket_path
from counter.sheets import BreakSheet
from tests.counter.staging import Stage


def answered(path: Path, key: str) -> int:
    return push(path, key, io.StringIO())


@pytest.mark.parametrize("answer", [PRESSED, NOTHING, UNKNOWN])
def test_a_key_pressed_from_outside_reaches_the_terminal_and_its_answer_comes_back(tmp_path: Path, answer: str) -> None:
    heard: list[str] = []

    def press(key: str) -> str:
        heard.append(key)
        return answer

    door = PushDoor(tmp_path / "sock", press)
    door.open()
    try:
        assert stat.S_IMODE((tmp_path / "sock").stat().st_mode) == 0o600
        assert answered(tmp_path / "sock", "main") == EXITS[answer]
    finally:
        door.close()
    assert heard == ["main"]
    assert answered(tmp_path / "sock", "main") == EXITS[GONE]


def test_the_terminal_started_last_is_pressed_also_after_the_first_has_ended(tmp_path: Path) -> None:
    first = PushDoor(tmp_path / "sock", lambda _: NOTHING)
    last = PushDoor(tmp_path / "sock", lambda _: PRESSED)
    first.open()
    last.open()
    try:
        first.close()
        assert answered(tmp_path / "sock", "main") == EXITS[PRESSED]
    finally:
        last.close()


def test_the_socket_lies_in_the_folder_of_the_user_alone(tmp_path: Path) -> None:
    assert socket_path({"XDG_RUNTIME_DIR": str(tmp_path)}) == tmp_path / "vestibule-counter.sock"


def test_the_main_key_is_pushed_once_and_what_cannot_be_pressed_is_told() -> None:
    stage = Stage()
    assert pushed(stage.shift, "main") == NOTHING  # nobody is signed in
    stage.at_work()
    assert pushed(stage.shift, "main") == PRESSED
    assert stage.hub.last == AskCallNext("c4")
    asked = len(stage.hub.asked)
    assert pushed(stage.shift, "main") == NOTHING  # the first is still under way
    assert len(stage.hub.asked) == asked
    assert pushed(stage.shift, "call_next") == UNKNOWN  # no shortcut's name
    assert pushed(stage.shift, "no_show") == NOTHING  # stands at another moment


def test_a_key_pushed_behind_a_question_is_not_told_as_pressed() -> None:
    stage = Stage()
    stage.at_work()
    stage.shift.press(Key.BREAK)
    assert stage.shift.sheet == BreakSheet("c4")
    assert pushed(stage.shift, "main") == NOTHING
    assert not stage.busy()


def test_a_push_that_came_too_late_is_never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter.push.SECONDS", 0.02)
    made: list[str] = []
    handed = Handed(lambda: _made(made))
    assert handed.answer() == GONE
    handed.make()
    assert not made


def test_a_push_is_made_on_the_thread_it_is_handed_to() -> None:
    threads: list[int] = []

    def act() -> str:
        threads.append(threading.get_ident())
        return PRESSED

    handed = Handed(act)
    other = threading.Thread(target=handed.make)
    other.start()
    assert handed.answer() == PRESSED
    other.join()
    assert threads == [other.ident]


def _made(into: list[str]) -> str:
    into.append("pressed")
    return PRESSED
