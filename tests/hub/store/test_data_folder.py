"""The data folder: one hub at a time, private, and errors that say what to do."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hub.engine.commands import OpenDay
from hub.store.database import commit_no_earlier_than
from hub.store.errors import FolderInUse, FolderUnwritable, JournalBroken
from hub.store.folder import DATABASE_FILE, DataFolder
from tests.hub.service.town import do, open_house


def test_a_second_hub_on_the_folder_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    with DataFolder(tmp_path):
        with pytest.raises(FolderInUse, match=f"process {os.getpid()}") as caught:
            DataFolder(tmp_path)
        assert "--data" in caught.value.detail
    DataFolder(tmp_path).close()


def test_the_lock_goes_with_a_killed_process(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from hub.store.folder import DataFolder;"
        "hold = DataFolder(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(FolderInUse, match=f"process {child.pid}"):
            DataFolder(tmp_path)
        child.kill()
        child.wait()
        DataFolder(tmp_path).close()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnwritable, match="--data"):
        DataFolder(tmp_path / "file" / "data")


def test_folder_and_database_are_for_the_hubs_user_alone(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data")
    for file in (tmp_path / "data").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    house.close_blocking()


def test_a_damaged_database_is_named_and_the_folder_let_go(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"this is no database" * 100)
    with pytest.raises(JournalBroken, match="backup"):
        open_house(tmp_path)
    DataFolder(tmp_path).close()


def test_a_modelled_disk_completes_no_commit_early(tmp_path: Path) -> None:
    house = open_house(tmp_path, seam=commit_no_earlier_than(0.05))
    began = time.monotonic()
    do(house, OpenDay())
    assert time.monotonic() - began >= 0.05
    house.close_blocking()
