"""Qt's Python must not use up the interpreter's own constants (PySide6 6.12.0 did, with every signal and call)."""

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 500
SLACK = 50
"""References that come and go elsewhere meanwhile."""


class Bell(QObject):
    rung = Signal()


def counts() -> tuple[int, ...]:
    return tuple(sys.getrefcount(constant) for constant in (None, True, False))


def test_signals_and_calls_leave_the_constants_references_alone() -> None:
    bell = Bell()
    before = counts()
    for _ in range(CALLS):
        bell.rung.emit()
        bell.setObjectName("bell")
    assert all(now > then - SLACK for then, now in zip(before, counts(), strict=True))
