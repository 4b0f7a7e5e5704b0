import pytest

from hub.face.metrics import Board, BoardRefused, Face, Screen, board, digit_mm, sizes
from hub.face.tokens import load_look

DISTANCES = (5, 8, 10, 12, 15)
# look.md, "Board rule": rows for 5 / 8 / 10 / 12 / 15 m; None is refused.
TABLE: dict[int, tuple[int | None, ...]] = {
    32: (4, None, None, None, None),
    43: (5, 3, 3, None, None),
    50: (6, 4, 3, 2, None),
    55: (7, 4, 3, 3, None),
    65: (8, 5, 4, 3, 3),
    75: (9, 6, 5, 4, 3),
}


@pytest.mark.parametrize("inch", TABLE)
def test_rows_by_screen_and_farthest_seat(inch: int) -> None:
    screen = Screen(1920, 1080, inch)
    found = [board(load_look(), screen, metres) for metres in DISTANCES]
    assert tuple(b.rows_that_fit if isinstance(b, Board) else None for b in found) == TABLE[inch]
    assert all(b.rows <= 6 for b in found if isinstance(b, Board))


def test_digit_by_distance() -> None:
    assert [round(digit_mm(metres)) for metres in (5, 8, 10, 15)] == [61, 98, 122, 183]


def test_a_refused_board_says_how_far_it_could_serve() -> None:
    refused = board(load_look(), Screen(1920, 1080, 43), 12)
    assert isinstance(refused, BoardRefused)
    assert refused.reason == "screen_too_narrow"
    assert refused.largest_m == 10.5
    assert isinstance(board(load_look(), Screen(1920, 1080, 43), refused.largest_m), Board)


def test_a_low_band_is_refused_for_its_height() -> None:
    refused = board(load_look(), Screen(3840, 320, 60), 10)
    assert isinstance(refused, BoardRefused)
    assert refused.reason == "screen_too_low"


@pytest.mark.parametrize(("inch", "target", "gap"), [(21.5, 81, 13), (27, 65, 10), (32, 55, 9), (15.6, 112, 17)])
def test_touch_targets_by_screen(inch: float, target: int, gap: int) -> None:
    found = sizes(load_look(), Screen(1080, 1920, inch), Face.KIOSK)
    assert (found.target, found.gap) == (target, gap)


def test_kiosk_fonts_on_the_reference_screen() -> None:
    look, screen = load_look(), Screen(1080, 1920, 21.5)
    found = sizes(look, screen, Face.KIOSK)
    assert (found.number, found.title, found.body, found.small, found.floor) == (350, 76, 42, 38, 34)
    assert sizes(look, screen, Face.KIOSK, bigger=True).small == round(6.7 * 1.3 / screen.pitch / 0.714)


def test_desks_count_in_pixels() -> None:
    found = sizes(load_look(), Screen(1280, 800, 15), Face.DESK)
    assert (found.target, found.main_key, found.number) == (44, 92, 132)


def test_a_screen_without_size_is_refused() -> None:
    with pytest.raises(ValueError, match="not a screen"):
        Screen(1920, 1080, 0)
