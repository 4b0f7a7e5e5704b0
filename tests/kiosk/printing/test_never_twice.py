"""Whatever happens to the printer: no ticket comes twice without saying that it is a copy, and what was told is true
(T04).

Random schedules of tickets, faults, cables, power cuts and restarts of the program, judged by the papers that the
virtual printer has cut off.
"""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hub.face.texts import Catalogues
from hub.face.ticket import compose
from hub.sim.printer import Fault, VirtualPrinter
from kiosk.printing import JobFailed, JobId, JobPrinted, TicketPrinter
from kiosk.printing.encode import light_job
from kiosk.printing.escpos_bytes import ASK_IN_ORDER
from kiosk.printing.worker import Patience
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.rig import MODEL, Line, Rig, door, is_copy, is_ticket, rig
from tests.kiosk.printing.samples import english
from tests.waiting import wait_until

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
PATIENCE = Patience(confirm=0.15, slow=0.7)
# Bytes of a light ticket, and more: the accident may also come in the next one.
BYTES = st.integers(1, 700)
FAULTS = st.sampled_from([one for one in Fault if one not in (Fault.GARBAGE, Fault.NEAR_END)])


@dataclass(frozen=True)
class Ticket:
    """The next person; the fault comes after so many bytes, None is a connection that drops."""

    fault: Fault | None = None
    after: int | None = None


@dataclass(frozen=True)
class Suffer:
    fault: Fault


@dataclass(frozen=True)
class Mend:
    pass


@dataclass(frozen=True)
class Cable:
    out: bool


@dataclass(frozen=True)
class Restart:
    """The program ends and begins again."""


@dataclass(frozen=True)
class Reprint:
    """Staff ask for the last ticket once more."""


Step = Ticket | Suffer | Mend | Cable | Restart | Reprint
STEPS = st.lists(
    st.one_of(
        st.builds(Ticket, st.one_of(st.none(), FAULTS), st.one_of(st.none(), BYTES)),
        st.builds(Suffer, FAULTS),
        st.just(Mend()),
        st.builds(Cable, st.booleans()),
        st.just(Restart()),
        st.just(Reprint()),
    ),
    min_size=1,
    max_size=7,
)


class Story:
    """One schedule, carried out; `told` is every end that was told of each ticket."""

    def __init__(self, line: Line, folder: Path, paper: VirtualPrinter) -> None:
        self._line, self._folder, self._paper = line, folder, paper
        self.tickets: list[str] = []
        self.told: list[JobPrinted | JobFailed] = []
        self._in = True

    def live(self, steps: list[Step]) -> None:
        while steps:
            with rig(self._line, self._folder, PATIENCE, paper=self._paper) as at:
                steps = self._run(at, steps)
                if not steps:
                    self._end_well(at)
            self.told += [event for event in at.heard.events if isinstance(event, JobPrinted | JobFailed)]

    def _run(self, at: Rig, steps: list[Step]) -> list[Step]:
        """What is left after a restart."""
        for number, step in enumerate(steps):
            match step:
                case Restart():
                    return steps[number + 1 :]
                case Ticket(fault, after):
                    self._take(at, fault, after)
                case Suffer(fault):
                    self._paper.suffer(fault)
                case Mend():
                    self._paper.recover()
                case Cable(out):
                    self._paper.unplug() if out else self._paper.plug()
                    self._in = not out
                case Reprint():
                    self._again(at.printer)
        return []

    def _take(self, at: Rig, fault: Fault | None, after: int | None) -> None:
        name = f"R{len(self.tickets):03}"
        self.tickets.append(name)
        if not self._paper.faults and self._in:
            at.well()  # so that the bytes counted are the ticket's
        if after is not None:
            self._paper.after(after, fault)
        at.printer.print_ticket(JobId(name), english(number=name))
        wait_until(lambda: bool(at.heard.about(JobId(name))), 20, f"news of {name}")

    def _again(self, printer: TicketPrinter) -> None:
        if self.tickets:
            printer.reprint(JobId(self.tickets[-1]))

    def _end_well(self, at: Rig) -> None:
        self._paper.plug()
        self._paper.recover()
        at.printer.print_ticket(JobId("last"), english(number="L999"))
        at.heard.outcome(JobId("last"))
        wait_until(lambda: not at.printer._spool.held(), 20, "the held tickets")

    def judge(self) -> None:
        papers = [record for record, _ in self._paper.tickets]
        originals = Counter(
            name for name in self.tickets for one in papers if is_ticket(one, name) and not is_copy(one)
        )
        copies = Counter(name for name in self.tickets for one in papers if is_ticket(one, name) and is_copy(one))
        assert all(count <= 1 for count in originals.values()), f"twice without a word: {originals}"
        for name in self.tickets:
            ends = [event for event in self.told if event.job == name]
            assert ends, f"nobody was told of {name}"
            assert sum(isinstance(one, JobPrinted) and not one.copy for one in ends) <= 1
            if any(isinstance(one, JobPrinted) and not one.copy for one in ends):
                assert originals[name] == 1, f"{name} was told as printed"
            printed_copies = sum(isinstance(one, JobPrinted) and one.copy for one in ends)
            assert copies[name] >= printed_copies, f"{name}: {printed_copies} copies were told"
            if all(isinstance(one, JobFailed) and not one.may_have_printed for one in ends):
                assert originals[name] + copies[name] == 0, f"{name} was told as never printed"


def light_ticket(number: str) -> bytes:
    ticket = compose(english(number=number), Catalogues.load().texts("en", "ticket"))
    return light_job(ticket, BoxStrips(), MODEL).data


def told_and_true(line: Line, steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with VirtualPrinter(door=door(line, folder)) as paper:
            story = Story(line, folder, paper)
            story.live([*steps, Ticket()])
            story.judge()


@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
@example([Ticket(Fault.PAPER_OUT, 72), Restart()])
@example([Ticket(Fault.MUTE, 1), Ticket(), Mend()])
@given(STEPS)
def test_no_ticket_comes_twice_without_a_word(steps: list[Step]) -> None:
    told_and_true(Line.TCP, steps)


def test_paper_that_ends_around_the_cut_is_known_to_be_a_ticket_or_not() -> None:
    """The last bytes of a light ticket, one by one: text, question, cut, question."""
    length = len(light_ticket("R000")) + len(ASK_IN_ORDER) * 2
    told_and_true(Line.TCP, [Ticket(Fault.PAPER_OUT, length), Mend(), Ticket(Fault.PAPER_OUT, length - 3), Mend()])


@pytest.mark.long
@pytest.mark.parametrize("line", list(Line))
@pytest.mark.parametrize("back", range(14))
def test_a_fault_at_each_of_the_last_bytes(line: Line, back: int) -> None:
    length = len(light_ticket("R000")) + len(ASK_IN_ORDER) * 2
    for fault in (Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.POWER_OFF, None):
        told_and_true(line, [Ticket(fault, length - back), Mend()])


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("line", list(Line))
def test_no_ticket_comes_twice_without_a_word_over_any_line(line: Line) -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
    @given(STEPS)
    def many(steps: list[Step]) -> None:
        told_and_true(line, steps)

    many()
