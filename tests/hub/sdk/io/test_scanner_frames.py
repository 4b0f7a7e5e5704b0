"""From signals to frames: what is read whole is told once, what is doubtful is told never (K03, D05)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.sdk.io.frames import GAP_SECONDS, LONGEST, ByteFrames, Chunk, FrameRules, KeyFrames, Terminator
from hub.sdk.io.signals import Signal, SignalKind
from hub.sdk.io.strokes import ALT_GR, ScannerLayout, Strokes

ENTER, TAB, SHIFT, CTRL, CAPS, F5 = 28, 15, 42, 29, 58, 63
STEP = 0.003


class Typing:
    """A scanner in the test's hand; time runs as it types."""

    def __init__(self, **rules: object) -> None:
        self.rules = FrameRules(**rules)  # type: ignore[arg-type]  # the tests name them
        self.frames = KeyFrames(self.rules)
        self.now = 100.0
        self.read: list[str] = []
        strokes = Strokes(self.rules.layout)
        self.keys: dict[str | None, tuple[int, int | None]] = {
            strokes.character(code, shift=held == SHIFT, alt_gr=held == ALT_GR): (code, held)
            for held in (ALT_GR, SHIFT, None)
            for code in range(2, 90)
        }

    def signal(self, kind: SignalKind, code: int = 0, value: int = 0) -> None:
        self.now += STEP
        self.read += self.frames.feed(Signal(kind, code, value, self.now))

    def key(self, code: int) -> None:
        self.signal(SignalKind.KEY, code, 1)
        self.signal(SignalKind.KEY, code, 0)

    def type(self, text: str) -> None:
        for sign in text:
            code, held = self.keys[sign]
            if held is not None:
                self.signal(SignalKind.KEY, held, 1)
            self.key(code)
            if held is not None:
                self.signal(SignalKind.KEY, held, 0)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.read += self.frames.idle(self.now)


ADDRESS = "https://tickets.example/t/K7Q2-x_9?a=1&b=%20#top"


@pytest.mark.parametrize("layout", ScannerLayout)
def test_an_address_is_read_in_every_layout(layout: ScannerLayout) -> None:
    scanner = Typing(layout=layout)
    scanner.type(ADDRESS)
    scanner.key(ENTER)
    assert scanner.read == [ADDRESS]


def test_the_wrong_layout_gives_another_text_not_a_crash() -> None:
    typed = Typing(layout=ScannerLayout.DE)
    typed.frames = KeyFrames(FrameRules(layout=ScannerLayout.US))
    typed.type("https://z.example")
    typed.key(ENTER)
    assert typed.read == ["https>&&y.example"]


def test_repeats_and_releases_are_no_characters() -> None:
    scanner = Typing()
    scanner.signal(SignalKind.KEY, 30, 1)
    for _ in range(5):
        scanner.signal(SignalKind.KEY, 30, 2)
    scanner.signal(SignalKind.KEY, 30, 0)
    scanner.key(ENTER)
    assert scanner.read == ["a"]


def test_number_pad_digits_are_digits_whatever_the_lock() -> None:
    scanner = Typing()
    scanner.key(69)  # NumLock
    for code in (79, 80, 81, 82):
        scanner.key(code)
    scanner.key(96)
    assert scanner.read == ["1230"]


def test_a_gap_voids_what_was_begun() -> None:
    scanner = Typing()
    scanner.type("R0")
    scanner.wait(GAP_SECONDS + 0.01)
    scanner.type("42")
    scanner.key(ENTER)
    assert scanner.read == ["42"]


def test_a_gap_is_seen_between_two_keys_too() -> None:
    scanner = Typing()
    scanner.type("R0")
    scanner.now += GAP_SECONDS + 0.01
    scanner.type("42")
    scanner.key(ENTER)
    assert scanner.read == ["42"]


def test_without_terminator_the_silence_ends_it() -> None:
    scanner = Typing(terminator=Terminator.NONE)
    scanner.type("R042")
    assert scanner.frames.due(scanner.now) == pytest.approx(GAP_SECONDS, abs=2 * STEP)
    scanner.wait(GAP_SECONDS + 0.01)
    assert scanner.read == ["R042"]
    assert scanner.frames.due(scanner.now) is None


def test_tab_can_be_the_end() -> None:
    scanner = Typing(terminator=Terminator.TAB)
    scanner.type("R042")
    scanner.key(TAB)
    assert scanner.read == ["R042"]


