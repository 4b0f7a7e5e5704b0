"""Each guard fails when broken on purpose: a guard that cannot fail guards nothing."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PROGRAMS = ("hub", "kiosk", "display", "counter")


def say(folder: Path, *command: str) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Plant:
    """A line in a file of its own that breaks `contract`; `told` is how the report names it."""

    file: str
    line: str
    told: str
    contract: str


LAYERS = "The rooms of hub/ in their order"
ENGINE = "Only store, service and api.mapping know the engine"
PLANTS = (
    Plant("hub/engine/planted.py", "import hub.service.change", "hub.engine.planted -> hub.service.change", LAYERS),
    Plant("hub/wire/planted.py", "import hub.engine.model", "hub.wire.planted -> hub.engine.model", ENGINE),
    Plant(
        "hub/wire/planted_types.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import hub.face.strip",
        "hub.wire.planted_types -> hub.face.strip",
        "What faces share is for faces",
    ),
    Plant(
        "kiosk/planted.py",
        "import display",
        "kiosk.planted -> display",
        "kiosk, display and counter never import each other",
    ),
    Plant("kiosk/planted_engine.py", "import hub.engine.model", "kiosk.planted_engine -> hub.engine.model", ENGINE),
    Plant(
        "kiosk/presenter_planted.py",
        "from PySide6.QtCore import QObject",
        "kiosk.presenter_planted -> PySide6",
        "Qt only in the view side of the screens, never in presenters, drivers, layouts",
    ),
    Plant(
        "hub/service/planted.py",
        "import sqlalchemy",
        "hub.service.planted -> sqlalchemy",
        "SQLAlchemy only in hub.store",
    ),
    Plant(
        "kiosk/planted_paper.py",
        "import escpos.printer",
        "kiosk.planted_paper -> escpos",
        "python-escpos only in the kiosk's driver file",
    ),
    Plant(
        "counter/planted.py",
        "import zeroconf",
        "counter.planted -> zeroconf",
        "zeroconf only in hub.announce, hub.sdk.discovery and the search for printers",
    ),
    Plant("hub/unplaced/__init__.py", "", "- hub.unplaced", LAYERS),
    Plant(
        "hub/face/planted.py",
        "import hub.run.setup",
        "hub.face.planted -> hub.run.setup",
        "Nothing imports the launcher",
    ),
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A copy of the code alone with everything planted in it: what the one report says under each broken contract."""
    checkout = tmp_path_factory.mktemp("checkout")
    for program in PROGRAMS:
        shutil.copytree(ROOT / program, checkout / program, ignore=shutil.ignore_patterns("__pycache__", "*.png"))
    shutil.copy(ROOT / "pyproject.toml", checkout)
    for plant in PLANTS:
        planted = checkout / plant.file
        planted.parent.mkdir(parents=True, exist_ok=True)
        assert not planted.exists()
        planted.write_text(plant.line + "\n")
    code, said = say(checkout, str(BIN / "lint-imports"), "--no-cache")
    assert code == 1, said
    # A contract's title is underlined over its whole length; what breaks it follows up to the next title.
    parts = re.split(r"^(\S.*)\n-+$", said.partition("Broken contracts\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("plant", PLANTS, ids=[plant.file for plant in PLANTS])
def test_a_forbidden_import_breaks_its_contract(broken: dict[str, str], plant: Plant) -> None:
    assert plant.told in broken.get(plant.contract, ""), broken


def test_nothing_but_what_was_planted_breaks_a_contract(broken: dict[str, str]) -> None:
    for contract, said in broken.items():
        found = [line for line in said.splitlines() if " -> " in line]
        assert all("planted" in line for line in found), (contract, found)


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
