"""House rules qmllint does not know: colours only from Theme, words only from presenters and Texts."""

import re
from pathlib import Path

import pytest

from hub.sdk.qt.program import QML_FOLDER

CONTROLS = sorted((QML_FOLDER / "Vestibule").glob("*.qml"))
FORBIDDEN = {
    "a colour of its own": re.compile(r'"#[0-9A-Fa-f]{3,8}"'),
    "a text of its own": re.compile(r"\b(text|label|title):\s*\"[^\"]*[A-Za-z]{2}"),
    "qsTr": re.compile(r"\bqsTr"),
    "a font of its own": re.compile(r'font\.family:\s*"'),
}


@pytest.mark.parametrize("file", CONTROLS, ids=lambda file: file.stem)
def test_a_control_takes_its_looks_and_words_from_outside(file: Path) -> None:
    text = file.read_text("utf-8")
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


def test_the_module_lists_every_control() -> None:
    listed = (QML_FOLDER / "Vestibule/qmldir").read_text("utf-8").splitlines()
    assert listed == ["module Vestibule", *(f"{file.stem} 1.0 {file.name}" for file in CONTROLS)]


@pytest.mark.parametrize(
    "name", ["Pressable", "EntryField", "ConfirmSheet", "TimeoutBar", "TicketCode", "CounterPlate", "StaleBand"]
)
def test_what_matters_has_a_name_and_a_role(name: str) -> None:
    text = (QML_FOLDER / f"Vestibule/{name}.qml").read_text("utf-8")
    assert "Accessible.role:" in text
    assert "Accessible.name:" in text
