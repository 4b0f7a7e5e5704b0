"""A headless kiosk, the crowd and the web load what they share with the screens, but never Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(
    "module", ["hub.sdk", "hub.face.texts", "hub.face.metrics", "hub.face.numbers", "hub.face.pictograms"]
)
def test_importing_it_loads_no_qt_and_no_server(module: str) -> None:
    code = (
        f"import sys, {module}\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'sqlalchemy', 'fastapi', 'uvicorn'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
