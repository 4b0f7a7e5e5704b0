"""A display that runs for years: presenter, view-model and list model keep nothing of the calls that are over."""

import gc
import sys
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from display.fitting_screen import FittingScreen
from display.legible import Hall
from display.viewmodels.board import LobbyBoard
from hub.face.metrics import Screen
from hub.wire.office import LayoutView
from tests.display.lobby import Lobby, call

LEAST_BLOCKS_A_CALL = 0.2
"""What would leak at least: one small object for every fifth call."""


def resident_kb() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


class Years:
    """Calls one after the other, each with a recall now and then, some taken back, some notices, in all layouts."""

    def __init__(self) -> None:
        layout = LayoutView.model_validate(
            {
                "id": "hall",
                "names": {"en": "Hall"},
                "beside": "next",
                "ticker": {"en": "Bring your card and one photo."},
            }
        )
        self.lobby = Lobby(rows=3, layout=layout)
        self.lobby.snapshot()
        self.shown = 0
        fitting = FittingScreen(Screen(1920, 1080, 55.0), Hall(5.0))
        self.model = LobbyBoard(self.lobby.board, fitting, self._drawn, lambda: self.lobby.now)
        self._number = 100

    def _drawn(self, calls: frozenset[int]) -> None:
        self.shown += len(calls)

    def go_on(self, calls: int) -> None:
        heard = self.lobby.heard
        for _ in range(calls):
            self._one()
            # The voice has its own bound; here it only listens.
            for told in (heard.announced, heard.hushed, heard.notices):
                told.clear()
        gc.collect()

    def _one(self) -> None:
        lobby, number = self.lobby, self._number
        self._number += 3
        label = f"{'ABCR'[number % 4]}{number % 1000:03}"
        lobby.call(call(number, label, at=lobby.now))
        self._frame(7_000)
        if number % 7 == 0:
            lobby.call(call(number + 1, label, at=lobby.now, times=2))
            self._frame(2_000)
        if number % 11 == 0:
            lobby.change("notice_raised", notice=notice(number, lobby.now))
        gone = {"standing": False, "withdrawn": number % 13 == 0}
        lobby.call(call(number, label, at=lobby.now, **gone), "visit_served")
        if number % 11 == 0:
            lobby.change("notice_ended", notice_ended=str(number))
        self._frame(8_000)

    def _frame(self, milliseconds: int) -> None:
        self.lobby.wait(milliseconds)
        self.model.refresh()
        self.model.on_frame()


def notice(number: int, at: int) -> dict[str, object]:
    return {
        "id": str(number),
        "kind": "notice",
        "texts": {"en": "The lift is out of order."},
        "spoken": True,
        "since": at,
    }


@pytest.mark.parametrize(
    ("warm", "calls"),
    [(1_000, 1_000), pytest.param(10_000, 90_000, marks=[pytest.mark.long, pytest.mark.timeout(900)])],
)
def test_a_hundred_thousand_calls_leave_nothing_behind(qtbot: QtBot, warm: int, calls: int) -> None:
    years = Years()
    try:
        years.go_on(warm)
        blocks, resident = sys.getallocatedblocks(), resident_kb()
        years.go_on(calls)
        assert years.shown > warm + calls
        assert sys.getallocatedblocks() - blocks < max(calls * LEAST_BLOCKS_A_CALL, 200)
        assert resident_kb() - resident < 4_000
    finally:
        shiboken6.delete(years.model)
