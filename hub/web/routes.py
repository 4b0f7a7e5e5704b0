"""Routes of the pages: `GET /t/{token}`, a ticket's own page, open to whoever has the link.

The link is 128 random bits and the hub keeps only its hash, so looking one up tells nothing by the time it takes.
Bounds: one page costs less than a millisecond; `PAGES_PER_SECOND` for all together, and `MISSES` unknown links from one
address before it has to wait, so that nobody can try links for long (S13).
"""

import hashlib
import re
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.service.board import Board
from hub.service.clock import Clock
from hub.web.bounds import TOO_MANY_SECONDS, Bucket, Misses
from hub.web.facts import ticket_facts
from hub.web.markup import ticket_html, unknown_html
from hub.web.style import policy
from hub.web.ticket_page import TicketFacts, write_page

DOMAIN: Final = "web"
LINK = re.compile(r"[a-z2-7]{26}")
"""128 bits in base32, lower case, without padding (hub/wire/requests.py)."""
PAGES_PER_SECOND: Final = 200.0
PAGES_AT_ONCE: Final = 400.0


class TicketPages:
    """Reads the board on the loop's thread; `monotonic` gives seconds for the bounds."""

    def __init__(self, board: Board, clock: Clock, catalogues: Catalogues, monotonic: Callable[[], float]) -> None:
        self._board = board
        self._clock = clock
        self._catalogues = catalogues
        self._monotonic = monotonic
        self._all = Bucket(PAGES_PER_SECOND, PAGES_AT_ONCE, PAGES_AT_ONCE, monotonic())
        self._misses = Misses()
        policy()  # what is on the disk is read now, not on the event loop
        for spoken in LANGUAGES:
            catalogues.texts(spoken.code, DOMAIN)

    def routes(self) -> list[Route]:
        return [Route("/t/{token}", self.page, methods=["GET"])]

    async def page(self, request: Request) -> Response:
        now = self._monotonic()
        address = "" if request.client is None else request.client.host
        # Whoever has to wait takes nothing from the others' share.
        if self._misses.blocked(address, now) or not self._all.take(now):
            return _too_many()
        facts = self._find(request.path_params["token"])
        if facts is None:
            self._misses.count(address, now)
            return _answer(self._unknown(), 404)
        texts = self._catalogues.texts(facts.language, DOMAIN)
        return _answer(ticket_html(write_page(facts, texts), texts.language.code))

    def _find(self, token: str) -> TicketFacts | None:
        if LINK.fullmatch(token) is None:
            return None
        return ticket_facts(self._board, self._clock, hashlib.sha256(token.encode("ascii")).hexdigest())

    def _unknown(self) -> str:
        office = self._board.office
        codes = ("en",) if office is None else office.languages
        texts = {self._catalogues.texts(code, DOMAIN).language.code: code for code in codes}
        sentences = [(known, self._catalogues.texts(code, DOMAIN)) for known, code in texts.items()]
        return unknown_html(sentences, "" if office is None else office.names[office.default_language])


def _answer(html: str, status: int = 200) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy(),
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Frame-Options": "DENY",
    }
    return HTMLResponse(html, status, headers)


def _too_many() -> Response:
    return Response("Too many pages at once. Try again in a moment.", 429, {"Retry-After": str(TOO_MANY_SECONDS)})
