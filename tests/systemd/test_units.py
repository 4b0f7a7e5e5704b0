"""The units: systemd itself accepts them, and their exposure stays within the limits."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.means import need_program

SYSTEMD = Path(__file__).resolve().parents[2] / "systemd"
UNITS = sorted(file.name for file in SYSTEMD.glob("*.s*") if file.suffix in {".service", ".socket"})
SERVICES = [name for name in UNITS if name.endswith(".service")]
LIMITS = {"vestibule-hub.service": 1.5}
SCREEN_LIMIT = 2.0


@pytest.fixture(autouse=True)
def _systemd_is_here() -> None:
    need_program("systemd-analyze", "systemd")


def installed_version() -> int:
    said = subprocess.run(["systemd-analyze", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[1])


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units as on a box, with programs that exist here in the place of those that do not."""
    for name in UNITS:
        text = (SYSTEMD / name).read_text()
        text = text.replace("/opt/vestibule/.venv/bin/python", sys.executable).replace("/usr/bin/cage", "/usr/bin/env")
        (tmp_path / name).write_text(text)
    return tmp_path


def verify(folder: Path) -> "subprocess.CompletedProcess[str]":
    files = [str(folder / name) for name in UNITS]
    return subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=yes", *files], capture_output=True, text=True, check=False
    )


def test_there_is_a_unit_for_every_program() -> None:
    assert {"vestibule-hub.service", "vestibule-hub.socket"} <= set(UNITS)
    assert {f"vestibule-{program}.service" for program in ("kiosk", "display", "counter", "keypads")} <= set(UNITS)


def test_systemd_accepts_them(units: Path) -> None:
    done = verify(units)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_check_sees_a_wrong_directive_and_a_missing_program(units: Path) -> None:
    unit = units / "vestibule-hub.service"
    unit.write_text(unit.read_text().replace("WatchdogSec=30", "WatchDogSec=30"))
    assert "Unknown key" in verify(units).stderr
    unit.write_text(unit.read_text().replace(sys.executable, "/nonexistent/python"))
    assert verify(units).returncode != 0


def test_newer_directives_are_in_drop_ins_that_their_systemd_accepts(units: Path) -> None:
    for folder in SYSTEMD.glob("since-*"):
        if installed_version() < int(folder.name.removeprefix("since-")):
            continue
        shutil.copytree(folder, units, dirs_exist_ok=True)
    done = verify(units)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", SERVICES)
def test_exposure_stays_within_its_limit(name: str) -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(SYSTEMD / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    assert float(found[1]) <= LIMITS.get(name, SCREEN_LIMIT)


@pytest.mark.parametrize("name", SERVICES)
def test_every_program_is_watched_and_never_given_up(name: str) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(SYSTEMD / name)
    service = unit["Service"]
    assert (service["Type"], service["WatchdogSec"], service["Restart"]) == ("notify", "30", "always")
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert "network-online" not in unit["Unit"].get("After", "")


def test_every_user_named_in_a_unit_is_made_by_sysusers() -> None:
    made = set(re.findall(r"^u (\S+)", (SYSTEMD / "sysusers.d" / "vestibule.conf").read_text(), re.MULTILINE))
    named = {
        user for name in SERVICES for user in re.findall(r"^User=(\S+)", (SYSTEMD / name).read_text(), re.MULTILINE)
    }
    assert named == made


def test_the_keypads_reach_their_lines_and_no_screen() -> None:
    unit = (SYSTEMD / "vestibule-keypads.service").read_text()
    allowed = set(re.findall(r"^DeviceAllow=(\S+) rw$", unit, re.MULTILINE))
    assert allowed == {"char-ttyUSB", "char-ttyACM", "char-ttyS", "char-ttyAMA", "char-input"}
    assert "SupplementaryGroups=dialout input" in unit
    assert "cage" not in unit


KIOSK = SYSTEMD / "kiosk"


def test_the_kiosk_may_reach_its_devices_and_its_compositor_switches_no_terminal() -> None:
    unit = (SYSTEMD / "vestibule-kiosk.service").read_text()
    allowed = set(re.findall(r"^DeviceAllow=(\S+) rw$", unit, re.MULTILINE))
    assert {"char-drm", "char-input", "char-alsa", "char-usb", "char-ttyUSB", "char-ttyACM"} <= allowed
    started = re.findall(r"^ExecStart=(\S+) (.*?) -- ", unit, re.MULTILINE)
    assert started == [("/usr/bin/cage", "-d")]  # "-s" would let Ctrl-Alt-F2 through
    assert "Conflicts=getty@tty1.service" in unit


def test_the_kiosk_s_usb_rules_are_read_by_udev_and_know_the_kinds(tmp_path: Path) -> None:
    rules = (KIOSK / "udev" / "60-vestibule-kiosk.rules").read_text()
    locked = set(re.findall(r'bInterfaceClass}=="(\w\w)".*authorized}="0"$', rules, re.MULTILINE))
    assert locked == {"08", "06", "0e", "02", "e0"}
    assert not locked & {"03", "07", "01"}  # keypads and scanners, printers, headsets
    for line in rules.splitlines():
        assert not line or line.startswith("#") or re.fullmatch(r'[A-Z]+(\{\w+\})?(==|!=|=)"[^"]*"(, .*)?', line), line
    if installed_version() >= 254:
        copy = tmp_path / "60-vestibule-kiosk.rules"
        copy.write_text(rules)
        done = subprocess.run(["udevadm", "verify", str(copy)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_key_reaches_another_terminal_or_the_kernel() -> None:
    logind = configparser.ConfigParser(interpolation=None)
    logind.optionxform = str  # type: ignore[assignment,method-assign]
    logind.read(KIOSK / "logind.conf.d" / "50-vestibule-kiosk.conf")
    assert (logind["Login"]["NAutoVTs"], logind["Login"]["ReserveVT"]) == ("0", "0")
    assert "kernel.sysrq = 0" in (KIOSK / "sysctl.d" / "50-vestibule-kiosk.conf").read_text()
    assert "install usb-storage /bin/false" in (KIOSK / "modprobe.d" / "vestibule-kiosk.conf").read_text()
