"""Opening a house changes nothing of the process around it."""

import gc
from pathlib import Path

import pytest

from hub.app.opening import open_house
from hub.service.clock import SystemClock


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_is_left_as_it_was_found(tmp_path: Path, collecting: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        open_house(tmp_path, SystemClock(), None).house.close_blocking()
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
