"""Every screen, on three panels, in every complete language and every mode: nothing cut off, nothing on top of
anything, targets of 20 mm and 3 mm between them, text and contrast above the floors, names for assistive technology,
the keypad's stops on every key, a glyph for every character (screen_rules.py). VESTIBULE_PICTURES=<folder> keeps the
pictures.

The normal run sees a third of each panel's screens, another third each day, in languages and modes that change from
screen to screen; `--long` sees all of them in all."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.face.languages import LANGUAGES
from kiosk.layout import Layout
from kiosk.person import Aid
from kiosk.window import KioskWindow
from tests.kiosk.journeys import Bench
from tests.kiosk.screen_rules import Scene, faults, scenes_of
from tests.kiosk.stage import SCREENS, settle, touch, window

SPOKEN = tuple(language.code for language in LANGUAGES if language.complete)
MODES: dict[str, tuple[Aid, ...]] = {
    "plain": (),
    "contrast": (Aid.CONTRAST,),
    "bigger": (Aid.BIGGER,),
    "lower": (Aid.LOWER,),
    "all": (Aid.CONTRAST, Aid.BIGGER, Aid.LOWER),
}
PARTS = len(SCREENS)


@dataclass(frozen=True, slots=True)
class Case:
    scene: str
    language: str
    mode: str


def modes_of(layout: Layout) -> list[str]:
    """Those this screen can give."""
    able = {Aid.CONTRAST} | ({Aid.BIGGER} if layout.can_enlarge else set())
    able |= {Aid.LOWER} if layout.can_lower else set()
    return [mode for mode, aids in MODES.items() if set(aids) <= able]


def sampled(layout: Layout) -> list[Case]:
    """Each scene once: every second as it is, the others in a mode; with another language every time."""
    modes = modes_of(layout)[1:]
    return [
        Case(scene, SPOKEN[place % len(SPOKEN)], modes[place // 2 % len(modes)] if place % 2 else "plain")
        for place, scene in enumerate(scenes_of(layout))
    ]


def everything(layout: Layout) -> list[Case]:
    return [
        Case(scene, language, mode) for scene in scenes_of(layout) for language in SPOKEN for mode in modes_of(layout)
    ]


def today(panel: str) -> int:
    """Which third of its screens a panel shows: another one on each panel, and on each day (UTC)."""
    return (datetime.now(UTC).toordinal() + list(SCREENS).index(panel)) % PARTS


@pytest.mark.parametrize("panel", SCREENS)
def test_screens_keep_the_rules(panel: str) -> None:
    _keep(panel, sampled(Layout(SCREENS[panel]))[today(panel) :: PARTS])


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("panel", SCREENS)
def test_every_panel_s_screens_keep_the_rules(panel: str, part: int) -> None:
    _keep(panel, sampled(Layout(SCREENS[panel]))[part::PARTS])


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("panel", SCREENS)
def test_all_screens_keep_the_rules_in_every_mode(panel: str, language: str) -> None:
    cases = [case for case in everything(Layout(SCREENS[panel])) if case.language == language]
    _keep(panel, cases)


def _keep(panel: str, cases: list[Case]) -> None:
    """Fail with one line for each broken rule."""
    kiosk = window(SCREENS[panel])
    scenes = scenes_of(kiosk.layout)
    found: list[str] = []
    try:
        for case in cases:
            found += [f"{case.scene} {case.language} {case.mode}: {fault}" for fault in _shown(kiosk, scenes, case)]
            _picture(kiosk, f"{panel}-{case.scene}-{case.language}-{case.mode}")
    finally:
        kiosk.close()
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def _shown(kiosk: KioskWindow, scenes: dict[str, Scene], case: Case) -> list[str]:
    layout = kiosk.layout
    bench = Bench(layout=layout, can_lower=layout.can_lower, can_enlarge=layout.can_enlarge)
    journey = scenes[case.scene](bench, case.language)
    for aid in MODES[case.mode]:
        bench.later(journey, 1)
        journey.touch(f"aid-{aid}")
    kiosk.show(journey)
    settle(kiosk)
    return faults(kiosk, layout.screen, journey.face)


def _picture(kiosk: KioskWindow, name: str) -> None:
    kept = os.environ.get("VESTIBULE_PICTURES")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        assert kiosk.program.view.grabWindow().save(str(Path(kept) / f"{name}.png"))


def test_a_finger_leads_from_the_language_to_the_services_and_back() -> None:
    kiosk = window(SCREENS["portrait"])
    try:
        bench = Bench(layout=kiosk.layout)
        journey = scenes_of(kiosk.layout)["languages"](bench, "en")
        kiosk.show(journey)
        touch(kiosk, "language-ar")
        assert journey.face.language == "ar"
        bench.later(journey, 1)
        touch(kiosk, "choice-residence")
        bench.later(journey, 1)
        touch(kiosk, "choice-change-of-address")
        assert [(order.wish.service, order.wish.language) for order in bench.asked] == [("change-of-address", "ar")]
    finally:
        kiosk.close()
