"""Where the keys of a keyboard stand: whole, large enough and apart, on every panel and in every language."""

from itertools import combinations

import pytest

from hub.face.languages import LANGUAGES
from hub.face.metrics import Screen
from kiosk.keyboards import DELETE, SPACE, KeyboardKind, keyboard
from kiosk.keyplaces import PAGE, PlacedKey, placed_keys

PANELS = [Screen(1080, 1920, 21.5), Screen(1920, 1080, 21.5), Screen(800, 1280, 10.1), Screen(1080, 1920, 32)]
CASES = [(spoken.code, kind, shifted) for spoken in LANGUAGES for kind in KeyboardKind for shifted in (False, True)]


def apart(one: PlacedKey, other: PlacedKey, gap: int) -> bool:
    across = max(one.x - other.x - other.width, other.x - one.x - one.width)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, down) >= gap


@pytest.mark.parametrize("screen", PANELS, ids=lambda s: f"{s.width_px}x{s.height_px}-{s.diagonal_inch}")
def test_keys_are_large_enough_apart_and_inside(screen: Screen) -> None:
    width, height = screen.width_px - 2 * screen.px(5), screen.px(115)
    for language, kind, shifted in CASES:
        shown = keyboard(language, kind, shifted=shifted)
        places = placed_keys(shown, screen, width, height)
        assert places.width <= width
        assert places.height <= height
        for page in places.pages:
            for key in page:
                assert min(key.width, key.height) >= screen.px(20), (language, key)
                assert key.x >= 0
                assert key.x + key.width <= places.width
                assert key.y + key.height <= places.height
            assert all(apart(one, other, screen.px(3)) for one, other in combinations(page, 2)), language
        wanted = {cap.touch for row in shown.rows for cap in row} - {""}
        assert {key.touch for page in places.pages for key in page} - {PAGE} == wanted


def test_a_wide_screen_keeps_the_rows_people_know() -> None:
    places = placed_keys(keyboard("en", KeyboardKind.LETTERS), PANELS[0], 1020, 600)
    (page,) = places.pages
    first_row = [key.touch for key in page if key.y == 0]
    assert first_row == [f"type-{letter}" for letter in "qwertyuiop"]


def test_a_narrow_screen_has_pages_and_every_page_space_and_delete() -> None:
    screen = PANELS[2]
    places = placed_keys(keyboard("ru", KeyboardKind.LETTERS), screen, 740, screen.px(115))
    assert len(places.pages) == 2
    for page in places.pages:
        assert {PAGE, SPACE, DELETE} <= {key.touch for key in page}
    assert (places.page_of("type-й"), places.page_of("type-ё"), places.page_of(SPACE)) == (0, 1, None)


def test_arabic_begins_at_the_right_edge() -> None:
    places = placed_keys(keyboard("ar", KeyboardKind.LETTERS), PANELS[0], 1020, 700)
    first = [key for key in places.pages[0] if key.y == 0]
    assert [key.label for key in sorted(first, key=lambda key: -key.x)][:3] == ["ج", "ح", "خ"]


def test_digits_stand_close_together() -> None:
    places = placed_keys(keyboard("en", KeyboardKind.DIGITS), PANELS[0], 1020, 600)
    assert places.width * PANELS[0].pitch < 120
    assert len({key.y for key in places.pages[0]}) == 4
