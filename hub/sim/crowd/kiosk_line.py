"""One kiosk's rehearsal line, as the citizens in front of it use it (kiosk/README.md, "Rehearsal").

A kiosk that starts again says "ready" again; that ends whatever was asked before.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from hub.sim.crowd.pipe_line import PipeLine

ANSWER_WITHIN = 75.0
"""The kiosk itself gives up after 60 s and says so."""
ANSWER_AFTER_STOP = 8.0
"""A person who stands at the kiosk when the crowd stops still gets the ticket."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: `did` is the kiosk's word ("took", "refused", "not_offered", "late"), or "restarted"
    or "silent"; `fields` the rest of its line."""

    did: str
    fields: dict[str, Any]


class KioskLine:
    """Use from one thread; one order at a time."""

    def __init__(self, orders: Path, answers: Path, stopping: Event) -> None:
        self._line = PipeLine(orders, answers, stopping)
        self._count = 0

    def close(self) -> None:
        self._line.close()

    def wait_ready(self, seconds: float) -> bool:
        """Wait until the kiosk has heard from its hub; False when `seconds` were not enough."""
        deadline = time.monotonic() + seconds
        while (line := self._line.next(deadline)) is not None:
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
        self._line.send(order)
        deadline = time.monotonic() + ANSWER_WITHIN
        while (line := self._line.next(deadline, grace=ANSWER_AFTER_STOP)) is not None:
            if line.get("id") == order["id"]:
                return Outcome(str(line.get("did")), line)
            if line.get("did") == "ready":
                return Outcome("restarted", {})
        return Outcome("silent", {})
