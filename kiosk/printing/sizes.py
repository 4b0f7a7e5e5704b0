"""How many bytes tickets take, by language and form: what a slow link waits for."""

from collections.abc import Iterable, Mapping

from hub.face.ticket import TicketContent
from kiosk.printing.settings import TicketForm
from kiosk.printing.ticket_printer import Drawer


def ticket_bytes(contents: Iterable[TicketContent], drawer: Drawer) -> Mapping[str, Mapping[TicketForm, int]]:
    """Language -> form -> bytes of the whole job on the drawer's model, with its cut. A logo kept in the printer counts
    by the bytes that print it; it is defined once."""
    return {
        content.language: {form: len(drawer.in_form(form)(content).data) for form in TicketForm} for content in contents
    }
