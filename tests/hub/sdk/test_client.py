import socket
import threading

import pytest

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, HubTrouble, HubUnreachable, NotAllowed
from hub.sdk.ids import LinkToken, new_request_id, new_visit_id
from hub.wire.problem import PROBLEM_JSON, Problem, Reason
from hub.wire.requests import IssueRequest, SignInRequest
from tests.hub.sdk.stub_hub import Handler, Seen, stub_hub

TICKET = (
    '{"seq": 7, "id": "v", "label": "R001", "number": 1, "day": "2026-11-24", "service": "s", "zone": "z",'
    '"ahead": 0, "issued": "2026-11-24T10:42:00Z", "link_base": null, "from_a_newer_hub": 1}'
)


def issue_request() -> IssueRequest:
    return IssueRequest(id=new_visit_id(), service="s", language="en", link_hash=LinkToken.new().hash)


def test_a_lost_answer_is_asked_for_again_with_the_same_request_id() -> None:
    def answer(handler: Handler, seen: Seen) -> None:
        if len(handler.server.seen) < 3:
            handler.hang_up()
        else:
            handler.json(200, TICKET)

    with stub_hub(answer) as hub:
        request = new_request_id()
        ticket = HubClient(hub.url, "key").issue(issue_request(), request)
    assert ticket.label == "R001"
    assert [seen.headers["Request-Id"] for seen in hub.seen] == [request] * 3
    assert len({seen.body for seen in hub.seen}) == 1
    assert hub.seen[0].headers["Authorization"] == "Bearer key"


def test_patience_ends_in_hub_unreachable() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        client = HubClient(f"http://127.0.0.1:{unused.getsockname()[1]}", "key", patience=0.0)
        with pytest.raises(HubUnreachable):
            client.call_next("counter-1", new_request_id())


def test_stopping_ends_patience_at_once() -> None:
    stopping = threading.Event()
    stopping.set()
    client = HubClient("http://127.0.0.1:9", "key", patience=3600.0, stopping=stopping)
    with pytest.raises(HubUnreachable):
        client.call_next("counter-1", new_request_id())


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (409, Reason.COUNTER_CLAIMED, HubRefused),
        (401, Reason.UNAUTHENTICATED, NotAllowed),
        (403, Reason.FORBIDDEN, NotAllowed),
        (423, Reason.LOCKED_OUT, NotAllowed),
        (422, Reason.BAD_INPUT, BadRequest),
        (404, Reason.NOT_FOUND, BadRequest),
        (500, Reason.INTERNAL, HubTrouble),
    ],
)
def test_a_problem_document_becomes_the_member_of_the_tree_and_is_not_repeated(
    status: int, reason: Reason, kind: type[Exception]
) -> None:
    problem = Problem(title="t", status=status, reason=reason, fields={"counter": "4"})
    with stub_hub(lambda handler, seen: handler.json(status, problem.model_dump_json(), PROBLEM_JSON)) as hub:
        with pytest.raises(kind) as raised:
            HubClient(hub.url, "key").call_next("counter-4", new_request_id())
        assert len(hub.seen) == 1
    assert raised.value.reason == reason  # type: ignore[attr-defined]
    assert raised.value.fields == {"counter": "4"}  # type: ignore[attr-defined]


def test_try_again_is_tried_again() -> None:
    busy = Problem(title="busy", status=503, reason=Reason.HUB_BUSY).model_dump_json()

    def answer(handler: Handler, seen: Seen) -> None:
        handler.json(503, busy, PROBLEM_JSON) if len(handler.server.seen) == 1 else handler.json(200, '{"seq": 9}')

    with stub_hub(answer) as hub:
        assert HubClient(hub.url, "key").shown(3, new_request_id()).seq == 9
        assert len(hub.seen) == 2


def test_a_web_server_that_is_no_hub_is_told_apart() -> None:
    with (
        stub_hub(lambda handler, seen: handler.json(200, "<html>")) as server,
        pytest.raises(HubUnreachable, match="not a hub"),
    ):
        HubClient(server.url, "key", patience=0.0).health()
    with stub_hub(lambda handler, seen: handler.json(404, "<html>")) as server, pytest.raises(BadRequest):
        HubClient(server.url, "key", patience=0.0).health()


def test_signing_in_is_never_repeated_by_itself() -> None:
    with stub_hub(lambda handler, seen: handler.hang_up()) as hub:
        with pytest.raises(HubUnreachable):
            HubClient(hub.url, "key").sign_in(SignInRequest(staff="clerk-1", pin="1234"))
        assert len(hub.seen) == 1


def test_ids() -> None:
    first = new_visit_id(lambda: 0x0123456789AB)
    assert first.startswith("01234567-89ab-7")
    assert first[19] in "89ab"
    token = LinkToken.new()
    assert len(token.text) == 26
    assert len(token.hash) == 64
    assert token.address("http://hub/t/") == "http://hub/t/" + token.text
