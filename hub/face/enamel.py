"""The palettes of an office that has a colour of its own (look.md, "Colour roles": only the enamel may be replaced).

The office gives one dark colour, judged before it is saved (hub/engine/checks/enamel.py). What belongs to it is made
here so that every pair holds: pressed is darker, the tint is a light (in the dark theme a dark) breath of it, the dark
theme's enamel is the same hue made light. High contrast keeps its own colours.
"""

from dataclasses import replace

from hub.face.tokens import Look, Palette, ThemeName, contrast, failing_pairs, with_enamel

STEPS = 50
PRESSED, TINT = 0.28, 0.16


def own_palettes(look: Look, enamel: str) -> dict[ThemeName, Palette]:
    """Light and dark in that colour ("#RRGGBB"); a theme whose pairs cannot be kept is left out and stays ours."""
    light, dark = look.themes[ThemeName.LIGHT], look.themes[ThemeName.DARK]
    tint = _first(light, look, enamel, "#FFFFFF", light.ink)
    found = {
        ThemeName.LIGHT: with_enamel(
            light, enamel=enamel, pressed=mixed(enamel, "#000000", PRESSED), on=light.on_enamel, tint=tint
        ),
        ThemeName.DARK: _dark(dark, enamel),
    }
    return {theme: palette for theme, palette in found.items() if not failing_pairs(palette, look.pairs)}


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _first(palette: Palette, look: Look, enamel: str, towards: str, ink: str) -> str:
    """The strongest tint on which the enamel itself and the ink can be read."""
    for step in range(STEPS + 1):
        tint = mixed(enamel, towards, 1 - TINT * (1 - step / STEPS))
        if contrast(enamel, tint) >= 4.5 and contrast(ink, tint) >= 4.5:
            trial = replace(palette, enamel_tint=tint)
            if not [
                pair for pair in failing_pairs(trial, look.pairs) if pair.on == "enamelTint" and pair.text == "ink"
            ]:
                return tint
    return towards


def _dark(dark: Palette, enamel: str) -> Palette:
    """The hue made so light that it can be read on every dark ground, as ours is."""
    least = contrast(dark.enamel, dark.ground)
    light = next(
        (
            made
            for step in range(STEPS)
            if contrast(made := mixed(enamel, "#FFFFFF", step / STEPS), dark.ground) >= least
        ),
        "#FFFFFF",
    )
    tint = mixed(dark.ground, light, TINT)
    return with_enamel(dark, enamel=light, pressed=mixed(light, "#FFFFFF", PRESSED), on=dark.on_enamel, tint=tint)
