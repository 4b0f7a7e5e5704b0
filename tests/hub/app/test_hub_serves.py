"""The hub as a process: it starts, takes a ticket through to the end, and stops."""

import time
from pathlib import Path

from hub.wire.views import CounterAnswer, Health, TicketAnswer
from tests.hub.api.listening import Listening
from tests.hub.places import Place
from tests.hub.running import running_hub

VISIT = "0197a1c2-0000-7000-8000-000000000001"


def test_a_ticket_is_issued_called_and_served_and_the_hub_stops_cleanly(place: Place) -> None:
    with running_hub(place.folder, server=place.server) as hub:
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


def test_the_lan_is_opened_with_a_warning_and_links_lead_there(tmp_path: Path) -> None:
    with running_hub(tmp_path, open_day=False, arguments=("--lan",)) as hub:
        warnings = [entry for entry in hub.entries() if entry["event"] == "links_not_encrypted"]
        assert len(warnings) == 1
        assert "not yet encrypted" in str(warnings[0]["advice"])
        links = next(one for one in hub.get("/health").json()["checks"] if one["name"] == "ticket_links")
        assert "only this computer" not in links["detail"]


def test_after_kill_9_every_acknowledged_ticket_is_there_and_the_stream_goes_on(place: Place) -> None:
    with running_hub(place.folder, server=place.server) as hub:
        service = hub.get("/v1/services", hub.key("Kiosk 1")).json()[0]["service"]
        tickets = [hub.issue(service).json() for _ in range(5)]
        hub.kill()
        hub.start()
        kept = {one["label"] for one in hub.get("/v1/visits", hub.manager).json()}
        assert {ticket["label"] for ticket in tickets} <= kept
        again = hub.issue(service).json()
        assert again["number"] == tickets[-1]["number"] + 1
        with Listening(hub, hub.key("Kiosk 1"), since=f"{tickets[0]['seq']}") as kiosk:
            kiosk.wait_for("change", 5)
            assert [one["seq"] for one in kiosk.changes()] == [one["seq"] for one in [*tickets[1:], again]]


def test_a_stop_ends_streams_and_refuses_new_ones(tmp_path: Path) -> None:
    with running_hub(tmp_path, open_day=False) as hub, Listening(hub, hub.key("Display 1")) as display:
        display.wait_for("snapshot")
        began = time.monotonic()
        assert hub.stop() == 0
        assert time.monotonic() - began < 3
        assert display.ended.wait(5)


def test_a_bad_tolerant_setting_is_told_in_log_and_health_and_stops_nothing(tmp_path: Path) -> None:
    with running_hub(tmp_path, start=False) as hub:
        hub.settings.write_text('[announce]\nenabled = "perhaps"\n')
        hub.start()
        checks = {one["name"]: one for one in hub.get("/health").json()["checks"]}
        assert not checks["setting announce.enabled"]["ok"]
        assert "true or false" in checks["setting announce.enabled"]["detail"]
        assert [one["setting"] for one in hub.entries() if one["event"] == "setting_set_aside"] == ["announce.enabled"]
