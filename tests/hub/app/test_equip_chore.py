"""`hub equip`: everything an office on one computer needs, made once and kept."""

import json
import stat
from pathlib import Path

import pytest

from hub.app.main import main

DEVICES = ("kiosk-1:kiosk:Kiosk 1", "display-1:display:Display 1")


def equip(tmp_path: Path, *devices: str) -> int:
    keys = tmp_path / "keys"
    keys.mkdir(exist_ok=True)
    return main(["--data", str(tmp_path / "hub"), "equip", "--keys", str(keys), *devices])


def test_keys_pins_and_the_secret_are_made_for_the_owner_alone_and_stay(tmp_path: Path) -> None:
    assert equip(tmp_path, *DEVICES) == 0
    files = sorted((tmp_path / "keys").iterdir())
    assert [file.name for file in files] == ["display-1.key", "kiosk-1.key", "manager.secret", "staff.json"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    people = json.loads((tmp_path / "keys" / "staff.json").read_text())
    assert people["clerk-1"]["name"] == "Clerk 1"
    assert len({person["pin"] for person in people.values()}) > 1
    before = [file.read_bytes() for file in files]
    assert equip(tmp_path, *DEVICES, "kiosk-2:kiosk:Kiosk 2") == 0
    assert [file.read_bytes() for file in files] == before
    assert (tmp_path / "keys" / "kiosk-2.key").exists()
    assert not (tmp_path / "hub" / "manager.secret").exists()


@pytest.mark.parametrize("device", ["kiosk-1", ":kiosk:Kiosk 1", "kiosk-1:toaster:Kiosk 1", "kiosk-1:kiosk:"])
def test_what_is_no_device_is_refused(tmp_path: Path, device: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert equip(tmp_path, device) == 2
    assert capsys.readouterr().err.strip() != ""
