"""Programs die, refuse, hang: real processes, real signals."""

import os
import signal
import sys
from pathlib import Path

import pytest

from hub.run.supervise import Child, Program, RefusalToStart, end_all
from tests.means import need_program
from tests.waiting import wait_until


class Clock:
    """Moved by the test alone."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def python(tmp_path: Path, name: str, line: str) -> Program:
    return Program(name, (sys.executable, "-c", line), tmp_path / "logs" / f"{name}.log", {"ADDED": "yes"})


WAITS = "import time; time.sleep(600)"


def is_due(child: Child) -> bool:
    child.look()
    return child.due is not None


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_program_is_started_again_after_ever_longer_pauses(tmp_path: Path) -> None:
    clock, said = Clock(), list[str]()
    child = Child(python(tmp_path, "hub", WAITS), said.append, clock)
    child.start()
    for pause in (0.5, 1.0, 2.0):
        first = child.pid
        child.send(signal.SIGKILL)
        wait_until(lambda: is_due(child), what="the death to be noticed")
        assert said[-1] == f"hub: ended (by SIGKILL); starting it again in {pause:g} s"
        clock.now += pause - 0.01
        assert is_due(child)
        clock.now += 0.02
        assert not is_due(child)
        assert child.pid != first
        assert said[-1] == "hub: started again"
    assert child.restarts == 3
    end_all([child], grace=5)


def test_a_long_life_forgets_earlier_deaths(tmp_path: Path) -> None:
    clock, said = Clock(), list[str]()
    child = Child(python(tmp_path, "kiosk", WAITS), said.append, clock)
    child.start()
    for _ in range(2):
        child.send(signal.SIGKILL)
        wait_until(lambda: is_due(child), what="the death to be noticed")
        clock.now += 61
        child.look()
        clock.now += 61
    assert [line for line in said if "in 0.5 s" in line] == [said[0], said[2]]
    end_all([child], grace=5)


def test_a_program_that_refuses_to_start_ends_the_office_with_its_message(tmp_path: Path) -> None:
    line = "import sys; print('{\"event\": \"x\"}', file=sys.stderr); print('The port is taken.', file=sys.stderr)"
    child = Child(python(tmp_path, "hub", line + "; sys.exit(2)"), lambda _line: None)
    child.start()

    with pytest.raises(RefusalToStart) as refusal:
        wait_until(lambda: is_due(child), what="the refusal")
    assert (refusal.value.program, refusal.value.said) == ("hub", "The port is taken.")


def test_ending_asks_first_and_kills_what_does_not_listen(tmp_path: Path) -> None:
    said: list[str] = []
    ready = tmp_path / "deaf-is-ready"
    deaf = "import pathlib, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    deaf += f"pathlib.Path({str(ready)!r}).touch(); time.sleep(600)"
    children = [Child(python(tmp_path, "deaf", deaf), said.append), Child(python(tmp_path, "good", WAITS), said.append)]
    for child in children:
        child.start()
    wait_until(ready.exists, what="the deaf program to be deaf")
    pids = [child.pid for child in children if child.pid]
    end_all(children, grace=1.0)
    assert not any(alive(pid) for pid in pids)
    assert said == ["deaf: did not end within 1 s, killed"]


def test_variables_and_output_reach_their_places(tmp_path: Path) -> None:
    program = python(tmp_path, "talks", "import os; print(os.environ['ADDED'], flush=True)")
    child = Child(program, lambda _line: None)
    child.start()
    wait_until(lambda: program.log.read_text() == "yes\n", what="the program's word")
    end_all([child], grace=5)


def test_children_die_with_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    need_program("setpriv", "util-linux")
    root = Path(__file__).resolve().parents[3]
    pid_file = tmp_path / "pid"
    child_line = (
        f"import os, pathlib, time; pathlib.Path({str(pid_file)!r}).write_text(str(os.getpid())); time.sleep(600)"
    )
    line = (
        "import pathlib, sys, time; from hub.run.supervise import Child, Program; "
        f"program = Program('x', (sys.executable, '-c', {child_line!r}), pathlib.Path({str(tmp_path / 'x.log')!r})); "
        "Child(program, print).start(); time.sleep(600)"
    )
    supervisor = Child(
        Program("supervisor", (sys.executable, "-c", line), tmp_path / "s.log", {"PYTHONPATH": str(root)}), print
    )
    supervisor.start()
    wait_until(lambda: pid_file.exists() and pid_file.read_text() != "", what="the grandchild")
    grandchild = int(pid_file.read_text())
    supervisor.send(signal.SIGKILL)
    supervisor.end(5)
    wait_until(lambda: not alive(grandchild), what="the grandchild to end")
