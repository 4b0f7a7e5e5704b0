"""A disk that is really full: a small file system in a mount namespace of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.means import need_namespaces

MOUNTED = 'mount -t tmpfs -o size=3m tmpfs "$1" && shift && exec "$@"'


@pytest.fixture(autouse=True)
def _may_mount() -> None:
    need_namespaces("-rm")


def test_a_full_disk_refuses_with_a_reason_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.hub.service.child_on_full_disk", str(tmp_path)]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", str(tmp_path), *command],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert "full" in told["trouble"]
    assert told["still_refused"]
    assert told["reason"] == "disk_full"
    assert len(set(told["shown"])) == 1, "nothing may be shown that is not durable"
    assert told["went_on"]
    assert told["reason_after"] is None
    assert told["numbers"] == list(range(1, len(told["numbers"]) + 1))
    assert told["waiting_after_restart"] == len(told["numbers"])


READ_ONLY_START = """
import pathlib, subprocess, sys
from hub.store.errors import FolderUnwritable
from tests.hub.service.town import do, open_day, open_house, ticket
mount = pathlib.Path(sys.argv[1])
house = open_day(mount / "data")
do(house, ticket())
house.close_blocking()
subprocess.run(["mount", "-o", "remount,ro", str(mount)], check=True)
try:
    open_house(mount / "data")
except FolderUnwritable as error:
    sys.stdout.write(error.detail)
"""


def test_a_card_that_has_become_read_only_is_told_at_start(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READ_ONLY_START, str(tmp_path)]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", str(tmp_path), *command],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Read-only file system" in done.stdout
    assert "--data" in done.stdout
