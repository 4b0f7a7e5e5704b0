import io
from pathlib import Path

import pytest

from hub.sdk.io.frames import Terminator
from hub.sdk.io.strokes import ScannerLayout
from hub.sim.plugged import EV_KEY
from hub.sim.scanner import VirtualScanner
from hub.sim.scanner.__main__ import main, obey
from tests.hub.sim.keypad.test_virtual_keypad import events


def strokes(path: Path) -> list[tuple[int, ...]]:
    return [event[1:] for event in events(path) if event[0] == EV_KEY]


def test_capitals_are_typed_with_shift_and_enter_ends(tmp_path: Path) -> None:
    with VirtualScanner(tmp_path / "scanner") as scanner:
        assert scanner.scan("R0")
        assert strokes(scanner.path) == [(42, 1), (19, 1), (19, 0), (42, 0), (11, 1), (11, 0), (28, 1), (28, 0)]


def test_a_german_scanner_types_the_at_with_alt_gr(tmp_path: Path) -> None:
    with VirtualScanner(tmp_path / "scanner", ScannerLayout.DE, Terminator.TAB) as scanner:
        assert scanner.scan("@")
        assert strokes(scanner.path) == [(100, 1), (16, 1), (16, 0), (100, 0), (15, 1), (15, 0)]


def test_what_the_layout_lacks_is_refused(tmp_path: Path) -> None:
    with VirtualScanner(tmp_path / "scanner") as scanner:
        assert not scanner.scan("ü")
        assert obey(scanner, "scan https://a.example/t/X1")
        assert obey(scanner, "type R0")
        assert obey(scanner, "unplug")
        assert not obey(scanner, "dance")


def test_the_scanner_program_ends_with_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("scan R042\nscan ü\n"))
    assert main(["--device", str(tmp_path / "s"), "--layout", "uk", "--terminator", "none"]) == 0
    assert capsys.readouterr().out == "ok\nnot understood: scan ü\n"
    assert main(["--device", str(tmp_path / "none" / "s")]) == 2
