"""What kiosks and staff ask of each other over real sockets: help, a ticket once more, who the person is (K05 K11)."""

from itertools import pairwise
from typing import Any

import pytest

from hub.api.health import MENDED
from hub.sdk.client import HubClient
from hub.sdk.errors import HubRefused
from hub.sdk.ids import new_request_id
from hub.wire.personal import DetailsRequest
from hub.wire.problem import Reason
from hub.wire.requests import IssueRequest, ReportPartRequest
from hub.wire.terms import DevicePart, PartState
from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread, new_visit_id

PHONE = DetailsRequest(phone="555 0100")


@pytest.fixture
def kiosk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.key("Kiosk 1"))


@pytest.fixture
def clerk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.sign_in())


def ticket(client: HubClient, service: str) -> str:
    made = IssueRequest.model_validate({"id": new_visit_id(), "service": service, "language": "en"})
    return client.issue(made, new_request_id()).id


def told(listening: Listening, key: str) -> list[Any]:
    return [change[key] for change in listening.changes() if change.get(key)]


def test_a_call_reaches_all_staff_and_its_answer_the_kiosk(hub: HubInThread, kiosk: HubClient) -> None:
    manager = HubClient(hub.url, hub.manager)
    names = ("staff", "kiosk", "display", "counter")
    keys = (hub.sign_in(), hub.key("Kiosk 1"), hub.key("Display 1"), hub.key("Counter 1"))
    streams = {name: Listening(hub, key) for name, key in zip(names, keys, strict=True)}
    with streams["staff"] as staff, streams["kiosk"] as at_kiosk, streams["display"], streams["counter"]:
        first = kiosk.ring(new_request_id())
        again = kiosk.ring(new_request_id())
        assert (first.device, first.repeated, again.repeated) == ("Kiosk 1", False, True)
        staff.wait_for_seq(first.seq)
        with Listening(hub, hub.manager) as later:
            (snapshot,) = later.wait_for("snapshot")
            assert [one["device"] for one in snapshot.data["help"]] == ["Kiosk 1"]
        answered = manager.answer_help("Kiosk 1", new_request_id())
        assert manager.answer_help("Kiosk 1", new_request_id()).repeated
        assert kiosk.ring(new_request_id()).repeated is False
        for listening in streams.values():
            listening.wait_for_seq(answered.seq)
        called, ended, *_ = told(staff, "help")
        assert (called["device_name"], called["answered"], ended["answered"]) == ("Kiosk 1", False, True)
        assert called["since"] == ended["since"]
        assert [one["answered"] for one in told(at_kiosk, "help")] == [True]
        assert "help" not in str(streams["display"].changes() + streams["counter"].changes())


def test_a_ticket_is_printed_once_more_by_the_kiosk(hub: HubInThread, kiosk: HubClient, clerk: HubClient) -> None:
    visit, by_staff = ticket(kiosk, "taxes"), ticket(clerk, "taxes")
    with Listening(hub, hub.key("Kiosk 1")) as at_kiosk, Listening(hub, hub.key("Display 1")) as display:
        asked = clerk.reprint(visit, new_request_id())
        at_kiosk.wait_for_seq(asked.seq)
        display.wait_for_seq(asked.seq)
        assert told(at_kiosk, "reprint") == [visit]
        assert visit not in str([event.text for event in display.events])
    with pytest.raises(HubRefused) as refused:
        clerk.reprint(by_staff, new_request_id())
    assert refused.value.problem.reason is Reason.NO_TICKET


def test_a_kiosk_says_who_the_person_is_where_the_office_asks(
    hub: HubInThread, kiosk: HubClient, clerk: HubClient
) -> None:
    asked, unasked = ticket(kiosk, "permits-business"), ticket(kiosk, "taxes")
    kiosk.keep_details(asked, PHONE, new_request_id())
    assert clerk.details(asked).phone == "555 0100"
    assert hub.get(f"/v1/visits/{asked}/details", hub.key("Kiosk 1")).status_code == 403
    reasons = []
    hub.clock.advance(seconds=601)
    for visit in (unasked, asked):
        with pytest.raises(HubRefused) as refused:
            kiosk.keep_details(visit, PHONE, new_request_id())
        reasons.append(refused.value.problem.reason)
    assert reasons == [Reason.NOT_YOUR_VISIT, Reason.NOT_YOUR_VISIT]
    with pytest.raises(HubRefused) as refused:
        kiosk.keep_details(ticket(kiosk, "taxes"), PHONE, new_request_id())
    assert refused.value.problem.reason is Reason.NOT_ASKED


def test_staff_and_managers_see_every_part_of_every_kiosk_and_since_when(hub: HubInThread, kiosk: HubClient) -> None:
    reports = {
        DevicePart.PRINTER: PartState.HOT,
        DevicePart.SCANNER: PartState.MISSING,
        DevicePart.KEYPAD: PartState.OK,
    }
    for part, state in reports.items():
        hub.clock.advance(seconds=10)
        told = kiosk.report_part(ReportPartRequest(part=part, state=state), new_request_id())
    assert kiosk.report_part(ReportPartRequest(part=part, state=state), new_request_id()).repeated
    for key in (hub.sign_in(), hub.manager):
        with Listening(hub, key) as listening:
            (snapshot,) = listening.wait_for("snapshot")
        found = {one["part"]: one for one in snapshot.data["parts"]}
        assert {part: one["state"] for part, one in found.items()} == {
            one.value: two.value for one, two in reports.items()
        }
        assert {one["device_name"] for one in found.values()} == {"Kiosk 1"}
        since = [found[part.value]["since"] for part in reports]
        assert [later - first for first, later in pairwise(since)] == [10_000, 10_000]
        assert snapshot.data["seq"] >= told.seq
    checks = {one.name: one for one in kiosk.health().checks}
    assert checks["Kiosk 1: printer"].detail.startswith("hot: the print head cools down")
    assert checks["Kiosk 1: scanner"].detail.startswith("missing: plug it in again")
    assert (checks["Kiosk 1: keypad"].ok, checks["Kiosk 1: keypad"].detail) == (True, "ok")


def test_every_state_that_wants_a_hand_says_what_to_do() -> None:
    assert set(MENDED) == set(PartState) - {PartState.OK}
