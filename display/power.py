"""Switching the panel itself off and on, by programs of the system: what drives graphics cards and HDMI differs from
box to box, and what hangs in a driver hangs there.

| `power.off` | program | Debian package |
|---|---|---|
| dpms, under Wayland (cage) | wlr-randr --output NAME --off / --on | wlr-randr |
| dpms, under X | xset dpms force off / on | x11-xserver-utils |
| dpms, without either (an older Pi's firmware) | vcgencmd display_power 0 / 1 | raspi-utils |
| cec | cec-ctl --to 0 --standby / --image-view-on, then --active-source | v4l-utils |

Policy: the picture is black as long as the screen rests, whatever the panel does. `PanelSwitch` works on a thread of
its own; the newest wish counts; a program that is missing, fails or hangs is told once, and tried again every minute.
Sources of the words: the manual pages of the four programs.
"""

import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

import structlog

from display.settings import PowerSettings, ScreenOff

log = structlog.get_logger()

PATIENCE_SECONDS = 10.0
"""A program that takes longer hangs; a television answers within a second."""
AGAIN_SECONDS = 60.0
TELEVISION = "0"
"""The logical address of the TV on every CEC bus."""


class PanelError(Exception):
    """The panel was not switched; whoever looks after the box can mend it. Reason keys: `program_missing` (install its
    package), `program_failed`, `program_hangs` (look after cable and screen)."""

    def __init__(self, reason: str, program: str, detail: str = "") -> None:
        super().__init__(f"{program}: {reason} {detail}".strip())
        self.reason = reason
        self.program = program
        self.detail = detail


class Panel(Protocol):
    def switch(self, *, on: bool) -> None:
        """Blocks for at most some seconds. Raises `PanelError`."""


class WaylandPanel:
    """`output`: its name, such as HDMI-A-1; None: every output that the compositor has."""

    def __init__(self, output: str | None) -> None:
        self._output = output

    def switch(self, *, on: bool) -> None:
        outputs = [self._output] if self._output else _outputs(_run("wlr-randr"))
        for output in outputs:
            _run("wlr-randr", "--output", output, "--on" if on else "--off")


class XPanel:
    def switch(self, *, on: bool) -> None:
        _run("xset", "dpms", "force", "on" if on else "off")


class FirmwarePanel:
    def switch(self, *, on: bool) -> None:
        _run("vcgencmd", "display_power", "1" if on else "0")


class CecPanel:
    """A television over its HDMI cable. Every switching configures the adapter anew, because a television that lost its
    mains has forgotten us."""

    def switch(self, *, on: bool) -> None:
        about = _run("cec-ctl", "--playback")
        if not on:
            _run("cec-ctl", "--to", TELEVISION, "--standby")
            return
        _run("cec-ctl", "--to", TELEVISION, "--image-view-on")
        address = re.search(r"Physical Address\s*:\s*([0-9a-f](?:\.[0-9a-f]){3})", about)
        if address is not None:
            _run("cec-ctl", "--to", TELEVISION, "--active-source", f"phys-addr={address[1]}")


def panel_for(settings: PowerSettings, environment: Mapping[str, str]) -> Panel | None:
    """None where the panel stays on and the picture alone is black, or not even that."""
    match settings.off:
        case ScreenOff.NONE | ScreenOff.BLACK:
            return None
        case ScreenOff.CEC:
            return CecPanel()
        case ScreenOff.DPMS:
            if environment.get("WAYLAND_DISPLAY"):
                return WaylandPanel(settings.output)
            return XPanel() if environment.get("DISPLAY") else FirmwarePanel()


def _outputs(listed: str) -> list[str]:
    """wlr-randr lists an output's name at the beginning of a line, and what belongs to it below, moved in."""
    return [line.split()[0] for line in listed.splitlines() if line and not line[0].isspace()]


def _run(program: str, *words: str) -> str:
    """What it wrote."""
    if shutil.which(program) is None:
        raise PanelError("program_missing", program)
    try:
        done = subprocess.run(
            [program, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired as error:
        raise PanelError("program_hangs", program, " ".join(words)) from error
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip()[:200]
        raise PanelError("program_failed", program, f"({error.returncode}) {said}") from error
    except OSError as error:
        raise PanelError("program_failed", program, str(error)) from error
    return done.stdout


class PanelSwitch:
    """`told` is called on the switch's thread, once per change, with whether the panel obeys."""

    def __init__(self, panel: Panel, told: Callable[[bool], None], again_seconds: float = AGAIN_SECONDS) -> None:
        self._panel = panel
        self._told = told
        self._again = again_seconds
        self._changed = threading.Condition()
        self._wanted = True
        self._is: bool | None = None
        """Unknown at first: a box that was restarted by night may have left its television in standby."""
        self._obeys = True
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="panel", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def want(self, *, on: bool) -> None:
        """From any thread; returns at once."""
        with self._changed:
            if on != self._wanted:
                self._wanted = on
                self._changed.notify_all()

    def stop(self) -> None:
        """The panel is left on: whoever stands before the box shall see that it lives."""
        with self._changed:
            self._wanted, self._stopping = True, True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout=2 * PATIENCE_SECONDS)

    def _work(self) -> None:
        tried: bool | None = None
        while True:
            with self._changed:
                # After a failure the same wish waits; another one, or the end, does not.
                self._changed.wait_for(
                    lambda: self._stopping or self._wanted not in {self._is, tried},  # noqa: B023 - asked at once
                    timeout=None if tried is None else self._again,
                )
                wanted, stopping = self._wanted, self._stopping
            if wanted != self._is:
                self._switch(on=wanted)
                tried = None if self._is == wanted else wanted
            if stopping:
                return

    def _switch(self, *, on: bool) -> None:
        try:
            self._panel.switch(on=on)
        except PanelError as error:
            self._is = None  # a program that failed or hung may have done half of it
            if self._obeys:
                log.warning("panel_disobeys", reason=error.reason, program=error.program, detail=error.detail)
                self._obeys = False
                self._told(False)  # noqa: FBT003 - a report, not a wish
            return
        self._is = on
        if not self._obeys:
            log.info("panel_obeys")
            self._obeys = True
            self._told(True)  # noqa: FBT003
