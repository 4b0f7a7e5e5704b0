"""An office's own colour: what is made from it keeps every pair of the look, in light and in dark."""

import pytest

from hub.face.enamel import own_palettes
from hub.face.tokens import ThemeName, failing_pairs, load_look

COLOURS = ["#0F4F53", "#1F3A6B", "#5A1E2B", "#123B1D", "#3A2A5E", "#2B2B2B", "#000000", "#6B2A00"]


@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_that_may_be_saved_gives_two_whole_palettes(colour: str) -> None:
    look = load_look()
    made = own_palettes(look, colour)
    assert set(made) == {ThemeName.LIGHT, ThemeName.DARK}
    assert made[ThemeName.LIGHT].enamel == colour
    for palette in made.values():
        assert failing_pairs(palette, look.pairs) == ()
    assert made[ThemeName.DARK].now == look.themes[ThemeName.DARK].now


def test_a_colour_too_light_leaves_our_own_light_palette() -> None:
    assert ThemeName.LIGHT not in own_palettes(load_look(), "#8CCFC6")
