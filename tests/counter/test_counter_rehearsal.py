"""Lines in, acts, lines out; with hands that note what they do."""

import json
from dataclasses import dataclass, field
from typing import Any

from counter.asks import Done, NotKnown
from counter.rehearsal import LATE_SECONDS, MOST_LINES, Rehearsal, as_line
from counter.shift import Shift
from hub.wire.views import SignedIn
from tests.counter.staging import SESSION, TOKEN, Stage, at_counter, counter_answer, snapshot


@dataclass(slots=True)
class Acting:
    """Does what the touched item would do, unless the item is not there."""

    shift: Shift
    there: bool = True
    acts: list[str] = field(default_factory=list)

    def touch(self, name: str) -> bool:
        if not self.there:
            return False
        self.acts.append(name)
        if name.startswith("name-"):
            self.shift.pick_staff(name.removeprefix("name-"))
        elif name.startswith("counter-"):
            self.shift.pick_counter(name.removeprefix("counter-"))
        elif name == "signInKey":
            self.shift.sign_in()
        elif name == "choice0":
            self.shift.choose(0)
        return True

    def key(self, name: str) -> None:
        self.acts.append(name)
        self.shift.digit(name)


class Rehearsed:
    def __init__(self) -> None:
        self.stage = Stage()
        self.hands = Acting(self.stage.shift)
        self.said: list[dict[str, Any]] = []
        self.rehearsal = Rehearsal(self.stage.shift, self.hands, self.said.append, self.stage.seconds)

    def tell(self, **line: object) -> None:
        self.rehearsal.line(json.dumps(line))

    def go_on(self, steps: int = 1) -> None:
        for _ in range(steps):
            self.stage.wait(1)
            self.rehearsal.step()

    @property
    def did(self) -> list[dict[str, Any]]:
        return [said for said in self.said if "did" in said]


def test_a_whole_sign_in_takes_over_a_counter() -> None:
    play = Rehearsed()
    play.tell(do="sign_in", staff="s1", pin="1234", counter="c4")
    play.go_on(2)
    assert play.hands.acts == []
    theirs = at_counter(staff="s2", session="x")
    play.stage.shift.snapshot(snapshot((), [theirs]))
    play.go_on(4)
    assert play.hands.acts == ["name-s1", "1", "2", "3", "4", "signInKey"]
    play.stage.answer(Done(SignedIn(session=SESSION, token=TOKEN, staff="s1", name="Clerk 1")))
    play.go_on()
    play.stage.shift.snapshot(snapshot((), [theirs]))
    play.go_on(3)
    assert play.hands.acts[-2:] == ["counter-c4", "choice0"]
    play.stage.shift.snapshot(snapshot((), [at_counter()], seq=101))
    play.stage.answer(counter_answer(101, at_counter()))
    play.go_on(2)
    assert play.did == [{"did": "sign_in", "counter": "c4"}]
    assert play.said[-1] != play.said[-2]
    assert play.rehearsal.idle


def test_a_wrong_pin_ends_the_line_and_the_next_one_tries_anew() -> None:
    play = Rehearsed()
    play.stage.shift.snapshot(snapshot(()))
    play.tell(do="sign_in", staff="s1", pin="1234")
    play.go_on(4)
    play.stage.answer(NotKnown("wrong_pin", {}))
    play.go_on()
    assert play.did == [{"did": "refused", "reason": "wrong_pin"}]
    play.tell(do="sign_in", staff="s1", pin="4321")
    play.go_on(3)
    assert play.stage.busy()


def test_keys_and_touches_are_paced() -> None:
    play = Rehearsed()
    play.tell(key="Space")
    play.tell(touch="mainKey")
    play.rehearsal.step()
    play.rehearsal.step()
    assert play.hands.acts == ["Space"]
    play.go_on(2)
    assert play.hands.acts == ["Space", "mainKey"]
    assert play.did == [{"did": "key", "key": "Space"}, {"did": "touch", "touch": "mainKey"}]


def test_what_is_not_there_is_given_up_in_the_end() -> None:
    play = Rehearsed()
    play.hands.there = False
    play.tell(touch="nothing")
    play.go_on(int(LATE_SECONDS) + 3)
    assert play.did == [{"did": "gave_up"}]


def test_what_cannot_be_read_is_answered_at_once_and_the_waiting_lines_are_bounded() -> None:
    play = Rehearsed()
    for line in ("nonsense", '{"key": ""}', '{"do": "sign_in"}', "[]"):
        play.rehearsal.line(line)
    assert play.did == [{"did": "not_understood"}] * 4
    for _ in range(MOST_LINES + 1):
        play.tell(key="1")
    assert play.did[-1] == {"did": "not_taken"}


def test_answers_are_lines() -> None:
    assert as_line({"did": "key"}) == '{"did": "key"}\n'
