"""What kiosks and tickets say: a ticket has its number, a logo that can be printed, an address with its words (T06)."""

from collections.abc import Iterator

from hub.engine.checks.logo import fault_of_logo
from hub.engine.document_table import Problem
from hub.engine.office import Office
from hub.engine.terms import TicketPart


def check_kiosk(office: Office) -> Iterator[Problem]:
    for index, service in enumerate(office.services):
        if service.online_url is not None and not service.online:
            yield Problem(f"services[{index}].online", "say in words what can be done at the address of online_url")
    if TicketPart.NUMBER not in office.ticket.printed:
        yield Problem("ticket.parts", "add number: a ticket without its number is of no use")
    if office.ticket.logo is not None:
        fault = fault_of_logo(office.ticket.logo)
        if fault is not None:
            yield Problem("ticket.logo", fault)
