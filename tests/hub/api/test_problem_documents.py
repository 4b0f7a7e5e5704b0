"""Everything that is not a success is a problem document, and nothing of ours leaks into it."""

from collections.abc import Iterator

import pytest
import requests
import structlog

from hub.api.gate import BODY_BYTES
from hub.wire.problem import PROBLEM_JSON, Problem
from tests.hub.running import HubInThread, new_visit_id


def problem(answer: requests.Response, status: int, reason: str) -> Problem:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM_JSON
    assert answer.headers["cache-control"] == "no-store"
    found = Problem.model_validate(answer.json())
    assert (found.status, str(found.reason)) == (status, reason)
    assert found.title
    return found


def test_unknown_callers_get_health_and_nothing_else(hub: HubInThread) -> None:
    assert hub.get("/health").status_code == 200
    for path in ("/v1/office", "/v1/events", "/v1/visits", "/openapi.json", "/", "/docs", "/redoc", "/v1/none", "/t"):
        answer = hub.get(path)
        problem(answer, 401, "unauthenticated")
        assert answer.headers["www-authenticate"] == "Bearer"
    for header in ("", "Bearer", "Basic abc", "Bearer " + "x" * 300, "Bearer wrong", "Bearer wrong\u00e9"):
        answer = requests.get(hub.url + "/v1/office", headers={"Authorization": header.encode()}, timeout=20)
        problem(answer, 401, "unauthenticated")


def test_unknown_paths_and_methods_are_problems(hub: HubInThread) -> None:
    problem(hub.get("/v1/none", hub.manager), 404, "not_found")
    problem(hub.get("/v1/visits/", hub.manager), 404, "not_found")
    answer = requests.delete(hub.url + "/v1/office", headers={"Authorization": f"Bearer {hub.manager}"}, timeout=20)
    problem(answer, 405, "not_found")
    assert answer.headers["allow"]


def test_a_write_without_a_request_id_is_refused(hub: HubInThread) -> None:
    body = {"id": new_visit_id(), "service": "address-change", "language": "en"}
    headers = {"Authorization": f"Bearer {hub.key('Kiosk 1')}"}
    answer = requests.post(hub.url + "/v1/visits", json=body, headers=headers, timeout=20)
    assert problem(answer, 422, "request_id_missing").faults[0].path == "header.Request-Id"
    for wrong in ("1", "0197a1c2-0000-7000-8000-000000000001", "not-a-uuid-at-all"):
        answer = requests.post(hub.url + "/v1/visits", json=body, headers={**headers, "Request-Id": wrong}, timeout=20)
        problem(answer, 422, "request_id_missing")


def test_malformed_bodies_name_the_field_and_keep_the_input_to_themselves(hub: HubInThread) -> None:
    key = hub.key("Kiosk 1")
    body = {"id": "no-uuid", "service": "", "language": "en", "unknown": 1}
    found = problem(hub.post("/v1/visits", key, body), 422, "bad_input")
    assert {fault.path for fault in found.faults} == {"body.id", "body.service", "body.unknown"}
    answer = hub.post("/v1/sign-in", hub.key("Counter 1"), {"staff": "clerk-1", "pin": "12ab"})
    problem(answer, 422, "bad_input")
    assert "12ab" not in answer.text
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    problem(requests.post(hub.url + "/v1/visits", data="{", headers=headers, timeout=20), 422, "bad_input")
    problem(hub.post("/v1/calls/0/shown", hub.key("Display 1")), 422, "bad_input")
    problem(hub.post("/v1/visits/12/recall", hub.sign_in()), 422, "bad_input")


def chunks(total: int) -> Iterator[bytes]:
    for _ in range(total // 1024):
        yield b" " * 1024


def test_bodies_are_bounded_whether_or_not_their_length_is_told(hub: HubInThread) -> None:
    headers = {"Authorization": f"Bearer {hub.key('Kiosk 1')}", "Content-Type": "application/json"}
    for body in (b" " * (BODY_BYTES + 1), chunks(BODY_BYTES + 2048)):
        problem(requests.post(hub.url + "/v1/visits", data=body, headers=headers, timeout=20), 413, "bad_input")
    fits = requests.post(
        hub.url + "/v1/visits", data=b'"' + b" " * (BODY_BYTES - 2) + b'"', headers=headers, timeout=20
    )
    problem(fits, 422, "request_id_missing")


def test_a_refusal_is_409_with_its_reason_and_fields(hub: HubInThread) -> None:
    found = problem(hub.issue("no-such-service"), 409, "unknown_service")
    assert found.fields["service"] == "no-such-service"


def test_a_mistake_of_ours_is_told_by_number_only(hub: HubInThread, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("the inside of the hub")

    monkeypatch.setattr(hub.house, "health", broken)
    with structlog.testing.capture_logs() as said:
        answer = hub.get("/health")
    trouble = problem(answer, 500, "internal").fields["trouble"]
    assert "inside" not in answer.text
    assert [(one["event"], one["trouble"], one["route"]) for one in said] == [("request_failed", trouble, "/health")]


def test_too_many_wrong_pins_lock_the_name_out(hub: HubInThread) -> None:
    counter = hub.key("Counter 1")
    for left in (4, 3, 2, 1):
        found = problem(hub.post("/v1/sign-in", counter, {"staff": "clerk-2", "pin": "9999"}), 401, "wrong_pin")
        assert found.fields == {"tries_left": str(left)}
    locked = problem(hub.post("/v1/sign-in", counter, {"staff": "clerk-2", "pin": "9999"}), 423, "locked_out")
    assert locked.fields == {"minutes": "15"}
    right = {"staff": "clerk-2", "pin": hub.pins["clerk-2"]}
    problem(hub.post("/v1/sign-in", counter, right), 423, "locked_out")
    hub.clock.advance(minutes=15.1)
    assert hub.post("/v1/sign-in", counter, right).status_code == 200
