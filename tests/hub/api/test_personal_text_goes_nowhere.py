"""What people are called and what staff note reaches the vault and nothing else that the API touches: no stream, no
list, no answer but the one that was asked for it, no problem document, no log (S08)."""

import uuid
from pathlib import Path

import structlog

from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread, new_visit_id

NAME, PHONE, MAIL, PAPER, NOTE = "Plantaganet Quux", "555 0177 01", "planted@example.org", "PQ-4711-X", "A planted note"
DETAILS = {"name": NAME, "phone": PHONE, "email": MAIL, "document": PAPER}
PLANTED = (*DETAILS.values(), NOTE)


def test_planted_texts_are_found_in_the_vault_alone(hub: HubInThread, tmp_path: Path) -> None:
    said: list[str] = []
    with (
        structlog.testing.capture_logs() as logged,
        Listening(hub, hub.manager) as manager,
        Listening(hub, hub.key("Kiosk 1")) as kiosk,
    ):
        visit, booked = hub.issue("taxes").json()["id"], new_visit_id()
        body = {"id": booked, "service": "identity-apply", "language": "en", "date": "2026-11-23", "time": "10:15"}
        answers = [
            hub.post("/v1/appointments", hub.manager, body),
            hub.post(f"/v1/appointments/{booked}/details", hub.manager, DETAILS),
            hub.post(f"/v1/visits/{visit}/details", hub.manager, DETAILS),
            hub.post(f"/v1/visits/{visit}/notes", hub.manager, {"text": NOTE}),
            hub.post(f"/v1/appointments/{booked}/check-in", hub.key("Kiosk 1"), {"visit": str(uuid.uuid4())}),
            hub.get(f"/v1/visits/{visit}", hub.manager),
            hub.get("/v1/visits", hub.manager),
            hub.get("/v1/appointments?date=2026-11-23", hub.manager),
        ]
        assert {answer.status_code for answer in answers} == {200}
        malformed = [
            hub.post(f"/v1/visits/{visit}/details", hub.manager, {**DETAILS, "phone": NAME}),
            hub.post(f"/v1/visits/{visit}/notes", hub.manager, {"text": NOTE * 100}),
            hub.post(f"/v1/visits/{visit}/notes", hub.manager, NOTE),
        ]
        assert {answer.status_code for answer in malformed} == {422}
        seq = answers[4].json()["seq"]
        for listening in (manager, kiosk):
            listening.wait_for_seq(seq)
            said += [event.text for event in listening.events]
        said += [answer.text for answer in (*answers, *malformed)]
    said += [repr(entry) for entry in logged]
    for planted in PLANTED:
        assert [text for text in said if planted in text] == [], planted
        files = [file for file in (tmp_path / "hub-data").rglob("*") if file.is_file()]
        assert [file.name for file in files if planted.encode() in file.read_bytes()] == [], planted
    kept = hub.get(f"/v1/visits/{visit}/details", hub.manager).json()
    assert kept == DETAILS
    assert [one["text"] for one in hub.get(f"/v1/visits/{visit}/notes", hub.manager).json()] == [NOTE]
