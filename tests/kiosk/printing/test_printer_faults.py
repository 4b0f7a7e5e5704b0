"""Every fault in the middle of a ticket, over every line: the person is told in time, the ticket comes exactly once,
and a second paper of it says that it is a copy (T02, T03, T04, T05)."""

import time
from pathlib import Path

import pytest

from hub.sim.printer import Fault
from kiosk.printing import FailReason, JobFailed, JobHeld, JobId, JobPrinted, PrinterState
from kiosk.printing.worker import Patience
from tests.kiosk.printing.rig import LEEWAY, Line, Rig, rig, seconds_since
from tests.kiosk.printing.samples import english
from tests.waiting import wait_until

A, B = JobId("visit-a"), JobId("visit-b")
CONFIRM = 0.6
LINES = [Line.TCP, Line.SERIAL, pytest.param(Line.USB, marks=pytest.mark.long)]
# Of about 400 bytes of a light ticket.
MIDDLE = 200


def hand_in_with(at: Rig, fault: Fault | None, count: int = MIDDLE) -> None:
    """A ticket in whose middle the fault comes; returns when its person has been told something, in time."""
    at.well()
    at.paper.after(count, fault)
    began = time.monotonic()
    at.printer.print_ticket(A, english())
    at.heard.first(A)
    assert seconds_since(began) < CONFIRM + LEEWAY


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    ("fault", "reason", "state"),
    [
        (Fault.PAPER_OUT, FailReason.PAPER_OUT, PrinterState.PAPER_OUT),
        (Fault.COVER_OPEN, FailReason.COVER_OPEN, PrinterState.COVER_OPEN),
        (Fault.OFFLINE, FailReason.OFFLINE, PrinterState.OFFLINE),
        (Fault.BROKEN, FailReason.BROKEN, PrinterState.BROKEN),
    ],
)
def test_a_printer_that_stops_finishes_the_ticket_as_a_whole_when_it_is_mended(
    line: Line, fault: Fault, reason: FailReason, state: PrinterState, tmp_path: Path
) -> None:
    with rig(line, tmp_path) as at:
        hand_in_with(at, fault)
        assert at.heard.first(A) == JobHeld(A, reason)
        wait_until(lambda: at.printer.status.state is state, what="the state")
        at.paper.recover()
        assert at.heard.outcome(A) == JobPrinted(A)
        assert (at.whole("R042"), at.whole("R042", copy=True)) == (1, 0)
        scrap, ticket = (record for record, _ in at.paper.tickets)
        assert any("X X X" in text for text in scrap.lines), "the scrap is crossed out"
        assert ticket.codes, "the whole ticket, down to its QR"
        assert not at.paper.errors
    assert at.heard.states()[-2:] == [state, PrinterState.READY]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("fault", [Fault.HOT, Fault.FEED_BUTTON])
def test_what_passes_by_itself_is_waited_for(line: Line, fault: Fault, tmp_path: Path) -> None:
    with rig(line, tmp_path, Patience(confirm=0.3, slow=20.0)) as at:
        hand_in_with(at, fault)
        assert at.heard.first(A) == JobHeld(A, FailReason(fault.value.replace("feed-button", "feeding")))
        at.paper.recover()
        assert at.heard.outcome(A) == JobPrinted(A)
        assert len(at.paper.tickets) == 1  # in one piece: nothing was sent twice
        assert not at.paper.errors


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.POWER_OFF, None])
def test_a_printer_that_is_lost_reprints_and_says_copy_where_nobody_knows(
    line: Line, fault: Fault | None, tmp_path: Path
) -> None:
    """Lost before the cut was sent there can be no ticket; once it was sent, nobody knows."""
    with rig(line, tmp_path) as at:
        hand_in_with(at, fault)
        at.paper.recover()
        outcome = at.heard.outcome(A)
        held = [event for event in at.heard.about(A) if isinstance(event, JobHeld)][-1]
        assert outcome == JobPrinted(A, copy=held.may_have_printed)
        assert (at.whole("R042"), at.whole("R042", copy=True)) == ((0, 1) if held.may_have_printed else (1, 0))
        assert not at.paper.errors


