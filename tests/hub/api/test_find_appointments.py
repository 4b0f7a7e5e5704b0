"""A booked person types the name: which appointments are told, how many, how often, and what never is (K09)."""

import uuid
from datetime import date

import pytest

from hub.api.pace import CALLERS_MOST, Pace
from hub.sdk.client import HubClient
from hub.sdk.errors import HubRefused
from hub.sdk.ids import new_request_id
from hub.wire.bookings import BookRequest, CancelRequest, CheckInRequest, FindRequest
from hub.wire.personal import DetailsRequest
from hub.wire.problem import Reason
from hub.wire.terms import CancelReason
from tests.hub.running import HubInThread, new_visit_id

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)
NAME = "Ana Planted-García"


@pytest.fixture
def kiosk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.key("Kiosk 1"))


@pytest.fixture
def clerk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.sign_in())


def booked(clerk: HubClient, time: str, name: str | None = NAME, day: date = TODAY) -> str:
    request = BookRequest(id=uuid.UUID(new_visit_id()), service="identity-apply", date=day, time=time, language="en")
    made = clerk.book(request, new_request_id()).appointment.id
    if name is not None:
        clerk.keep_details_of_appointment(made, DetailsRequest(name=name), new_request_id())
    return made


def found(client: HubClient, name: str) -> list[str]:
    return [one.id for one in client.find_appointments(FindRequest(name=name))]


def test_those_of_today_that_are_expected_are_found_by_name(kiosk: HubClient, clerk: HubClient) -> None:
    later, first, gone, here = (booked(clerk, time) for time in ("12:00", "11:00", "11:15", "10:15"))
    booked(clerk, "11:30", "Somebody Else")
    booked(clerk, "11:30", None)
    booked(clerk, "11:00", day=TOMORROW)
    clerk.cancel_appointment(gone, CancelRequest(reason=CancelReason.BY_PERSON), new_request_id())
    kiosk.check_in(here, CheckInRequest(visit=uuid.UUID(new_visit_id())), new_request_id())
    assert found(kiosk, "garcia ANA planted") == [first, later]
    assert found(clerk, NAME) == [first, later]
    assert found(kiosk, "Ana") == []
    assert found(kiosk, "--") == []


def test_at_most_five_are_told_and_no_name(hub: HubInThread, clerk: HubClient) -> None:
    mine = [booked(clerk, f"{hour}:{minute:02d}") for hour in (11, 12) for minute in (0, 15, 30)]
    answer = hub.post("/v1/appointments/find", hub.key("Kiosk 1"), {"name": NAME})
    assert [one["id"] for one in answer.json()] == mine[:5]
    assert "Planted" not in answer.text
    assert set(answer.json()[0]) == {"id", "service", "date", "time", "language", "state"}


def test_one_device_may_look_ten_times_a_minute(hub: HubInThread, kiosk: HubClient, clerk: HubClient) -> None:
    for number in range(10):
        found(kiosk, f"Guess {number}")
    with pytest.raises(HubRefused) as refused:
        found(kiosk, NAME)
    assert refused.value.problem.reason is Reason.TOO_MANY_TRIES
    assert refused.value.problem.status == 429
    assert 0 < int(refused.value.fields["seconds"]) <= 60
    assert found(clerk, NAME) == [], "another device has tries of its own"
    hub.clock.advance(seconds=60)
    assert found(kiosk, NAME) == []


def test_the_pace_forgets_who_was_heard_longest_ago() -> None:
    pace = Pace(most=1, window_ms=100)
    assert [pace.wait_ms("a", now) for now in (0, 60, 100)] == [0, 40, 0]
    for number in range(CALLERS_MOST):
        pace.wait_ms(f"caller {number}", 101)
    assert pace.wait_ms("a", 102) == 0
