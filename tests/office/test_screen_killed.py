"""The kiosk's screen dies and is there again in seconds, as its unit starts it again; nobody's ticket is lost (S12)."""

import contextlib
import sqlite3
import time
from pathlib import Path

import pytest

from hub.sim.printer.server import VirtualPrinter
from tests.hub.running import running_hub
from tests.office.programs import START_SECONDS, kiosk_settings, program

SCREEN = ("--rehearse", "--size", "1080x1920")
THERE_AGAIN = 25.0
"""Seconds from the kill to the first picture; 3 on a computer with nothing else to do, 10 on one shared by many."""

SCRAP_ROWS = 400
"""Less is the end of a ticket that was cut off in the middle, crossed out."""


def spooled(file: Path) -> bool:
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as spool:
        return bool(spool.execute("SELECT count(*) FROM jobs").fetchone()[0])


@pytest.mark.long
@pytest.mark.timeout(180)
def test_a_killed_screen_is_there_again_and_the_ticket_with_it(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, VirtualPrinter() as printer:
        hub.open_counter("counter-1")
        own = tmp_path / "kiosk-1"
        settings = kiosk_settings(own, printer.port)
        with program("kiosk", own, hub.key("Kiosk 1"), SCREEN, settings, hub.url) as first:
            first.until(lambda: {"did": "ready"} in first.answers(), START_SECONDS, "the hub's first news")
            first.tell(do="take", id="1", service="taxes", language="en")
            first.until(lambda: spooled(own / "spool" / "tickets.spool"), 30, "the ticket")
            first.process.kill()
            first.process.wait(10)
        began = time.monotonic()
        with program("kiosk", own, hub.key("Kiosk 1"), SCREEN, settings, hub.url) as again:
            again.until(lambda: bool(again.entries("kiosk_ready")), START_SECONDS, "the screen")
            assert not again.picture().isNull()
            assert time.monotonic() - began < THERE_AGAIN
            visit = again.lines("acknowledged")[0]["visit"]

            def told() -> bool:
                kinds = ("printed", "unprinted")
                return any(line["visit"] == visit for kind in kinds for line in again.lines(kind))

            again.until(told, 30, "what became of the paper")
        assert [one["id"] for one in hub.get("/v1/visits", hub.manager).json()] == [visit]
        whole = [paper for paper, _ in printer.tickets if paper.rows > SCRAP_ROWS]
        assert len(whole) <= 1
