"""The hub is away and people come all the same: they get numbers, and the hub has them all when it is back, once each
and in the order in which they came, though the kiosk is killed meanwhile (O03). Real programs, real printer bytes."""

import contextlib
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from hub.run.evidence import Entry, read_journal
from hub.sim.printer.server import VirtualPrinter
from tests.hub.running import Hub, running_hub
from tests.office.programs import START_SECONDS, Program, kiosk_settings, program
from tests.waiting import wait_until

ONE_PERSON = 40.0
AT_ANY_MOMENT = (0.1, 3.5)
"""Seconds from a person's first touch to a kill: before, in and after the number, the printing and the paper."""

SCRAP_ROWS = 400
"""Less is the end of a ticket that was cut off in the middle, crossed out."""
MORE_THAN_KILLED = "[away]\neach = 100\n"
"""Whoever stands there at a kill may have used a number, too."""


@dataclass
class Entrance:
    """One kiosk on one folder, killed and started again; what its runs wrote is one record."""

    hub: Hub
    printer: VirtualPrinter
    folder: Path
    stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    wishes: int = 0

    def start(self) -> None:
        settings = kiosk_settings(self.folder / "kiosk-1", self.printer.port) + MORE_THAN_KILLED
        running = program(
            "kiosk", self.folder / "kiosk-1", self.hub.key("Kiosk 1"), ("--headless",), settings, self.hub.url
        )
        self.kiosk: Program = self.stack.enter_context(running)
        self.kiosk.until(lambda: {"did": "ready"} in self.kiosk.answers(), START_SECONDS, "the office's news")

    def leased(self) -> None:
        self.kiosk.until(lambda: bool(self.kiosk.entries("numbers_leased")), 30, "the lease")

    def person(self) -> str:
        self.wishes += 1
        self.kiosk.tell(do="take", id=str(self.wishes), service="taxes", language="en")
        return str(self.wishes)

    def served(self) -> dict[str, Any]:
        """A person from the first touch to the paper."""
        wish = self.person()
        self.kiosk.until(lambda: self.kiosk.answer(wish) is not None, ONE_PERSON, "a ticket")
        return self.kiosk.answer(wish) or {}

    def killed(self) -> None:
        self.kiosk.process.kill()
        self.kiosk.process.wait(10)

    def given(self) -> list[tuple[str, str]]:
        """(visit, label) of every number given from the reserve, in order."""
        return [(line["visit"], line["label"]) for line in self.kiosk.lines("given")]


@contextlib.contextmanager
def entrance(folder: Path) -> Iterator[Entrance]:
    with running_hub(folder) as hub, VirtualPrinter() as printer, contextlib.ExitStack() as stack:
        hub.open_counter("counter-1")
        at = Entrance(hub, printer, folder, stack)
        at.start()
        at.leased()
        yield at


def issued(hub: Hub) -> list[Entry]:
    return [entry for entry in read_journal(hub.data / "vestibule.db") if entry.type == "ticket_issued"]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("people", "kills"), [(3, 1), pytest.param(60, 12, marks=pytest.mark.long)])
def test_nobody_is_lost_while_the_hub_is_stopped_and_the_kiosk_killed(tmp_path: Path, people: int, kills: int) -> None:
    seeded = random.Random(2026)
    with entrance(tmp_path) as at:
        at.hub.stop()
        killed_at = set(seeded.sample(range(1, people), kills))
        for number in range(people):
            if number in killed_at:
                at.person()
                at.kiosk.until(_after(seeded.uniform(*AT_ANY_MOMENT)), 10, "the moment of the cut")
                at.killed()
                at.start()
            told = at.served()
            assert (told["did"], told["paper"], told["ahead"]) == ("took", "printed", None), told
        at.hub.start()
        given = at.given()
        wait_until(lambda: len(issued(at.hub)) >= len(given), 60, "everybody at the hub")
        line = [one for one in at.hub.get("/v1/visits", at.hub.manager).json() if one["service"] == "taxes"]
        printed = [one["visit"] for one in at.kiosk.lines("printed")]
        assert [(one["id"], one["label"]) for one in line] == given
        assert len({label for _, label in given}) == len(given) >= people
        assert len(issued(at.hub)) == len(given)
        assert set(printed) <= {visit for visit, _ in given}
        whole = [paper for paper, _ in at.printer.tickets if paper.rows > SCRAP_ROWS]
        assert people <= len(set(printed)) <= len(whole) <= len(given)  # no paper twice


@pytest.mark.timeout(180)
def test_an_unheard_answer_becomes_one_visit_under_the_number_on_the_paper(tmp_path: Path) -> None:
    with entrance(tmp_path) as at:
        at.kiosk.tell(do="open", id="look", language="en")
        at.kiosk.until(lambda: at.kiosk.answer("look") is not None, 30, "to show the services")
        assert at.hub.process is not None
        at.hub.process.send_signal(signal.SIGSTOP)  # the wish reaches its socket, and nobody reads it
        try:
            told = at.served()
        finally:
            at.hub.process.send_signal(signal.SIGCONT)
        assert (told["did"], told["paper"], told["seq"]) == ("took", "printed", None), told

        def handed_in() -> bool:
            return any(line.get("what") == "hand_in" for line in at.kiosk.lines("acknowledged"))

        at.kiosk.until(handed_in, 30, "to hand it in")
        waiting = at.hub.get("/v1/visits", at.hub.manager).json()
        assert [(one["id"], one["label"]) for one in waiting] == [(told["visit"], told["label"])]


def _after(seconds: float) -> Callable[[], bool]:
    """Holds once so many seconds have passed since it was first asked."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end
