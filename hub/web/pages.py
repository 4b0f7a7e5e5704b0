"""All pages of this room, for the composition root."""

from collections.abc import Callable

from starlette.routing import BaseRoute

from hub.face.texts import Catalogues
from hub.service.board import Board
from hub.service.clock import Clock
from hub.service.people import People
from hub.web.board_page import BoardPages
from hub.web.call_sounds import CallSounds, NoSounds
from hub.web.entering import EntryPages
from hub.web.routes import TicketPages
from hub.web.staff_page import StaffPages

SILENT = NoSounds()


def page_routes(
    board: Board, clock: Clock, people: People, monotonic: Callable[[], float], sounds: CallSounds = SILENT
) -> list[BaseRoute]:
    """`monotonic` gives seconds for the bounds; `sounds`: how the board's page is told what calls sound like."""
    catalogues = Catalogues.load()
    tickets = TicketPages(board, clock, catalogues, monotonic)
    entry = EntryPages(board, people, catalogues, monotonic)
    walls = BoardPages(board, catalogues, sounds)
    return [*tickets.routes(), *entry.routes(), *walls.routes(), *StaffPages(catalogues).routes()]
