"""The spool's rules without sockets or threads: once, in time, told once, never unasked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hub.face.ticket import TicketContent
from hub.wire.terms import PartState
from kiosk.printing.encode import Job
from kiosk.printing.errors import FailReason, PrintRefused, SpoolBroken
from kiosk.printing.events import JobFailed, JobHeld, JobPrinted, PrinterChanged, PrintEvent
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.logo import StoredLogo
from kiosk.printing.spool import JobId, JobState, Moment, Spool
from kiosk.printing.status import PrinterState, PrinterStatus
from kiosk.printing.worker import Order, Patience, Worker
from tests.kiosk.printing.samples import ISSUED, english

A, B = JobId("visit-a"), JobId("visit-b")
READY = PrinterStatus(PrinterState.READY)
OUT = PrinterStatus(PrinterState.PAPER_OUT)


class PaperStub:
    """A printer that does what the test says."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.refuse: PrintRefused | None = None
        self.refuse_confirm: PrintRefused | None = None
        self.now = READY
        self.scrap_expected = False

    def open(self) -> None: ...

    def write(self, job: bytes, time: Hourglass, logo: StoredLogo | None = None) -> None:
        if self.refuse:
            raise self.refuse
        self.sent.append(job)

    def confirm(self, time: Hourglass, dots: int) -> None:
        if self.refuse_confirm:
            raise self.refuse_confirm

    def status(self) -> PrinterStatus:
        return self.now

    def expect_scrap(self) -> None:
        self.scrap_expected = True

    def close(self) -> None: ...


class Bench:
    """A worker with everything around it in the test's hand."""

    def __init__(self, path: Path) -> None:
        self.spool = Spool.open(path)
        self.printer = PaperStub()
        self.events: list[PrintEvent] = []
        self.moment = Moment("boot-1", 100.0)
        self.worker = Worker(self.spool, self.printer, self.draw, self.events.append, lambda: self.moment, Patience())

    def draw(self, content: TicketContent) -> Job:
        if content.number == "BAD":
            raise ValueError("cannot be drawn")
        return Job(f"{content.number}{'c' if content.copy else ''}".encode(), 1000)

    def hand_in(self, job: JobId, content: TicketContent | None = None) -> list[PrintEvent]:
        self.events.clear()
        self.worker.take(Order(job, content, self.moment))
        return list(self.events)

    def later(self) -> list[PrintEvent]:
        """The printer is looked after until nothing is left to do."""
        self.events.clear()
        self.worker.look()
        while self.worker.work_off():
            pass
        return list(self.events)

    def state(self, job: JobId) -> JobState | None:
        found = self.spool.find(job)
        return found.state if found else None


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path / "spool")
    yield made
    made.spool.close()


def test_a_ticket_is_printed_once_however_often_it_is_handed_in(bench: Bench) -> None:
    assert bench.hand_in(A, english()) == [JobPrinted(A), PrinterChanged(READY)]
    assert bench.hand_in(A, english()) == [JobPrinted(A)]
    assert bench.printer.sent == [b"R042"]


def test_a_ticket_is_held_for_a_printer_in_trouble_and_printed_once_when_it_is_well(bench: Bench) -> None:
    bench.printer.refuse = PrintRefused(FailReason.PAPER_OUT)
    bench.printer.now = OUT
    assert bench.hand_in(A, english()) == [JobHeld(A, FailReason.PAPER_OUT), PrinterChanged(OUT)]
    assert bench.hand_in(A, english()) == [JobHeld(A, FailReason.PAPER_OUT)]  # handed in twice, told again
    assert not bench.later()
    bench.printer.refuse, bench.printer.now = None, READY
    assert bench.later() == [PrinterChanged(READY), JobPrinted(A, copy=False)]  # it never was on paper: no copy
    assert not bench.later()
    assert bench.printer.sent == [b"R042"]


