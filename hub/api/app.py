"""The application: one factory, everything handed in. Routes as in hub/wire/requests.py; nothing else answers."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.telemetry import TelemetryConfig
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from hub.api import problems
from hub.api.asking import Desk
from hub.api.audiences import Follower, LinkBase, Views
from hub.api.auth import Principal, identify
from hub.api.contract import describe
from hub.api.gate import Gate
from hub.api.health import Check, Standing, health_view
from hub.api.parameters import ByManager
from hub.api.routes_bookings import booking_routes
from hub.api.routes_counters import counter_routes
from hub.api.routes_errands import KioskErrands, errand_routes
from hub.api.routes_hall import hall_routes
from hub.api.routes_layouts import DisplayErrands, layout_routes
from hub.api.routes_media import media_routes
from hub.api.routes_numbers import number_routes
from hub.api.routes_office import office_routes
from hub.api.routes_people import people_routes
from hub.api.routes_personal import personal_routes
from hub.api.routes_setup import setup_routes
from hub.api.routes_visits import visit_routes
from hub.api.short_way import ShortWay
from hub.api.stream import Encoder, EventStream
from hub.service.errands import Errands
from hub.service.house import House
from hub.service.media import MediaStore
from hub.wire.problem import Reason
from hub.wire.terms import Role
from hub.wire.views import Health

NO_TELEMETRY: Final[TelemetryConfig] = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""Nothing of an office leaves it, whatever the environment of the process says: FastAPI's default would follow it."""


@dataclass(slots=True)
class Running:
    """What the composition root and the application share while the hub runs."""

    stopping: bool = False


@dataclass(frozen=True, slots=True)
class HubFacts:
    """Who this hub is: `hub` is its id for ever, `name` what technicians call it, `version` the release."""

    hub: str
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What the application is made of. `pages` are routes of hub.web, open to whoever has a link."""

    house: House[Follower]
    encoder: Encoder
    facts: HubFacts
    link_base: LinkBase
    media: MediaStore
    checks: Sequence[Check] = ()
    pages: Sequence[BaseRoute] = ()
    running: Running = field(default_factory=Running)


def create_app(parts: Parts) -> ASGIApp:
    """The hub's HTTP side. The caller starts and closes the house."""
    house = parts.house
    views = Views(house, parts.facts.hub, parts.link_base)
    parts.encoder.use(views, house.stream)
    desk = Desk(house, views, parts.link_base, lambda: parts.running.stopping)

    def holds(token: str) -> Principal | None:
        return identify(house.people, token)

    app = FastAPI(
        title="Vestibule hub",
        version="1",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=NO_TELEMETRY,
    )
    problems.install(app)
    stream = EventStream(house, views, holds)
    errands: KioskErrands = Errands(partial(stream.send, Role.KIOSK))
    drawings: DisplayErrands = Errands(partial(stream.send, Role.DISPLAY))
    routers = (
        visit_routes(desk),
        number_routes(desk),
        counter_routes(desk),
        booking_routes(desk),
        personal_routes(desk),
        office_routes(desk),
        setup_routes(desk, parts.media),
        people_routes(desk),
        hall_routes(desk),
        errand_routes(desk, errands),
        layout_routes(desk, drawings),
        media_routes(desk, parts.media),
    )
    for router in routers:
        app.include_router(router)
    app.router.routes.append(Route("/v1/events", _stream_route(stream, parts.running)))
    app.router.routes.extend(parts.pages)
    _add_own_routes(app, parts)
    # The outermost last: the gate lets in, the short way takes the plain writes, the routes take the rest.
    app.add_middleware(ShortWay, routers=routers)
    app.add_middleware(Gate, authenticate=holds)
    return app


def _stream_route(stream: EventStream, running: Running) -> Callable[[Request], Awaitable[Response]]:
    async def events(request: Request) -> Response:
        if running.stopping:
            raise problems.Unavailable(Reason.HUB_STOPPING)
        return await stream(request)

    return events


def _add_own_routes(app: FastAPI, parts: Parts) -> None:
    standing = Standing()
    facts = parts.facts

    @app.get("/health", tags=["hub"], summary="How the hub is")
    async def health() -> Health:
        return health_view(parts.house, standing, facts.hub, facts.name, facts.version, parts.checks)

    @app.get("/openapi.json", include_in_schema=False)
    def openapi(_: ByManager) -> JSONResponse:
        # Not on the loop: the description is computed at the first asking, from modules loaded only then.
        return JSONResponse(describe(app))
