"""Presses on their way: each ask to its route with its id, each error to its outcome; the record; the streams."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from counter import looks
from counter.asks import (
    Ask,
    AskAnswerHelp,
    AskCallNext,
    AskClose,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskPark,
    AskPause,
    AskRecall,
    AskRemove,
    AskResume,
    AskReturn,
    AskSignIn,
    AskSignOut,
    AskStaffCall,
    AskStart,
    AskTransfer,
    Done,
    NoAnswer,
    NotKnown,
    Outcome,
    Press,
    Refused,
    about,
    what,
)
from counter.door import carry_out
from counter.ledger import RecordLedger
from counter.tie import Tie
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.record import Record
from hub.sdk.whereabouts import FixedAddress
from hub.wire.hall_terms import StaffCallKind
from hub.wire.problem import Problem
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot
from hub.wire.terms import PauseReason, RemoveReason
from hub.wire.views import CounterAnswer, SignedIn, VisitAnswer
from tests.counter.staging import at_counter, snapshot, visit
from tests.hub.sdk.stub_hub import Handler, Seen, stub_hub
from tests.waiting import wait_until

COUNTER = CounterAnswer(seq=7, counter=at_counter(), visit=visit("A017", "birth", 3))
VISIT = VisitAnswer(seq=8, visit=visit("A017", "birth", 3))
SIGNED_IN = SignedIn(session="s", token="staff-token", staff="s1", name="Clerk 1")
BY_AGE = {"counter": None, "staff": None, "placement": "age", "back": 0}
ROUTES: list[tuple[Ask, str, dict[str, object] | None]] = [
    (AskOpen("c4", take_over=True), "/v1/counters/c4/open", {"take_over": True}),
    (AskPause("c4", PauseReason.OTHER), "/v1/counters/c4/pause", {"reason": "other"}),
    (AskResume("c4"), "/v1/counters/c4/resume", None),
    (AskClose("c4"), "/v1/counters/c4/close", None),
    (AskCallNext("c4", "v1"), "/v1/counters/c4/call-next", None),
    (AskRecall("v1"), "/v1/visits/v1/recall", None),
    (AskNoShow("v1"), "/v1/visits/v1/no-show", None),
    (AskStart("v1"), "/v1/visits/v1/start", None),
    (AskFinish("v1"), "/v1/visits/v1/finish", None),
    (AskTransfer("v1", "birth"), "/v1/visits/v1/transfer", {"service": "birth", **BY_AGE}),
    (AskPark("v1", 10), "/v1/visits/v1/park", {"minutes": 10, "to_counter": False, "to_me": False}),
    (AskReturn("v1"), "/v1/visits/v1/return", None),
    (AskRemove("v1", RemoveReason.ABUSE), "/v1/visits/v1/remove", {"reason": "abuse"}),
    (AskAnswerHelp("Kiosk 1"), "/v1/help/Kiosk%201/answered", None),
]


def answering(handler: Handler, seen: Seen) -> None:
    answer = COUNTER if "/counters/" in seen.path else SIGNED_IN if seen.path.endswith("sign-in") else VISIT
    handler.json(200, answer.model_dump_json())


def clients(url: str) -> tuple[HubClient, HubClient]:
    address = FixedAddress(url)
    return HubClient(address, "device-key", patience=0.2), HubClient(address, "staff-token", patience=0.2)


@pytest.mark.parametrize(("ask", "path", "body"), ROUTES, ids=lambda part: part if isinstance(part, str) else "")
def test_every_ask_goes_to_its_route_with_its_id_as_the_person(
    ask: Ask, path: str, body: dict[str, object] | None
) -> None:
    with stub_hub(answering) as hub:
        device, staff = clients(hub.url)
        outcome = carry_out(device, staff, Press(ask, "request-1", 0.0))
        assert isinstance(outcome, Done)
        seen = hub.seen[0]
        assert (seen.path, seen.headers["Request-Id"]) == (path, "request-1")
        assert seen.headers["Authorization"] == "Bearer staff-token"
        assert (json.loads(seen.body) if seen.body else None) == body


def test_signing_in_goes_out_as_the_device_and_signing_out_as_the_person() -> None:
    with stub_hub(answering) as hub:
        device, staff = clients(hub.url)
        assert carry_out(device, None, Press(AskSignIn("s1", "1234"), "r", 0.0)) == Done(SIGNED_IN)
        assert carry_out(device, staff, Press(AskSignOut(), "r", 0.0)) == Done(None)
        assert [seen.headers["Authorization"] for seen in hub.seen] == ["Bearer device-key", "Bearer staff-token"]


@pytest.mark.parametrize(
    ("status", "reason", "outcome"),
    [
        (409, "counter_paused", Refused("counter_paused", {"counter": "4"})),
        (422, "bad_input", Refused("bad_input", {"counter": "4"})),
        (401, "unauthenticated", NotKnown("unauthenticated", {"counter": "4"})),
        (423, "locked_out", NotKnown("locked_out", {"counter": "4"})),
        (500, "internal", Refused("internal", {"counter": "4"})),
        (503, "hub_busy", NoAnswer("hub_busy")),
    ],
)
def test_every_problem_becomes_its_outcome(status: int, reason: str, outcome: Outcome) -> None:
    problem = Problem(title="No", status=status, reason=reason, fields={"counter": "4"})
    with stub_hub(lambda handler, _: handler.json(status, problem.model_dump_json())) as hub:
        assert carry_out(*clients(hub.url), Press(AskCallNext("c4"), "r", 0.0)) == outcome


def test_nobody_there_is_no_answer() -> None:
    assert carry_out(*clients("http://127.0.0.1:9"), Press(AskCallNext("c4"), "r", 0.0)) == NoAnswer("hub_unreachable")


def test_asks_have_names_and_subjects() -> None:
    assert [what(ask) for ask, _, _ in ROUTES] == [
        "open",
        "pause",
        "resume",
        "close",
        "call_next",
        "recall",
        "no_show",
        "start",
        "finish",
        "transfer",
        "park",
        "return",
        "remove",
        "answer_help",
    ]
    assert about(AskSignIn("s1", "1234")) == (None, None)
    assert about(AskCallNext("c4", "v1")) == ("c4", "v1")
    assert about(AskClose("c4")) == ("c4", None)
    assert about(AskPark("v1", None)) == (None, "v1")


def test_the_record_tells_what_was_asked_and_what_came_of_it(tmp_path: Path) -> None:
    file = tmp_path / "counter.log"
    press = Press(AskCallNext("c4", "v0"), "r1", 0.0)
    with Record(file) as record:
        ledger = RecordLedger(record)
        ledger.pressed(press)
        ledger.ignored("call_next", "under_way")
        for outcome in (
            Done(COUNTER),
            Done(VISIT),
            Done(COUNTER.model_copy(update={"visit": None})),
            Done(SIGNED_IN),
            Done(None),
            Refused("day_not_open", {}),
            NotKnown("forbidden", {}),
            NoAnswer(),
        ):
            ledger.answered(press, outcome)
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [line["kind"] for line in lines] == [
        "asked",
        "ignored",
        "acknowledged",
        "acknowledged",
        "acknowledged",
        "signed_in",
        "signed_out",
        "refused",
        "refused",
        "unanswered",
    ]
    assert (lines[2]["request"], lines[2]["what"], lines[2]["seq"], lines[2]["label"]) == ("r1", "call_next", 7, "A017")
    assert (lines[0]["counter"], lines[0]["visit"]) == ("c4", "v0")


class Listened:
    """Ears that keep what they hear."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def snapshot(self, snapshot: StaffSnapshot) -> None:
        self.heard.append(("snapshot", snapshot.seq))

    def change(self, change: StaffChange) -> None:
        self.heard.append(("change", change.seq))

    def heartbeat(self, beat: Heartbeat) -> None:
        self.heard.append(("heartbeat", beat.seq))

    def lost(self, error: SdkError) -> None:
        self.heard.append(("lost", error.reason))

    def back(self) -> None:
        self.heard.append(("back",))

    def answered(self, press: Press, outcome: Outcome) -> None:
        self.heard.append(("answered", press.request, type(outcome).__name__))

    def looked(self, seen: looks.Seen) -> None:
        self.heard.append(("looked", type(seen.look).__name__))


