"""Each guard fails when broken on purpose: a guard that cannot fail guards nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PROGRAMS = ("hub", "kiosk", "display", "counter")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the code alone, to break."""
    for program in PROGRAMS:
        shutil.copytree(ROOT / program, tmp_path / program, ignore=shutil.ignore_patterns("__pycache__", "*.png"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def say(folder: Path, *command: str) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def lint_imports(folder: Path) -> tuple[int, str]:
    return say(folder, str(BIN / "lint-imports"), "--no-cache")


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("hub/engine/planted.py", "import hub.service.change", "The rooms of hub/ in their order"),
        ("hub/wire/planted.py", "import hub.engine.model", "Only store, service and api.mapping know the engine"),
        (
            "hub/wire/planted.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import hub.face.strip",
            "What faces share is for faces",
        ),
        ("kiosk/planted.py", "import display", "kiosk, display and counter never import each other"),
        ("kiosk/planted.py", "import hub.engine.model", "Only store, service and api.mapping know the engine"),
        ("kiosk/presenter_planted.py", "from PySide6.QtCore import QObject", "Qt only in the view side"),
        ("hub/service/planted.py", "import sqlalchemy", "SQLAlchemy only in hub.store"),
        ("kiosk/planted.py", "import escpos.printer", "python-escpos only in the kiosk's driver file"),
        (
            "counter/planted.py",
            "import zeroconf",
            "zeroconf only in hub.announce, hub.sdk.discovery and the search for printers",
        ),
        ("hub/unplaced/__init__.py", "", "The rooms of hub/ in their order"),
        ("hub/face/planted.py", "import hub.run.setup", "Nothing imports the launcher"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(checkout: Path, file: str, line: str, contract: str) -> None:
    planted = checkout / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(line + "\n")
    code, said = lint_imports(checkout)
    assert code == 1, said
    broken = [row for row in said.splitlines() if " BROKEN" in row]
    assert any(row.startswith(contract) for row in broken), said


def test_mypy_refuses_an_untyped_function_and_a_forgotten_case(tmp_path: Path) -> None:
    planted = tmp_path / "planted_types.py"
    planted.write_text(
        "from enum import StrEnum\n\n\nclass Light(StrEnum):\n    RED = 'red'\n    GREEN = 'green'\n\n\n"
        "def says(light: Light) -> int:\n    match light:\n        case Light.RED:\n            return 1\n\n\n"
        "def untyped(x):\n    return x\n"
    )
    arguments = ("--config-file", str(ROOT / "pyproject.toml"), "--no-incremental", str(planted))
    code, said = say(ROOT, sys.executable, "-m", "mypy", *arguments)
    assert code == 1
    assert "[no-untyped-def]" in said
    assert "[exhaustive-match]" in said


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("import os\n", "F401"),
        ("try:\n    pass\nexcept Exception:\n    pass\n", "BLE001"),
        ("import datetime\n\nprint(datetime.datetime.now())\n", "DTZ005"),
    ],
)
def test_ruff_refuses(tmp_path: Path, text: str, rule: str) -> None:
    planted = tmp_path / "planted_lint.py"
    planted.write_text(text)
    code, said = say(tmp_path, str(BIN / "ruff"), "check", "--config", str(ROOT / "pyproject.toml"), str(planted))
    assert code == 1
    assert rule in said


def test_ruff_refuses_another_format(tmp_path: Path) -> None:
    planted = tmp_path / "planted_format.py"
    planted.write_text("x = {  'a':1 }\n")
    arguments = ("format", "--check", "--config", str(ROOT / "pyproject.toml"), str(planted))
    code, _ = say(tmp_path, str(BIN / "ruff"), *arguments)
    assert code == 1
