"""Issuing a ticket: hours, service and number judged in one decision (K01, K07, Q01, Q02)."""

from hub.engine.commands import Ask, IssueTicket, LocalTime
from hub.engine.deciding.answer import Answer
from hub.engine.events import TicketIssued
from hub.engine.hours import date_of, is_inside
from hub.engine.ids import BusinessDay
from hub.engine.numbering import label, next_number
from hub.engine.office import Series, Service
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup
from hub.engine.state import State


def issue_ticket(state: State, ask: Ask, command: IssueTicket) -> Answer:
    if command.visit in state.visits:
        return Refusal(Reason.VISIT_EXISTS, {"visit": command.visit})
    setup, day = state.setup, state.day.day
    if setup is None or day is None or not state.day.open:
        return Refusal(Reason.DAY_NOT_OPEN)
    refusal = _refuse_hour(state, setup, day, ask.local)
    if refusal is not None:
        return refusal
    leaf = _wished(setup, command)
    if isinstance(leaf, Refusal):
        return leaf
    service, series = leaf
    number = next_number(series, state.last_numbers.get(series.id))
    return (
        TicketIssued(
            visit=command.visit,
            day=day,
            series=series.id,
            number=number,
            label=label(series, number),
            service=service.id,
            language=command.language,
            channel=command.channel,
            priority=command.priority,
            arrived=ask.now,
            ahead=state.waiting(service.id),
            link_hash=command.link_hash,
        ),
    )


def _refuse_hour(state: State, setup: Setup, day: BusinessDay, local: LocalTime) -> Refusal | None:
    """Judged by the clock of the command itself: the tick that tells everybody may come a moment later."""
    if is_inside(setup.office, local):
        of_a_past_date = date_of(day) < local.date
        return Refusal(Reason.DAY_NOT_OPEN) if of_a_past_date else None
    return None if state.day.by_hand else Refusal(Reason.OUTSIDE_HOURS)


def _wished(setup: Setup, command: IssueTicket) -> tuple[Service, Series] | Refusal:
    """The service asked for and its number series, when a ticket can be given for it in the language asked for."""
    if setup.service(command.service) is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": command.service})
    leaf = setup.leaf(command.service)
    if leaf is None:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": command.service})
    if not setup.is_given(command.service):
        return Refusal(Reason.SERVICE_NOT_GIVEN, {"service": command.service})
    if command.language not in setup.office.languages:
        return Refusal(Reason.LANGUAGE_NOT_OFFERED, {"language": command.language})
    return leaf
