"""What a scene asks of the whole screen: its theme and the office's own colour."""

from dataclasses import replace
from functools import cache

from display.scene import Scene
from hub.face.enamel import own_palettes
from hub.face.tokens import Palette, ThemeName, load_look
from hub.sdk.qt.appearance import Appearance


def wear(appearance: Appearance, scene: Scene) -> None:
    """What is the same as before costs nothing. A theme of a newer hub is shown as light."""
    theme = ThemeName(scene.theme) if scene.theme in set(ThemeName) else ThemeName.LIGHT
    if theme is not appearance.wishes.theme:
        appearance.wish(replace(appearance.wishes, theme=theme))
    appearance.dress(_palettes(scene.enamel))


@cache
def _palettes(enamel: str) -> dict[ThemeName, Palette]:
    return own_palettes(load_look(), enamel) if enamel else {}
