"""A line to a program that is rehearsed: JSON lines to its standard input, answers from its standard output.

Both ends are named pipes held open by the program itself, so one that dies and comes back is the same line.
"""

import json
import os
import select
import time
from pathlib import Path
from threading import Event
from typing import Any

LONGEST_LINE = 65_536
LOOK_EVERY = 0.2
"""Seconds between looks at whether the crowd is to stop."""


class PipeLine:
    """Use from one thread. Waiting ends when `stopping` is set, or a given grace later."""

    def __init__(self, orders: Path, answers: Path, stopping: Event) -> None:
        self._orders = os.open(orders, os.O_WRONLY | os.O_CLOEXEC)
        self._answers = os.open(answers, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        self._stopping = stopping
        self._rest = b""
        self._lines: list[bytes] = []
        self._stopped_at: float | None = None

    def close(self) -> None:
        os.close(self._orders)
        os.close(self._answers)

    def send(self, line: dict[str, Any]) -> None:
        os.write(self._orders, (json.dumps(line) + "\n").encode())

    def next(self, deadline: float, grace: float = 0.0) -> dict[str, Any] | None:
        """The next answer ({} for one that is no object); None at `deadline` (monotonic), or `grace` seconds after
        the crowd stopped."""
        while not self._lines:
            left = self._left(deadline, grace)
            if left <= 0:
                return None
            ready, _, _ = select.select([self._answers], [], [], min(left, LOOK_EVERY))
            if ready:
                self._receive()
        try:
            line = json.loads(self._lines.pop(0))
        except ValueError:
            return {}
        return line if isinstance(line, dict) else {}

    def _left(self, deadline: float, grace: float) -> float:
        """Seconds until the deadline, or until `grace` is over after the crowd's stop was first seen."""
        now = time.monotonic()
        if self._stopping.is_set():
            self._stopped_at = now if self._stopped_at is None else self._stopped_at
            deadline = min(deadline, self._stopped_at + grace)
        return deadline - now

    def _receive(self) -> None:
        piece = os.read(self._answers, LONGEST_LINE)
        if not piece:  # nobody holds the pipe any more; `select` would spin
            self._stopping.wait(LOOK_EVERY)
            return
        *whole, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            self._rest = b""
        self._lines += whole
