"""`GET /staff`: reception and concierge on a phone or tablet (C16 C17). For a counter's key, by its cookie.

The page is a shell; its modules, style and words come from the hub, so that its policy allows nothing else. Whoever
uses it signs in by name and PIN; from then on the page writes and follows by that person's own token.

| path | what |
|---|---|
| /staff | the shell |
| /staff/files/{file} | modules and style sheet |
| /staff/texts/{language}.json | the counter's words in a language, and which languages there are |
"""

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.web.board_page import POLICY, TYPES, texts_json

DOMAIN: Final = "counter"
"""Reception does at a phone what counters do, in the same words."""
FOLDER: Final = "static/staff"
SHELL: Final = """<!doctype html>
<html lang="en" data-theme="light" data-languages="{languages}"><head><meta charset="utf-8"><title>Vestibule</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/display/board/colours.css"><link rel="stylesheet" href="/staff/files/staff.css">
<script type="module" src="/staff/files/main.js"></script></head>
<body><main id="page"></main><p id="note" role="status" aria-live="polite"></p></body></html>
"""


class StaffPages:
    """Files and words; everything that lives comes to the page by the API."""

    def __init__(self, catalogues: Catalogues) -> None:
        self._catalogues = catalogues
        self._texts: dict[str, str] = {}

    def routes(self) -> list[Route]:
        return [
            Route("/staff", self.page, methods=["GET"]),
            Route("/staff/files/{file}", self.file, methods=["GET"]),
            Route("/staff/texts/{code}.json", self.texts, methods=["GET"]),
        ]

    async def page(self, _request: Request) -> Response:
        headers = {"Content-Security-Policy": POLICY, "X-Frame-Options": "DENY", "Cache-Control": "no-cache"}
        return HTMLResponse(SHELL.format(languages=",".join(one.code for one in LANGUAGES)), headers=headers)

    async def file(self, request: Request) -> Response:
        found = staff_files().get(request.path_params["file"])
        if found is None:
            return Response(status_code=404)
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})

    async def texts(self, request: Request) -> Response:
        code = request.path_params["code"]
        if all(one.code != code for one in LANGUAGES):
            return Response(status_code=404)
        if code not in self._texts:
            said = json.loads(texts_json(self._catalogues, code, DOMAIN))
            said["languages"] = [[one.code, one.autonym] for one in LANGUAGES]
            self._texts[code] = json.dumps(said, ensure_ascii=False)
        return Response(self._texts[code], media_type="application/json")


@cache
def staff_files() -> dict[str, tuple[bytes, str]]:
    """Name -> content and type. Read once: the files belong to the program."""
    folder = resources.files("hub.web").joinpath(FOLDER)
    return {
        one.name: (one.read_bytes(), TYPES[Path(one.name).suffix])
        for one in folder.iterdir()
        if Path(one.name).suffix in TYPES
    }
