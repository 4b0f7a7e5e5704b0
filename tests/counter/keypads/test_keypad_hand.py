"""What the keys of a keypad mean, on paper: every state, wrong keys, half-typed things, others' counters, no hub."""

import functools

import pytest

from counter.asks import (
    AskCallNext,
    AskClose,
    AskOpen,
    AskPark,
    AskPause,
    AskRecall,
    AskResume,
    AskSignOut,
    AskTransfer,
    NoAnswer,
    Refused,
)
from counter.keypads.feedback import Lamp, Watching, Words, lamp_of
from counter.keypads.hand import FORGET_SECONDS, STEP_SECONDS, Beep, Hand, Manners
from counter.keypads.keys import SERIAL_KEYS, PadKey, serial_table
from counter.signs.letters import Letters
from hub.face.texts import Catalogues, Texts
from hub.sdk.errors import HubUnreachable
from hub.wire.office import OfficeView, StaffName
from hub.wire.stream import StaffSnapshot
from hub.wire.terms import CounterState, VisitState
from tests.counter.staging import NOW, Stage, at_counter, snapshot, visit

KEYS = serial_table(SERIAL_KEYS)


@functools.cache
def texts(language: str) -> Texts:
    return Catalogues.load().texts(language, "counter")


class Keypad:
    """A keypad at counter 4 with everything around it on paper."""

    def __init__(self, manners: Manners | None = None, language: str = "en", bound: str | None = None) -> None:
        self.stage = Stage(bound=bound)
        self.hand = Hand(self.stage.shift, manners or Manners(), self.stage.seconds)
        words = Words(texts(language), texts("en"))
        self.watching = Watching(self.stage.shift, self.hand, words)

    def type(self, keys: str) -> list[bool]:
        taken = []
        for key in keys:
            self.stage.wait(1)
            taken.append(self.hand.press(KEYS[key]))
        return taken

    def named(self) -> bool:
        return self.hand.named

    def called(self) -> "Keypad":
        here = visit("R042", "address", 9, state=VisitState.CALLED, counter="c4", called=NOW)
        self.stage.at_work([here], at_counter(visit=here.id))
        return self


def numbered(found: StaffSnapshot) -> StaffSnapshot:
    staff = [StaffName(id=one.id, name=one.name, number=place) for place, one in enumerate(found.office.staff, start=1)]
    return found.model_copy(update={"office": OfficeView(**{**found.office.model_dump(), "staff": staff})})


def test_a_number_that_is_nobodys_a_short_pin_and_clear() -> None:
    pad = Keypad()
    assert pad.type("1") == [False]  # no news of the office yet
    pad.stage.shift.snapshot(numbered(snapshot(())))
    assert pad.type("99E") == [True, True, False]
    assert pad.type("1E") == [True, True]
    assert pad.named()
    assert pad.type("12E") == [True, True, False]
    assert pad.type("DN") == [True, False]
    assert not pad.named()
    assert pad.type("2N1234N") == [True] * 7  # NEXT is as good as ENTER
    assert len(pad.stage.hub.asked) == 1


def test_what_is_half_typed_is_forgotten() -> None:
    pad = Keypad()
    pad.stage.shift.snapshot(numbered(snapshot(())))
    pad.type("1E12")
    pad.stage.seconds.pass_by(FORGET_SECONDS + 1)
    pad.hand.tick()
    assert (pad.hand.named, pad.hand.typed, pad.stage.shift.entry.pin) == (False, "", "")


@pytest.mark.parametrize(
    ("keys", "ask"),
    [
        ("N", AskCallNext("c4", None)),
        ("C", AskPause("c4", "break")),
        ("92E", AskPause("c4", "break")),
    ],
)
def test_at_a_free_counter(keys: str, ask: object) -> None:
    pad = Keypad()
    pad.stage.at_work()
    assert pad.type(keys)[-1]
    assert pad.stage.hub.last == ask


@pytest.mark.parametrize(
    ("keys", "ask"),
    [
        ("R", AskRecall("v-R042")),
        ("PE", AskPark("v-R042", None)),
        ("P15E", AskPark("v-R042", 15)),
        ("P15N", AskPark("v-R042", 15)),
        ("93E", None),
        ("T2E", AskTransfer("v-R042", "birth")),
    ],
)
def test_with_somebody_called(keys: str, ask: object) -> None:
    services = {"2": "birth"}
    pad = Keypad(Manners(services=services)).called()
    asked = len(pad.stage.hub.asked)
    assert pad.type(keys)[-1]
    assert pad.stage.hub.asked[asked:] == [] if ask is None else pad.stage.hub.last == ask


