"""The crowd's plan: written for its owner alone, read back the same, refused with a reason."""

import stat
from pathlib import Path

import pytest

from hub.run.chores import Person
from hub.run.crowd_plan import write_crowd_plan
from hub.run.folders import Folders
from hub.run.programs import Wish
from hub.sim.crowd import __main__ as crowd
from hub.sim.crowd.plan import ClerkPlan, PlanError, read_plan


def test_what_the_launcher_writes_is_read(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.make()
    people = [Person(f"clerk-{n}", f"Clerk {n}", f"471{n}") for n in (1, 2)]
    wish = Wish(port=7410, demo=True, language="ar", kiosks=2, seed=3, pace=2.0)
    file = write_crowd_plan(folders, wish, people, "http://127.0.0.1:7410")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    plan = read_plan(file)
    assert (plan.hub, plan.seed, plan.pace, plan.language) == ("http://127.0.0.1:7410", 3, 2.0, "ar")
    assert [kiosk.name for kiosk in plan.kiosks] == ["kiosk-1", "kiosk-2"]
    assert plan.terminal is not None
    assert plan.terminal.clerk == ClerkPlan("clerk-1", "4711", "counter-1")
    assert plan.terminal.orders == folders.pipe("counter-1", "orders")
    assert plan.clerks == (ClerkPlan("clerk-2", "4712", "counter-2"),)


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
