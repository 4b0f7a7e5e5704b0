from datetime import UTC, datetime, timedelta

from hub.sdk.client import HubClient
from hub.sdk.hub_clock import HubClock
from hub.sdk.outbox import ERRS_MOST, Delivery, Outbox
from hub.wire.problem import PROBLEM_JSON, Problem, Reason
from hub.wire.views import HubTime
from tests.hub.sdk.stub_hub import Handler, Seen, stub_hub


def shown(call: int) -> Delivery:
    return Delivery("shown", str(call), lambda client, request: client.shown(call, request))


def test_deliveries_arrive_in_order_through_an_outage_with_stable_ids() -> None:
    def answer(handler: Handler, seen: Seen) -> None:
        handler.hang_up() if len(handler.server.seen) <= 2 else handler.json(200, '{"seq": 1}')

    answered: list[str] = []
    with stub_hub(answer) as hub:
        outbox = Outbox(HubClient(hub.url, "key", patience=0.0), lambda delivery, request: answered.append(request))
        for call in (3, 4, 5):
            outbox.put(shown(call))
        outbox.start()
        assert outbox.drain(10)
        outbox.stop()
    arrived = [(seen.path, seen.headers["Request-Id"]) for seen in hub.seen]
    assert [path for path, _ in arrived] == [f"/v1/calls/{n}/shown" for n in (3, 3, 3, 4, 5)]
    assert len({request for _, request in arrived[:3]}) == 1
    assert answered == [request for _, request in arrived[2:]]


def test_what_the_hub_refuses_for_good_does_not_block_the_rest() -> None:
    gone = Problem(title="gone", status=409, reason=Reason.UNKNOWN_CALL).model_dump_json()

    def answer(handler: Handler, seen: Seen) -> None:
        if "/3/" in seen.path:
            handler.json(409, gone, PROBLEM_JSON)
        else:
            handler.json(200, '{"seq": 1}')

    with stub_hub(answer) as hub:
        outbox = Outbox(HubClient(hub.url, "key"))
        outbox.start()
        outbox.put(shown(3))
        outbox.put(shown(4))
        assert outbox.drain(10)
        outbox.stop()
        assert len(hub.seen) == 2


def test_what_the_hub_errs_over_does_not_block_the_rest_for_ever() -> None:
    erred = Problem(title="a mistake", status=500, reason=Reason.INTERNAL).model_dump_json()

    def answer(handler: Handler, seen: Seen) -> None:
        if "/3/" in seen.path:
            handler.json(500, erred, PROBLEM_JSON)
        else:
            handler.json(200, '{"seq": 1}')

    answered: list[str] = []
    with stub_hub(answer) as hub:
        outbox = Outbox(HubClient(hub.url, "key"), lambda delivery, _: answered.append(delivery.about))
        outbox.put(shown(3))
        outbox.put(shown(4))
        outbox.start()
        assert outbox.drain(20)
        outbox.stop()
    assert [seen.path.split("/")[3] for seen in hub.seen] == ["3"] * ERRS_MOST + ["4"]
    assert answered == ["4"]


def test_the_bound_drops_the_oldest(monkeypatch: object) -> None:
    outbox = Outbox(HubClient("http://127.0.0.1:9", "key", patience=0.0))
    for call in range(10_002):
        outbox.put(shown(call))
    assert len(outbox) == 10_000
    assert not outbox.drain(0.0)


def test_the_clock_advances_by_the_devices_own_and_ignores_old_news() -> None:
    now = 100.0
    wall = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
    clock = HubClock(lambda: now)
    assert not clock.known
    assert clock.instant() == 0
    clock.heard(HubTime(instant=50_000, wall=wall))
    now += 10
    assert clock.instant() == 60_000
    assert clock.wall() == wall + timedelta(seconds=10)
    clock.heard(HubTime(instant=51_000, wall=wall))  # a change that is replayed after an outage
    assert clock.instant() == 60_000
    clock.heard(HubTime(instant=60_500, wall=wall + timedelta(seconds=10.5)))
    assert clock.instant() == 60_500
    clock.reset()
    assert not clock.known


def test_a_defect_of_ours_in_one_delivery_does_not_end_all_telling() -> None:
    def broken(client: HubClient, request: str) -> None:
        raise ValueError("a defect")

    def answer(handler: Handler, seen: Seen) -> None:
        handler.json(200, '{"seq": 1}')

    with stub_hub(answer) as hub:
        outbox = Outbox(HubClient(hub.url, "key", patience=0.0))
        outbox.put(Delivery("broken", "1", broken))
        outbox.put(shown(3))
        outbox.start()
        assert outbox.drain(15)
        outbox.stop()
    assert [seen.path for seen in hub.seen] == ["/v1/calls/3/shown"]
