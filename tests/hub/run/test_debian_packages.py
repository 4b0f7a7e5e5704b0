"""Which systems are refused, which packages are asked for, and what the message says."""

import os
from pathlib import Path

import pytest

from hub.run import debian
from hub.run.debian import Need, Package
from hub.run.errors import PackagesMissingError, UnfitMachineError
from tests.means import need_program


@pytest.mark.parametrize(
    ("machine", "release", "word"),
    [
        ("armv7l", {"ID": "raspbian", "VERSION_ID": "12"}, "32-bit"),
        ("armv6l", {}, "32-bit"),
        ("aarch64", {"ID": "debian", "VERSION_ID": "12"}, "Debian 13"),
    ],
)
def test_unfit_machines_are_refused_with_what_to_do(machine: str, release: dict[str, str], word: str) -> None:
    with pytest.raises(UnfitMachineError, match=word):
        debian.refuse_unfit_machine(machine, release)


@pytest.mark.parametrize(
    ("machine", "release"),
    [
        ("x86_64", {"ID": "debian", "VERSION_ID": "12"}),
        ("aarch64", {"ID": "debian", "VERSION_ID": "13"}),
        ("aarch64", {"ID": "debian"}),
        ("aarch64", {"ID": "fedora", "VERSION_ID": "41"}),
    ],
)
def test_other_machines_are_welcome(machine: str, release: dict[str, str]) -> None:
    debian.refuse_unfit_machine(machine, release)


def test_os_release_is_read_without_quotes(tmp_path: Path) -> None:
    file = tmp_path / "os-release"
    file.write_text('# comment\nID=debian\nVERSION_ID="13"\n')
    assert debian.read_os_release(file) == {"ID": "debian", "VERSION_ID": "13"}
    assert debian.read_os_release(tmp_path / "none") == {}


def _nothing_installs(monkeypatch: pytest.MonkeyPatch, *lacking: Package) -> None:
    monkeypatch.setattr(debian, "missing", lambda _needs: lacking)
    monkeypatch.setattr(debian, "_is_known", lambda _name: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_a_person_who_may_not_install_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    _nothing_installs(monkeypatch, Package(("libgl1",), Need.SCREEN), Package(("espeak-ng",), Need.SOUND))
    with pytest.raises(PackagesMissingError) as refused:
        debian.ensure({Need.SCREEN, Need.SOUND}, lambda _line: None)
    assert "sudo apt-get install --no-install-recommends libgl1 espeak-ng" in refused.value.message


def test_missing_sound_is_said_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    _nothing_installs(monkeypatch, Package(("espeak-ng",), Need.SOUND))
    said: list[str] = []
    debian.ensure({Need.SOUND}, said.append)
    assert len(said) == 1
    assert "espeak-ng" in said[0]


def test_what_dpkg_lists_is_not_missing_and_what_it_does_not_know_is(monkeypatch: pytest.MonkeyPatch) -> None:
    need_program("dpkg-query", "dpkg")
    present, absent = Package(("nonesuch-package", "dpkg"), Need.FONTS), Package(("nonesuch-package",), Need.FONTS)
    monkeypatch.setattr(debian, "PACKAGES", (present, absent, Package(("also-none",), Need.SOUND)))
    assert debian.missing({Need.FONTS}) == (absent,)


def test_what_only_another_kind_of_computer_needs_is_not_missing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    need_program("dpkg-query", "dpkg")
    here = Package(("nonesuch-package",), Need.INPUT, os.uname().machine)
    monkeypatch.setattr(debian, "PACKAGES", (here, Package(("nonesuch-package",), Need.INPUT, "abacus")))
    assert debian.missing({Need.INPUT}) == (here,)


def test_the_name_the_system_knows_is_the_one_in_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "_is_known", lambda name: name == "libglib2.0-0t64")
    both = Package(("libglib2.0-0t64", "libglib2.0-0"), Need.SCREEN)
    assert debian.command_for([both]).endswith(" libglib2.0-0t64")
    monkeypatch.setattr(debian, "_is_known", lambda name: name == "libglib2.0-0")
    assert debian.command_for([both]).endswith(" libglib2.0-0")