def test_who_stands_there_comes_before_the_held_and_the_held_in_their_order(bench: Bench) -> None:
    bench.printer.refuse, bench.printer.now = PrintRefused(FailReason.COVER_OPEN), OUT
    bench.hand_in(A, english(number="A1"))
    bench.hand_in(B, english(number="B1"))
    bench.printer.refuse, bench.printer.now = None, READY
    assert bench.hand_in(JobId("visit-c"), english(number="C1"))[0] == JobPrinted(JobId("visit-c"))
    bench.later()
    assert bench.printer.sent == [b"C1", b"A1", b"B1"]


def test_what_may_be_out_comes_as_a_copy_and_not_a_third_time(bench: Bench) -> None:
    bench.printer.refuse_confirm = PrintRefused(FailReason.CONNECTION_LOST, may_have_printed=True)
    bench.printer.now = OUT
    assert bench.hand_in(A, english())[0] == JobHeld(A, FailReason.CONNECTION_LOST, may_have_printed=True)
    bench.printer.now = READY
    assert JobFailed(A, FailReason.CONNECTION_LOST, may_have_printed=True) in bench.later()
    assert bench.state(A) is JobState.UNCERTAIN
    bench.printer.refuse_confirm = None
    assert not bench.later()
    assert bench.printer.sent == [b"R042", b"R042c"]


@pytest.mark.parametrize("how", ["time", "restart of the box", "day's end"])
def test_held_too_long_is_given_up_with_the_reason_it_was_held_for(bench: Bench, how: str) -> None:
    bench.printer.refuse, bench.printer.now = PrintRefused(FailReason.COVER_OPEN), OUT
    bench.hand_in(A, english())
    bench.printer.refuse, bench.printer.now = None, READY
    bench.events.clear()
    match how:
        case "time":
            bench.moment = Moment("boot-1", 700.1)
        case "restart of the box":
            bench.moment = Moment("boot-2", 1.0)
        case _:
            bench.worker.end_day()
    assert JobFailed(A, FailReason.COVER_OPEN) in [*bench.events, *bench.later()]
    assert bench.state(A) is JobState.FAILED
    assert bench.printer.sent == []


def test_a_restart_of_the_program_goes_on_holding(bench: Bench) -> None:
    bench.printer.refuse, bench.printer.now = PrintRefused(FailReason.COVER_OPEN), OUT
    bench.hand_in(A, english())
    bench.printer.refuse, bench.printer.now = None, READY
    again = Worker(bench.spool, bench.printer, bench.draw, bench.events.append, lambda: bench.moment, Patience())
    again.resume()
    assert bench.printer.sent == []
    again.look()
    again.work_off()
    assert bench.printer.sent == [b"R042"]


def test_staff_can_have_a_held_ticket_at_once_and_yesterdays_not_at_all(bench: Bench) -> None:
    bench.printer.refuse = PrintRefused(FailReason.COVER_OPEN)
    bench.hand_in(A, english())
    bench.printer.refuse = None
    assert bench.hand_in(A)[0] == JobPrinted(A)
    bench.worker.end_day()
    assert bench.hand_in(A) == [JobFailed(A, FailReason.EXPIRED)]
    assert bench.state(A) is JobState.PRINTED


def test_contents_older_than_a_day_are_let_go(bench: Bench) -> None:
    bench.hand_in(A, english(issued=ISSUED - timedelta(hours=25)))
    for number in range(60):
        bench.hand_in(JobId(f"visit-{number}"), english(issued=ISSUED))
    assert bench.hand_in(A) == [JobFailed(A, FailReason.EXPIRED)]
    assert bench.hand_in(JobId("visit-0")) == [JobPrinted(JobId("visit-0"), copy=True)]


