"""`GET /display`: the lobby board as a page, for smart TVs and sticks (W13). For a display's key, by its cookie.

The page is a shell; its modules, style, words and letters come from here too, so that it needs nothing from elsewhere
and its policy allows nothing else. What it shows is decided in the browser, by the rules of the display and proven by
its cases (tests/display/cases).

| path | what |
|---|---|
| /display | the shell; its options stand in the query, as settings of the box: layout, zone, counter, seats (metres), |
| | inches, language, languages, ticker, less_motion, rest |
| /display/board/{file} | modules and style sheets |
| /display/texts/{language}.json | the display's words in a language |
| /display/fonts/{file} | Noto Sans as installed on the hub |
| /display/calls/{seq}.wav | a call as it is said |
"""

import asyncio
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from hub.face.languages import LANGUAGES, language
from hub.face.texts import COMMON, Catalogues, plural_of, read_catalogue
from hub.face.tokens import ThemeName, load_look
from hub.service.board import Board, Call
from hub.web.call_sounds import CallSounds

DOMAIN: Final = "display"
FOLDER: Final = "static/board"
TYPES: Final = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
FONTS: Final = Path("/usr/share/fonts/truetype/noto")
"""Debian's fonts-noto-core; Chinese is not sent (20 MB): the screen's own letters stand for it."""
FONT_FILES: Final = frozenset(
    f"NotoSans{script}-{weight}.ttf"
    for script in ("", "Arabic", "Hebrew", "Devanagari")
    for weight in ("Regular", "Bold")
)
COUNTED: Final = 200
"""Plural forms are told for so many numbers; beyond, the last two digits decide in every language of ours."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Styles may be set on elements (lengths that follow from the screen); scripts come from files alone."""
SHELL: Final = """<!doctype html>
<html lang="en" data-theme="light"><head><meta charset="utf-8"><title>Vestibule</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/display/board/colours.css"><link rel="stylesheet" href="/display/board/board.css">
<script type="module" src="/display/board/main.js"></script></head>
<body><main id="board"></main><p id="live" class="unseen" role="status" aria-live="polite"></p></body></html>
"""


class BoardPages:
    """Reads the board on the loop's thread; voices work on others."""

    def __init__(self, board: Board, catalogues: Catalogues, sounds: CallSounds) -> None:
        self._board = board
        self._catalogues = catalogues
        self._sounds = sounds
        self._texts: dict[str, str] = {}

    def routes(self) -> list[Route]:
        return [
            Route("/display", self.page, methods=["GET"]),
            Route("/display/board/{file}", self.file, methods=["GET"]),
            Route("/display/texts/{code}.json", self.texts, methods=["GET"]),
            Route("/display/fonts/{file}", self.font, methods=["GET"]),
            Route("/display/calls/{seq:int}.wav", self.call, methods=["GET"]),
        ]

    async def page(self, _request: Request) -> Response:
        headers = {"Content-Security-Policy": POLICY, "X-Frame-Options": "DENY", "Cache-Control": "no-cache"}
        return HTMLResponse(SHELL, headers=headers)

    async def file(self, request: Request) -> Response:
        found = static_files().get(request.path_params["file"])
        if found is None:
            return Response(status_code=404)
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})

    async def texts(self, request: Request) -> Response:
        code = request.path_params["code"]
        if all(one.code != code for one in LANGUAGES):
            return Response(status_code=404)
        if code not in self._texts:
            self._texts[code] = texts_json(self._catalogues, code)
        return Response(self._texts[code], media_type="application/json")

    async def font(self, request: Request) -> Response:
        name = request.path_params["file"]
        file = FONTS / name
        if name not in FONT_FILES or not file.is_file():
            return Response(status_code=404)
        return FileResponse(file, media_type="font/ttf", headers={"Cache-Control": "public, max-age=31536000"})

    async def call(self, request: Request) -> Response:
        """204 where no voice can say it: the page shows the call all the same."""
        facts = self._facts(request.path_params["seq"])
        if facts is None:
            return Response(status_code=404)
        label, sign, way, languages, again = facts
        wav = await asyncio.to_thread(self._sounds.call, label, sign, way, languages, again=again)
        return Response(status_code=204) if wav is None else Response(wav, media_type="audio/wav")

    def _facts(self, seq: int) -> tuple[str, str, Mapping[str, str], list[str], bool] | None:
        office = self._board.office
        call = next((one for one in self._calls() if one.seq == seq), None)
        visit = self._board.visit(call.visit) if call is not None else None
        if office is None or call is None or visit is None:
            return None
        place = next((one for one in office.counters if one.id == call.counter), None)
        if place is None:
            return None
        languages = list(dict.fromkeys((visit.language, office.default_language)))
        return visit.label, place.sign, place.way, languages, visit.calls > 1

    def _calls(self) -> tuple[Call, ...]:
        return (*self._board.standing_calls(), *self._board.calls())


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Name -> content and type. Read once: the files belong to the program."""
    folder = resources.files("hub.web").joinpath(FOLDER)
    found = {
        one.name: (one.read_bytes(), TYPES[Path(one.name).suffix])
        for one in folder.iterdir()
        if Path(one.name).suffix in TYPES
    }
    return found | {"colours.css": (_colours().encode(), TYPES[".css"])}


def _colours() -> str:
    look = load_look()
    sheets = []
    for name in ThemeName:
        palette, takeover, hatch = look.themes[name], look.takeover[name], look.stale_hatch[name]
        colours = {key.replace("_", "-"): getattr(palette, key) for key in palette.__dataclass_fields__}
        colours |= {f"now-{key.replace('_', '-')}": getattr(takeover, key) for key in takeover.__dataclass_fields__}
        colours |= {"hatch": hatch[0], "hatch-stripe": hatch[1]}
        body = "".join(f"--{key}:{value};" for key, value in colours.items())
        sheets.append(f':root[data-theme="{name}"]{{{body}}}')
    return "\n".join(sheets)


def texts_json(catalogues: Catalogues, code: str, words: str = DOMAIN) -> str:
    """The words of a domain in a language (the display's, unless told otherwise), as board/texts.js reads them."""
    spoken = language(code)
    messages: dict[str, str] = {}
    plurals: dict[str, list[str]] = {}
    forms = [0] * COUNTED
    for domain in (COMMON, words):
        catalogue = read_catalogue(catalogues.root, code, domain)
        if catalogue is None:
            continue
        rule = plural_of(catalogue)
        forms = [rule(number) for number in range(COUNTED)]
        _take(catalogue, messages, plurals)
    if code == "en":
        forms = [0 if number == 1 else 1 for number in range(COUNTED)]
    said: dict[str, Any] = {
        "code": code,
        "autonym": spoken.autonym,
        "rtl": spoken.rtl,
        "messages": messages,
        "plurals": plurals,
        "forms": forms,
    }
    return json.dumps(said, ensure_ascii=False)


def _take(catalogue: Catalog, messages: dict[str, str], plurals: dict[str, list[str]]) -> None:
    for entry in catalogue:
        if not entry.id:
            continue
        if isinstance(entry.id, str):
            if isinstance(entry.string, str) and entry.string:
                messages[entry.id] = entry.string
        elif all(entry.string):
            plurals[entry.id[0]] = [str(form) for form in entry.string]
