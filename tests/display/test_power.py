"""The panel's switch with real programs: small ones on PATH that write down what they were asked."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from display.power import (
    CecPanel,
    FirmwarePanel,
    PanelError,
    PanelSwitch,
    WaylandPanel,
    XPanel,
    panel_for,
)
from display.settings import PowerSettings, ScreenOff
from tests.waiting import wait_until

LISTING = 'HDMI-A-1 "Make Model (HDMI-A-1)"\n  Enabled: yes\n  Modes:\n    1920x1080 px\nDP-2 "Other"\n  Enabled: yes\n'


class Programs:
    """A folder that is the whole PATH; each program appends its words to a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked_file = folder / "asked"

    def put(self, name: str, says: str = "", code: int = 0, then: str = "") -> None:
        file = self.folder / f"{name}.new"
        file.write_text(
            f"#!/bin/sh\necho \"{name} $*\" >> \"{self.asked_file}\"\nprintf '%s' '{says}'\n{then}\nexit {code}\n"
        )
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        file.replace(self.folder / name)  # one that still runs is not written over

    @property
    def asked(self) -> list[str]:
        return self.asked_file.read_text().splitlines() if self.asked_file.exists() else []


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    return Programs(tmp_path)


def test_under_wayland_every_output_is_switched_or_the_one_that_is_named(programs: Programs) -> None:
    programs.put("wlr-randr", LISTING)
    WaylandPanel(None).switch(on=False)
    assert programs.asked == ["wlr-randr ", "wlr-randr --output HDMI-A-1 --off", "wlr-randr --output DP-2 --off"]
    WaylandPanel("DP-2").switch(on=True)
    assert programs.asked[3:] == ["wlr-randr --output DP-2 --on"]


def test_under_x_and_by_the_firmware(programs: Programs) -> None:
    programs.put("xset")
    programs.put("vcgencmd")
    XPanel().switch(on=False)
    FirmwarePanel().switch(on=False)
    FirmwarePanel().switch(on=True)
    assert programs.asked == ["xset dpms force off", "vcgencmd display_power 0", "vcgencmd display_power 1"]


def test_a_television_is_woken_and_shows_our_picture(programs: Programs) -> None:
    programs.put("cec-ctl", "\tPhysical Address           : 2.0.0.0\n")
    CecPanel().switch(on=False)
    CecPanel().switch(on=True)
    assert programs.asked == [
        "cec-ctl --playback",
        "cec-ctl --to 0 --standby",
        "cec-ctl --playback",
        "cec-ctl --to 0 --image-view-on",
        "cec-ctl --to 0 --active-source phys-addr=2.0.0.0",
    ]


def test_what_goes_wrong_has_a_reason(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PanelError, match="program_missing"):
        WaylandPanel(None).switch(on=False)
    programs.put("wlr-randr", code=1, then="echo no compositor >&2")
    with pytest.raises(PanelError, match=r"program_failed \(1\) no compositor"):
        WaylandPanel(None).switch(on=False)
    monkeypatch.setattr("display.power.PATIENCE_SECONDS", 0.1)
    programs.put("wlr-randr", then="exec sleep 20")
    with pytest.raises(PanelError, match="program_hangs"):
        WaylandPanel(None).switch(on=False)


@pytest.mark.parametrize(
    ("off", "environment", "kind"),
    [
        (ScreenOff.NONE, {}, type(None)),
        (ScreenOff.BLACK, {"WAYLAND_DISPLAY": "w"}, type(None)),
        (ScreenOff.CEC, {}, CecPanel),
        (ScreenOff.DPMS, {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, WaylandPanel),
        (ScreenOff.DPMS, {"DISPLAY": ":0"}, XPanel),
        (ScreenOff.DPMS, {}, FirmwarePanel),
    ],
)
def test_which_panel_it_is(off: ScreenOff, environment: dict[str, str], kind: type[object]) -> None:
    assert type(panel_for(PowerSettings(off=off), environment)) is kind


OFF, ON = "vcgencmd display_power 0", "vcgencmd display_power 1"


def switched(told: list[bool], again: float, act: Callable[[PanelSwitch], None]) -> None:
    switch = PanelSwitch(FirmwarePanel(), told.append, again)
    switch.start()
    try:
        act(switch)
    finally:
        switch.stop()


def test_the_switch_asks_at_the_start_and_once_for_each_wish_and_leaves_the_panel_on(programs: Programs) -> None:
    programs.put("vcgencmd")
    told: list[bool] = []

    def act(switch: PanelSwitch) -> None:
        wait_until(lambda: programs.asked == [ON], what="the panel to go on")
        switch.want(on=True)
        switch.want(on=False)
        switch.want(on=False)
        wait_until(lambda: programs.asked == [ON, OFF], what="the panel to go off")

    switched(told, 60.0, act)
    assert programs.asked == [ON, OFF, ON]
    assert told == []


def test_a_panel_that_disobeys_is_told_once_and_tried_again(programs: Programs) -> None:
    programs.put("vcgencmd", code=1)
    told: list[bool] = []

    def act(switch: PanelSwitch) -> None:
        switch.want(on=False)
        wait_until(lambda: len(programs.asked) >= 3, what="another try")
        assert told == [False]
        programs.put("vcgencmd")
        wait_until(lambda: told == [False, True], what="the panel to obey")

    switched(told, 0.02, act)


def test_a_wish_that_comes_while_a_program_hangs_is_done_after_it(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.put("vcgencmd")
    told: list[bool] = []

    def act(switch: PanelSwitch) -> None:
        wait_until(lambda: programs.asked == [ON], what="the panel to go on")
        monkeypatch.setattr("display.power.PATIENCE_SECONDS", 0.3)
        programs.put("vcgencmd", then="exec sleep 20")
        switch.want(on=False)
        wait_until(lambda: programs.asked == [ON, OFF], what="the program to hang")
        switch.want(on=True)
        wait_until(lambda: told == [False], what="patience to end")
        programs.put("vcgencmd")

    switched(told, 60.0, act)
    assert programs.asked[:2] == [ON, OFF]
    assert programs.asked[-1] == ON, "half a switching off is undone"
