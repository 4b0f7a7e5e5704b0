"""What stands in the ledger of one ticket: all that it takes to hand it in and to print it once more after a crash."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from hub.wire.requests import HandInRequest
from kiosk.orders import Ticket


class Entry(BaseModel):
    """`request`: the id of the hand-in, made once. `ticket` is without what the person typed (names and numbers are
    never on the kiosk's disk)."""

    model_config = ConfigDict(frozen=True)

    request: str
    body: HandInRequest
    ticket: Ticket

    def to_text(self) -> str:
        return self.model_dump_json(exclude_unset=True)


def without_details(ticket: Ticket) -> Ticket:
    order = ticket.order
    return replace(ticket, order=replace(order, wish=replace(order.wish, details=())))