def test_a_stream_that_was_left_is_not_heard_any_more() -> None:
    """Sign-in changes the stream; what the device's own stream has still posted belongs to nobody."""
    posted: list[Callable[[], None]] = []

    def hub_answers(handler: Handler, seen: Seen) -> None:
        if seen.method == "POST":
            handler.json(200, COUNTER.model_dump_json())
            return
        seq = 1 if seen.headers["Authorization"] == "Bearer device-key" else 2
        message = f"event: snapshot\nid: {seq}.j1\ndata: {snapshot(seq=seq).model_dump_json()}\n\n"
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Content-Length", str(len(message.encode())))
        handler.end_headers()
        handler.wfile.write(message.encode())

    ears = Listened()
    with stub_hub(hub_answers) as hub:
        tie = Tie(FixedAddress(hub.url), "device-key", posted.append, patience=0.2)
        tie.start(ears)
        wait_until(lambda: len(posted) > 0, what="the device's stream")
        tie.follow("staff-token")
        tie.ask(Press(AskCallNext("c4"), "request-9", 0.0))

        def all_there() -> bool:
            while posted:
                posted.pop(0)()
            return ("answered", "request-9", "Done") in ears.heard and ("snapshot", 2) in ears.heard

        wait_until(all_there, what="the person's stream and the answer")
        tie.stop()
    assert ("snapshot", 1) not in ears.heard
    post = next(seen for seen in hub.seen if seen.method == "POST")
    assert post.headers["Authorization"] == "Bearer staff-token"


def test_an_alarm_waits_neither_for_a_press_nor_for_what_is_looked_at() -> None:
    """The hub answers nothing but the alarm: it is there before the press has given up."""
    posted: list[Callable[[], None]] = []
    ears = Listened()
    silent = threading.Event()

    def hub_answers(handler: Handler, seen: Seen) -> None:
        if not seen.path.endswith("/staff-call"):
            silent.wait(20)
        handler.json(404, "{}")

    with stub_hub(hub_answers) as hub:
        tie = Tie(FixedAddress(hub.url), "device-key", posted.append, patience=0.2)
        tie.start(ears)
        tie.follow("staff-token")
        tie.ask(Press(AskCallNext("c4"), "press", 0.0))
        for _ in range(40):
            tie.look(looks.LookDay())
        tie.ask(Press(AskFinish("v"), "next", 0.0))  # a queue full of looks leaves room for presses
        wait_until(lambda: any(seen.method == "POST" for seen in hub.seen), what="the press")
        tie.ask(Press(AskStaffCall("c4", StaffCallKind.ALARM), "alarm", 0.0))

        def told() -> bool:
            while posted:
                posted.pop(0)()
            return ("answered", "alarm", "Refused") in ears.heard or ("answered", "alarm", "NoAnswer") in ears.heard

        wait_until(told, 10, "the alarm's answer")
        assert not any("press" in str(line) for line in ears.heard)
        silent.set()
        tie.stop()
