"""Numbers leased ahead to a device that goes on while the hub is away (O03)."""

from itertools import islice

from hub.engine.commands import Ask, LeaseNumbers
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.events import Event, NumbersLeased, SeriesUsedUp
from hub.engine.leases import LeasedBlock
from hub.engine.numbering import count_leasable, leasable, more_to_lease, next_number, one_digit_more
from hub.engine.office import Series
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State

MOST_LEASED = 500
"""Of one series in one device's hands."""
MOST_PAST_END = 10_000
"""So far past the end of a series are numbers leased: a faulty device that asks anew again and again has an end."""


def lease_numbers(state: State, ask: Ask, command: LeaseNumbers) -> Answer:
    """Top up what the device holds; `no_change` when it holds enough of every series. Which numbers: `leasable`."""
    device, day = ask.actor.device, state.day.day
    if device is None:
        return Refusal(Reason.NOT_YOUR_SESSION, {"need": "device"})
    if state.setup is None or day is None or not state.day.open:
        return Refusal(Reason.DAY_NOT_OPEN)
    held = {series.id: 0 for series in state.setup.series_given()}
    before = state.leases.of(day, device)
    anew = command.anew and bool(before)
    for lease in () if anew else before:
        held[lease.series] = held.get(lease.series, 0) + len(lease.numbers)
    blocks: list[LeasedBlock] = []
    used_up: list[Event] = []
    for series in state.setup.series_given():
        numbers = _numbers(state, series, held[series.id], min(command.each, MOST_LEASED))
        blocks += _blocks(series, numbers)
        if numbers and numbers[-1] > series.end and series.id not in state.used_up:
            used_up.append(SeriesUsedUp(series.id, numbers[-1]))
    return (NumbersLeased(device, day, tuple(blocks), anew), *used_up) if blocks or anew else no_change()


def _numbers(state: State, series: Series, held: int, each: int) -> list[int]:
    """Upwards. Of a series that is used up, those that come next, with one digit more."""
    last, passed_over = state.last_numbers.get(series.id), state.kept_numbers.get(series.id, frozenset())
    left = count_leasable(series, last, passed_over)
    more = more_to_lease(left, held, each)
    if left:
        return sorted(islice(leasable(series, last, passed_over), more))
    numbers: list[int] = []
    for _ in range(more):
        last = next_number(series, last, passed_over)
        if last > one_digit_more(series.end) + MOST_PAST_END:
            break
        numbers.append(last)
    return numbers


def _blocks(series: Series, numbers: list[int]) -> list[LeasedBlock]:
    """Without gaps: a number that the series skips ends a block."""
    blocks: list[LeasedBlock] = []
    for number in numbers:
        first = number
        if blocks and number == blocks[-1].last + series.step:
            first = blocks.pop().first
        blocks.append(LeasedBlock(series.id, series.prefix, series.padding, first, number, series.step))
    return blocks
