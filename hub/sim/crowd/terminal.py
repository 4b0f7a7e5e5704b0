"""A member of staff at a real counter terminal: key presses on its screen, by its rehearsal line (counter/README.md).

The terminal says how it stands whenever that changes; the clerk looks at that and presses the one right key.
"""

import random
import time
from pathlib import Path
from threading import Event
from typing import Any

import structlog

from hub.sim.crowd.clerk import FORM, IDLE, SERVE, WALK
from hub.sim.crowd.pipe_line import PipeLine
from hub.sim.crowd.plan import ClerkPlan

log = structlog.get_logger(__name__)

MAIN, FINISH, RECALL = "Space", "F", "R"
"""The default shortcuts (counter/README.md)."""
RECALL_SHARE = 0.15
FINISH_SHARE = 0.4
SIGNED_IN_WITHIN = 60.0
NEWS_WITHIN = 4.0
"""The terminal answers a press by how it then stands; without news for so long the clerk looks again."""


class TerminalClerk:
    """`work` runs on a thread of its own until `stopping`. The terminal keeps its own record."""

    def __init__(self, plan: ClerkPlan, orders: Path, answers: Path, stopping: Event) -> None:
        self._plan = plan
        self._line = PipeLine(orders, answers, stopping)
        self._stopping = stopping
        self._stands: dict[str, Any] = {}

    def work(self, seed: int, pace: float) -> None:
        chance = random.Random(f"{seed}-{self._plan.staff}")
        try:
            while not self._stopping.is_set():
                if self._stands.get("page") != "work":
                    self._sign_in()
                else:
                    self._press(chance, pace)
        finally:
            self._line.close()

    def _sign_in(self) -> None:
        self._line.send(
            {"do": "sign_in", "staff": self._plan.staff, "pin": self._plan.pin, "counter": self._plan.counter}
        )
        deadline = time.monotonic() + SIGNED_IN_WITHIN
        while (line := self._heard(deadline)) is not None:
            if line.get("did") in {"refused", "gave_up"}:
                log.warning("terminal_sign_in", did=line.get("did"), reason=line.get("reason"))
                self._stopping.wait(NEWS_WITHIN)
                return
            if line.get("did") == "sign_in":
                self._look()
                return

    def _press(self, chance: random.Random, pace: float) -> None:
        """What is right for how the terminal stands, after the time it takes."""
        match self._stands.get("standing"):
            case "idle":
                self._key(MAIN)
                span = IDLE
            case "called":
                self._stopping.wait(chance.uniform(*WALK) / pace)
                self._key(RECALL if chance.random() < RECALL_SHARE else MAIN)
                span = FORM
            case "serving":
                self._stopping.wait(chance.uniform(*SERVE) / pace)
                self._key(FINISH if chance.random() < FINISH_SHARE else MAIN)
                span = FORM
            case _:
                self._key(MAIN)
                span = IDLE
        self._look()
        self._stopping.wait(chance.uniform(*span) / pace / 2)

    def _key(self, name: str) -> None:
        if not self._stopping.is_set():
            self._line.send({"key": name})

    def _look(self) -> None:
        """Take in how the terminal stands after the last act."""
        deadline = time.monotonic() + NEWS_WITHIN
        while (line := self._heard(deadline)) is not None:
            if "now" in line:
                return

    def _heard(self, deadline: float) -> dict[str, Any] | None:
        line = self._line.next(deadline)
        if line is not None and isinstance(line.get("now"), dict):
            self._stands = line["now"]
        return line
