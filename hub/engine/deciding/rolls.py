"""Numbers of a pre-printed roll, entered by staff, also afterwards (T05).

The person holds a number already, so hours, closures, quota, line and counters are not judged. What the member of staff
says of the person is: whoever typed it can put it right.
"""

from hub.engine.commands import Ask, EnterRoll
from hub.engine.deciding.answer import Answer
from hub.engine.deciding.handing_in import is_taken
from hub.engine.deciding.issuing import Numbered, TicketWish, follow, given_leaf, issued_event
from hub.engine.deciding.requested import Wanted, refuse_request
from hub.engine.ids import LINE_START, Instant
from hub.engine.journey import MOST_STEPS
from hub.engine.numbering import label
from hub.engine.office import Series
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import MS_PER_MINUTE, Setup
from hub.engine.state import State
from hub.engine.terms import Channel, NumberFrom


def enter_roll(state: State, ask: Ask, command: EnterRoll) -> Answer:
    if command.visit in state.visits:
        return Refusal(Reason.VISIT_EXISTS, {"visit": command.visit})
    setup, day = state.setup, state.day.day
    if setup is None or day is None or not state.day.open:
        return Refusal(Reason.DAY_NOT_OPEN)
    paper = _read_paper(setup, command.paper)
    if paper is None:
        return Refusal(Reason.NO_SUCH_ROLL, {"ticket": command.paper})
    series, number = paper
    ticket = label(series, number)
    if is_taken(state, series.id, number, ticket):
        return Refusal(Reason.NUMBER_TAKEN, {"ticket": ticket, "day": day})
    refusal = _refuse_wish(setup, command)
    if refusal is not None:
        return refusal
    arrived = Instant(max(LINE_START, ask.now - max(0, command.minutes_ago) * MS_PER_MINUTE))
    wish = _wish(command)
    numbered = Numbered(day, series.id, number, ticket, arrived, NumberFrom.ROLL)
    return (issued_event(state, setup, wish, numbered), *follow(state, setup, wish))


def _read_paper(setup: Setup, paper: str) -> tuple[Series, int] | None:
    """The roll and the number on it; the letters may be left out where the office has one roll only."""
    letters = "".join(letter for letter in paper if letter.isalpha()).upper()
    digits = "".join(letter for letter in paper if letter.isdecimal())
    rolls = setup.rolls()
    found = rolls if not letters and len(rolls) == 1 else tuple(roll for roll in rolls if roll.prefix == letters)
    if not found or not digits:
        return None
    series, number = found[0], int(digits)
    on_roll = number in range(series.start, series.end + 1, series.step) and number not in series.skipped
    return (series, number) if on_roll else None


def _refuse_wish(setup: Setup, command: EnterRoll) -> Refusal | None:
    if len(command.more) >= MOST_STEPS:
        return Refusal(Reason.TOO_MANY_SERVICES, {"most": str(MOST_STEPS)})
    for service, quantity, member in (
        (command.service, command.quantity, 1),
        *((step.service, step.quantity, step.member) for step in command.more),
    ):
        leaf = given_leaf(setup, service)
        if isinstance(leaf, Refusal):
            return leaf
        wanted = Wanted(command.language, command.priority, command.needs, command.party, quantity)
        refusal = refuse_request(setup, leaf[0], wanted)
        if refusal is not None:
            return refusal
        if not 1 <= member <= command.party:
            return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"member": str(member), "most": str(command.party)})
    return None


def _wish(command: EnterRoll) -> TicketWish:
    return TicketWish(
        visit=command.visit,
        service=command.service,
        language=command.language,
        channel=Channel.STAFF,
        priority=command.priority,
        link_hash=command.link_hash,
        quantity=command.quantity,
        party=command.party,
        needs=command.needs,
        more=command.more,
    )