@pytest.mark.parametrize("line", LINES)
def test_a_printer_that_prints_but_does_not_answer_reprints_a_copy(line: Line, tmp_path: Path) -> None:
    with rig(line, tmp_path) as at:
        hand_in_with(at, Fault.MUTE)
        held = JobHeld(A, FailReason.SILENT, may_have_printed=True)
        wait_until(lambda: held in at.heard.about(A), what="the silence to be held against it")
        at.paper.recover()
        assert at.heard.outcome(A) == JobPrinted(A, copy=True)
        assert (at.whole("R042"), at.whole("R042", copy=True)) == (1, 1)


@pytest.mark.parametrize("line", LINES)
def test_a_jammed_cutter_leaves_a_paper_that_may_be_torn_off_by_hand(line: Line, tmp_path: Path) -> None:
    with rig(line, tmp_path) as at:
        at.well()
        at.paper.suffer(Fault.CUTTER)
        at.printer.print_ticket(A, english())
        assert at.heard.first(A) == JobHeld(A, FailReason.CUTTER, may_have_printed=True)
        wait_until(lambda: at.printer.status.state is PrinterState.CUTTER)
        at.paper.recover()
        assert at.heard.outcome(A) == JobPrinted(A, copy=True)
        assert (at.whole("R042"), at.whole("R042", copy=True)) == (0, 1)


@pytest.mark.parametrize("line", LINES)
def test_a_slow_printer_is_told_in_time_and_finishes(line: Line, tmp_path: Path) -> None:
    with rig(line, tmp_path, Patience(confirm=0.3, slow=10.0)) as at:
        at.well()
        at.paper.slow(500)
        at.printer.print_ticket(A, english())
        assert at.heard.first(A) == JobHeld(A, FailReason.UNCONFIRMED)
        assert at.heard.outcome(A) == JobPrinted(A)
        assert len(at.paper.tickets) == 1


@pytest.mark.parametrize("line", LINES)
def test_a_printer_that_lies_is_not_believed(line: Line, tmp_path: Path) -> None:
    """It says that all is well, but has no paper: without a confirmed cut there was no ticket."""
    with rig(line, tmp_path) as at:
        at.well()
        at.paper.suffer(Fault.LYING)
        hand_in_with(at, Fault.PAPER_OUT)
        assert at.heard.first(A) == JobHeld(A, FailReason.UNCONFIRMED)
        assert at.heard.outcome(A) == JobFailed(A, FailReason.UNCONFIRMED, may_have_printed=False)
        at.paper.recover()
        at.well()
        at.printer.reprint(A)
        wait_until(lambda: isinstance(at.heard.outcome(A), JobPrinted), what="the reprint")
        assert at.whole("R042") + at.whole("R042", copy=True) == 1


@pytest.mark.parametrize("line", LINES)
def test_noise_among_the_answers_and_paper_near_its_end_do_no_harm(line: Line, tmp_path: Path) -> None:
    with rig(line, tmp_path) as at:
        at.well()
        at.paper.suffer(Fault.GARBAGE)
        at.paper.suffer(Fault.NEAR_END)
        at.printer.print_ticket(A, english())
        assert at.heard.outcome(A) == JobPrinted(A)
        wait_until(lambda: at.printer.status.paper_near_end, what="the roll's end to be told")
        at.printer.print_ticket(B, english(number="R043"))
        assert at.heard.outcome(B) == JobPrinted(B)
        assert len(at.paper.tickets) == 2


@pytest.mark.parametrize("line", LINES)
def test_a_cable_pulled_and_put_back_needs_no_restart(line: Line, tmp_path: Path) -> None:
    with rig(line, tmp_path) as at:
        at.well()
        at.paper.unplug()
        wait_until(lambda: at.printer.status.state is PrinterState.UNREACHABLE, what="the unplugging to be seen")
        at.printer.print_ticket(A, english())
        assert at.heard.first(A) == JobHeld(A, FailReason.UNREACHABLE)
        at.paper.plug()
        assert at.heard.outcome(A) == JobPrinted(A)
        assert (at.whole("R042"), at.whole("R042", copy=True)) == (1, 0)
