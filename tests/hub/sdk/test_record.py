import json
from pathlib import Path

import pytest

from hub.sdk import record
from hub.sdk.record import Record


def test_each_line_is_in_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "kiosk.jsonl"
    kept = Record(path, wall=lambda: 12.3456)
    kept.write("acknowledged", label="R042", seq=7)
    kept.write("printed", label="ر")
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert lines[0] == {"t": 12.346, "kind": "acknowledged", "label": "R042", "seq": 7}
    assert lines[1]["label"] == "ر"
    kept.close()


def test_a_second_start_appends_and_a_long_file_is_turned_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kiosk.jsonl"
    monkeypatch.setattr(record, "LONGEST_BYTES", 60)
    for turn in range(3):
        with Record(path, wall=lambda: 1.0) as kept:
            kept.write("asked", turn=turn)
    assert len((tmp_path / "kiosk.jsonl.1").read_text().splitlines()) == 2
    assert json.loads(path.read_text())["turn"] == 2


def test_without_a_file_nothing_is_kept() -> None:
    with Record(None) as kept:
        kept.write("asked")


def test_a_full_disk_costs_lines_and_nothing_else() -> None:
    kept = Record(Path("/dev/full"))
    kept.write("asked")
    kept.write("acknowledged")
    kept.close()
