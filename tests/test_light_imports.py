"""What a device imports loads no server, no database and, without its screen, no Qt; checked in a fresh interpreter."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SERVER = {"fastapi", "starlette", "uvicorn", "sqlalchemy", "alembic"}
QT = {"PySide6", "shiboken6"}


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("hub.wire", SERVER | QT | {"requests", "zeroconf"}),
        ("hub.sdk", SERVER | QT),
        ("hub.sdk.link", SERVER | QT),
        ("hub.sdk.outbox", SERVER | QT),
        ("hub.sim.crowd.__main__", SERVER | QT),
        ("kiosk.journey", SERVER | QT),
        ("display.board", SERVER | QT),
        ("display.voice.building", SERVER | QT),
        ("counter.shift", SERVER | QT),
        ("counter.keypads.app", SERVER | QT | {"serial", "zeroconf"}),
        ("hub.engine.decide", SERVER | QT | {"pydantic", "requests", "structlog"}),
        ("hub.run.office", SERVER | QT | {"pydantic", "requests", "structlog"}),
    ],
)
def test_importing_it_loads_none_of(module: str, never: set[str]) -> None:
    line = f"import {module}, json, sys; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    said = subprocess.run([sys.executable, "-c", line], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert never.isdisjoint(json.loads(said))
