"""The contract in writing: `contract/openapi.json` is what devices of any age rely on. It changes by addition only.

To write down an addition: VESTIBULE_WRITE_CONTRACT=1 python -m pytest tests/hub/api/test_contract_is_kept.py
"""

import json
import os
from pathlib import Path
from typing import Any

from tests.hub.running import HubInThread

WRITTEN = Path(__file__).with_name("contract") / "openapi.json"


def present(hub: HubInThread) -> dict[str, Any]:
    found: dict[str, Any] = hub.get("/openapi.json", hub.manager).json()
    return found


def losses(before: Any, now: Any, path: str = "") -> list[str]:
    """What `now` no longer has or has otherwise. Texts for people may change; what is required may only become less in
    answers and in requests."""
    if isinstance(before, dict) and isinstance(now, dict):
        gone = [f"{path}/{key} is gone" for key in before if key not in now and key != "required"]
        kept = [key for key in before if key in now and key not in ("description", "summary", "title", "version")]
        return gone + [loss for key in kept for loss in losses(before[key], now[key], f"{path}/{key}")]
    if path.endswith("/required") and isinstance(before, list):
        return [f"{path}: {key} has become required" for key in set(now) - set(before)] if _asked(path) else []
    if path.endswith("/enum") and isinstance(before, list):
        return [f"{path}: {value} is gone" for value in before if value not in now]
    if isinstance(before, list) and isinstance(now, list):
        return [f"{path}: {one} is gone" for one in before if one not in now]
    return [] if before == now else [f"{path} was {before} and is {now}"]


def _asked(path: str) -> bool:
    return "Request/" in path or "/parameters/" in path


def test_the_contract_is_as_written_down(hub: HubInThread) -> None:
    now = present(hub)
    if os.environ.get("VESTIBULE_WRITE_CONTRACT") == "1":
        before = json.loads(WRITTEN.read_text(encoding="utf-8")) if WRITTEN.exists() else {}
        assert losses(before, now) == []
        WRITTEN.write_text(json.dumps(now, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    assert now == json.loads(WRITTEN.read_text(encoding="utf-8")), "write the addition down (see this file's docstring)"


def test_a_loss_is_noticed_and_an_addition_is_none() -> None:
    before = {
        "schemas": {
            "TransferRequest": {"properties": {"service": {"type": "string"}}, "required": ["service"]},
            "State": {"enum": ["open", "closed"]},
        }
    }
    more = json.loads(json.dumps(before))
    more["schemas"]["State"]["enum"].append("paused")
    more["schemas"]["TransferRequest"]["properties"]["place"] = {"type": "integer"}
    assert losses(before, more) == []
    assert losses(more, before) == [
        "/schemas/TransferRequest/properties/place is gone",
        "/schemas/State/enum: paused is gone",
    ]
    stricter = json.loads(json.dumps(more))
    stricter["schemas"]["TransferRequest"]["required"].append("place")
    stricter["schemas"]["TransferRequest"]["properties"]["service"]["type"] = "integer"
    assert losses(more, stricter) == [
        "/schemas/TransferRequest/properties/service/type was string and is integer",
        "/schemas/TransferRequest/required: place has become required",
    ]


def test_the_contract_names_no_part_of_the_inside(hub: HubInThread) -> None:
    text = json.dumps(present(hub))
    for inside in ("hub.engine", "hub/store", "link_hashes", "sqlite", "docs_url"):
        assert inside not in text
    assert hub.get("/openapi.json", hub.key("Kiosk 1")).status_code == 403
