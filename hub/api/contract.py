"""The OpenAPI document of the whole contract: the routes, and the stream's models, which FastAPI does not see."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from hub.wire import stream as s
from hub.wire.problem import PROBLEM_JSON, Problem
from hub.wire.terms import CONTRACT, Audience

STREAM_MODELS = (
    s.Heartbeat,
    s.KioskSnapshot,
    s.DisplaySnapshot,
    s.StaffSnapshot,
    s.ManagerSnapshot,
    s.KioskChange,
    s.DisplayChange,
    s.StaffChange,
    s.ManagerChange,
    Problem,
)
_REF = "#/components/schemas/{model}"


def describe(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1. Every operation also answers with a problem document; all but /health need a bearer token."""
    document = get_openapi(title=app.title, version=CONTRACT, routes=app.routes, description=__doc__)
    components = document.setdefault("components", {})
    _, extra = models_json_schema([(model, "serialization") for model in STREAM_MODELS], ref_template=_REF)
    components["schemas"] = {**extra["$defs"], **components.get("schemas", {})}
    components["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _complete(path, operation)
    document["paths"]["/v1/events"] = {"get": _stream_operation()}
    document["components"]["schemas"] = dict(sorted(components["schemas"].items()))
    document["paths"] = dict(sorted(document["paths"].items()))
    return document


def _complete(path: str, operation: dict[str, Any]) -> None:
    operation["responses"].pop("422", None)
    if path != "/health":
        operation["security"] = [{"bearer": []}]
        operation["responses"]["default"] = _problem()


def _problem() -> dict[str, Any]:
    content = {PROBLEM_JSON: {"schema": {"$ref": _REF.format(model="Problem")}}}
    return {"description": "A problem document (RFC 9457)", "content": content}


def _stream_operation() -> dict[str, Any]:
    models = [_REF.format(model=model.__name__) for model in STREAM_MODELS if model is not Problem]
    return {
        "tags": ["stream"],
        "summary": "Pushed events (server-sent events), numbered by the journal",
        "description": s.__doc__ or "",
        "operationId": "events",
        "security": [{"bearer": []}],
        "parameters": [
            {"name": "Last-Event-ID", "in": "header", "required": False, "schema": {"type": "string"}},
            {"name": "since", "in": "query", "required": False, "schema": {"type": "string"}},
            {
                "name": "audience",
                "in": "query",
                "required": False,
                "schema": {"type": "string", "enum": [audience.value for audience in Audience]},
            },
        ],
        "responses": {
            "200": {
                "description": "The data of each event is one of these",
                "content": {"text/event-stream": {"schema": {"anyOf": [{"$ref": model} for model in models]}}},
            },
            "default": _problem(),
        },
    }
