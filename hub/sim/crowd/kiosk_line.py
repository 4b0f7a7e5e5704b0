"""One kiosk's rehearsal line, as the citizens in front of it use it: JSON lines to its stdin, answers from its stdout.

The protocol is the kiosk's (kiosk/README.md, "Rehearsal"). Both ends are named pipes held open by whoever runs the
kiosk, so a kiosk that dies and comes back is the same line; its new "ready" then ends whatever was asked before.
"""

import json
import os
import select
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

ANSWER_WITHIN = 75.0
"""The kiosk itself gives up after 60 s and says so."""
LONGEST_LINE = 65_536
ANSWER_AFTER_STOP = 8.0
"""A person who stands at the kiosk when the crowd stops still gets the ticket."""
LOOK_EVERY = 0.2
"""Seconds between looks at whether the crowd is to stop."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: `did` is the kiosk's word ("took", "refused", "not_offered", "late"), or "restarted"
    or "silent"; `fields` the rest of its line."""

    did: str
    fields: dict[str, Any]


class KioskLine:
    """Use from one thread; one order at a time."""

    def __init__(self, orders: Path, answers: Path, stopping: Event) -> None:
        self._orders = os.open(orders, os.O_WRONLY | os.O_CLOEXEC)
        self._answers = os.open(answers, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        self._stopping = stopping
        self._rest = b""
        self._lines: list[bytes] = []
        self._count = 0
        self._stopped_at: float | None = None

    def close(self) -> None:
        os.close(self._orders)
        os.close(self._answers)

    def wait_ready(self, seconds: float) -> bool:
        """Wait until the kiosk has heard from its hub; False when `seconds` were not enough."""
        deadline = time.monotonic() + seconds
        while (line := self._next(deadline)) is not None:
            if line.get("did") == "ready":
                return True
        return False

    def take(self, service: str, language: str) -> Outcome:
        """Have a person take a ticket; returns when it is on paper, or why it is not."""
        return self._order({"do": "take", "service": service, "language": language})

    def open(self, language: str) -> Outcome:
        """Leave the services on the screen, in this language."""
        return self._order({"do": "open", "language": language})

    def _order(self, order: dict[str, str]) -> Outcome:
        self._count += 1
        order = {**order, "id": f"{os.getpid()}-{self._count}"}
        os.write(self._orders, (json.dumps(order) + "\n").encode())
        deadline = time.monotonic() + ANSWER_WITHIN
        while (line := self._next(deadline, grace=ANSWER_AFTER_STOP)) is not None:
            if line.get("id") == order["id"]:
                return Outcome(str(line.get("did")), line)
            if line.get("did") == "ready":
                return Outcome("restarted", {})
        return Outcome("silent", {})

    def _next(self, deadline: float, grace: float = 0.0) -> dict[str, Any] | None:
        """The next line that is an object; None at the deadline, or `grace` seconds after the crowd stopped."""
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
