"""A screen program survives more Qt calls than `None` has references to lose."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CALLS = """
import sys
from PySide6.QtCore import QObject
from hub.sdk.qt.lasting_none import keep_none_alive
if sys.argv[1] == "guarded":
    keep_none_alive()
    keep_none_alive()
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
"""


def run(how: str) -> int:
    command = [sys.executable, "-c", CALLS, how]
    return subprocess.run(
        command, check=False, cwd=Path.cwd(), env=os.environ.copy(), timeout=60, stderr=subprocess.DEVNULL
    ).returncode


def test_a_program_survives_more_calls_than_none_has_references() -> None:
    assert run("guarded") == 0


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_the_guard_is_dropped_when_qt_no_longer_needs_it() -> None:
    """Passes as long as the locked PySide6 has the fault; when it fails, the guard can go."""
    assert run("bare") != 0
