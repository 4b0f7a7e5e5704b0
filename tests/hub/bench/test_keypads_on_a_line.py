"""Sixteen keypads on one line of 38,400 baud: from a press to the lamp, above what the hub takes."""

import statistics
from pathlib import Path

import pytest

from hub.bench.keypads import Clerk, measure_keypads
from tests.hub.running import running_hub

MOST_MS = 100.0


@pytest.mark.long
@pytest.mark.timeout(300)
def test_sixteen_keypads_answer_within_a_tenth_of_a_second(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        office = hub.get("/v1/office", hub.key("Counter 2")).json()
        for counter in office["counters"]:
            for _ in range(8):
                assert hub.issue(counter["services"][0]).status_code == 200
        clerks = [Clerk(f"counter-{number}", number, hub.pins[f"clerk-{number}"]) for number in range(1, 7)]
        presses = measure_keypads(tmp_path, hub.url, hub.key("Counter 1"), clerks, 4)
    assert len(presses) == 24
    assert statistics.median(one.above_ms for one in presses) <= MOST_MS
