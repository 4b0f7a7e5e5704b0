"""The guards every change passes: format, lint, types, import rules. Each runs here, so one line ends the checks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def run_guard(*command: str) -> None:
    """Run one tool in the checkout; on failure show what it said."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def test_ruff_finds_nothing() -> None:
    run_guard(str(BIN / "ruff"), "check", ".")


def test_every_file_is_formatted() -> None:
    run_guard(str(BIN / "ruff"), "format", "--check", ".")


@pytest.mark.timeout(600)
def test_types_are_strict() -> None:
    run_guard(sys.executable, "-m", "mypy")


def test_rooms_import_only_what_they_may() -> None:
    run_guard(str(BIN / "lint-imports"), "--no-cache")


def test_every_folder_with_code_is_a_package_the_import_rules_can_see() -> None:
    """A folder without __init__.py would be no room at all to import-linter, and so escape its contracts."""
    unseen = [
        str(folder.relative_to(ROOT))
        for top in ("hub", "kiosk", "display", "counter")
        for folder in sorted({file.parent for file in (ROOT / top).rglob("*.py")})
        if not (folder / "__init__.py").exists()
    ]
    assert unseen == []
