"""Every state of the terminal and of its bar, in five languages, three themes, 100 to 300 percent and four screens:
nothing cut off, nothing on top of anything, targets of 44 pixels, names for assistive technology, contrast of text
(desk_rules.py). VESTIBULE_PICTURES=<folder> keeps the pictures.

The normal run sees each state once, in ways that change from state to state and with the seed; `--long` sees all in
all."""

import os
import random
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from hub.face.tokens import ThemeName
from tests.counter.desk_rules import faults
from tests.counter.full_scenes import ALL_SCENES
from tests.counter.screenful import BAR, LANGUAGES, SIZES, Case, screenful

PERCENTS = (100, 125, 150, 200, 300)
SEED = 5


def sampled() -> list[Case]:
    """A third of the states, each in a way of its own, and two bars."""
    dice = random.Random(SEED)
    names = sorted(ALL_SCENES)
    dice.shuffle(names)
    cases = []
    for place, name in enumerate(names[: len(names) // 3]):
        theme = list(ThemeName)[place % 3]
        size = list(SIZES)[place % 4]
        cases.append(Case(name, LANGUAGES[place % 5], theme, PERCENTS[place % 4] if place % 2 else 100, size))
    return [*cases, Case("at_work_called", "de", size=BAR), Case("hub_lost", "ar", size=BAR)]


def everything(language: str) -> list[Case]:
    whole = product(ALL_SCENES, ThemeName, (100, 200), SIZES)
    bars = product(("idle", "at_work_called", "at_work_serving", "hub_lost", "on_a_break"), ThemeName, (100, 150))
    return [
        *(Case(scene, language, theme, percent, size) for scene, theme, percent, size in whole),
        *(Case(scene, language, theme, percent, BAR) for scene, theme, percent in bars),
        *(Case(scene, language, percent=300, size="large") for scene in ALL_SCENES),
    ]


def test_a_sample_of_all_states_keeps_the_rules(qapp: QGuiApplication) -> None:
    _keep(sampled())


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_states_keep_the_rules_in_every_way(qapp: QGuiApplication, language: str) -> None:
    _keep(everything(language))


def _keep(cases: list[Case]) -> None:
    found: list[str] = []
    kept = os.environ.get("VESTIBULE_PICTURES")
    with screenful() as shown:
        for case in cases:
            shown.show(case, ALL_SCENES[case.scene])
            found += [f"{case}: {fault}" for fault in faults(shown.program.view)]
            if kept:
                Path(kept).mkdir(parents=True, exist_ok=True)
                shown.program.view.grabWindow().save(str(Path(kept) / f"{case}.png"))
    if found:
        pytest.fail("\n".join(found), pytrace=False)
