"""The outermost layer of the API: who comes in, how much they may send, and what happens when we err.

Plain ASGI, because every request passes here and pushed events must pass unbuffered. Closed by default: a path that is
not listed as open needs a known caller, so that a forgotten check in a route lets nobody in.
"""

import asyncio
import uuid
from collections.abc import Callable
from typing import Final

import structlog
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.api.auth import Principal
from hub.api.problems import ApiError, Forbidden, Internal, TooLarge, TooSlow, Unauthenticated, respond
from hub.service.browsers import cookie_key, may_write
from hub.wire.errands import MOST_LOGO, MOST_PICTURE
from hub.wire.layout_errands import MOST_LAYOUT_PICTURE

BODY_BYTES: Final = 16 * 1024
OFFICE_BYTES: Final = 1024 * 1024
BODY_SECONDS: Final = 10.0
LONGEST_TOKEN: Final = 256
OFFICE_PATHS: Final = frozenset({"/v1/office", "/v1/office/check"})
DRAFT_BYTES: Final = 64 * 1024
LAYOUT_PATHS: Final = frozenset({"/v1/layouts/preview"})
TEMPLATE_PATHS: Final = frozenset({"/v1/tickets/preview", "/v1/tickets/test-print"})
MEDIA: Final = "/v1/media/"
LAYOUT_ERRANDS: Final = "/v1/layouts/errands/"
ERRANDS: Final = "/v1/errands/"
ENTER: Final = "/enter"
PAGE_PATHS: Final = frozenset({"/display", "/staff"})
"""Pages for a browser: without a key it is sent to where keys are asked for."""
OPEN_PATHS: Final = frozenset({"/health", ENTER})
READING: Final = frozenset({"GET", "HEAD"})
OPEN_PREFIXES: Final = ("/t/",)
HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
)

Authenticate = Callable[[str], Principal | None]
"""Who a bearer token belongs to; quick and without I/O, because it runs on the event loop."""
log = structlog.get_logger("hub.api")


class Gate:
    """ASGI middleware. Puts the caller's `Principal` into `scope["state"]["principal"]`, and what shows it beside."""

    def __init__(self, app: ASGIApp, authenticate: Authenticate) -> None:
        self._app = app
        self._authenticate = authenticate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            self._admit(scope)
            await self._app(scope, await _bounded(scope, receive), answer.send)
        except ApiError as error:
            if isinstance(error, Unauthenticated) and scope["path"] in PAGE_PATHS:
                await RedirectResponse(ENTER, 303)(scope, receive, answer.send)
                return
            await respond(error.problem)(scope, receive, answer.send)
        except Exception:
            # The edge of a request: whatever went wrong in it must not end the others, and its trace is ours alone.
            trouble = uuid.uuid4().hex[:12]
            log.exception("request_failed", trouble=trouble, method=scope["method"], route=_route(scope))
            if not answer.started:
                await respond(Internal(trouble).problem)(scope, receive, answer.send)

    def _admit(self, scope: Scope) -> None:
        path = scope["path"]
        if path in OPEN_PATHS or path.startswith(OPEN_PREFIXES):
            return
        token = _token(scope)
        principal = self._authenticate(token)
        if principal is None:
            raise Unauthenticated("This key is not known to this hub (any more).")
        scope.setdefault("state", {}).update(principal=principal, token=token)


class _Answer:
    """Adds the headers that every answer has, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = list(message["headers"])
            has = {name.lower() for name, _ in headers}
            headers += [header for header in HEADERS if header[0] not in has]
            message = {**message, "headers": headers}
        await self._send(message)


def _header(scope: Scope, name: bytes) -> bytes:
    """The first of this name (ASGI has them in lower case); empty when there is none."""
    return next((value for key, value in scope["headers"] if key == name), b"")


def _token(scope: Scope) -> str:
    """What the caller brings: a bearer token, else the cookie of a page of ours. Raises Unauthenticated, Forbidden."""
    given = _header(scope, b"authorization")
    if given:
        scheme, _, token = given.decode("latin-1").partition(" ")
        token = token if scheme.lower() == "bearer" else ""
    else:
        token = cookie_key(scope["headers"])
        if token and scope["method"] not in READING and not may_write(scope["headers"]):
            raise Forbidden("A browser writes from our own pages alone.")
    if not 0 < len(token) <= LONGEST_TOKEN:
        raise Unauthenticated
    return token


def _route(scope: Scope) -> str:
    """The route's pattern, never the path: a path may hold a ticket's link."""
    route = scope.get("route")
    return str(getattr(route, "path", "unknown"))


def _streams(scope: Scope) -> bool:
    """Whether the route itself bounds the body and takes it to the disk (routes_media.py)."""
    return bool(scope["method"] == "PUT" and scope["path"].startswith(MEDIA))


def _limit(path: str) -> int:
    """Bytes that a body may have."""
    if path in OFFICE_PATHS:
        return OFFICE_BYTES
    if path in TEMPLATE_PATHS:
        return BODY_BYTES + MOST_LOGO
    if path in LAYOUT_PATHS:
        return DRAFT_BYTES
    if path.startswith(LAYOUT_ERRANDS):
        return BODY_BYTES + MOST_LAYOUT_PICTURE
    return BODY_BYTES + MOST_PICTURE if path.startswith(ERRANDS) else BODY_BYTES


async def _bounded(scope: Scope, receive: Receive) -> Receive:
    """Reads the body to its end, within its bounds, before any route sees it; bodies here are small."""
    if scope["method"] in READING or _streams(scope):
        return receive
    limit = _limit(scope["path"])
    declared = _header(scope, b"content-length") or b"0"
    if declared.isdigit() and int(declared) > limit:
        raise TooLarge(limit)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            first = await _whole(receive, limit)
    except TimeoutError:
        raise TooSlow from None
    waiting: list[Message] = [first]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


async def _whole(receive: Receive, limit: int) -> Message:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return message
        body += message.get("body", b"")
        if len(body) > limit:
            raise TooLarge(limit)
        if not message.get("more_body", False):
            return {"type": "http.request", "body": bytes(body), "more_body": False}
