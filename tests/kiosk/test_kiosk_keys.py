"""The whole check-in without touching the screen: arrows lead to every key, Enter selects (accessibility.md)."""

import pytest
from PySide6.QtCore import Qt

from tests.kiosk.journeys import Bench
from tests.kiosk.scenes import SCENES
from tests.kiosk.stage import PORTRAIT, keys, settle, window
from tests.qt_touch import strike


def focused(view: object) -> str:
    item = view.activeFocusItem()  # type: ignore[attr-defined]
    return str(item.objectName()) if item is not None else ""


@pytest.mark.parametrize("scene", ["languages", "services", "ticket", "safe", "closed", "refused", "leaving"])
def test_arrows_lead_to_every_key(scene: str) -> None:
    kiosk = window(PORTRAIT)
    try:
        kiosk.show(SCENES[scene](Bench(layout=kiosk.layout), "en"))
        settle(kiosk)
        wanted = {key.objectName() for key in keys(kiosk) if key.isEnabled()}
        visited = set()
        for _ in range(len(wanted) + 2):
            strike(kiosk.program.view, Qt.Key.Key_Down)
            visited.add(focused(kiosk.program.view))
        assert wanted <= visited
    finally:
        kiosk.close()


def test_a_ticket_by_keys_alone() -> None:
    kiosk = window(PORTRAIT)
    try:
        bench = Bench(layout=kiosk.layout)
        journey = SCENES["languages"](bench, "en")
        kiosk.show(journey)
        settle(kiosk)
        for wanted in ("language-es", "choice-taxes"):
            bench.later(journey, 1)
            for _ in range(20):
                if focused(kiosk.program.view) == wanted:
                    break
                strike(kiosk.program.view, Qt.Key.Key_Down)
            strike(kiosk.program.view, Qt.Key.Key_Return)
        assert [(order.wish.service, order.wish.language) for order in bench.asked] == [("taxes", "es")]
    finally:
        kiosk.close()
