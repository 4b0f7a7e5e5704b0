"""A small screen to try controls on: QML text in a temporary file, shown in a real window."""

from collections.abc import Callable
from pathlib import Path

from hub.face.metrics import Face, Screen
from hub.sdk.qt.program import ScreenProgram, Window

Show = Callable[[str], ScreenProgram]

SCREEN = Screen(1080, 1920, 21.5)


def show(folder: Path, body: str, face: Face = Face.KIOSK) -> ScreenProgram:
    """The body inside a Stage with id `stage` and a list `stage.heard` of what controls said."""
    file = folder / "Trial.qml"
    file.write_text(
        f"import QtQuick\nimport Vestibule\nStage {{\n id: stage\n property var heard: []\n"
        f" function hear(word: string): void {{ stage.heard = [...stage.heard, word]; }}\n{body}\n}}\n"
    )
    program = ScreenProgram(Window("trial", SCREEN, face, pictures=folder, fixed=True), languages=("en", "ar"))
    program.show(file, {})
    program.app.processEvents()
    return program


def heard(program: ScreenProgram) -> list[str]:
    value = program.view.rootObject().property("heard")
    return list(value.toVariant() if hasattr(value, "toVariant") else value)