def test_a_reprint_of_what_may_be_on_paper_says_that_it_is_a_copy(bench: Bench) -> None:
    bench.hand_in(A, english())
    assert bench.hand_in(A) == [JobPrinted(A, copy=True)]
    bench.printer.refuse_confirm = PrintRefused(FailReason.UNCONFIRMED, may_have_printed=True)
    assert bench.hand_in(B, english())[0] == JobFailed(B, FailReason.UNCONFIRMED, may_have_printed=True)
    assert bench.state(B) is JobState.UNCERTAIN
    assert bench.hand_in(B, english())[0] == JobFailed(B, FailReason.UNCONFIRMED, may_have_printed=True)
    bench.printer.refuse_confirm = None
    assert bench.hand_in(B) == [JobPrinted(B, copy=True)]
    assert bench.hand_in(B, english()) == [JobPrinted(B, copy=True)]
    assert bench.printer.sent == [b"R042", b"R042c", b"R042", b"R042c"]


def test_a_reprint_of_another_kiosks_ticket_is_left_to_that_one(bench: Bench) -> None:
    assert bench.hand_in(A) == []
    assert bench.printer.sent == []


def test_who_waited_too_long_has_gone(bench: Bench) -> None:
    order = Order(A, english(), bench.moment)
    bench.moment = Moment("boot-1", 700.1)
    bench.worker.take(order)
    assert bench.events == [JobFailed(A, FailReason.EXPIRED)]
    assert bench.state(A) is JobState.FAILED


def test_what_cannot_be_drawn_does_not_stop_the_next(bench: Bench) -> None:
    assert bench.hand_in(A, english(number="BAD")) == [JobFailed(A, FailReason.UNDRAWABLE)]
    assert bench.hand_in(B, english())[0] == JobPrinted(B)


def test_after_a_restart_the_fresh_is_printed_and_the_half_sent_only_told(bench: Bench) -> None:
    old = JobId("visit-old")
    bench.spool.accept(A, english(), bench.moment)
    bench.spool.sending(A)
    bench.spool.accept(B, english(number="B7"), bench.moment)
    bench.spool.accept(old, english(), Moment("boot-0", 99.0))
    bench.worker.resume()
    assert bench.printer.sent == [b"B7"]
    assert bench.printer.scrap_expected
    assert bench.events == [
        JobFailed(A, FailReason.INTERRUPTED, may_have_printed=True),
        JobPrinted(B),
        PrinterChanged(READY),
        JobFailed(old, FailReason.EXPIRED),
    ]


def test_gone_and_back_are_told_once(bench: Bench) -> None:
    near = PrinterStatus(PrinterState.READY, paper_near_end=True)
    for status in (READY, READY, near, near, OUT, OUT, READY):
        bench.printer.now = status
        bench.worker.look()
    assert bench.events == [PrinterChanged(READY), PrinterChanged(near), PrinterChanged(OUT), PrinterChanged(READY)]


def test_a_printed_ticket_keeps_what_is_known_of_the_roll(bench: Bench) -> None:
    bench.printer.now = PrinterStatus(PrinterState.READY, paper_near_end=True)
    bench.worker.look()
    assert bench.hand_in(A, english()) == [JobPrinted(A)]


def test_nothing_is_printed_that_is_not_durable(bench: Bench) -> None:
    bench.spool.close()
    assert bench.hand_in(A, english()) == [JobFailed(A, FailReason.SPOOL)]
    assert bench.printer.sent == []


@pytest.mark.parametrize("reason", list(FailReason))
def test_every_reason_has_a_word_for_the_hub(reason: FailReason) -> None:
    part = JobFailed(A, reason).part
    expected = PartState(reason.value) if reason.value in list(PartState) else PartState.OK
    away = reason in (FailReason.CONNECTION_LOST, FailReason.BROKEN)
    assert part is (PartState.OFFLINE if away else expected) is JobHeld(A, reason).part


def test_paper_whose_end_could_not_be_written_down_comes_again_as_a_copy_only(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SpoolBroken("spool", "disk full")

    with monkeypatch.context() as disk:
        disk.setattr(bench.spool, "ended", full)
        bench.hand_in(A, english())
    assert bench.state(A) is JobState.SENDING
    assert bench.hand_in(A, english()) == [JobFailed(A, FailReason.INTERRUPTED, may_have_printed=True)]
    bench.hand_in(A)
    assert bench.printer.sent == [b"R042", b"R042c"]
