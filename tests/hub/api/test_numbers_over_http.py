"""Numbers leased ahead, tickets handed in, numbers of a roll: over real sockets, through the client (O03, T05)."""

import uuid

import pytest

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, NotAllowed
from hub.sdk.ids import new_request_id
from hub.wire.problem import Reason
from hub.wire.requests import HandedRollRequest, HandInRequest, IssueRequest, LeaseRequest, TakenAway
from hub.wire.views import LeaseAnswer
from tests.hub.running import HubInThread, new_visit_id

MINUTE = 60_000


@pytest.fixture
def kiosk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.key("Kiosk 1"))


@pytest.fixture
def clerk(hub: HubInThread) -> HubClient:
    return HubClient(hub.url, hub.sign_in())


def instant(hub: HubInThread) -> int:
    return int(hub.house.clock.instant())


def away(
    lease: LeaseAnswer, number: int, last_contact: int, elapsed_ms: int, visit: str | None = None
) -> HandInRequest:
    return HandInRequest(
        id=uuid.UUID(visit or new_visit_id()),
        service="taxes",
        language="en",
        day=lease.day,
        series="taxes",
        number=number,
        taken=TakenAway(last_contact=last_contact, elapsed_ms=elapsed_ms),
    )


def roll(paper: str, **fields: object) -> HandedRollRequest:
    made = {"id": new_visit_id(), "service": "taxes", "language": "en", "paper": paper, **fields}
    return HandedRollRequest.model_validate(made)


def line(clerk: HubClient) -> list[str]:
    return [visit.label for visit in clerk.visits()]


def test_a_lease_is_answered_with_all_that_the_kiosk_holds(hub: HubInThread, kiosk: HubClient) -> None:
    request = new_request_id()
    lease = kiosk.lease_numbers(LeaseRequest(each=5), request)
    blocks = {block.series: (block.prefix, block.first, block.last) for block in lease.blocks}
    assert blocks["taxes"] == ("X", 995, 999)
    assert set(blocks) == {service.series for service in kiosk.office().services if service.series is not None}
    assert kiosk.lease_numbers(LeaseRequest(each=5), request).repeated
    enough = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    assert (enough.repeated, enough.blocks) == (True, lease.blocks)
    kiosk.hand_in(away(lease, 997, instant(hub), 0), new_request_id())
    more = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    assert [(block.first, block.last) for block in more.blocks if block.series == "taxes"] == [
        (994, 996),
        (998, 999),
    ]
    label = kiosk.issue(
        IssueRequest(id=uuid.UUID(new_visit_id()), service="taxes", language="en"), new_request_id()
    ).label
    assert label == "X001"


def test_a_ticket_handed_in_stands_by_its_arrival_and_is_answered_again(
    hub: HubInThread, kiosk: HubClient, clerk: HubClient
) -> None:
    lease = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    last_contact = instant(hub)
    hub.clock.advance(minutes=10)
    kiosk.issue(IssueRequest(id=uuid.UUID(new_visit_id()), service="taxes", language="en"), new_request_id())
    body, request = away(lease, 999, last_contact, 5 * MINUTE), new_request_id()
    answer = kiosk.hand_in(body, request)
    assert (answer.label, answer.number, answer.ahead, answer.repeated) == ("X999", 999, 0, False)
    assert line(clerk) == ["X999", "X001"]
    for again in (kiosk.hand_in(body, request), kiosk.hand_in(body, new_request_id())):
        assert (again.label, again.repeated, again.id) == ("X999", True, answer.id)
    assert line(clerk) == ["X999", "X001"]
    assert clerk.visit(answer.id).arrived == last_contact + 5 * MINUTE


def test_the_paper_of_a_visit_that_was_issued_unheard_is_put_right(
    hub: HubInThread, kiosk: HubClient, clerk: HubClient
) -> None:
    lease = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    visit = new_visit_id()
    kiosk.issue(IssueRequest(id=uuid.UUID(visit), service="taxes", language="en"), new_request_id())
    request = new_request_id()
    body = away(lease, 999, instant(hub), 0, visit)
    answer = kiosk.hand_in(body, request)
    assert (answer.label, answer.id, answer.ahead, answer.repeated) == ("X999", visit, 0, False)
    assert kiosk.hand_in(body, request).repeated
    assert line(clerk) == ["X999"]


