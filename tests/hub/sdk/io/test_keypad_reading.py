"""From signals to presses of a tactile keypad (E02, D05)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.sdk.io.keypad import TABLES, KeypadKey, KeypadReading, KeyTable, KeyTableFault, parse_table
from hub.sdk.io.signals import SW_HEADPHONE_INSERT, Signal, SignalKind

WALK = {
    KeypadKey.UP,
    KeypadKey.DOWN,
    KeypadKey.SELECT,
    KeypadKey.BACK,
    KeypadKey.HELP,
    KeypadKey.VOLUME,
}


def reading(table: KeyTable = KeyTable.ARROWS) -> KeypadReading:
    return KeypadReading(parse_table(TABLES[table]))


def key(code: int, value: int = 1) -> Signal:
    return Signal(SignalKind.KEY, code, value, 1.0)


def switch(value: int) -> Signal:
    return Signal(SignalKind.SWITCH, SW_HEADPHONE_INSERT, value, 1.0)


@pytest.mark.parametrize("table", [KeyTable.ARROWS, KeyTable.NUMBERS, KeyTable.FUNCTION])
def test_every_table_leads_through_a_whole_journey(table: KeyTable) -> None:
    assert set(parse_table(TABLES[table]).values()) >= WALK


def test_a_press_is_told_once_however_long_the_finger_stays() -> None:
    pad = reading()
    heard = [told for value in (1, 2, 2, 2, 0) for told in pad.feed(key(108, value))]
    assert heard == [KeypadKey.DOWN]


def test_digits_of_both_rows_are_digits() -> None:
    pad = reading(KeyTable.NUMBERS)
    row = [told for code in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11) for told in pad.feed(key(code))]
    block = [told for code in (79, 80, 81, 75, 76, 77, 71, 72, 73, 82) for told in pad.feed(key(code))]
    assert row == block
    assert [told.digit for told in row] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    assert KeypadKey.of_digit(7) is KeypadKey.DIGIT_7
    assert KeypadKey.UP.digit is None


def test_the_headphone_socket_is_a_key() -> None:
    pad = reading()
    assert pad.feed(switch(1)) == (KeypadKey.HEADSET_IN,)
    assert pad.feed(switch(0)) == (KeypadKey.HEADSET_OUT,)


def test_a_keypad_pulled_out_takes_its_headset_along() -> None:
    pad = reading()
    pad.feed(switch(1))
    assert pad.gone() == (KeypadKey.HEADSET_OUT,)
    assert pad.gone() == ()


def test_what_the_kernel_lost_is_no_press() -> None:
    pad = reading()
    assert pad.feed(Signal(SignalKind.DROPPED, 3, 0, 1.0)) == ()
    assert pad.feed(key(28)) == ()
    assert pad.feed(Signal(SignalKind.REPORT, 0, 0, 1.0)) == ()
    assert pad.feed(key(28)) == (KeypadKey.SELECT,)


def test_a_table_of_the_office() -> None:
    pad = KeypadReading(parse_table(["KEY_F23 = up", "187=select"]))
    assert pad.feed(key(193)) == (KeypadKey.UP,)
    assert pad.feed(key(187)) == (KeypadKey.SELECT,)
    assert pad.feed(key(28)) == ()


@pytest.mark.parametrize("row", ["KEY_NOPE = up", "KEY_F13 = jump", "KEY_F13", "="])
def test_a_wrong_row_is_named(row: str) -> None:
    with pytest.raises(KeyTableFault, match=row[:7]):
        parse_table([row])


@given(
    st.lists(
        st.builds(Signal, st.sampled_from(SignalKind), st.integers(0, 65_535), st.integers(-9, 9), st.floats(-1e9, 1e9))
    )
)
def test_no_signals_whatever_break_the_keypad(heard: list[Signal]) -> None:
    pad = reading()
    for signal in heard:
        assert all(isinstance(told, KeypadKey) for told in pad.feed(signal))
    pad.gone()
