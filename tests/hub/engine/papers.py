"""A witness of numbers that others than the hub give: leased ones, tickets handed in, numbers of a roll.

His books are made from the events alone: who was leased what, and what became of each number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.ids import BusinessDay, DeviceId, SeriesId
from hub.engine.model import Visit
from hub.engine.snapshot import Still
from hub.engine.state import State
from hub.engine.terms import ENDINGS, Channel, NumberFrom, VisitState

Number = tuple[BusinessDay, SeriesId, int]


@dataclass(slots=True)
class PaperWitness:
    leased: dict[Number, tuple[DeviceId, str]] = field(default_factory=dict)
    """Every number ever leased: to whom, and what its paper says."""
    spent: set[Number] = field(default_factory=set)
    lost: set[Number] = field(default_factory=set)
    """In a book that was lost: on paper or not, and nobody's any more."""
    days: list[BusinessDay] = field(default_factory=list)

    def see(self, before: Still, recorded: Recorded, state: State) -> None:
        match recorded.event:
            case events.DayOpened(day=day):
                self.days.append(day)
            case events.NumbersLeased() as event:
                self._lease(before, recorded, event)
            case events.TicketIssued(number_from=NumberFrom.SERIES) as event:
                assert (event.day, event.series, event.number) not in self.leased, "the hub gave a leased number"
                assert event.arrived == recorded.at, "the hub gives tickets now"
                self._not_of_a_roll(before, event.series)
            case events.TicketIssued(number_from=NumberFrom.LEASE) as event:
                self._spend(recorded, (event.day, event.series, event.number), event.label)
                self._stands_by_its_arrival(recorded, event, state)
            case events.TicketIssued(number_from=NumberFrom.ROLL) as event:
                assert event.series in self._rolls(before), "no number of a roll"
                self._stands_by_its_arrival(recorded, event, state)
            case events.VisitRelabelled() as event:
                self._relabel(before, recorded, event)
            case _:
                pass
        self._check_held(state)

    def _lease(self, before: Still, recorded: Recorded, event: events.NumbersLeased) -> None:
        assert before.day.open, "leased without a day"
        assert event.day == before.day.day, "leased for another day"
        assert event.device == recorded.actor.device
        if event.anew:
            self.lost |= {
                number
                for number, (device, _) in self.leased.items()
                if (number[0], device) == (event.day, event.device)
            }
        on_paper = {visit.label for visit in before.visits}
        for block in event.blocks:
            self._not_of_a_roll(before, block.series)
            for number in block.numbers:
                paper = f"{block.prefix}{str(number).rjust(block.padding, '0')}"
                assert (event.day, block.series, number) not in self.leased, "leased twice"
                assert paper not in on_paper, "leased although somebody has it"
                self.leased[event.day, block.series, number] = event.device, paper

    def _spend(self, recorded: Recorded, number: Number, label: str) -> None:
        assert self.leased.get(number) == (recorded.actor.device, label), "handed in what this kiosk was not leased"
        assert number not in self.spent, "handed in twice"
        assert number not in self.lost, "handed in although nobody knows whose paper it is"
        assert number[0] in self.days[-2:], "of a day that is forgotten"
        self.spent.add(number)

    def _stands_by_its_arrival(self, recorded: Recorded, event: events.TicketIssued, state: State) -> None:
        """Behind all who came before, before all who came later, whatever the order of handing in."""
        assert event.arrived <= recorded.at, "arrived in time to come"
        visit = state.visits[event.visit]
        assert visit.place.at == visit.arrived == visit.wait_began == event.arrived
        waiting = [other for other in _line_of(visit, state) if other.place.at <= event.arrived]
        assert event.ahead == len(waiting), "counted wrongly who stands before"

    def _relabel(self, before: Still, recorded: Recorded, event: events.VisitRelabelled) -> None:
        self._spend(recorded, (event.day, event.series, event.number), event.label)
        was = next(visit for visit in before.visits if visit.id == event.visit)
        assert was.state in (VisitState.WAITING, VisitState.PARKED), "relabelled though its number was called"
        assert was.channel is Channel.KIOSK, "relabelled though no kiosk asked for it"
        first = was.day, was.series, was.number
        assert first not in self.leased, "relabelled though its paper bears a leased number"

    def _not_of_a_roll(self, before: Still, series: SeriesId) -> None:
        assert series not in self._rolls(before), "the hub gave a number of a roll"

    def _rolls(self, before: Still) -> set[SeriesId]:
        assert before.setup is not None
        return {series.id for series in before.setup.office.series if series.preprinted}

    def _check_held(self, state: State) -> None:
        """The state knows the unused numbers of this day and the one before, and no others."""
        known = {
            (lease.day, lease.series, number): (lease.device, lease.label(number))
            for lease in state.leases.all()
            for number in lease.numbers
        }
        unused = {
            number: holder
            for number, holder in self.leased.items()
            if number not in self.spent | self.lost and number[0] in self.days[-2:]
        }
        assert known == unused, "leases are not what was leased and is unused"


def _line_of(visit: Visit, state: State) -> Iterator[Visit]:
    """The others who wait for its service now."""
    for other in state.visits.values():
        if other.id != visit.id and other.service == visit.service and other.state is VisitState.WAITING:
            assert other.state not in ENDINGS
            yield other
