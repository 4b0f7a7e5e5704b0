"""A hub per test, in the test's process, at ten on a Monday."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.running import HubInThread, hub_in_thread


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path) as running:
        yield running
