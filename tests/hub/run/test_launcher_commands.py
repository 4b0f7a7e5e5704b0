"""The launcher's words: help, unknown commands, what each command becomes."""

import subprocess
import sys
from pathlib import Path

import pytest

from hub.run import __main__ as launcher
from hub.run import commands
from hub.run.checks import command_line


def test_help_names_every_command_in_one_line_each() -> None:
    text = commands.help_text()
    for command in commands.COMMANDS:
        lines = [line for line in text.splitlines() if line.startswith(f"  {command.name} ")]
        assert len(lines) == 1
        assert command.line in lines[0]
    assert max(len(line) for line in text.splitlines()) <= 120


def test_help_is_printed_and_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main(["--help"]) == 0
    assert "Examples:" in capsys.readouterr().out


def test_no_command_prints_help_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main([]) == 2
    assert "Commands:" in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "meant"), [("kisok", "kiosk"), ("tests", "test"), ("dispaly", "display")])
def test_an_unknown_command_names_the_nearest(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main([typed]) == 2
    error = capsys.readouterr().err
    assert typed in error
    assert f"./vestibule {meant}" in error


def test_a_word_like_nothing_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main(["zzz"]) == 2
    assert "counter" in capsys.readouterr().err


def test_a_simulator_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main(["sim"]) == 2
    assert "sim printer" in capsys.readouterr().err


def test_tests_leave_out_the_long_ones_unless_asked() -> None:
    assert command_line([], 2) == ["-n", "2", "--dist", "worksteal", "-m", "not long and not vm"]
    assert command_line(["--long"], 2)[4:] == ["-m", "not vm"]
    assert command_line(["--vm", "-k", "keypad"], 2) == ["-m", "vm", "tests/vm", "-k", "keypad"]
    assert command_line(["tests/hub", "-k", "number"], 2)[-3:] == ["tests/hub", "-k", "number"]


def test_workers_are_bounded() -> None:
    assert command_line([], 1)[1] == "2"
    assert command_line([], 64)[1] == "4"


def test_the_launcher_needs_only_the_standard_library(tmp_path: Path) -> None:
    """-S: no site-packages; every file of hub/run must still import."""
    modules = sorted(f"hub.run.{file.stem}" for file in Path(commands.__file__).parent.glob("*.py"))
    line = "import importlib; [importlib.import_module(name) for name in {names!r}]".format(
        names=[name for name in modules if "__" not in name]
    )
    root = Path(commands.__file__).parents[2]
    environment = {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-S", "-c", line], check=True, cwd=tmp_path, env=environment)
