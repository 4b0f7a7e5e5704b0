"""Tickets that a kiosk gave from its leased numbers while the hub was away (O03).

Only the kiosk that gave a visit its ticket puts its number right (`not_your_visit`).

The paper is out, so hours, closures, quota, line and counters are not judged again, and what the set-up no longer knows
(a class, a need, a language, a further service) is left out instead of refused. Judged are the number, which must be an
unused one of this device and day, and the service. Nobody's place changes but the visit's own: it stands by its true
arrival, before those who came later and still wait.

Once its day is over the ticket is what it would have become at closing: kept for the next day where the service keeps
people overnight, else left at closing. When another day has been opened, it waits there if its service keeps people and
nobody has its number; otherwise it is refused (`day_over`, `number_taken`): its person has gone long ago. Tickets of
days before the last one are not known any more (`number_not_held`).
"""

from hub.engine.commands import Ask, HandIn
from hub.engine.deciding.answer import Answer
from hub.engine.deciding.issuing import Numbered, TicketWish, follow, help_wanted, issued_event
from hub.engine.deciding.requested import MOST_NEEDS, MOST_PARTY
from hub.engine.events import Event, VisitKept, VisitLeftAtClosing, VisitRelabelled
from hub.engine.ids import LINE_START, NORMAL, Instant, SeriesId
from hub.engine.journey import MOST_STEPS, PlannedStep
from hub.engine.leases import Lease
from hub.engine.model import Visit
from hub.engine.office import Service
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import Channel, NumberFrom, VisitState

UNCALLED = frozenset({VisitState.WAITING, VisitState.PARKED})


def hand_in(state: State, ask: Ask, command: HandIn) -> Answer:
    known = state.visits.get(command.visit)
    lease = state.leases.holding(command.day, command.series, command.number)
    if known is not None and known.issued_by != ask.actor.device:
        return Refusal(Reason.NOT_YOUR_VISIT)
    if known is not None and (lease is None or not _is_unheard(known)):
        return Refusal(Reason.VISIT_EXISTS, {"visit": command.visit, "ticket": known.label})
    if state.setup is None or lease is None or lease.device != ask.actor.device:
        number = {"day": command.day, "series": command.series, "number": str(command.number)}
        return Refusal(Reason.NUMBER_NOT_HELD, number)
    label = lease.label(command.number)
    if command.day != state.day.day and is_taken(state, command.series, command.number, label):
        return Refusal(Reason.NUMBER_TAKEN, {"ticket": label, "day": command.day})
    if known is not None:
        return _relabelled(known, lease, command)
    leaf = state.setup.leaf(command.service)
    if leaf is None:
        category = state.setup.service(command.service) is not None
        reason = Reason.SERVICE_IS_CATEGORY if category else Reason.UNKNOWN_SERVICE
        return Refusal(reason, {"service": command.service})
    if command.day != state.day.day and not leaf[0].keep_overnight:
        return Refusal(Reason.DAY_OVER, {"ticket": label, "day": command.day})
    return _taken_in(state, state.setup, ask, command, lease, leaf[0])


def _taken_in(state: State, setup: Setup, ask: Ask, command: HandIn, lease: Lease, service: Service) -> Answer:
    wish = _as_it_stands(setup, service, command)
    numbered = Numbered(
        command.day,
        command.series,
        command.number,
        lease.label(command.number),
        arrived_at(state, ask, command),
        NumberFrom.LEASE,
        command.estimated,
    )
    issued: Event = issued_event(state, setup, wish, numbered)
    if command.day == state.day.day and state.day.open:
        return (issued, *follow(state, setup, wish))
    if service.keep_overnight:
        return (issued, *help_wanted(setup, wish), VisitKept(command.visit))
    return issued, VisitLeftAtClosing(command.visit)


def arrived_at(state: State, ask: Ask, command: HandIn) -> Instant:
    """When the person came, on the hub's line: not before the device's last contact, and not in time to come. What the
    device says of its contact is not believed beyond the day: a number of today was leased after its opening."""
    earliest = state.day.opened_at if command.day == state.day.day else LINE_START
    return Instant(min(ask.now, max(earliest, command.last_contact, command.taken_at)))


def _is_unheard(known: Visit) -> bool:
    """Whether the visit may be one that the hub issued and the kiosk never heard of, and nobody has been called by its
    number yet."""
    return known.state in UNCALLED and known.number_from is NumberFrom.SERIES and known.channel is Channel.KIOSK


def _relabelled(known: Visit, lease: Lease, command: HandIn) -> Answer:
    """The hub issued this visit unheard; the paper says another number."""
    label = lease.label(command.number)
    return (VisitRelabelled(known.id, command.day, command.series, command.number, label),)


def is_taken(state: State, series: SeriesId, number: int, label: str) -> bool:
    """Whether somebody has this number today, on paper or in a kiosk that may give it. O(visits): for papers that come
    late, or that staff type."""
    if state.leases.holding(state.day.day, series, number) is not None:
        return True
    held = (visit for visit in state.visits.values() if not visit.walk_up)
    return any(visit.label == label or (visit.series, visit.number) == (series, number) for visit in held)


def _as_it_stands(setup: Setup, service: Service, command: HandIn) -> TicketWish:
    """What was asked for, as far as the present set-up knows it."""
    office = setup.office
    allowed = setup.has_class(command.priority) and (not service.classes or command.priority in service.classes)
    party = min(max(1, command.party), MOST_PARTY)
    return TicketWish(
        visit=command.visit,
        service=command.service,
        language=command.language if command.language in office.languages else office.default_language,
        channel=Channel.KIOSK,
        priority=command.priority if allowed else NORMAL,
        link_hash=command.link_hash,
        quantity=min(max(1, command.quantity), service.most_quantity),
        party=party,
        needs=tuple(need for need in command.needs if setup.need(need) is not None)[:MOST_NEEDS],
        more=tuple(step for step in command.more if _is_known(setup, step, party))[: MOST_STEPS - 1],
    )


def _is_known(setup: Setup, step: PlannedStep, party: int) -> bool:
    leaf = setup.leaf(step.service)
    return leaf is not None and 1 <= step.member <= party and 1 <= step.quantity <= leaf[0].most_quantity
