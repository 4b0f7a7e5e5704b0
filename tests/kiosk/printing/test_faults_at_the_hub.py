"""Every printer fault in the middle of a ticket, with a real hub: its state is seen there, and so is what became of the
paper (T03, T04)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.engine.ids import VisitId
from hub.sdk.client import HubClient
from hub.sdk.outbox import Outbox
from hub.sdk.record import Record
from hub.sim.printer import Fault
from hub.wire.terms import PartState
from kiosk.printing import JobId, JobPrinted
from kiosk.tray import PrinterTray
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id
from tests.kiosk.printing.rig import Line, Rig, rig
from tests.kiosk.printing.samples import english
from tests.waiting import wait_until

MIDDLE = 200


@dataclass
class Told:
    """The presenter's side: what it was told of each visit."""

    papers: list[tuple[str, PartState | None]]

    def until(self, visit: str) -> None:
        wait_until(lambda: any(one == visit for one, _ in self.papers), 20, f"news of {visit}")

    def printed(self, visit: str) -> None:
        self.papers.append((visit, None))

    def unprinted(self, visit: str, fault: PartState) -> None:
        self.papers.append((visit, fault))


@dataclass
class Office:
    hub: HubInThread
    at: Rig
    told: Told

    def take(self) -> str:
        visit = new_visit_id()
        assert self.hub.issue("questions", id=visit).ok
        self.at.printer.print_ticket(JobId(visit), english())
        return visit

    def part(self) -> str:
        """The printer's state as the hub has it."""
        parts = self.hub.on_loop(lambda: dict(self.hub.house.board.parts))
        return next((str(part.state) for part in parts.values() if str(part.part) == "printer"), "")

    def until_part(self, state: str) -> None:
        wait_until(lambda: self.part() == state, 20, f"the hub to see {state}, not {self.part()}")

    def until_printed(self, visit: str) -> None:
        def paper() -> str:
            found = self.hub.on_loop(lambda: self.hub.house.board.visit(VisitId(visit)))
            return str(found.paper) if found else ""

        wait_until(lambda: paper() == "printed", 20, "the hub to know of the paper")


def _at_once(call: Callable[[], None]) -> None:
    """In place of the presenter's thread."""
    call()


@contextmanager
def office(line: Line, folder: Path) -> Iterator[Office]:
    with hub_in_thread(folder) as hub, rig(line, folder) as at:
        outbox = Outbox(HubClient(hub.url, hub.key("Kiosk 1")))
        tray = PrinterTray(at.printer, outbox, Record(folder / "kiosk.jsonl"), _at_once)
        told = Told([])
        tray.tell(told, lambda: None)
        at.printer.subscribe(tray.heard)
        outbox.start()
        try:
            yield Office(hub, at, told)
        finally:
            at.printer.close()
            outbox.stop()


CASES = [
    (Fault.PAPER_OUT, "paper_out"),
    (Fault.COVER_OPEN, "cover_open"),
    (Fault.CUTTER, "cutter"),
    (Fault.HOT, "hot"),
    (Fault.BROKEN, "offline"),
    (Fault.OFFLINE, "offline"),
    (Fault.SILENT, "silent"),
    (Fault.MUTE, "silent"),
    (Fault.POWER_OFF, "unreachable"),
]


def live_through(line: Line, folder: Path, cases: list[tuple[Fault, str]]) -> None:
    with office(line, folder) as here:
        for fault, state in cases:
            here.at.well()
            if fault is Fault.CUTTER:
                here.at.paper.suffer(fault)
            else:
                here.at.paper.after(MIDDLE, fault)
            visit = here.take()
            here.until_part("silent" if (line, fault) == (Line.SERIAL, Fault.POWER_OFF) else state)
            here.told.until(visit)
            here.at.paper.recover()
            assert isinstance(here.at.heard.outcome(JobId(visit)), JobPrinted)
            here.until_part("ok")
            assert here.told.papers[-1] == (visit, None)
            here.until_printed(visit)
        here.at.paper.suffer(Fault.NEAR_END)
        here.until_part("paper_low")


def test_a_fault_in_a_ticket_is_seen_at_the_hub_and_so_is_its_end(tmp_path: Path) -> None:
    live_through(Line.TCP, tmp_path, [CASES[0], CASES[3], CASES[8]])


@pytest.mark.long
@pytest.mark.parametrize("line", list(Line))
def test_every_fault_in_a_ticket_is_seen_at_the_hub(line: Line, tmp_path: Path) -> None:
    live_through(line, tmp_path, CASES)
