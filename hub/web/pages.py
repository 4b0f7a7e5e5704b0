"""All pages of this room, for the composition root."""

from collections.abc import Callable

from starlette.routing import BaseRoute

from hub.face.texts import Catalogues
from hub.service.board import Board
from hub.service.clock import Clock
from hub.service.people import People
from hub.web.entering import EntryPages
from hub.web.routes import TicketPages


def page_routes(board: Board, clock: Clock, people: People, monotonic: Callable[[], float]) -> list[BaseRoute]:
    """`monotonic` gives seconds for the bounds."""
    catalogues = Catalogues.load()
    tickets = TicketPages(board, clock, catalogues, monotonic)
    entry = EntryPages(board, people, catalogues, monotonic)
    return [*tickets.routes(), *entry.routes()]
