"""`python -m tests.counter.names [--language ar]`: what a screen reader is told of every state of the terminal, read
from the accessibility tree of the running window: role, name, description, one line each."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickView

from hub.sdk.qt.program import application
from tests.counter.full_scenes import ALL_SCENES
from tests.counter.screenful import LANGUAGES, Case, screenful


def told(view: QQuickView) -> Iterator[str]:
    yield from _below(QAccessible.queryAccessibleInterface(view))


def _below(face: QAccessibleInterface | None) -> Iterator[str]:
    """What is ignored is in no list of children."""
    if face is None or face.state().invisible:
        return
    name, more = face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)
    if name:
        yield f"{face.role().name}: {name}" + (f" ({more})" if more else "")
    for place in range(face.childCount()):
        yield from _below(face.child(place))


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m tests.counter.names", description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    chosen = parser.parse_args(arguments)
    application()
    with screenful() as shown:
        for name, scene in ALL_SCENES.items():
            shown.show(Case(name, chosen.language), scene)
            sys.stdout.write("".join([f"\n{name}\n", *(f"  {line}\n" for line in told(shown.program.view))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
