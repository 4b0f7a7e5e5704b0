"""The contract in writing: `contract/openapi.json` is what devices of any age rely on. It changes by addition only,
beside what is written and beside what was released.

To write down an addition: VESTIBULE_WRITE_CONTRACT=1 python -m pytest tests/hub/api/test_contract_is_kept.py
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.hub.api.contract_changes import breaking
from tests.hub.running import HubInThread

WRITTEN = Path(__file__).with_name("contract") / "openapi.json"
RELEASED = WRITTEN.with_name("released.json")
"""The contract as the boxes in the field know it, of the last release."""


def present(hub: HubInThread) -> dict[str, Any]:
    found: dict[str, Any] = hub.get("/openapi.json", hub.manager).json()
    return found


def test_the_contract_is_as_written_down(hub: HubInThread) -> None:
    now = present(hub)
    if os.environ.get("VESTIBULE_WRITE_CONTRACT") == "1":
        assert breaking(json.loads(WRITTEN.read_text(encoding="utf-8")), now) == []
        WRITTEN.write_text(json.dumps(now, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    assert now == json.loads(WRITTEN.read_text(encoding="utf-8")), "write the addition down (see this file's docstring)"


def test_all_that_came_after_the_released_contract_is_an_addition() -> None:
    released, written = (json.loads(file.read_text(encoding="utf-8")) for file in (RELEASED, WRITTEN))
    assert breaking(released, written) == []
    assert len(breaking(written, released)) > 20, "the way back loses what was added"


MADE: dict[str, Any] = {
    "paths": {
        "/transfer": {
            "post": {
                "parameters": [{"in": "header", "name": "Request-Id", "required": True, "schema": {"type": "string"}}],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/TransferRequest"}}},
                },
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Counter"}}}}
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Reason": {"type": "string", "enum": ["break", "other"]},
            "State": {"anyOf": [{"type": "string", "enum": ["open", "closed"]}, {"type": "string"}]},
            "TransferRequest": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"service": {"type": "string"}, "reason": {"$ref": "#/components/schemas/Reason"}},
                "required": ["service"],
            },
            "Counter": {
                "type": "object",
                "properties": {"state": {"$ref": "#/components/schemas/State"}, "served": {"type": "integer"}},
                "required": ["state", "served"],
            },
        }
    },
}
"""A contract of one route."""


def _changed(change: Callable[[dict[str, Any], dict[str, Any]], object]) -> dict[str, Any]:
    """A copy, changed: by its one operation and its schemas."""
    copy = json.loads(json.dumps(MADE))
    change(copy["paths"]["/transfer"]["post"], copy["components"]["schemas"])
    found: dict[str, Any] = copy
    return found


ADDITIONS: list[Callable[[dict[str, Any], dict[str, Any]], object]] = [
    lambda _, made: made["TransferRequest"]["properties"].update(place={"type": "integer"}),
    lambda _, made: made["TransferRequest"].update(required=[]),
    lambda _, made: made["TransferRequest"]["properties"].update(
        service={"anyOf": [{"type": "string"}, {"type": "null"}]}
    ),
    lambda _, made: made.update(Reason={"type": "string", "pattern": "^[a-z]{1,40}$"}),
    lambda _, made: made["Counter"]["properties"].update(profile={"type": "string"}),
    lambda _, made: made["State"]["anyOf"][0]["enum"].append("paused"),
    lambda post, _: post["parameters"].append(
        {"in": "query", "name": "more", "required": False, "schema": {"type": "string"}}
    ),
]
LOSSES: list[tuple[Callable[[dict[str, Any], dict[str, Any]], object], str]] = [
    (lambda _, made: made["TransferRequest"]["properties"].pop("reason"), "body.reason is gone"),
    (lambda _, made: made["TransferRequest"]["required"].append("reason"), "body.reason is required"),
    (lambda _, made: made["TransferRequest"]["properties"]["service"].update(maxLength=4), "body.service: maxLength 4"),
    (lambda _, made: made["Reason"]["enum"].remove("other"), "body.reason: 'other' does not fit"),
    (lambda _, made: made.update(Reason={"type": "string", "pattern": "^b"}), "body.reason: 'other' does not fit"),
    (lambda _, made: made["Counter"]["required"].remove("served"), "answer 200.served is required"),
    (
        lambda _, made: made["Counter"]["properties"].update(served={"type": "string"}),
        "answer 200.served: string is no integer",
    ),
    (
        lambda _, made: made["Counter"]["properties"].update(served={"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        "answer 200.served: null is no integer",
    ),
    (
        lambda post, _: post["parameters"].append(
            {"in": "query", "name": "more", "required": True, "schema": {"type": "string"}}
        ),
        "parameter more has become required",
    ),
    (lambda post, _: post["responses"].pop("200"), "answer 200 is gone"),
]


def test_an_addition_breaks_nothing() -> None:
    for change in ADDITIONS:
        assert breaking(MADE, _changed(change)) == []


def test_a_loss_is_noticed() -> None:
    for change, told in LOSSES:
        assert breaking(MADE, _changed(change)) == [f"POST /transfer: {told}"]
    assert breaking(MADE, {**MADE, "paths": {}}) == ["POST /transfer is gone"]


def test_the_contract_names_no_part_of_the_inside(hub: HubInThread) -> None:
    text = json.dumps(present(hub))
    for inside in ("hub.engine", "hub/store", "link_hashes", "sqlite", "docs_url"):
        assert inside not in text
    assert hub.get("/openapi.json", hub.key("Kiosk 1")).status_code == 403
