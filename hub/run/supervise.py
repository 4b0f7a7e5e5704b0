"""Keeps the programs of an office running: starts them, restarts what dies, ends what it started and nothing else.

Failure policy. A program that ends by itself is started again after 0.5 s, 1 s, 2 s … at most 30 s; one that lived for
a minute begins at 0.5 s again. A program that ends with exit code 2 in its first moments refuses to start, and says
why: that is not repeated, it ends the office (`refused`). Ending: SIGTERM, then after `grace` seconds SIGKILL, both to
the processes started here only. Should this process be killed, the kernel ends its children (setpriv --pdeathsig).
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

Say = Callable[[str], None]

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
SETTLED_AFTER = 60.0
"""Seconds of life after which a death counts as the first one again."""
REFUSED_TO_START = 2
REFUSES_WITHIN = 20.0
LOG_TAIL_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Program:
    """What to run: a name for people, a command line, the file its standard error goes to, variables to add.

    `orders` and `answers` are named pipes for its standard input and output; without them it has no input, and its
    output goes to the log.
    """

    name: str
    command: tuple[str, ...]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    orders: Path | None = None
    answers: Path | None = None


class RefusalToStart(Exception):
    """A program ended with exit code 2: `program` and the last thing it said."""

    def __init__(self, program: str, said: str) -> None:
        super().__init__(said)
        self.program = program
        self.said = said


class Child:
    """One program and its present process, if any. Not thread-safe: one loop owns all children."""

    def __init__(self, program: Program, say: Say, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.program = program
        self._say = say
        self._monotonic = monotonic
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._pause = FIRST_PAUSE
        self._due: float | None = None
        self.restarts = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        self._due = None
        self._started = self._monotonic()
        self.program.log.parent.mkdir(parents=True, exist_ok=True)
        program = self.program
        with ExitStack() as files:
            log = files.enter_context(program.log.open("ab"))
            self._process = subprocess.Popen(
                [*_dying_with_us(), *program.command],
                stdin=files.enter_context(_pipe(program.orders)) if program.orders else subprocess.DEVNULL,
                stdout=files.enter_context(_pipe(program.answers)) if program.answers else log,
                stderr=log,
                env={**os.environ, **program.environment},
                # Ctrl-C is for us alone: we end the programs in their order.
                start_new_session=True,
            )

    def look(self) -> None:
        """Notice a death, restart when due. Raises `RefusalToStart`."""
        now = self._monotonic()
        if self._process is not None and self._process.poll() is not None:
            self._died(self._process.returncode, now)
        if self._due is not None and now >= self._due:
            self.restarts += 1
            self.start()
            self._say(f"{self.program.name}: started again")

    @property
    def due(self) -> float | None:
        """When the restart is due, on the monotonic clock; None while it runs."""
        return self._due

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process, if it runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def ask_to_end(self) -> None:
        self._due = None
        self.send(signal.SIGTERM)

    def end(self, grace: float) -> int | None:
        """Wait for it at most `grace` seconds, then kill it; returns its exit code."""
        if self._process is None:
            return None
        try:
            return self._process.wait(timeout=grace)
        except subprocess.TimeoutExpired:
            self._say(f"{self.program.name}: did not end within {grace:.0f} s, killed")
            self._process.kill()
            return self._process.wait()

    def _died(self, code: int, now: float) -> None:
        lived = now - self._started
        self._process = None
        if code == REFUSED_TO_START and lived < REFUSES_WITHIN and self.restarts == 0:
            raise RefusalToStart(self.program.name, self.last_words())
        if lived >= SETTLED_AFTER:
            self._pause = FIRST_PAUSE
        self._say(f"{self.program.name}: ended ({_how(code)}); starting it again in {self._pause:g} s")
        self._due = now + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def last_words(self) -> str:
        """Return the last line of its log that is no JSON (a message for people), or the last line."""
        try:
            with self.program.log.open("rb") as log:
                log.seek(0, os.SEEK_END)
                log.seek(max(0, log.tell() - LOG_TAIL_BYTES))
                lines = log.read().decode("utf-8", "replace").strip().splitlines()
        except OSError:
            return ""
        plain = [line for line in lines if line.strip() and not line.startswith("{")]
        return (plain or lines or [""])[-1]


def end_all(children: list[Child], grace: float) -> None:
    """End children in the given order, all within `grace` seconds."""
    deadline = time.monotonic() + grace
    for child in children:
        child.ask_to_end()
    for child in children:
        child.end(max(0.1, deadline - time.monotonic()))


def _pipe(path: Path) -> BinaryIO:
    """A named pipe open both ways: the child never sees its end because somebody else went away."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CLOEXEC), "r+b", buffering=0)


def _dying_with_us() -> list[str]:
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"by {signal.Signals(-code).name}"
    except ValueError:
        return f"by signal {-code}"
