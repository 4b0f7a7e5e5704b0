"""Every layout on every panel, in four scripts, with 0, 1, 3 and 20 calls and with the longest texts: drawn by the real
QML and measured in the picture. All of them with --long; otherwise a sample, the same each time."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from display.fitting_screen import FittingScreen
from display.preview.staging import Moment
from display.viewmodels.drawing import Drawing
from tests.display import walls
from tests.display.wall_rules import faults

SAMPLE = 4
Case = tuple[str, str, int, bool]
"""Layout, language, calls, whether texts are long."""
CASES: list[Case] = list(product(walls.LAYOUTS, walls.LANGUAGES, walls.CALLS, (False, True)))
MOMENTS = [Moment.CALLED, Moment.STALE, Moment.EMERGENCY]


@contextmanager
def drawing(panel: str) -> Iterator[Drawing]:
    screen, hall = walls.PANELS[panel]
    first = walls.scene(panel, "board", "en", 0)
    assert first is not None
    shown = Drawing(FittingScreen(screen, hall), "en", first)
    try:
        yield shown
    finally:
        shown.close()


def broken(shown: Drawing, panel: str, case: Case) -> list[str]:
    layout, language, calls, long = case
    scene = walls.scene(panel, layout, language, calls, long=long)
    if scene is None:
        return []
    picture = shown.picture(scene, language)
    found = shown.fitting.arrangement(scene)
    assert found is not None
    return [f"{panel} {case}: {fault}" for fault in faults(shown, picture, found, long=long)]


def moments_broken(shown: Drawing, panel: str, language: str, moment: Moment) -> list[str]:
    scene = walls.at(moment, walls.scene(panel, "board", language, 3), language)
    picture = shown.picture(scene, language)
    found = shown.fitting.arrangement(scene)
    assert found is not None
    return [f"{panel} {language} {moment}: {fault}" for fault in faults(shown, picture, found, long=True)]


@pytest.mark.parametrize("panel", ["1080p", "10-inch-portrait"])
def test_a_sample_of_walls_keeps_every_rule(qtbot: QtBot, panel: str) -> None:
    chosen = random.Random(panel).sample(CASES, SAMPLE)
    with drawing(panel) as shown:
        wrong = [fault for case in chosen for fault in broken(shown, panel, case)]
        wrong += moments_broken(shown, panel, "ar", Moment.CALLED)
    assert wrong == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", walls.LANGUAGES)
@pytest.mark.parametrize("panel", walls.PANELS)
def test_every_wall_keeps_every_rule(qtbot: QtBot, panel: str, language: str) -> None:
    with drawing(panel) as shown:
        wrong = [fault for case in CASES if case[1] == language for fault in broken(shown, panel, case)]
        for moment in MOMENTS:
            wrong += moments_broken(shown, panel, language, moment)
    assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("theme", "enamel"), [("dark", ""), ("contrast", ""), ("light", "#5A1E2B"), ("dark", "#1F3A6B")]
)
def test_every_theme_and_the_offices_own_colour_keep_the_contrast(qtbot: QtBot, theme: str, enamel: str) -> None:
    wrong = []
    with drawing("1080p") as shown:
        for layout in walls.LAYOUTS:
            plain = walls.scene("1080p", layout, "en", 3, long=layout != "board-media")
            assert plain is not None
            for moment in (Moment.CALLS, *MOMENTS):
                scene = replace(walls.at(moment, plain, "en"), theme=theme, enamel=enamel)
                found = shown.fitting.arrangement(scene)
                assert found is not None
                told = faults(shown, shown.picture(scene, "en"), found, long=True)
                wrong += [f"{layout} {moment}: {fault}" for fault in told]
    assert wrong == []


def test_the_measure_is_not_fooled_by_digits_that_are_too_small(qtbot: QtBot) -> None:
    """The same picture judged by a larger rule fails for every number in it, a dark one for every dark letter."""
    with drawing("1080p") as shown:
        scene = walls.scene("1080p", "board", "en", 3)
        assert scene is not None
        picture = shown.picture(scene, "en")
        larger = FittingScreen(shown.fitting.screen, walls.PANELS["1080p-far"][1]).arrangement(scene)
        assert larger is not None
        told = [fault for fault in faults(shown, picture, larger, long=False) if "is the rule" in fault]
        picture.fill(QColor("#202C2D"))  # as if everything behind the letters had become dark
        faint = faults(shown, picture, larger, long=False)
    assert len(told) == 6
    assert "R042: #1b2829 on #202c2d" in faint
