"""The short way of a write: what a route's signature says is worked out once, not for every request.

FastAPI finds the route, resolves its dependencies and checks its parameters anew each time; that is most of what a
ticket costs. Routes are written for FastAPI and stand in its description; of each POST route whose parameters are of
the plain kinds below a `Plan` is made, and a request that fits it is answered by the route's own function.

    body           a model of hub.wire, as application/json; one that may be left out has the default None
    header, path   one required value each
    who            rights by role (hub.api.auth.Rights)

Whatever does not fit (another kind of parameter, a wrong role, a malformed body, a header twice) goes FastAPI's way
unchanged, so there is one place that says what is wrong with a request. What a route raises is the gate's.
"""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Final, get_args, get_origin

from fastapi import APIRouter, params
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.api.auth import Principal, Rights

JSON: Final = b"application/json"


class _LongWay(Exception):
    """This request does not fit."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says: headers, the parts of its path by name, its body, and who sent it."""

    headers: list[tuple[bytes, bytes]]
    path: Mapping[str, str]
    body: bytes
    who: Principal


Read = Callable[[Asked], Any]
"""One argument of a route; raises _LongWay or ValidationError."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to answer one route."""

    route: APIRoute
    call: Callable[..., Awaitable[Any]]
    arguments: tuple[tuple[str, Read], ...]
    encode: Callable[[Any], bytes]
    status: int


class ShortWay:
    """ASGI, inside the gate, which has read the body to its end and says who calls; `app` takes what does not fit."""

    def __init__(self, app: ASGIApp, routers: Iterable[APIRouter]) -> None:
        self._app = app
        self._plans: dict[tuple[int, str], list[tuple[tuple[str, ...], Plan | None]]] = {}
        for route in (route for router in routers for route in router.routes):
            if isinstance(route, APIRoute) and route.methods == {"POST"}:
                parts = tuple(route.path.split("/"))
                self._plans.setdefault((len(parts), parts[-1]), []).append((parts, plan_of(route)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self._find(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        plan, path = found
        message = await receive()
        try:
            arguments = _arguments(plan, scope, path, message)
        except (_LongWay, ValidationError):
            await self._app(scope, _once_more(message, receive), send)
            return
        scope["route"] = plan.route
        await _answer(send, plan, plan.encode(await plan.call(**arguments)))

    def _find(self, path: str) -> tuple[Plan, Mapping[str, str]] | None:
        """The first that fits, as the router takes it; by length and last part, which is a literal."""
        parts = path.split("/")
        for pattern, plan in self._plans.get((len(parts), parts[-1]), ()):
            found = _fit(pattern, parts)
            if found is not None:
                return None if plan is None else (plan, found)
        return None


def _fit(pattern: tuple[str, ...], parts: list[str]) -> Mapping[str, str] | None:
    found: dict[str, str] = {}
    for wanted, part in zip(pattern, parts, strict=True):
        if wanted.startswith("{"):
            if not part:
                return None
            found[wanted[1:-1]] = part
        elif wanted != part:
            return None
    return found


def _arguments(plan: Plan, scope: Scope, path: Mapping[str, str], message: Message) -> dict[str, Any]:
    if message["type"] != "http.request" or message.get("more_body", False) or scope.get("query_string"):
        raise _LongWay
    who = scope["state"]["principal"]
    asked = Asked(scope["headers"], path, message.get("body", b""), who)
    return {name: read(asked) for name, read in plan.arguments}


async def _answer(send: Send, plan: Plan, body: bytes) -> None:
    headers = [(b"content-length", b"%d" % len(body)), (b"content-type", JSON)]
    await send({"type": "http.response.start", "status": plan.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _once_more(message: Message, receive: Receive) -> Receive:
    waiting = [message]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


# Plans


def plan_of(route: APIRoute) -> Plan | None:
    """None for a route whose requests go FastAPI's way."""
    signature = inspect.signature(route.endpoint, eval_str=True)
    readers = [(name, _reader(it)) for name, it in signature.parameters.items()]
    arguments = tuple((name, read) for name, read in readers if read is not None)
    bodies = sum(_model_of(it.annotation) is not None for it in signature.parameters.values())
    answer = signature.return_annotation
    plain = len(arguments) == len(readers) and bodies <= 1 and _is_model(answer) and route.response_model is answer
    if route.path.endswith("}") or route.dependencies or not plain:
        return None
    return Plan(route, route.endpoint, arguments, TypeAdapter(answer).dump_json, route.status_code or 200)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _model_of(kind: Any) -> type[BaseModel] | None:
    """The model of a body, also of one that may be left out."""
    kinds = [one for one in get_args(kind) if one is not NoneType] if isinstance(kind, UnionType) else [kind]
    return kinds[0] if len(kinds) == 1 and _is_model(kinds[0]) else None


def _reader(parameter: inspect.Parameter) -> Read | None:
    kind, model = parameter.annotation, _model_of(parameter.annotation)
    if model is not None and kind is not model and parameter.default is None:
        read = _body(model)
        return lambda asked: read(asked) if asked.body else None
    if parameter.default is not inspect.Parameter.empty:
        return None
    if _is_model(kind):
        return _body(kind)
    extras = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    for extra in extras:
        match extra:
            case params.Depends(dependency=Rights() as rights):
                return lambda asked: _allowed(rights, asked.who)
            case params.Header(alias=str() as alias):
                return _header(alias, TypeAdapter(kind))
            case params.Path(alias=None):
                return _part(parameter.name, TypeAdapter(kind))
            case _:
                continue
    return None


def _allowed(rights: Rights, who: Principal) -> Principal:
    if not rights.admit(who):
        raise _LongWay
    return who


def _body(model: type[BaseModel]) -> Read:
    def read(asked: Asked) -> BaseModel:
        if _only(asked.headers, b"content-type") != JSON:
            raise _LongWay
        return model.model_validate_json(asked.body)

    return read


def _header(alias: str, adapter: TypeAdapter[Any]) -> Read:
    name = alias.lower().encode("latin-1")
    return lambda asked: adapter.validate_python(_only(asked.headers, name).decode("latin-1"))


def _part(name: str, adapter: TypeAdapter[Any]) -> Read:
    return lambda asked: adapter.validate_python(asked.path[name])


def _only(headers: list[tuple[bytes, bytes]], name: bytes) -> bytes:
    found = [value for key, value in headers if key == name]
    if len(found) != 1:
        raise _LongWay
    return found[0]
