"""`GET` and `POST /enter`: a browser becomes a box of the office by the key that was made for it.

Pages and pushed events of a browser cannot send `Authorization`, so the key is exchanged for a cookie
(hub/service/browsers.py). The key is typed, or stands behind # in the address (`/enter#KEY`): that part of an address
is sent to nobody, so it is in no log; the page's script hands it in and clears it. After that the browser is sent to
the page of its kind of box. Wrong keys are counted by address (bounds.py).
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from hub.face.languages import DEFAULT_LANGUAGE, LANGUAGES
from hub.face.texts import Catalogues, Texts
from hub.service.board import Board
from hub.service.browsers import from_own_page, set_cookie
from hub.service.people import People
from hub.web.bounds import TOO_MANY_SECONDS, Misses
from hub.web.entry_page import SCRIPT, entry_html
from hub.web.style import policy
from hub.wire.terms import Role

DOMAIN: Final = "web"
KEY = re.compile(r"[A-Za-z0-9_-]{20,128}")
PAGES: Final = {Role.DISPLAY.value: "/display", Role.COUNTER.value: "/staff"}
"""Where a box of that role goes."""
FIELDS_MOST: Final = 4


class Wrong(StrEnum):
    """Why somebody is not let in."""

    UNKNOWN = "unknown"
    OTHER_BOX = "other_box"
    TOO_MANY = "too_many"


class EntryPages:
    """On the loop's thread; a key is looked up by its hash, without I/O."""

    def __init__(self, board: Board, people: People, catalogues: Catalogues, monotonic: Callable[[], float]) -> None:
        self._board = board
        self._people = people
        self._catalogues = catalogues
        self._monotonic = monotonic
        self._misses = Misses()
        policy(SCRIPT, form=True)  # what is on the disk is read now, not on the event loop

    def routes(self) -> list[Route]:
        return [
            Route("/enter", self.page, methods=["GET"]),
            Route("/enter", self.enter, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        return self._answer(request)

    async def enter(self, request: Request) -> Response:
        now, address = self._monotonic(), "" if request.client is None else request.client.host
        if self._misses.blocked(address, now):
            return self._answer(request, Wrong.TOO_MANY)
        key = await _key(request)
        device = self._people.device_of_key(key) if KEY.fullmatch(key) else None
        # A key that another site's page hands in would make this browser a box of that site's choice.
        if device is None or not (from_own_page(request.scope["headers"]) or _says_nothing(request)):
            self._misses.count(address, now)
            return self._answer(request, Wrong.UNKNOWN)
        page = PAGES.get(device.role.value)
        if page is None:
            return self._answer(request, Wrong.OTHER_BOX)
        answer = RedirectResponse(page, 303)
        answer.headers["Set-Cookie"] = set_cookie(key, encrypted=request.url.scheme == "https")
        return answer

    def _answer(self, request: Request, wrong: Wrong | None = None) -> Response:
        texts = self._texts(request)
        office = self._board.office
        name = "" if office is None else office.names.get(texts.language.code) or office.names[office.default_language]
        headers = {
            "Content-Security-Policy": policy(SCRIPT, form=True),
            "X-Frame-Options": "DENY",
            # Under "no-referrer" browsers say that the form comes from "null", and over plain HTTP they say no more.
            "Referrer-Policy": "same-origin",
        }
        status = 200
        if wrong is not None:
            status = 429 if wrong is Wrong.TOO_MANY else 403
        if wrong is Wrong.TOO_MANY:
            headers["Retry-After"] = str(TOO_MANY_SECONDS)
        return HTMLResponse(entry_html(texts, name, _sentence(texts, wrong)), status, headers)

    def _texts(self, request: Request) -> Texts:
        """In the reader's language, else the office's, else English."""
        office = self._board.office
        fallback = DEFAULT_LANGUAGE if office is None else office.default_language
        known = {one.code for one in LANGUAGES}
        asked = (
            part.partition(";")[0].strip().lower() for part in request.headers.get("accept-language", "").split(",")
        )
        code = next((one.partition("-")[0] for one in asked if one.partition("-")[0] in known), fallback)
        return self._catalogues.texts(code, DOMAIN)


async def _key(request: Request) -> str:
    """What the form says; empty when it is no form."""
    try:
        fields = parse_qs((await request.body()).decode("ascii"), max_num_fields=FIELDS_MOST)
    except ValueError:  # no ASCII, or more fields than the form has
        return ""
    return fields.get("key", [""])[0].strip()


def _says_nothing(request: Request) -> bool:
    """An old browser that tells neither where a request began nor its origin."""
    return "sec-fetch-site" not in request.headers and "origin" not in request.headers


def _sentence(texts: Texts, wrong: Wrong | None) -> str:
    match wrong:
        case None:
            return ""
        case Wrong.UNKNOWN:
            return texts.t("This key is not known here. Look at it once more.")
        case Wrong.OTHER_BOX:
            return texts.t("This key is for another kind of box, which has no page.")
        case Wrong.TOO_MANY:
            return texts.t("Too many tries. Wait a minute.")
