"""The short way of writes: which routes take it, and that it answers as FastAPI does."""

import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest
import requests
import structlog
from fastapi import APIRouter
from fastapi.routing import APIRoute

from hub.api.asking import Desk
from hub.api.parameters import AnyCaller, ByStaff, CounterPath, RequestId, VisitPath
from hub.api.routes_bookings import booking_routes
from hub.api.routes_counters import counter_routes
from hub.api.routes_hall import hall_routes
from hub.api.routes_office import office_routes
from hub.api.routes_personal import personal_routes
from hub.api.routes_setup import setup_routes
from hub.api.routes_visits import visit_routes
from hub.api.short_way import plan_of
from hub.service.media import MediaStore
from hub.wire import requests as r
from hub.wire import views as v
from tests.hub.running import HubInThread, new_visit_id

LONG_WAY = "?long=1"
"""A query is none of the plain kinds."""


def _writes(routers: Sequence[APIRouter]) -> list[APIRoute]:
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    return [route for route in routes if route.methods == {"POST"}]


def test_every_write_of_the_queue_takes_the_short_way(hub: HubInThread, tmp_path: Path) -> None:
    desk = hub.on_loop(lambda: Desk(hub.house, None, lambda: None, lambda: False))  # type: ignore[arg-type]
    makers = (visit_routes, counter_routes, office_routes, booking_routes, personal_routes, hall_routes)
    routes = _writes([*(make(desk) for make in makers), setup_routes(desk, MediaStore(tmp_path))])
    long_way = {route.path for route in routes if plan_of(route) is None}
    documents = {"/v1/office", "/v1/office/check", "/v1/appointments/find"}
    assert long_way == documents, "documents of any shape and answers of several are FastAPI's, all else is plain"
    assert len(routes) > 45


def test_a_route_of_other_kinds_is_left_to_fastapi() -> None:
    router = APIRouter()

    @router.post("/optional/a")
    async def optional(request: RequestId, who: ByStaff, service: str = "x") -> v.SeqAnswer:
        raise AssertionError

    @router.post("/bodies/a")
    async def two_bodies(one: r.ParkRequest, two: r.PauseRequest, who: ByStaff) -> v.SeqAnswer:
        raise AssertionError

    @router.post("/list/a")
    async def a_list(request: RequestId, who: AnyCaller) -> list[v.SeqAnswer]:
        raise AssertionError

    @router.post("/last/{visit}")
    async def id_last(visit: VisitPath, who: ByStaff) -> v.SeqAnswer:
        raise AssertionError

    @router.post("/plain/{counter}/a")
    async def plain(counter: CounterPath, body: r.PauseRequest, request: RequestId, who: ByStaff) -> v.SeqAnswer:
        raise AssertionError

    assert [route.path for route in _writes([router]) if plan_of(route) is not None] == ["/plain/{counter}/a"]


def _both(hub: HubInThread, path: str, token: str, body: object = None) -> None:
    """The same repeated request by both ways: byte for byte the same answer."""
    request = str(uuid.uuid4())
    assert hub.post(path, token, body, request).status_code == 200
    short, long = (hub.post(path + way, token, body, request) for way in ("", LONG_WAY))
    assert short.json()["repeated"] is True
    assert short.content == long.content
    assert _headers(short) == _headers(long)


def _headers(answer: requests.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items() if name.lower() != "date"}


def test_both_ways_give_the_same_answers(hub: HubInThread) -> None:
    clerk = hub.open_counter("counter-1")
    visit = new_visit_id()
    _both(hub, "/v1/visits", hub.key("Kiosk 1"), {"id": visit, "service": "taxes", "language": "en"})
    _both(hub, "/v1/counters/counter-1/call-next", clerk)
    _both(hub, f"/v1/visits/{visit}/start", clerk)
    _both(hub, f"/v1/visits/{visit}/park", clerk, {"minutes": 5})
    _both(hub, "/v1/counters/counter-1/call-next", clerk, {"service": "taxes"})
    _both(hub, "/v1/devices/self/parts", hub.key("Kiosk 1"), {"part": "printer", "state": "paper_out"})


def test_what_is_wrong_is_told_alike(hub: HubInThread) -> None:
    clerk, kiosk = hub.open_counter("counter-1"), hub.key("Kiosk 1")
    wrong = (
        ("/v1/visits", kiosk, {"id": "no id", "service": "taxes", "language": "en"}, 422),
        ("/v1/visits", kiosk, {"id": new_visit_id(), "service": "taxes", "language": "en", "more": 1}, 422),
        ("/v1/visits", kiosk, None, 422),
        ("/v1/visits", hub.key("Display 1"), {"id": new_visit_id(), "service": "taxes", "language": "en"}, 403),
        ("/v1/visits", kiosk, {"id": new_visit_id(), "service": "no service", "language": "en"}, 409),
        ("/v1/visits/no-id/start", clerk, None, 422),
        (f"/v1/visits/{new_visit_id()}/start", clerk, None, 409),
        ("/v1/counters/counter-1/call-next", clerk, {"service": "taxes", "more": 1}, 422),
        ("/v1/counters/counter-1/call-next", clerk, {"service": "no service"}, 409),
        ("/v1/counters/counter-1/call", clerk, {"visit": new_visit_id(), "label": "R1"}, 422),
        (f"/v1/counters/{'x' * 65}/call-next", clerk, None, 422),
        ("/v1/counters//call-next", clerk, None, 404),
        ("/v1/counters/counter-1/nothing", clerk, None, 404),
    )
    for path, token, body, status in wrong:
        short, long = (hub.post(path + way, token, body) for way in ("", LONG_WAY))
        assert (short.status_code, short.content) == (long.status_code, long.content), path
        assert short.status_code == status, (path, short.text)


def test_a_body_that_is_not_said_to_be_json_is_refused(hub: HubInThread) -> None:
    headers = {"Authorization": f"Bearer {hub.key('Kiosk 1')}", "Request-Id": str(uuid.uuid4())}
    body = f'{{"id": "{new_visit_id()}", "service": "taxes", "language": "en"}}'
    answer = requests.post(hub.url + "/v1/visits", data=body, headers=headers, timeout=20)
    assert answer.status_code == 422
    told = {**headers, "Content-Type": "application/json; charset=utf-8"}
    assert requests.post(hub.url + "/v1/visits", data=body, headers=told, timeout=20).status_code == 200


def test_an_error_of_ours_on_the_short_way_is_told_by_number(hub: HubInThread, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the inside of the hub")

    monkeypatch.setattr(hub.house, "submit", broken)
    with structlog.testing.capture_logs() as said:
        answer = hub.issue("taxes")
    assert (answer.status_code, answer.json()["reason"]) == (500, "internal")
    assert [(one["event"], one["route"]) for one in said] == [("request_failed", "/v1/visits")]
