"""The hub as a process: it starts, takes a ticket through to the end, and stops."""

import time
from pathlib import Path

from hub.wire.views import CounterAnswer, Health, TicketAnswer
from tests.hub.running import running_hub

VISIT = "0197a1c2-0000-7000-8000-000000000001"


def test_a_ticket_is_issued_called_and_served_and_the_hub_stops_cleanly(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        health = Health.model_validate(hub.get("/health").json())
        assert health.contract == "1"
        body = {"id": VISIT, "service": "address-change", "language": "en"}
        services = hub.get("/v1/services", hub.key("Kiosk 1")).json()
        body["service"] = services[0]["service"]
        ticket = TicketAnswer.model_validate(hub.post("/v1/visits", hub.key("Kiosk 1"), body).json())
        assert ticket.ahead == 0
        staff = hub.sign_in()
        counters = hub.get("/v1/office", staff).json()["counters"]
        counter = next(one["id"] for one in counters if ticket.service in one["services"])
        assert hub.post(f"/v1/counters/{counter}/open", staff, {}).status_code == 200
        called = CounterAnswer.model_validate(hub.post(f"/v1/counters/{counter}/call-next", staff).json())
        assert called.visit is not None
        assert called.visit.label == ticket.label
        ended = CounterAnswer.model_validate(hub.post(f"/v1/counters/{counter}/call-next", staff).json())
        assert ended.visit is None
        assert ended.finished is not None
        assert ended.finished.state == "served"
        began = time.monotonic()
        assert hub.stop() == 0
        assert time.monotonic() - began < 3
