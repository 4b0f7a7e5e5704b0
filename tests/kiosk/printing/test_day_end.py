"""What is kept of people's tickets ends with the office's day (T11)."""

from typing import Any

import pytest

from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.views import DayView
from kiosk.printing.day_end import DayEnd

# Only the day is looked at.
snapshot_with: Any = KioskSnapshot.model_construct
change_with: Any = KioskChange.model_construct


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        ([("2026-11-23", True), ("2026-11-23", True)], 0),
        ([("2026-11-23", True), ("2026-11-23", False)], 1),
        ([("2026-11-23", True), ("2026-11-24", True), ("2026-11-24", True)], 1),
        ([(None, False), ("2026-11-23", True)], 0),
        ([("2026-11-23", True), (None, False), (None, False), ("2026-11-24", True)], 1),
    ],
)
def test_each_day_ends_once(days: list[tuple[str | None, bool]], ends: int) -> None:
    ended: list[int] = []
    watch = DayEnd(lambda: ended.append(1))
    views = [DayView(day=day, open=is_open, taking=is_open) for day, is_open in days]
    watch.snapshot(snapshot_with(day=views[0]))
    for view in views[1:]:
        watch.lost(key_refused=False)
        watch.back()
        watch.heartbeat()
        watch.change(change_with(day=view))
        watch.change(change_with(day=None))
    assert len(ended) == ends
