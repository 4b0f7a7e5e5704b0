"""Set before any test module imports PySide6: no screen, no graphics card, one locale everywhere."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QSG_RENDER_LOOP"] = "basic"
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import structlog

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QGuiApplication]":
    """The application the programs themselves make: without it pytest-qt makes another class, and whichever of both
    comes first in a random order breaks the tests of the other."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture(autouse=True)
def log_starts_afresh() -> Iterator[None]:
    """A program's `main` sets up the log of its process; the next test must not write to its closed stream."""
    yield
    structlog.reset_defaults()
