"""Cycles with Qt objects in them are collected on the GUI thread, whichever thread allocates."""

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hub.sdk.qt.tidy import Tidy


class Knot(QObject):
    """A Qt object in a cycle; says on which thread it went."""

    gone_on: list[int]

    def __init__(self, gone_on: list[int]) -> None:
        super().__init__()
        self.gone_on = gone_on
        self.me = self

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


def allocate_much() -> None:
    """More containers than any threshold of the collector."""
    keep = [[number] for number in range(50_000)]
    assert keep


def test_another_thread_never_collects_a_qt_object(qtbot: QtBot) -> None:
    gone_on: list[int] = []
    tidy = Tidy()
    gc.collect()
    tidy.start()
    try:
        Knot(gone_on)
        worker = threading.Thread(target=allocate_much)
        worker.start()
        worker.join()
        assert gone_on == []
        allocate_much()
        keep = [[number] for number in range(50_000)]
        tidy.collect()
        assert keep
        assert gone_on == [threading.get_ident()]
    finally:
        tidy.stop()


def test_it_leaves_the_collector_as_it_was(qtbot: QtBot) -> None:
    before = gc.isenabled()
    gc.enable()
    tidy = Tidy()
    tidy.start()
    assert not gc.isenabled()
    tidy.stop()
    assert gc.isenabled()
    if not before:
        gc.disable()
