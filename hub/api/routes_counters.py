"""Routes of counters: open, pause, resume, close, call next; and the list of them."""

from collections.abc import Callable

from fastapi import APIRouter

from hub.api import mapping
from hub.api.asking import Desk
from hub.api.audiences import follower_of
from hub.api.parameters import ByCounterOrPeople, ByStaff, CounterPath, RequestId
from hub.wire import requests as r
from hub.wire import views as v

SIMPLE: dict[str, tuple[Callable[[str], mapping.Command], str]] = {
    "resume": (mapping.resume_counter, "Back from a pause."),
    "close": (mapping.close_counter, "Close the counter."),
    "call-next": (mapping.call_next, "End the current visit as served and call the next one, if anybody waits."),
}


def counter_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/v1/counters", tags=["counters"])

    @router.get("", summary="The counters as they stand")
    async def counters(who: ByCounterOrPeople) -> list[v.StaffCounter]:
        return desk.views.counters(follower_of(who.role))

    @router.post("/{counter}/open", summary="Claim a counter")
    async def open_counter(
        counter: CounterPath, body: r.OpenCounterRequest, request: RequestId, who: ByStaff
    ) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, mapping.open_counter(counter, body)), counter)

    @router.post("/{counter}/pause", summary="Pause; nobody is called here")
    async def pause(counter: CounterPath, body: r.PauseRequest, request: RequestId, who: ByStaff) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, mapping.pause_counter(counter, body)), counter)

    for name, (command, summary) in SIMPLE.items():
        _add_simple(router, desk, name, command, summary)
    return router


def _add_simple(
    router: APIRouter, desk: Desk, name: str, command: Callable[[str], mapping.Command], summary: str
) -> None:
    async def act(counter: CounterPath, request: RequestId, who: ByStaff) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, command(counter)), counter)

    router.add_api_route(
        f"/{{counter}}/{name}", act, methods=["POST"], summary=summary, operation_id=f"{name.replace('-', '_')}_counter"
    )
