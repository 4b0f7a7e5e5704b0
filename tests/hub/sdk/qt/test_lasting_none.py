"""A screen program survives more Qt calls than `None` and `True` have references to lose."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CALLS = """
import sys
from PySide6.QtCore import QObject, Signal
from hub.sdk.qt.lasting_none import keep_none_alive
if sys.argv[1] == "guarded":
    keep_none_alive()
    keep_none_alive()
class Thing(QObject):
    changed = Signal()
thing = Thing()
for _ in range(200_000):
    WHAT
"""
WHATS = {"calls": 'thing.setObjectName("x")', "signals": "thing.changed.emit()"}


def run(how: str, what: str) -> int:
    command = [sys.executable, "-c", CALLS.replace("WHAT", WHATS[what]), how]
    return subprocess.run(
        command, check=False, cwd=Path.cwd(), env=os.environ.copy(), timeout=60, stderr=subprocess.DEVNULL
    ).returncode


@pytest.mark.parametrize("what", WHATS)
def test_a_program_survives_more_calls_than_there_are_references(what: str) -> None:
    assert run("guarded", what) == 0


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
@pytest.mark.parametrize("what", WHATS)
def test_the_guard_is_dropped_when_qt_no_longer_needs_it(what: str) -> None:
    """Passes as long as the locked PySide6 has the fault; when it fails, the guard can go."""
    assert run("bare", what) != 0
