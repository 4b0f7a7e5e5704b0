"""The crowd's plan: written for its owner alone, read back the same, refused with a reason."""

import stat
from pathlib import Path

import pytest

from hub.sim.crowd import __main__ as crowd
from hub.sim.crowd.plan import ClerkPlan, CrowdPlan, KioskPlan, PlanError, read_plan, write_plan


def plan(folder: Path) -> CrowdPlan:
    return CrowdPlan(
        hub="http://127.0.0.1:1",
        key_file=folder / "counter.key",
        records=folder / "records",
        kiosks=(KioskPlan("kiosk-1", folder / "orders", folder / "answers"),),
        clerks=(ClerkPlan("clerk-1", "4711", "c1"),),
        seed=3,
        pace=2.0,
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    write_plan(plan(tmp_path), file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_plan(file) == plan(tmp_path)


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("{}", 0o600, "is not one"),
        ("[", 0o600, "is not one"),
        ("{}", 0o644, "chmod 600"),
        ('{"hub": "x", "key_file": "k", "records": "r", "pace": 0}', 0o600, "pace must be"),
    ],
)
def test_a_plan_that_is_none_is_refused(tmp_path: Path, text: str, mode: int, words: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(text)
    file.chmod(mode)
    with pytest.raises(PlanError, match=words):
        read_plan(file)


def test_a_missing_plan_ends_with_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert crowd.main(["--plan", str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err
