"""A board at rest paints nothing, and one that has shown many calls is no larger for it."""

import gc
import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.fitting_screen import FittingScreen
from display.scene import Row, Scene
from display.viewmodels.drawing import Drawing
from tests.display import walls

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
WARM, MANY = 400, 4_000
MOST_GROWTH_BYTES = 3_000_000
"""Over the many calls; 10 kB a row, which a painted item leaves behind, would be 40 MB."""


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES


def opened(panel: str, layout: str) -> tuple[Drawing, Scene]:
    screen, hall = walls.PANELS[panel]
    scene = walls.scene(panel, layout, "en", 3)
    assert scene is not None
    return Drawing(FittingScreen(screen, hall), "en", scene), scene


@pytest.mark.parametrize("layout", ["board-next", "counter"])
def test_what_stays_the_same_is_not_painted_again(qtbot: QtBot, layout: str) -> None:
    shown, scene = opened("10-inch", layout)
    frames: list[int] = []
    try:
        shown.picture(scene)
        qtbot.waitUntil(lambda: shown.program.view.isExposed(), timeout=30_000)
        shown.program.app.processEvents()
        shown.program.view.frameSwapped.connect(lambda: frames.append(1))
        for _ in range(50):
            # An equal scene, not the same one, as after every heartbeat.
            shown.scenes.shown = replace(scene, rows=tuple(replace(row) for row in scene.rows))
            shown.model.refresh()
            shown.program.app.processEvents()
        assert frames == []
        shown.scenes.shown = replace(scene, clock="10:43")
        shown.model.refresh()
        qtbot.waitUntil(lambda: bool(frames), timeout=5_000)
    finally:
        shown.close()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_thousands_of_calls_leave_nothing_behind(qtbot: QtBot) -> None:
    """Rows come and go, are called again and withdrawn, over the whole screen and under notices."""
    shown, scene = opened("10-inch", "board-next")
    try:
        for number in range(WARM):
            _next_call(shown, scene, number)
        gc.collect()
        before = resident()
        for number in range(WARM, WARM + MANY):
            _next_call(shown, scene, number)
        gc.collect()
        assert resident() - before < MOST_GROWTH_BYTES
    finally:
        shown.close()


def _next_call(shown: Drawing, scene: Scene, number: int) -> None:
    rows = tuple(_row(scene.rows[0], number - back) for back in range(3))
    changed = replace(scene, rows=rows)
    if number % 4 == 0:
        changed = walls.takeover(changed, "en")
    if number % 50 == 0:
        changed = walls.stale(changed, "en")
    shown.scenes.shown = changed
    shown.model.refresh()
    shown.program.app.processEvents()


def _row(like: Row, number: int) -> Row:
    letter = "RACHM"[number % 5]
    return replace(like, call=number, label=f"{letter}{number % 1000:03d}", sign=str(number % 30), live=number % 2 == 0)