@pytest.mark.parametrize("keys", ["F", "O", "C", "T99E", "TE", "P999E", "P0E", "77E", "E", "Q"])
def test_what_means_nothing_with_somebody_called_is_not_taken(keys: str) -> None:
    pad = Keypad(Manners(services={"2": "birth"})).called()
    asked = len(pad.stage.hub.asked)
    assert not pad.type(keys)[-1]
    assert len(pad.stage.hub.asked) == asked


def test_next_starts_or_calls_the_next_as_it_is_set() -> None:
    starts, calls = Keypad().called(), Keypad(Manners(next_starts=False)).called()
    assert starts.type("N") == calls.type("N") == [True]
    assert not isinstance(starts.stage.hub.last, AskCallNext)
    assert calls.stage.hub.last == AskCallNext("c4", "v-R042")


def test_on_a_break_open_ends_it_and_close_closes() -> None:
    for key, ask in (("O", AskResume("c4")), ("N", AskResume("c4")), ("C", AskClose("c4"))):
        pad = Keypad()
        pad.stage.at_work(here=at_counter(state=CounterState.PAUSED, pause="break"))
        assert lamp_of(pad.stage.shift) is Lamp.PAUSED
        assert pad.type(key) == [True]
        assert pad.stage.hub.last == ask


def test_a_counter_of_somebody_else_is_taken_over_by_enter_only() -> None:
    pad = Keypad(bound="c4")
    pad.stage.sign_in([at_counter(staff="s2", session="other")])
    assert pad.stage.shift.sheet is not None
    assert pad.watching.look().lines == ("Counter is taken", "ENTER: take over")
    assert pad.type("R1") == [False, False]
    assert pad.type("E") == [True]
    assert pad.stage.hub.last == AskOpen("c4", take_over=True)


def test_the_alarm_is_silent_and_wants_two_strikes() -> None:
    pad = Keypad().called()
    before = pad.watching.look()
    asked = len(pad.stage.hub.asked)
    assert pad.hand.press(PadKey.ALARM)
    assert len(pad.stage.hub.asked) == asked
    pad.stage.seconds.pass_by(0.5)
    assert pad.hand.press(PadKey.ALARM)
    assert len(pad.stage.hub.asked) == asked + 1
    after = pad.watching.look()
    assert (after.beep, after.lamp, after.lines) == (None, before.lamp, before.lines)


def test_without_a_connection_a_press_is_kept_and_the_keypad_says_so() -> None:
    pad = Keypad().called()
    pad.watching.look()
    assert pad.type("R") == [True]
    pad.stage.shift.lost(HubUnreachable("gone"))
    pad.stage.answer(NoAnswer())
    seen = pad.watching.look()
    assert (seen.lamp, seen.beep, seen.lines[0]) == (Lamp.OFFLINE, Beep.WRONG, "No connection")
    assert pad.stage.pending.unsure is not None


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("R042 called", "0 waiting")),
        ("es", ("R042 llamado", "0 en espera")),
        ("zh", ("R042 called", "0 waiting")),
        ("hi", ("R042 called", "0 waiting")),
    ],
)
def test_the_two_lines_in_the_letters_there_are(language: str, lines: tuple[str, str]) -> None:
    pad = Keypad(language=language).called()
    found = pad.watching.look().lines
    assert found == lines
    assert all(len(line) <= 16 and line.isascii() for line in found)


def test_a_sign_out_that_was_refused_does_not_come_with_a_later_closing() -> None:
    pad = Keypad()
    pad.stage.at_work()
    pad.stage.wait(1)
    assert pad.hand.press(PadKey.SIGN_OUT)
    pad.stage.answer(Refused("bad_input", {}))
    pad.type("R")
    pad.stage.shift.snapshot(snapshot((), (), seq=120))
    pad.stage.wait(STEP_SECONDS + 1)
    pad.hand.tick()
    assert AskSignOut() not in [press.ask for press in pad.stage.hub.asked]


def test_a_display_of_seven_segments_shows_the_code_s_digits() -> None:
    pad = Keypad().called()
    english = texts("en")
    assert Words(english, english, 8, Letters.SEGMENTS).lines(pad.stage.shift, pad.hand)[0] == "R042 CAL"
    assert Words(english, english, 8, Letters.DIGITS).lines(pad.stage.shift, pad.hand)[0] == "042"
