"""The bench's own arithmetic, its load client against a real server, and one small measurement of a real hub."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hub.bench.__main__ import main
from hub.bench.figures import (
    Cpu,
    Day,
    Engine,
    Floor,
    Footprint,
    HallFigures,
    KioskFigures,
    Load,
    Pick,
    Report,
    Streams,
    spread,
)
from hub.bench.floors import disk_floor, http_floors
from hub.bench.load import LoadFailed, run_load
from hub.bench.processes import NotReady, running
from hub.bench.report import table, write_json
from hub.bench.targets import targets
from tests.hub.running import running_hub

FLOORS = (
    Floor("disk: synced pages", 200.0, "per second"),
    *(Floor(f"HTTP: a bare server, {clients} clients", 4000.0, "per second") for clients in (1, 8)),
)


def test_a_spread_is_the_middle_and_the_slow_end() -> None:
    found = spread([n / 1000 for n in range(1, 101)])
    assert (found.count, found.p50_ms, found.p95_ms, found.p99_ms) == (100, 51.0, 96.0, 100.0)
    assert spread([0.002]).p99_ms == 2.0


def test_the_table_puts_each_figure_beside_its_floor(tmp_path: Path) -> None:
    latency = spread([0.002])
    report = Report(
        {"cores": "2"},
        FLOORS,
        (Load("issue", "this disk", 100, 8, 1000.0, latency), Load("issue", "10 ms disk", 100, 8, 500.0, latency)),
        display=latency,
        footprints=(Footprint("bare server", 0.5, 30.0, ""), Footprint("hub, 100 waiting", 1.0, 80.0, "bare server")),
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


def test_targets_are_judged_against_the_limits_of_the_same_run() -> None:
    slow = spread([0.016, 0.016, 0.090])
    report = Report(
        {},
        (),
        (
            Load("issue", "10 ms disk", 100, 1, 81.0, slow),
            Load("issue", "10 ms disk", 100, 8, 499.0, slow),
            Load("issue", "this disk", 100, 8, 9.0, slow),
            Load("call-next", "10 ms disk", 100, 1, 60.0, slow),
            Load("call-next", "10 ms disk", 100, 8, 400.0, slow),
        ),
        (Engine(32, 0.0, 9.0, 32.0), Engine(32, 10.0, 2_600.0, 32.0)),
        (Cpu("issue", 100, 0, 2.0), Cpu("issue", 10_000, 0, 2.5), Cpu("issue", 100, 10_000, 2.3)),
        (Pick(10_000, 8.0), Pick(100_000, 25.0)),
        Streams(500, spread([0.099])),
        footprints=(Footprint("hub, 10,000 waiting, 100 following", 1.0, 91.0, ""), Footprint("hub", 1.0, 99.0, "")),
    )
    judged = [(round(it.value, 3), it.limit, it.met) for it in targets(report)]
    assert judged == [
        (0.81, 0.8, True),
        (4.99, 5.0, False),
        (26.0, 25.0, True),
        (16.0, 15.0, False),
        (5.625, 5.0, False),
        (2.0, 3.0, True),
        (2.5, 3.0, True),
        (2.3, 3.0, True),
        (1.25, 1.2, False),
        (1.15, 1.2, True),
        (8.0, 10.0, True),
        (3.125, 3.0, False),
        (99.0, 100.0, True),
        (91.0, 90.0, False),
    ]
    assert sum("NOT MET" in line for line in table_of_targets(report)) == 6


def table_of_targets(report: Report) -> list[str]:
    return table(replace(report, floors=FLOORS)).partition("Targets\n")[2].splitlines()


@pytest.mark.timeout(300)
def test_a_quick_run_measures_every_scene_of_the_hub(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bench.json"
    assert main(["--quick", "--no-screens", "--folder", str(tmp_path), "--out", str(out)]) == 0
    report = json.loads(out.read_text())
    assert [(load["disk"], load["clients"], load["what"]) for load in report["loads"]] == [
        (disk, clients, what)
        for disk in ("this disk", "10 ms disk")
        for clients in (1, 8)
        for what in ("issue", "call-next")
    ]
    slow_alone = next(it for it in report["loads"] if it["disk"] == "10 ms disk" and it["clients"] == 1)
    assert slow_alone["latency"]["p50_ms"] >= 10
    assert [it["commit_ms"] for it in report["engines"]] == [0.0, 10.0]
    assert all(8 < it["per_batch"] <= 32 for it in report["engines"])
    assert all(it["milliseconds"] > 0 for it in report["cpu"])
    assert [it["waiting"] for it in report["picks"]] == [100, 1000]
    assert report["streams"]["last"]["count"] == 4
    assert all(it["memory_mb"] > 20 for it in report["footprints"])
    assert "Targets" in capsys.readouterr().out


def test_one_scene_can_be_chosen(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    assert main(["--quick", "--scenes", "pick", "--folder", str(tmp_path), "--out", str(out)]) == 0
    report = json.loads(out.read_text())
    assert report["picks"]
    assert not report["loads"]


def test_the_kiosk_is_judged_above_its_floors() -> None:
    day = Day(500, 3_000, 130.0, 131.0, 80_000, 80_100)
    sizes = (("light, 80mm, en", 331), ("light, 80mm, ar", 6_645), ("full, 80mm, en", 72_833))
    seen = KioskFigures(tap_ms=48.0, bare_tap_ms=9.0, paper_ms=52.0, commit_ms=10.0, day=day, ticket_bytes=sizes)
    report = Report({}, FLOORS, kiosk=seen, footprints=(Footprint("kiosk", 3.0, 149.0, ""),))
    judged = {target.what: (target.value, target.met) for target in targets(report)}
    assert judged["kiosk: tap to the first frame, above a bare page"] == (39.0, True)
    assert judged["kiosk: last tap to the first byte printed, above the commit"] == (42.0, False)
    assert judged["a light ticket in English"] == (331.0, True)
    assert judged["growth from 500 to 3,000 tickets of a day"] == (1.0, True)
    assert judged["resident memory: kiosk"] == (149.0, True)
    said = table(report)
    assert "light, 80mm" in said
    assert "en 331" in said


def test_the_hall_is_judged_above_the_commit_and_the_socket() -> None:
    quick = spread([0.030] * 50 + [0.068])
    hall = HallFigures(10.0, 0.1, ((1, quick), (50, quick)), heard_ms=40.0, idle_percent=0.4, lamps=spread([0.06]))
    judged = {it.what: it for it in targets(Report({}, FLOORS, hall=hall))}
    first = judged["press to the first frame, 50 displays, p99 above commit and socket"]
    assert first.value == pytest.approx(57.9)
    assert all(it.met for it in judged.values())
    late = HallFigures(10.0, 0.1, ((1, spread([0.071])),), heard_ms=251.0, idle_percent=3.1, lamps=spread([0.101]))
    assert [it.met for it in targets(Report({}, FLOORS, hall=late))] == [False] * 4
