"""What devices and integrators may build on: the public surface of `hub.wire` and `hub.sdk` is `__all__`."""

import ast
import importlib
from pathlib import Path

import pytest

import hub.sdk
import hub.wire

FOLDERS = (Path(hub.wire.__file__).parent, Path(hub.sdk.__file__).parent)
MODULES = [file for folder in FOLDERS for file in sorted(folder.glob("*.py")) if file.name != "__init__.py"]


def defined(file: Path) -> set[str]:
    """Public names that the module itself makes; its logger and type variables are nobody's business."""
    names: set[str] = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                names.add(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if "TypeVar" not in ast.dump(value):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case _:
                pass
    return {name for name in names if not name.startswith("_")} - {"log"}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: f"{file.parent.name}.{file.stem}")
def test_all_names_exactly_what_the_module_offers(file: Path) -> None:
    module = importlib.import_module(f"hub.{file.parent.name}.{file.stem}")
    listed = list(module.__all__)
    assert len(set(listed)) == len(listed)
    assert all(hasattr(module, name) for name in listed)
    assert defined(file) <= set(listed)
    assert {name for name in set(listed) - defined(file) if not name.endswith("T")} == set()
