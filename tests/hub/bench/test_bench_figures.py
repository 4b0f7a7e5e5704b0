"""The bench's own arithmetic, its load client against a real server, and one small measurement of a real hub."""

import json
from pathlib import Path

import pytest

from hub.bench.figures import Floor, Footprint, Load, Report, spread
from hub.bench.floors import disk_floor, http_floors
from hub.bench.load import LoadFailed, run_load
from hub.bench.processes import NotReady, running
from hub.bench.queue_loads import Size, queue_loads
from hub.bench.report import table, write_json
from tests.hub.running import running_hub


def test_a_spread_is_the_middle_and_the_slow_end() -> None:
    found = spread([n / 1000 for n in range(1, 101)])
    assert (found.count, found.p50_ms, found.p95_ms, found.p99_ms) == (100, 51.0, 96.0, 100.0)
    assert spread([0.002]).p99_ms == 2.0


def test_the_table_puts_each_figure_beside_its_floor(tmp_path: Path) -> None:
    latency = spread([0.002])
    report = Report(
        {"cores": "2"},
        (
            Floor("disk: synced pages", 200.0, "per second"),
            Floor("HTTP: a bare server, 8 clients", 4000.0, "per second"),
        ),
        (Load("issue", "this disk", 100, 8, 1000.0, latency), Load("issue", "10 ms disk", 100, 8, 500.0, latency)),
        latency,
        (Footprint("bare server", 0.5, 30.0, ""), Footprint("hub, 100 waiting", 1.0, 80.0, "bare server")),
    )
    lines = table(report).splitlines()
    loads = [line.split() for line in lines if line.strip().startswith("issue")]
    assert [row[-2:] for row in loads] == [["5.00", "0.25"], ["5.00", "0.12"]]
    assert any("hub, 100 waiting" in line and "0.50 s, 30 MB" in line for line in lines)
    write_json(report, tmp_path / "bench.json")
    assert json.loads((tmp_path / "bench.json").read_text())["loads"][0]["latency"]["p50_ms"] == 2.0


def test_floors_are_measured_on_a_real_disk_and_a_real_server(tmp_path: Path) -> None:
    assert disk_floor(tmp_path, 0.05).value > 0
    assert list(tmp_path.iterdir()) == []
    floors, server = http_floors((1, 2), 20)
    assert [floor.value > 0 for floor in floors] == [True, True]
    assert server.memory_mb > 5


def test_a_program_that_does_not_start_is_told_with_its_last_words() -> None:
    with pytest.raises(NotReady, match="No module named"), running("hub.bench.nonesuch", []):
        pass


def test_answers_that_are_no_success_fail_the_measurement(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, pytest.raises(LoadFailed, match="status 401"):
        run_load(int(hub.url.rpartition(":")[2]), 2, 3, lambda link, _: link.post("/v1/visits", "nobody")[0])


@pytest.mark.timeout(240)
def test_a_small_measurement_of_the_queue(tmp_path: Path) -> None:
    loads, footprints = queue_loads(tmp_path, Size((1, 4), (5,), 16))
    assert [(load.what, load.disk, load.clients) for load in loads] == [
        (what, disk, clients)
        for disk in ("this disk", "10 ms disk")
        for clients in (1, 4)
        for what in ("issue", "call-next")
    ]
    slow_alone = next(load for load in loads if load.disk == "10 ms disk" and load.clients == 1)
    assert slow_alone.latency.p50_ms >= 10
    assert all(it.memory_mb > 20 for it in footprints)
