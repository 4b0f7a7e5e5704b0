"""The program as a process, bad starts, and what staff are told of keypads that cannot be read."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from counter.keypads.app import main
from counter.keypads.feedback import Lamp
from hub.sdk.io.serial_frames import FrameFormat
from hub.sim.keypad_bus import VirtualPad
from tests.counter.keypads.rig import SECONDS, Hands, running_box, virtual_lines, write_settings
from tests.hub.running import HubInThread, hub_in_thread
from tests.waiting import wait_until

COUNTERS = ["counter-1"]


@pytest.mark.timeout(60)
def test_it_starts_without_its_hub_says_so_on_the_keypad_and_ends_when_told(tmp_path: Path) -> None:
    with virtual_lines(tmp_path, COUNTERS, [], FrameFormat(sequence=True)) as (pads, port, _):
        file = write_settings(tmp_path, "http://127.0.0.1:9", "key", COUNTERS)
        command = [sys.executable, "-m", "counter.keypads", "--config", str(file)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            hands = Hands(pads[0], port)
            hands.wait_lamp(Lamp.OFFLINE)
            hands.wait_line(1, "No connection")
            hands.keys("1")
            wait_until(lambda: hands.sounds() == ["wrong"], SECONDS, "the sound")
            process.send_signal(signal.SIGTERM)
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "keypads_ended" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("colour = 1\n", "there is no such setting"),
        ("", "nothing to run yet"),
        ('[[keypads]]\ncounter = "a"\n', "name a line"),
        ('[[keypads]]\ncounter = "a"\ndevice = "x*"\n', "cannot be read"),
    ],
)
def test_a_bad_start_says_in_one_message_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str, said: str
) -> None:
    config = tmp_path / "keypads.toml"
    config.write_text(settings)
    assert main(["--config", str(config), "--hub", "http://127.0.0.1:9"]) == 2
    message = capsys.readouterr().err
    assert said in message
    assert "The keypads do not start." in message


def troubles(hub: HubInThread) -> list[str]:
    """What /health says of keypads that are not well."""
    checks = hub.get("/health").json()["checks"]
    return [str(one["detail"]) for one in checks if "counter_keypad" in one["name"] and not one["ok"]]


@pytest.mark.timeout(60)
def test_staff_are_told_of_two_keypads_with_one_address_and_of_a_line_that_is_gone(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as hub, running_box(tmp_path, hub.url, hub.key("Counter 1"), COUNTERS) as box:
        hands = box.pads["counter-1"]
        hands.wait_lamp(Lamp.OFF)
        twin = VirtualPad(hands.pad.address, hands.pad.format)
        box.port.devices.append(twin)
        hands.pad.press("1")
        wait_until(lambda: any("garbled" in one for one in troubles(hub)), SECONDS, "the clash to be told")
        box.port.devices.remove(twin)
        wait_until(lambda: hands.pad.waiting_keys == 0, SECONDS, "the press that was kept")
        box.port.unplug()
        wait_until(lambda: any("missing" in one for one in troubles(hub)), SECONDS, "its absence")
        box.port.plug()
        wait_until(lambda: not troubles(hub), SECONDS, "its return")
        hands.wait_line(2, "1")
