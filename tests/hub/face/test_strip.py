import pytest

from hub.face.strip import Strip


def test_a_row_is_padded_to_whole_bytes() -> None:
    assert Strip(9, 2, bytes(4)).stride == 2


def test_bits_that_do_not_fill_the_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="3 bytes for 9x2, expected 4"):
        Strip(9, 2, bytes(3))
