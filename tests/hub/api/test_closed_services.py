"""A service that the calendar has closed says when it opens again, and why (K05)."""

from typing import Any

from hub.engine.ids import ServiceId
from tests.hub.running import HubInThread
from tests.waiting import wait_until


def test_a_closed_service_tells_its_next_opening_and_its_reason(hub: HubInThread) -> None:
    document: dict[str, Any] = hub.get("/v1/office/document", hub.manager).json()["document"]
    one, other = [service for service in document["services"] if "series" in service][:2]
    one["closures"] = [{"date": "2026-11-23", "reason": {document["default_language"]: "Training"}}]
    other["hours"] = [{"days": ["monday"], "opens": "11:00", "closes": "12:00"}]
    answer = hub.post("/v1/office", hub.manager, document)
    assert answer.ok, answer.text
    hub.clock.advance(minutes=1)
    wait_until(
        lambda: hub.on_loop(lambda: hub.house.board.loads[ServiceId(other["id"])].closed) is not None,
        10,
        "the tick to find the service closed",
    )
    loads = {load["service"]: load for load in hub.get("/v1/services", hub.key("Kiosk 1")).json()}
    assert (loads[one["id"]]["closed"], loads[one["id"]]["next_opening"]) == ("closure", "2026-11-24T08:00:00Z")
    assert loads[one["id"]]["closed_reason"] == {document["default_language"]: "Training"}
    assert (loads[other["id"]]["closed"], loads[other["id"]]["next_opening"]) == ("hours", "2026-11-23T11:00:00Z")
    assert loads[other["id"]]["closed_reason"] == {}
