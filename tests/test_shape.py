"""The shape of the code: no god files, no endless functions, nothing left open, nobody's folders in the text."""

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400
LONGEST_TEST_FILE = 600
LONGEST_FUNCTION = 60
OPEN_ENDS = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")) + r")\b")
VAGUE = {"utils", "helpers", "manager", "common", "misc"}


def sources(*endings: str) -> list[Path]:
    patterns = [f"*{ending}" for ending in endings]
    said = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in said.stdout.split("\n") if name and (ROOT / name).exists()]


CODE = sources(".py", ".qml")


def test_files_have_one_reason_to_change() -> None:
    assert CODE, "the shape is judged of what git tracks: run the tests in a git checkout"
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in CODE}
    most = {name: LONGEST_TEST_FILE if name.startswith("tests/") else LONGEST_FILE for name in lengths}
    assert {name: lines for name, lines in lengths.items() if lines > most[name]} == {}


def test_functions_fit_on_a_screen() -> None:
    long: dict[str, int] = {}
    for file in sources(".py"):
        if "migrations" in file.parts:  # a schema is one list of tables
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{file.relative_to(ROOT)}:{node.name}"] = lines
    assert long == {}


def test_nothing_is_left_open() -> None:
    files = sources(".py", ".qml", ".md", ".toml", ".sh", ".service")
    found = [str(file.relative_to(ROOT)) for file in files if OPEN_ENDS.search(file.read_text("utf-8"))]
    assert found == []


def test_names_say_what_is_inside() -> None:
    assert [str(file.relative_to(ROOT)) for file in CODE if file.stem in VAGUE] == []
