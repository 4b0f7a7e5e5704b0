"""`python -m hub.sdk.qt.lint`: all QML checked against the Python it is bound to.

Python sources -> pyside6-metaobjectdump -> qmltyperegistrar (with Qt's own metatypes as foreign types)
-> .qmltypes -> qmllint. A property misspelled in QML, or renamed in Python, is an error here and not a
blank on a screen. Exit code 1 and qmllint's lines when anything at all is found.
"""

import ast
import json
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import PySide6

PYSIDE = Path(PySide6.__file__).parent
CPP_TYPES = {"list": "QVariantList", "dict": "QVariantMap", "object": "QVariant", "float": "double"}
"""What Python says in `Property(list)` and what moc would have written; the dump leaves these to us."""
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Module:
    """A QML module: `name`, the Python files whose classes it has, and the folder of its QML files.

    `shared` modules are imported by others, so their QML belongs to the module itself; a program's QML
    only imports the module of its view-models.
    """

    name: str
    python: tuple[str, ...]
    qml: str
    shared: bool = False


SHARED = Module("Vestibule", ("hub/sdk/qt/*.py",), "hub/sdk/qt/qml/Vestibule", shared=True)
MODULES = (
    SHARED,
    Module("Vestibule.Gallery", (), "hub/sdk/qt/qml/gallery"),
    Module("Vestibule.Kiosk", ("kiosk/viewmodels/*.py",), "kiosk/qml"),
    Module("Vestibule.Display", ("display/viewmodels/*.py",), "display/qml"),
    Module("Vestibule.Counter", ("counter/viewmodels/*.py",), "counter/qml"),
)


class LintToolError(Exception):
    """A tool of PySide6 is missing or failed by itself. Reason key `lint_tool_failed`."""

    reason = "lint_tool_failed"


def lint(tree: Path, modules: tuple[Module, ...] = MODULES, only: str = "") -> list[str]:
    """qmllint's findings, one line each; empty is good. Programs that have no QML yet are passed over.

    `only` names the one module to check; the others are still described to it. Raises `LintToolError`.
    """
    present = [module for module in modules if any((tree / module.qml).glob("**/*.qml"))]
    with TemporaryDirectory() as folder:
        build = Path(folder)
        for module in present:
            _write_module(tree, module, build)
        return [line for module in present if only in ("", module.name) for line in _run_qmllint(tree, module, build)]


def _write_module(tree: Path, module: Module, build: Path) -> None:
    target = build / Path(*module.name.split("."))
    target.mkdir(parents=True, exist_ok=True)
    lines = [f"module {module.name}"]
    if module.shared:
        for file in (tree / module.qml).iterdir():
            shutil.copy(file, target / file.name)
        lines = (tree / module.qml / "qmldir").read_text("utf-8").splitlines()
    sources = [file for pattern in module.python for file in sorted(tree.glob(pattern))]
    types = target / "python.qmltypes"
    if sources and _write_types(module, sources, types):
        lines.append(f"typeinfo {types.name}")
    lines += ["depends QtQuick", *([] if module.shared else [f"depends {SHARED.name}"])]
    (target / "qmldir").write_text("\n".join(lines) + "\n", "utf-8")


def _write_types(module: Module, sources: list[Path], types: Path) -> bool:
    """The .qmltypes of the module's classes; False when the sources declare none for it."""
    dump = types.with_suffix(".json")
    _run([sys.executable, str(PYSIDE / "scripts/metaobjectdump.py"), "-q", "-o", str(dump), *map(str, sources)])
    described = [entry for entry in json.loads(dump.read_text("utf-8")) if entry.get("QML_IMPORT_NAME") == module.name]
    if not described:
        return False
    _mark_constants(described, sources)
    dump.write_text(json.dumps(_with_cpp_types(described)), "utf-8")
    parts = ("core", "gui", "qml", "quick")
    foreign = ",".join(str(PYSIDE / f"Qt/metatypes/qt6{part}_metatypes.json") for part in parts)
    _run(
        [
            str(PYSIDE / "Qt/libexec/qmltyperegistrar"),
            *("--generate-qmltypes", str(types)),
            *("--import-name", module.name, "--major-version", "1", "--minor-version", "0"),
            *("--foreign-types", foreign),
            *("-o", str(types.with_suffix(".cpp")), str(dump)),
        ]
    )
    return True


def _mark_constants(described: list[Any], sources: list[Path]) -> None:
    """Tell the registrar which properties never change: the dump of PySide6 before 6.12 leaves `constant=True` out."""
    constants = {pair for source in sources for pair in _constants_in(ast.parse(source.read_text("utf-8")))}
    for entry in described:
        for found in entry["classes"]:
            for declared in found.get("properties", []):
                if (found["className"], declared["name"]) in constants:
                    declared["constant"] = True


def _constants_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(class, property) for each `@Property(..., constant=True)`."""
    for owner in ast.walk(tree):
        if not isinstance(owner, ast.ClassDef):
            continue
        for method in owner.body:
            if not isinstance(method, ast.FunctionDef):
                continue
            calls = [decorator for decorator in method.decorator_list if isinstance(decorator, ast.Call)]
            if any(word.arg == "constant" for call in calls for word in call.keywords):
                yield owner.name, method.name


def _with_cpp_types(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_cpp_types(part) for part in node]
    if isinstance(node, dict):
        return {
            key: CPP_TYPES.get(value, value) if key in ("type", "returnType") else _with_cpp_types(value)
            for key, value in node.items()
        }
    return node


def _run_qmllint(tree: Path, module: Module, build: Path) -> list[str]:
    # A shared module is checked where it was copied to, beside its types, else it would be found twice.
    folder = build / Path(*module.name.split(".")) if module.shared else tree / module.qml
    files = sorted(map(str, folder.glob("**/*.qml")))
    command = [str(PYSIDE / "qmllint"), "-I", str(build), "-I", str(PYSIDE / "Qt/qml"), "--max-warnings", "0", *files]
    done = _start(command)
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    if done.returncode == 0:
        return []
    return [line.replace(str(folder), module.qml) for line in said] or [f"qmllint ended with {done.returncode}"]


def _run(command: list[str]) -> None:
    done = _start(command)
    if done.returncode != 0:
        raise LintToolError(f"{Path(command[0]).name} failed: {done.stderr.strip()}")


def _start(command: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LintToolError(f"{Path(command[0]).name} of PySide6 cannot be run: {error}") from error


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m hub.sdk.qt.lint", description=__doc__)
    parser.add_argument("--tree", type=Path, default=Path.cwd(), help="the folder that holds hub/ (default: here)")
    found = lint(parser.parse_args(arguments).tree)
    sys.stdout.write("".join(f"{line}\n" for line in found) or "QML and Python agree.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