def test_one_that_was_called_meanwhile_keeps_the_number_by_which_it_was_called(
    hub: HubInThread, kiosk: HubClient
) -> None:
    lease = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    visit = new_visit_id()
    kiosk.issue(IssueRequest(id=uuid.UUID(visit), service="taxes", language="en"), new_request_id())
    staff = HubClient(hub.url, hub.open_counter("counter-1"))
    staff.call_next("counter-1", new_request_id())
    answer = kiosk.hand_in(away(lease, 999, instant(hub), 0, visit), new_request_id())
    assert (answer.label, answer.repeated) == ("X001", True)


def test_what_is_not_held_is_refused_with_its_reason(hub: HubInThread, kiosk: HubClient) -> None:
    lease = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    with pytest.raises(HubRefused) as refused:
        kiosk.hand_in(away(lease, 9, instant(hub), 0), new_request_id())
    assert refused.value.reason == Reason.NUMBER_NOT_HELD
    assert refused.value.problem.fields == {"day": lease.day, "series": "taxes", "number": "9"}


def test_an_id_of_a_past_day_hands_in_nothing(hub: HubInThread, kiosk: HubClient) -> None:
    visit = new_visit_id()
    kiosk.issue(IssueRequest(id=uuid.UUID(visit), service="taxes", language="en"), new_request_id())
    manager = HubClient(hub.url, hub.manager)
    manager.close_day(new_request_id())
    manager.open_day(new_request_id())
    lease = kiosk.lease_numbers(LeaseRequest(each=5), new_request_id())
    with pytest.raises(HubRefused) as refused:
        kiosk.hand_in(away(lease, 999, instant(hub), 0, visit), new_request_id())
    assert refused.value.reason == Reason.VISIT_EXISTS


def test_a_number_of_the_roll_is_entered_afterwards(hub: HubInThread, kiosk: HubClient, clerk: HubClient) -> None:
    kiosk.issue(IssueRequest(id=uuid.UUID(new_visit_id()), service="taxes", language="en"), new_request_id())
    request, body = new_request_id(), roll("z 12", minutes_ago=9)
    answer = clerk.hand_in_roll(body, request)
    assert (answer.label, answer.ahead) == ("Z012", 0)
    assert clerk.hand_in_roll(body, request).repeated
    assert line(clerk) == ["Z012", "X001"]
    for paper, reason in (("12", Reason.NUMBER_TAKEN), ("X12", Reason.NO_SUCH_ROLL)):
        with pytest.raises(HubRefused) as refused:
            clerk.hand_in_roll(roll(paper), new_request_id())
        assert refused.value.reason == reason


def test_only_kiosks_lease_and_hand_in_and_only_staff_enter_the_roll(
    hub: HubInThread, kiosk: HubClient, clerk: HubClient
) -> None:
    lease = kiosk.lease_numbers(LeaseRequest(each=1), new_request_id())
    with pytest.raises(NotAllowed):
        clerk.lease_numbers(LeaseRequest(each=1), new_request_id())
    with pytest.raises(NotAllowed):
        clerk.hand_in(away(lease, 999, 0, 0), new_request_id())
    with pytest.raises(NotAllowed):
        kiosk.hand_in_roll(roll("Z1"), new_request_id())


@pytest.mark.parametrize("day", ["", "yesterday", "2026-11-23#", "2026-11-23#1234"])
def test_a_day_is_named_as_the_hub_names_it(hub: HubInThread, kiosk: HubClient, day: str) -> None:
    lease = kiosk.lease_numbers(LeaseRequest(each=1), new_request_id())
    body = away(lease, 999, 0, 0).model_copy(update={"day": day})
    with pytest.raises(BadRequest):
        kiosk.hand_in(body, new_request_id())


def test_a_day_that_was_opened_twice_takes_its_leases(hub: HubInThread, kiosk: HubClient) -> None:
    manager = HubClient(hub.url, hub.manager)
    manager.close_day(new_request_id())
    manager.open_day(new_request_id())
    lease = kiosk.lease_numbers(LeaseRequest(each=1), new_request_id())
    assert lease.day == "2026-11-23#2"
    assert kiosk.hand_in(away(lease, 999, instant(hub), 0), new_request_id()).day == lease.day
