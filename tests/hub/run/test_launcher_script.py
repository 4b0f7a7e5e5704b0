"""`./vestibule` itself, as a person starts it: from any folder, with any Python or none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SYSTEM_TOOLS = ("sh", "dirname", "readlink")


def started(*words: str, path: str, cwd: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": path, "HOME": str(cwd), "VESTIBULE_VENV": str(cwd / "no-environment"), **more}
    return subprocess.run(
        [str(ROOT / "vestibule"), *words], env=environment, cwd=cwd, capture_output=True, text=True, check=False
    )


def tools(folder: Path, **pythons: str) -> str:
    """A folder to be the PATH: the three tools the script uses, and stand-ins for Pythons (name -> script)."""
    folder.mkdir()
    for tool in SYSTEM_TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or "")
    for name, script in pythons.items():
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
    return str(folder)


def test_help_works_from_another_folder_and_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "vestibule"
    link.symlink_to(ROOT / "vestibule")
    (tmp_path / "hub.py").write_text("raise SystemExit('the caller\\'s file was imported')\n")
    done = subprocess.run([str(link), "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "./vestibule run --demo" in done.stdout


def test_no_python_is_said_with_the_command(tmp_path: Path) -> None:
    done = started("run", path=tools(tmp_path / "bin"), cwd=tmp_path)
    assert done.returncode == 2
    assert "sudo apt install python3 python3-venv" in done.stderr


def test_an_old_python_is_named(tmp_path: Path) -> None:
    old = 'case "$2" in *print*) echo 3.9;; *) exit 1;; esac'
    done = started("run", path=tools(tmp_path / "bin", python3=old), cwd=tmp_path)
    assert done.returncode == 2
    assert "is Python 3.9" in done.stderr
    assert "3.11 or newer" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    bare = 'case "$2" in *print*) echo 3.12;; *ensurepip*) exit 1;; *) exit 0;; esac'
    done = started("run", path=tools(tmp_path / "bin", python3=bare), cwd=tmp_path)
    assert done.returncode == 2
    assert "sudo apt install python3-venv" in done.stderr
    assert "python3.12-venv" in done.stderr


def test_a_named_python_is_used(tmp_path: Path) -> None:
    path = tools(tmp_path / "bin")
    done = started("nonesuch", path=path, cwd=tmp_path, VESTIBULE_PYTHON=os.path.realpath(sys.executable))
    assert done.returncode == 2
    assert "There is no command 'nonesuch'" in done.stderr
