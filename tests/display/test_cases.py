"""The display's presenter, proven by the cases that every board is proven by (cases/README.md)."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from display.fitting import Shape
from display.scene import Scene
from display.settings import BoardSettings, DisplaySettings, PowerSettings, ScreenOff, TickerWish
from hub.sdk.settings import DeviceSettings
from hub.wire.hall_terms import LayoutBeside, LayoutForm
from hub.wire.office import LayoutView, OfficeView
from tests.display.lobby import Lobby, Rows
from tests.display.watching import Seen

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path for path in FOLDER.glob("*.json") if path.stem != "office")
HEARTBEAT_MS = 2_000


class Shelf:
    def __init__(self, files: dict[str, str]) -> None:
        self._files = files

    def path(self, name: str) -> str:
        return self._files.get(name, "")


class Played:
    """One case on its way: the lobby, and when each call came, came up and was up for how long."""

    def __init__(self, case: dict[str, Any]) -> None:
        office = OfficeView.model_validate(
            json.loads((FOLDER / "office.json").read_text("utf-8")) | case.get("office", {})
        )
        self.office = office.model_copy(update={"layouts": layouts(case.get("layouts", []))})
        self.lobby = Lobby(
            settings=settings_of(case.get("settings", {})),
            fitting=screen_of(case.get("screen", {})),
            shelf=Shelf(case.get("shelf", {})),
            office=self.office,
            start=0,
        )
        self.heartbeats = case.get("heartbeats", True)
        self.came: dict[int, int] = {}
        self.seen = Seen()

    def play(self, steps: list[dict[str, Any]]) -> None:
        for step in steps:
            self.until(step["at_ms"])
            self.act(step)
            if "expect" not in step and "shown" not in step:
                self.look()

    def until(self, at: int) -> None:
        """Let the time pass as the window does: draw when the board says that it may change."""
        lobby = self.lobby
        while lobby.now < at:
            wait = min(lobby.board.next_change(lobby.now), at - lobby.now)
            if self.heartbeats:
                wait = min(wait, HEARTBEAT_MS - lobby.now % HEARTBEAT_MS)
            lobby.now += wait
            if self.heartbeats and lobby.now % HEARTBEAT_MS == 0 and lobby.now < at:
                lobby.wait(0)
            if lobby.now < at:
                self.look()

    def look(self) -> Scene:
        scene = self.lobby.scene()
        self.seen.look(scene, self.lobby.now)
        return scene

    def act(self, step: dict[str, Any]) -> None:
        lobby = self.lobby
        match step:
            case {"snapshot": said}:
                for call in said.get("calls", []):
                    self.came.setdefault(call["call"], lobby.now)
                lobby.snapshot_of(said)
            case {"change": said}:
                said = dict(said)
                if "call" in said:
                    self.came.setdefault(said["call"]["call"], lobby.now)
                if "layouts" in said:
                    said["office"] = self.office.model_copy(update={"layouts": layouts(said.pop("layouts"))})
                lobby.change(said.pop("type"), **said)
            case {"expect": wanted}:
                self.expect(wanted, f"at {lobby.now} ms")
            case {"shown": wanted}:
                self.shown(**wanted)
            case _:
                self.act_at_the_box(step)

    def act_at_the_box(self, step: dict[str, Any]) -> None:
        lobby = self.lobby
        match step:
            case {"heartbeat": True}:
                lobby.wait(0)
            case {"spoken": call}:
                lobby.board.spoken(call, lobby.now)
            case {"sound": audible}:
                lobby.board.sound(audible=audible)
            case {"refused": True}:
                lobby.board.refused()
            case {"media_ended": True}:
                lobby.board.media_ended()
            case {"stop_ticker": True}:
                lobby.board.stop_ticker()
            case _:
                raise AssertionError(f"no such step: {step}")

    def expect(self, wanted: dict[str, Any], when: str) -> None:
        heard, scene = self.lobby.heard, self.look()
        found = json.loads(json.dumps(asdict(scene), default=sorted)) | {
            "visible_calls": sorted(scene.visible_calls),
            "dark": scene.care.dark,
            "announced": [asdict(one) for one in heard.announced],
            "said": [asdict(one) for one in heard.notices],
            "hushed": list(heard.hushed),
            "complaint": complaint.reason if (complaint := self.lobby.board.complaint) else None,
        }
        for key, value in wanted.items():
            alike(value, found[key], f"{when}: {key}")
        for key, told in (("announced", heard.announced), ("said", heard.notices), ("hushed", heard.hushed)):
            if key in wanted:
                told.clear()

    def shown(self, calls: list[int], within_ms: int, for_ms: int, in_order: bool = False) -> None:
        self.look()
        late = {call: self.seen.first.get(call, 10**9) - self.came[call] for call in calls}
        assert max(late.values()) <= within_ms, late
        total = {call: self.seen.total(call, self.lobby.now) for call in calls}
        assert min(total.values()) >= for_ms, total
        assert self.seen.in_order(calls) or not in_order


def alike(wanted: Any, found: Any, where: str) -> None:
    """Only what the case names."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            assert key in found, f"{where}: no {key}"
            alike(value, found[key], f"{where}.{key}")
    elif isinstance(wanted, list) and isinstance(found, (list, tuple)):
        assert len(found) == len(wanted), f"{where}: {found} is not {wanted}"
        for number, (one, other) in enumerate(zip(wanted, found, strict=True)):
            alike(one, other, f"{where}[{number}]")
    else:
        assert found == wanted, f"{where}: {found!r} is not {wanted!r}"


def layouts(said: list[dict[str, Any]]) -> list[LayoutView]:
    return [LayoutView.model_validate(one) for one in said]


def settings_of(said: dict[str, Any]) -> DisplaySettings:
    said = dict(said)
    power = dict(said.pop("power", {}))
    power["off"] = ScreenOff(power.get("off", "none"))
    language = said.pop("language", None)
    if "ticker" in said:
        said["ticker"] = TickerWish(said["ticker"])
    board = BoardSettings(**said | {"languages": tuple(said.get("languages", ()))})
    return DisplaySettings(
        device=replace(DeviceSettings(), language=language), board=board, power=PowerSettings(**power)
    )


def screen_of(said: dict[str, Any]) -> Rows:
    refuses = frozenset(
        Shape(
            LayoutForm(one.get("form", "board")), LayoutBeside(one.get("beside", "nothing")), one.get("ticker", False)
        )
        for one in said.get("refuses", [])
    )
    return Rows(
        said.get("rows", 3),
        said.get("rows_below_notices"),
        said.get("next_lines", 2),
        refuses,
        said.get("ticker_signs", 20),
    )


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path) -> None:
    case = json.loads(file.read_text("utf-8"))
    Played(case).play(case["steps"])


def test_the_cases_are_in_order_and_say_what_they_are_about() -> None:
    assert len(CASES) >= 30
    for file in CASES:
        case = json.loads(file.read_text("utf-8"))
        times = [step["at_ms"] for step in case["steps"]]
        assert times == sorted(times), file.name
        assert case["about"].endswith("."), file.name
        assert any("expect" in step or "shown" in step for step in case["steps"]), file.name
