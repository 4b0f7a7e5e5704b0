"""Makes the Python environment every program runs in: `.venv`, from requirements.lock, hashes checked.

Failure policy. The file `.vestibule-ready` in the environment is written last and holds the hash of the lock it was
made from; only with it is the environment used. While a set-up is under way `.vestibule-unfinished` exists: a set-up
that finds it starts from nothing. Two set-ups at once: the second waits for the first and finds it done.
Standard library only: this runs before anything is installed.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.run.errors import SetupError

Say = Callable[[str], None]

READY = ".vestibule-ready"
UNFINISHED = ".vestibule-unfinished"
PROGRESS_STEP = 10
"""One line of progress per so many packages: a log file stays readable."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Where the environment lies (`venv`) and what it is made from (`lock`)."""

    venv: Path
    lock: Path

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"


def environment_of(root: Path) -> Environment:
    """Return the environment of the checkout at `root`; VESTIBULE_VENV puts it elsewhere."""
    return Environment(Path(os.environ.get("VESTIBULE_VENV") or root / ".venv"), root / "requirements.lock")


def is_ready(environment: Environment) -> bool:
    """True when the environment was completed from this very lock by this very Python version."""
    try:
        stamp = (environment.venv / READY).read_text(encoding="ascii")
        return stamp == _stamp(environment) and environment.python.exists()
    except OSError:
        return False


def prepare(environment: Environment, say: Say) -> None:
    """Make or complete the environment; returns when it is ready, raises `SetupError` else."""
    if is_ready(environment):
        return
    with _alone(environment.lock, say):
        if is_ready(environment):
            return
        _lay_out(environment, say)
        (environment.venv / READY).unlink(missing_ok=True)
        _install(environment, say)
        _write_stamp(environment)
        (environment.venv / UNFINISHED).unlink(missing_ok=True)
    say("Set-up is complete.")


def _stamp(environment: Environment) -> str:
    digest = hashlib.sha256(environment.lock.read_bytes()).hexdigest()
    return f"{digest} python{sys.version_info.major}.{sys.version_info.minor}\n"


@contextmanager
def _alone(lock: Path, say: Say) -> Iterator[None]:
    """Hold the set-up lock (on requirements.lock itself: no file to leave behind)."""
    with lock.open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is under way; waiting for it …")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _lay_out(environment: Environment, say: Say) -> None:
    """Leave an environment with pip in it, marked unfinished."""
    venv = environment.venv
    if (venv / UNFINISHED).exists():
        say("The last set-up was interrupted; starting again from nothing.")
        shutil.rmtree(venv)
    elif not _fits(environment):
        shutil.rmtree(venv, ignore_errors=True)
    fresh = not environment.python.exists()
    try:
        venv.mkdir(parents=True, exist_ok=True)
        (venv / UNFINISHED).touch()
    except OSError as error:
        raise SetupError(
            f"The folder {venv} cannot be written ({error.strerror}). Start once as the owner of this folder."
        ) from error
    if not fresh:
        return
    say(f"Making the environment {venv} …")
    making = [_base_python(), "-m", "venv", *_also_the_systems(os.uname().machine), str(venv)]
    made = subprocess.run(making, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise SetupError(
            "Python could not make an environment:\n" + _tail(made.stdout + made.stderr) + "\n"
            "If it says that ensurepip is missing:  sudo apt install python3-venv"
        )


def _also_the_systems(machine: str) -> list[str]:
    """On ARM the environment sees Debian's Python packages too: python3-evdev has no wheel there."""
    return ["--system-site-packages"] if machine == "aarch64" else []


def _fits(environment: Environment) -> bool:
    """True when the environment's own packages are for the Python that runs now, or there is none yet."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return not environment.python.is_symlink() or (environment.venv / "lib" / version).is_dir()


def _base_python() -> str:
    """Return the Python outside any environment that runs this (an environment must not be made from itself)."""
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    return str(base) if base.exists() else sys.executable


def _install(environment: Environment, say: Say) -> None:
    lines = environment.lock.read_text(encoding="utf-8").splitlines()
    total = sum(1 for line in lines if re.match(r"[A-Za-z0-9]", line))
    say(f"Fetching and installing up to {total} Python packages (a few minutes the first time) …")
    command = [str(environment.python), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += ["--progress-bar", "off", "--no-input", "--disable-pip-version-check", "-r", str(environment.lock)]
    tail: list[str] = []
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        for line in _followed(pip.stdout or (), total, say):
            tail = [*tail[-14:], line]
    if pip.returncode != 0:
        raise SetupError(
            "The Python packages could not be installed:\n" + "\n".join(tail) + "\n"
            "Is the package index reachable and is there room on the disk? Start again: it goes on from here."
        )


def _followed(lines: Iterable[str], total: int, say: Say) -> Iterator[str]:
    """Yield pip's lines, saying how far it is."""
    fetched = 0
    for raw in lines:
        line = raw.rstrip()
        if line.startswith(("Collecting ", "Processing ")):
            fetched += 1
            if fetched % PROGRESS_STEP == 0:
                say(f"  {fetched} of {total}: {_package_of(line)}")
        elif line.startswith("Installing collected packages"):
            say(f"  {fetched} packages fetched, putting them in place …")
        yield line


def _package_of(line: str) -> str:
    """Return the package a line of pip's speaks of: `Collecting name==1.0 …` or `Processing /folder/name-1.0…whl`."""
    first, named = line.split()[:2]
    return named.rpartition("/")[2].split("-")[0] if first == "Processing" else re.split(r"[=<>~!]", named)[0]


def _write_stamp(environment: Environment) -> None:
    """Write the stamp in one step: a torn one would be read as another lock, never as this one."""
    draft = environment.venv / (READY + ".draft")
    with draft.open("w", encoding="ascii") as stamp:
        stamp.write(_stamp(environment))
        stamp.flush()
        os.fsync(stamp.fileno())
    draft.replace(environment.venv / READY)


def _tail(text: str, lines: int = 15) -> str:
    return "\n".join(text.splitlines()[-lines:])
