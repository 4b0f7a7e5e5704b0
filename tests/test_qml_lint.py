"""All QML agrees with the Python it is bound to; and the lint is shown to bite."""

import shutil
from pathlib import Path

import pytest

from hub.sdk.qt.lint import MODULES, lint

ROOT = Path(__file__).parents[1]

VIEW_MODEL = """
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Journey(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def question(self) -> str:
        return "What brings you here?"

    @Property(list, notify=changed)
    def services(self) -> list[str]:
        return []

    @Slot(str)
    def choose(self, service: str) -> None: ...
"""

SCREEN = """
pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

Stage {
    id: screen

    required property Journey journey

    Words { text: screen.journey.question; size: Metrics.title }
    Repeater {
        model: screen.journey.services
        Key {
            required property string modelData
            text: modelData
            onActivated: screen.journey.choose(modelData)
        }
    }
}
"""


def test_all_qml_agrees_with_its_python() -> None:
    assert lint(ROOT) == []


def test_every_program_with_a_screen_is_linted() -> None:
    # A program that has QML but no entry in MODULES would never be checked.
    linted = {module.qml for module in MODULES}
    folders = {
        file.parent.relative_to(ROOT).as_posix()
        for top in ("hub", "kiosk", "display", "counter")
        for file in (ROOT / top).rglob("*.qml")
    }
    assert {folder for folder in folders if not any(folder.startswith(known) for known in linted)} == set()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "hub/sdk/qt", tmp_path / "hub/sdk/qt", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "kiosk/viewmodels").mkdir(parents=True)
    (tmp_path / "kiosk/qml").mkdir()
    (tmp_path / "kiosk/viewmodels/journey.py").write_text(VIEW_MODEL)
    (tmp_path / "kiosk/qml/Main.qml").write_text(SCREEN)
    return tmp_path


def test_the_example_of_the_readme_is_clean(tree: Path) -> None:
    assert lint(tree) == []


WRONG_NAMES = (
    ("screen.journey.question", "screen.journey.qestion", '"qestion" not found'),
    ("screen.journey.choose", "screen.journey.chose", '"chose" not found'),
    ("Metrics.title", "Metrics.titel", '"titel" not found'),
    ("screen.journey.question", "question", "Unqualified access"),
    ("property Journey", "property Jorney", "Jorney"),
    ("onActivated", "onActivatd", "onActivatd"),
)


def test_each_wrong_name_in_qml_is_found(tree: Path) -> None:
    """Each in a file of its own, all in one run of the tools; the file without one stays clean."""
    for number, (right, wrong, _) in enumerate(WRONG_NAMES):
        assert right in SCREEN
        (tree / f"kiosk/qml/Wrong{number}.qml").write_text(SCREEN.replace(right, wrong))
    found = lint(tree, only="Vestibule.Kiosk")
    for number, (_, wrong, said) in enumerate(WRONG_NAMES):
        of_the_file = [line for line in found if f"Wrong{number}.qml" in line]
        assert said in "\n".join(of_the_file), (wrong, of_the_file)
    assert not [line for line in found if "Main.qml" in line]


def test_a_name_changed_in_python_is_found(tree: Path) -> None:
    (tree / "kiosk/viewmodels/journey.py").write_text(VIEW_MODEL.replace("def question", "def prompt"))
    assert '"question" not found' in "\n".join(lint(tree, only="Vestibule.Kiosk"))


def test_a_wrong_name_in_a_shared_control_is_found(tree: Path) -> None:
    control = tree / "hub/sdk/qt/qml/Vestibule/Chip.qml"
    control.write_text(control.read_text().replace("Theme.outline", "Theme.outlien"))
    assert "hub/sdk/qt/qml/Vestibule/Chip.qml" in "\n".join(lint(tree, only="Vestibule"))
