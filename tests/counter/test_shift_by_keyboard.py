"""A whole shift of a clerk by the keyboard alone: the real terminal, real key events, a real hub."""

from pathlib import Path

import pytest

from hub.run.evidence import read_journal
from tests.counter.terminals import RealTerminal, running_terminal
from tests.hub.running import Hub, running_hub
from tests.waiting import wait_until

SERVICE = "taxes"
SECONDS = 30.0


class Typist:
    """Types, and waits until the hub has acknowledged what was meant."""

    def __init__(self, terminal: RealTerminal) -> None:
        self.terminal = terminal
        self.strokes: dict[str, int] = {}

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.terminal.tell(key=key)

    def does(self, what: str, *keys: str) -> None:
        """`what`: the name of the ask in the terminal's own record."""
        before = self._done(what)
        self.keys(*keys)
        self.strokes[what] = min(len(keys), self.strokes.get(what, len(keys)))
        wait_until(lambda: self._done(what) > before, SECONDS, f"{what} by {keys}; refused: {self._refused()[-2:]}")

    def _done(self, what: str) -> int:
        return sum(1 for line in self.terminal.lines("acknowledged") if line["what"] == what)

    def _refused(self) -> list[object]:
        return [(line["what"], line["reason"]) for line in self.terminal.lines("refused")]


def issue(hub: Hub, count: int) -> None:
    for number in range(count):
        visit = f"0197a1c2-0000-7000-8000-{number:012}"
        answer = hub.post("/v1/visits", hub.key("Kiosk 1"), {"id": visit, "service": SERVICE, "language": "en"})
        assert answer.status_code == 200


def sign_in(typist: Typist, hub: Hub) -> None:
    """By number, Enter, PIN, Enter; then the counter's number."""
    wait_until(lambda: typist.terminal.stands.get("page") == "sign_in", SECONDS, "the sign-in page")
    typist.keys("1", "Return", *hub.pins["clerk-1"], "Return")
    typist.terminal.wait_for(page="counters")
    typist.keys("1")
    typist.terminal.wait_for(standing="idle", counter="counter-1")


@pytest.mark.timeout(240)
def test_a_morning_by_the_keyboard_alone(tmp_path: Path) -> None:
    """What every morning has."""
    with running_hub(tmp_path) as hub, running_terminal(tmp_path / "terminal", hub) as terminal:
        typist = Typist(terminal)
        issue(hub, 2)
        sign_in(typist, hub)
        typist.does("call_next", "Space")
        typist.does("undo", "U")
        typist.does("call_next", "Space")
        typist.does("start", "Space")
        typist.does("note", "M", "L", "A", "T", "E", "Return")
        typist.does("transfer", "T", "1")
        typist.does("close", "C")
        typist.keys("Q")
        terminal.wait_for(page="sign_in")
        assert not terminal.lines("refused")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_full_shift_with_every_action_by_the_keyboard_alone(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, running_terminal(tmp_path / "terminal", hub) as terminal:
        typist = Typist(terminal)
        issue(hub, 9)
        sign_in(typist, hub)
        with_a_visit(typist)
        with_nobody(typist)
        for_the_house(typist)
        typist.does("close", "C")
        typist.keys("Q")
        terminal.wait_for(page="sign_in")
        assert terminal.stop() == 0
        journal = {entry.request for entry in read_journal(hub.data / "vestibule.db")}
        acknowledged = terminal.lines("acknowledged")
        assert {line["request"] for line in acknowledged if line["what"] not in ("note",)} <= journal
    by_one = {"call_next", "undo", "start", "recall", "finish", "resume", "close", "end_wrap_up"}
    assert all(typist.strokes[what] == 1 for what in by_one & typist.strokes.keys())
    by_two = {"transfer", "park", "add_service", "correct_service", "outcome", "call", "walk_up", "pause", "return"}
    assert all(typist.strokes[what] == 2 for what in by_two)


def with_a_visit(typist: Typist) -> None:
    typist.does("call_next", "Space")
    typist.does("recall", "R")
    typist.does("start", "Space")
    typist.does("add_service", "A", "1")
    typist.does("drop_service", "A", "A", "N", "Y", "Return")
    typist.does("outcome", "O", "1")
    typist.does("note", "M", "L", "A", "T", "E", "Return")
    typist.does("revise", "D", "2", "2")
    typist.does("revise", "D", "5", "Backspace", "3", "Return")
    typist.does("keep_details", "D", "6", "A", "N", "N", "Return")
    typist.does("reprint", "J")
    typist.does("correct_service", "E", "1")
    typist.does("park", "P", "6")
    typist.does("return", "L", "1")
    typist.does("call_next", "Space")
    typist.does("start", "Space")
    typist.does("transfer", "T", "1")
    typist.does("undo", "U")
    typist.does("finish", "F")
    typist.does("reactivate", "Z", "1", "1")
    typist.does("call_next", "Space")
    typist.does("remove", "X", "1")


def with_nobody(typist: Typist) -> None:
    typist.does("call", "G", "1")
    typist.does("start", "Space")
    typist.does("finish", "F")
    typist.does("call_next", "V", "1")
    typist.does("start", "Space")
    typist.does("finish", "F")
    typist.does("walk_up", "W", "1")
    typist.does("finish", "F")
    typist.does("pause", "B", "1")
    typist.does("resume", "Space")
    typist.does("profile", "F6", "1")


def for_the_house(typist: Typist) -> None:
    typist.does("staff_call", "S")
    typist.does("answer_staff_call", "S")
    typist.does("staff_call", "F12", "F12")
    typist.keys("Y", "F3", "F10", "F10")
    typist.does("message", "K", "1", "L", "U", "N", "C", "H", "Return")
    typist.does("notice", "F7", "1", "L", "I", "F", "T", "Return")
    typist.does("end_notice", "F7", "2")
    typist.does("stop", "F7", "2", "Return")
    typist.does("go_on", "F7", "2")
    typist.does("roll", "F4", "Z", "1", "2", "Return")
