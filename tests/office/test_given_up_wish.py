"""A person who was told that no ticket comes holds no place, even if the hub had heard the wish."""

import signal
from pathlib import Path

import pytest

from hub.run.evidence import read_journal
from hub.sim.printer.server import VirtualPrinter
from tests.hub.running import running_hub
from tests.office.programs import START_SECONDS, kiosk_settings, program
from tests.waiting import wait_until

IMPATIENT = "[times]\nask_seconds = 5.0\n"


@pytest.mark.timeout(180)
def test_a_wish_that_was_given_up_is_withdrawn_when_the_hub_is_back(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, VirtualPrinter() as printer:
        hub.open_counter("counter-1")
        own = tmp_path / "kiosk-1"
        settings = kiosk_settings(own, printer.port) + IMPATIENT
        with program("kiosk", own, hub.key("Kiosk 1"), ("--headless",), settings, hub.url) as entrance:
            entrance.until(lambda: {"did": "ready"} in entrance.answers(), START_SECONDS, "the hub's first news")
            entrance.tell(do="open", id="look", language="en")
            entrance.until(lambda: entrance.answer("look") is not None, 30, "to show the services")
            assert hub.process is not None
            hub.process.send_signal(signal.SIGSTOP)  # the wish reaches its socket, and nobody reads it
            try:
                entrance.tell(do="take", id="wish", language="en", service="taxes")
                entrance.until(lambda: entrance.answer("wish") is not None, 60, "to give up")
            finally:
                hub.process.send_signal(signal.SIGCONT)
            told = entrance.answer("wish") or {}
            assert (told["did"], told["reason"]) == ("refused", "unanswered")
            visit = entrance.lines("unanswered")[0]["visit"]

            def settled() -> bool:
                """The hub has heard the withdrawal: it ended the visit, or never knew it."""
                refused = [one for one in entrance.entries("delivery_refused") if one["about"] == visit]
                return bool(refused) or any(line["visit"] == visit for line in entrance.lines("acknowledged"))

            entrance.until(settled, 30, "to withdraw the wish")
            wait_until(lambda: hub.get("/health").status_code == 200, 10, "the hub")
            story = [
                entry.type for entry in read_journal(hub.data / "vestibule.db") if entry.payload.get("visit") == visit
            ]
            assert story in ([], ["ticket_issued", "visit_left"])
            assert list(printer.tickets) == []
