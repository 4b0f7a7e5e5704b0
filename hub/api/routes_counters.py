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
    "end-wrap-up": (mapping.end_wrap_up, "The papers of the last visit are done."),
    "undo": (mapping.undo, "Take back the last action of this sign-in."),
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

    @router.post("/{counter}/profile", summary="Work by another profile")
    async def profile(
        counter: CounterPath, body: r.ProfileRequest, request: RequestId, who: ByStaff
    ) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, mapping.choose_profile(counter, body)), counter)

    _add_calls(router, desk)
    for name, (command, summary) in SIMPLE.items():
        _add_simple(router, desk, name, command, summary)
    return router


def _add_calls(router: APIRouter, desk: Desk) -> None:
    @router.post(
        "/{counter}/call-next", summary="End the current visit as served and call the next one, if anybody waits."
    )
    async def call_next_counter(
        counter: CounterPath, request: RequestId, who: ByStaff, body: r.CallNextRequest | None = None
    ) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, mapping.call_next(counter, body)), counter)

    @router.post("/{counter}/call", summary="Call a chosen person, by the visit or by the ticket as typed")
    async def call_chosen(
        counter: CounterPath, body: r.CallRequest, request: RequestId, who: ByStaff
    ) -> v.CounterAnswer:
        visit = str(body.visit) if body.visit is not None else desk.visit_of_label(body.label or "")
        return desk.counter(await desk.ask(str(request), who, mapping.call_visit(counter, visit, body)), counter)

    @router.post("/{counter}/walk-up", summary="Serve somebody without a ticket, from now")
    async def walk_up(counter: CounterPath, body: r.WalkUpRequest, request: RequestId, who: ByStaff) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, mapping.walk_up(counter, body)), counter)


def _add_simple(
    router: APIRouter, desk: Desk, name: str, command: Callable[[str], mapping.Command], summary: str
) -> None:
    async def act(counter: CounterPath, request: RequestId, who: ByStaff) -> v.CounterAnswer:
        return desk.counter(await desk.ask(str(request), who, command(counter)), counter)

    router.add_api_route(
        f"/{{counter}}/{name}", act, methods=["POST"], summary=summary, operation_id=f"{name.replace('-', '_')}_counter"
    )
