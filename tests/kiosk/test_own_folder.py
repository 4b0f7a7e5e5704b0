"""A second kiosk on the same folder does not start (T06 O03)."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.own_folder import FolderTaken, OwnFolder


def test_a_folder_is_one_kiosks_until_it_lets_go(tmp_path: Path) -> None:
    first = OwnFolder(tmp_path / "kiosk")
    with pytest.raises(FolderTaken):
        OwnFolder(tmp_path / "kiosk")
    first.release()
    OwnFolder(tmp_path / "kiosk").release()


def test_a_second_kiosk_program_says_why_it_does_not_start(tmp_path: Path) -> None:
    key = tmp_path / "kiosk.key"
    key.touch(mode=0o600)
    key.write_text("some key")
    first = OwnFolder(tmp_path / "kiosk")
    words = [sys.executable, "-m", "kiosk", "--headless", "--key-file", str(key), "--data", str(tmp_path / "kiosk")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    first.release()
    assert done.returncode == 2
    assert "Another kiosk" in done.stderr