def test_lost_events_void_the_whole_frame_also_what_comes_after_them() -> None:
    scanner = Typing()
    scanner.type("R0")
    scanner.signal(SignalKind.DROPPED)
    scanner.type("4")  # not to be believed: before the next report
    scanner.signal(SignalKind.REPORT)
    scanner.type("2")
    scanner.key(ENTER)
    assert scanner.read == []
    scanner.type("R043")
    scanner.key(ENTER)
    assert scanner.read == ["R043"]


def test_a_shift_lost_with_the_events_does_not_stay_held() -> None:
    scanner = Typing()
    scanner.signal(SignalKind.KEY, SHIFT, 1)
    scanner.signal(SignalKind.DROPPED)
    scanner.signal(SignalKind.REPORT)
    scanner.key(ENTER)
    scanner.type("a1")
    scanner.key(ENTER)
    assert scanner.read == ["a1"]


@pytest.mark.parametrize("stranger", [F5, 200, 0])
def test_a_key_that_is_no_character_voids_the_frame(stranger: int) -> None:
    scanner = Typing()
    scanner.type("R0")
    scanner.key(stranger)
    scanner.type("42")
    scanner.key(ENTER)
    assert scanner.read == []


def test_what_is_typed_with_ctrl_is_no_text() -> None:
    scanner = Typing()
    scanner.signal(SignalKind.KEY, CTRL, 1)
    scanner.key(46)
    scanner.signal(SignalKind.KEY, CTRL, 0)
    scanner.key(ENTER)
    assert scanner.read == []


def test_locks_are_harmless() -> None:
    scanner = Typing()
    scanner.key(CAPS)
    scanner.type("R042")
    scanner.key(CAPS)
    scanner.key(ENTER)
    assert scanner.read == ["R042"]


def test_too_long_is_no_code() -> None:
    scanner = Typing()
    scanner.type("1" * (LONGEST + 1))
    scanner.key(ENTER)
    scanner.type("1" * LONGEST)
    scanner.key(ENTER)
    assert scanner.read == ["1" * LONGEST]


def test_a_scanner_pulled_out_leaves_nothing_behind() -> None:
    scanner = Typing()
    scanner.type("R0")
    scanner.frames.gone()
    scanner.type("42")
    scanner.key(ENTER)
    assert scanner.read == ["42"]


signals = st.builds(
    Signal, st.sampled_from(SignalKind), st.integers(0, 65_535), st.integers(-3, 3), st.floats(-1e9, 1e9)
)


@given(st.lists(signals, max_size=200), st.sampled_from(Terminator))
def test_no_signals_whatever_break_it_or_grow_it(heard: list[Signal], terminator: Terminator) -> None:
    frames = KeyFrames(FrameRules(terminator))
    for signal in heard:
        for text in frames.feed(signal):
            assert 0 < len(text) <= LONGEST
    due = frames.due(0.0)
    assert due is None or due >= 0


# The serial line


def serial(*chunks: bytes, terminator: Terminator = Terminator.ENTER, apart: float = 0.01) -> list[str]:
    frames = ByteFrames(FrameRules(terminator))
    now = 50.0
    read: list[str] = []
    for chunk in chunks:
        now += apart
        read += frames.feed(Chunk(chunk, now))
    return [*read, *frames.idle(now + 1)]


def test_a_line_is_read_in_whatever_pieces_it_comes() -> None:
    assert serial(b"R0", b"42\r\nQ", b"7\n") == ["R042", "Q7"]


def test_a_character_whose_bytes_come_apart_is_whole() -> None:
    assert serial("é".encode()[:1], "é".encode()[1:], b"\r") == ["é"]
    assert serial("é".encode("latin-1") + b"\r") == ["é"]


def test_a_byte_that_is_no_text_voids_the_line() -> None:
    assert serial(b"R0\x0042\rQ7\r") == ["Q7"]


def test_a_line_cut_off_is_void_or_whole_by_the_rule() -> None:
    assert serial(b"R042") == []
    assert serial(b"R042", terminator=Terminator.NONE) == ["R042"]
    assert serial(b"R0", b"42\r", apart=1.0) == ["42"]


@given(st.lists(st.binary(max_size=64), max_size=50))
def test_no_bytes_whatever_break_the_line(chunks: list[bytes]) -> None:
    for text in serial(*chunks):
        assert 0 < len(text) <= LONGEST
