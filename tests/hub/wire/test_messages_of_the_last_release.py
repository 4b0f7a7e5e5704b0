"""Boxes and hubs are updated on different days: messages recorded from the released contract are still read and taken.

`recorded/contract_1.json`: a short day at the example office, as the released hub told it (long lists cut), and what
its boxes asked.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from hub.wire import requests as r
from hub.wire import stream as s
from hub.wire import views as v
from hub.wire.office import OfficeView

RECORDED: dict[str, Any] = json.loads((Path(__file__).parent / "recorded" / "contract_1.json").read_text("utf-8"))
STREAMS: dict[str, dict[str, type[BaseModel]]] = {
    "kiosk": {s.SNAPSHOT: s.KioskSnapshot, s.CHANGE: s.KioskChange},
    "display": {s.SNAPSHOT: s.DisplaySnapshot, s.CHANGE: s.DisplayChange},
    "counter": {s.SNAPSHOT: s.StaffSnapshot, s.CHANGE: s.StaffChange},
    "staff": {s.SNAPSHOT: s.StaffSnapshot, s.CHANGE: s.StaffChange},
    "manager": {s.SNAPSHOT: s.ManagerSnapshot, s.CHANGE: s.ManagerChange},
}
ANSWERS: dict[str, type[BaseModel]] = {
    "/v1/visits": v.TicketAnswer,
    "/health": v.Health,
    "/v1/office": OfficeView,
    "/v1/day/close": v.DayAnswer,
    "printed": v.SeqAnswer,
    "shown": v.SeqAnswer,
    "spoken": v.SeqAnswer,
    "parts": v.SeqAnswer,
}
REQUESTS: dict[str, type[BaseModel]] = {
    "/v1/visits": r.IssueRequest,
    "open": r.OpenCounterRequest,
    "pause": r.PauseRequest,
    "parts": r.ReportPartRequest,
    "park": r.ParkRequest,
    "printed": r.PrintedRequest,
    "remove": r.RemoveRequest,
    "transfer": r.TransferRequest,
}


def model_of(path: str, models: dict[str, type[BaseModel]]) -> type[BaseModel] | None:
    return models.get(path) or models.get(path.rpartition("/")[2])


def told_again(model: type[BaseModel], message: dict[str, Any]) -> dict[str, Any]:
    return model.model_validate_json(json.dumps(message)).model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize("audience", STREAMS)
def test_the_recorded_stream_is_read_whole(audience: str) -> None:
    messages = RECORDED["stream"][audience]
    assert {one["event"] for one in messages} >= {s.SNAPSHOT, s.CHANGE}
    models: dict[str, type[BaseModel]] = {**STREAMS[audience], s.HEARTBEAT: s.Heartbeat}
    for one in messages:
        assert told_again(models[one["event"]], one["data"]) == one["data"]


def test_recorded_answers_are_read_whole() -> None:
    assert len(RECORDED["answers"]) > 15
    for one in RECORDED["answers"]:
        fallback = v.CounterAnswer if one["path"].startswith("/v1/counters") else v.VisitAnswer
        model = model_of(one["path"], ANSWERS) or fallback
        assert told_again(model, one["body"]) == one["body"]


def test_recorded_requests_are_taken() -> None:
    assert {one["path"].rpartition("/")[2] for one in RECORDED["requests"]} == {
        name.rpartition("/")[2] for name in REQUESTS
    }
    for one in RECORDED["requests"]:
        model = model_of(one["path"], REQUESTS)
        assert model is not None
        assert told_again(model, one["body"]) == one["body"]
