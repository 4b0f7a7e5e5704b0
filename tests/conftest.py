"""Set before any test module imports PySide6: no screen, no graphics card, one locale everywhere."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QSG_RENDER_LOOP"] = "basic"
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import structlog
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # a busy computer is no fault of the code


if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QGuiApplication]":
    """The application the programs themselves make: without it pytest-qt makes another class, and whichever of both
    comes first in a random order breaks the tests of the other."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


# Cycles are collected between tests, on the main thread, as the screens' programs do (hub/sdk/qt/tidy.py): else a
# thread of one test may be the one that destroys a Qt object of another.
gc.disable()
TESTS_PER_WHOLE_COLLECTION = 40
_tests_since = 0


def pytest_collection_finish() -> None:
    """All modules and all tests stay until the end: no later collection looks through them again. Half a million
    objects made each whole collection take about a second, a seventh of the whole run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def cycles_go_between_tests() -> Iterator[None]:
    global _tests_since
    yield
    _tests_since += 1
    gc.collect(2 if _tests_since % TESTS_PER_WHOLE_COLLECTION == 0 else 1)


@pytest.fixture(autouse=True)
def log_starts_afresh() -> Iterator[None]:
    """A program's `main` sets up the log of its process; the next test must not write to its closed stream."""
    yield
    structlog.reset_defaults()
