import json
import threading

from hub.sdk.errors import SdkError
from hub.sdk.stream import EventStream
from hub.sdk.whereabouts import FixedAddress
from hub.wire.problem import PROBLEM_JSON, Problem, Reason
from hub.wire.stream import DisplayChange, DisplaySnapshot, Heartbeat
from tests.hub.sdk.stub_hub import Handler, Seen, StubHub, stub_hub
from tests.waiting import wait_until

TIME = {"instant": 1000, "wall": "2026-11-24T10:42:00Z"}
OFFICE = {
    "id": "office",
    "version": 1,
    "names": {"en": "Marstow Town Hall"},
    "languages": ["en"],
    "default_language": "en",
    "time_zone": "Europe/London",
    "help_place": {"en": "desk 1"},
    "zones": [],
    "services": [],
    "counters": [],
}
DAY = {"day": "2026-11-24", "open": True, "taking": True}


def snapshot(seq: int, event: str = "snapshot", journal: str = "j") -> str:
    body = {"seq": seq, "journal": journal, "hub": "h", "time": TIME, "office": OFFICE, "day": DAY, "loads": []}
    return f"event: {event}\nid: {seq}.{journal}\ndata: {json.dumps(body | {'calls': []})}\n\n"


def change(seq: int, kind: str = "ticket_issued") -> str:
    return f"event: change\nid: {seq}.j\ndata: {json.dumps({'seq': seq, 'type': kind, 'time': TIME})}\n\n"


def heartbeat(seq: int) -> str:
    return f"event: heartbeat\ndata: {json.dumps({'seq': seq, 'time': TIME})}\n\n"


class Notebook:
    """Writes down what a face would be told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def snapshot(self, snapshot: DisplaySnapshot, reset: bool) -> None:
        self.told.append(f"{'reset' if reset else 'snapshot'} {snapshot.seq}")

    def change(self, change: DisplayChange) -> None:
        self.told.append(f"change {change.seq}")

    def heartbeat(self, beat: Heartbeat) -> None:
        self.told.append(f"beat {beat.seq}")

    def lost(self, error: SdkError) -> None:
        self.told.append(f"lost {error.reason}")

    def back(self) -> None:
        self.told.append("back")


def follow(hub: StubHub, notebook: Notebook, silence: float = 5.0) -> EventStream[DisplaySnapshot, DisplayChange]:
    stream = EventStream(FixedAddress(hub.url), "key", DisplaySnapshot, DisplayChange, notebook, silence)
    stream.start()
    return stream


def test_reconnects_with_the_last_id_and_hands_over_nothing_twice() -> None:
    def answer(handler: Handler, seen: Seen) -> None:
        handler.open_stream()
        if len(handler.server.seen) == 1:
            handler.chunk(snapshot(5) + change(6))
            # An event that arrives in pieces is one event; the half one after it is dropped with the connection.
            whole = change(8)
            handler.chunk(whole[:20])
            handler.chunk(whole[20:] + "event: change\nid: 9.j\ndata: {")
            handler.hang_up()
        else:
            handler.chunk(change(8) + change(9) + heartbeat(9))
            held.wait(10)

    held = threading.Event()
    notebook = Notebook()
    with stub_hub(answer) as hub:
        stream = follow(hub, notebook)
        wait_until(lambda: "beat 9" in notebook.told, what="the resumed stream")
        stream.stop()
        held.set()
        assert hub.seen[1].headers["Last-Event-ID"] == "8.j"
    assert notebook.told == ["snapshot 5", "change 6", "change 8", "lost hub_unreachable", "back", "change 9", "beat 9"]


def test_a_reset_replaces_what_was_missed() -> None:
    def answer(handler: Handler, seen: Seen) -> None:
        handler.open_stream()
        first = len(handler.server.seen) == 1
        handler.chunk(snapshot(5) if first else snapshot(2, "reset", journal="other") + change(3))
        if first:
            handler.hang_up()
        else:
            held.wait(10)

    held = threading.Event()
    notebook = Notebook()
    with stub_hub(answer) as hub:
        stream = follow(hub, notebook)
        wait_until(lambda: "change 3" in notebook.told, what="the change after the reset")
        stream.stop()
        held.set()
    assert notebook.told == ["snapshot 5", "lost hub_unreachable", "back", "reset 2", "change 3"]


def test_silence_is_a_loss() -> None:
    def answer(handler: Handler, seen: Seen) -> None:
        handler.open_stream()
        handler.chunk(snapshot(5))
        held.wait(10)

    held = threading.Event()
    notebook = Notebook()
    with stub_hub(answer) as hub:
        stream = follow(hub, notebook, silence=0.2)
        wait_until(lambda: "lost hub_unreachable" in notebook.told, what="the loss")
        stream.stop()
        held.set()


def test_a_refused_key_is_told_once_and_tried_on() -> None:
    problem = Problem(title="no", status=401, reason=Reason.UNAUTHENTICATED).model_dump_json()
    notebook = Notebook()
    with stub_hub(lambda handler, seen: handler.json(401, problem, PROBLEM_JSON)) as hub:
        stream = follow(hub, notebook)
        wait_until(lambda: len(hub.seen) >= 2, what="a second try")
        stream.stop()
    assert notebook.told == ["lost unauthenticated"]


def test_a_key_refused_after_an_outage_is_told_as_well() -> None:
    problem = Problem(title="no", status=401, reason=Reason.UNAUTHENTICATED).model_dump_json()
    answered: list[int] = []

    def answer(handler: Handler, seen: Seen) -> None:
        answered.append(len(answered))
        if len(answered) == 1:
            handler.hang_up()
        else:
            handler.json(401, problem, PROBLEM_JSON)

    notebook = Notebook()
    with stub_hub(answer) as hub:
        stream = follow(hub, notebook)
        wait_until(lambda: len(hub.seen) >= 4, what="tries after the refusal")
        stream.stop()
    assert notebook.told == ["lost hub_unreachable", "lost unauthenticated"]


def test_a_stream_that_cannot_be_read_is_told_once_and_asked_less_and_less() -> None:
    def answer(handler: Handler, seen: Seen) -> None:
        handler.open_stream()
        handler.chunk('event: snapshot\nid: 5.j\ndata: {"seq": 5}\n\n')
        handler.hang_up()

    notebook = Notebook()
    with stub_hub(answer) as hub:
        stream = follow(hub, notebook)
        wait_until(lambda: len(hub.seen) >= 4, what="four tries")
        stream.stop()
    assert notebook.told == ["lost hub_unreachable"]


def test_stopping_does_not_wait_for_the_next_word() -> None:
    held = threading.Event()

    def answer(handler: Handler, seen: Seen) -> None:
        handler.open_stream()
        handler.chunk(snapshot(5))
        held.wait(10)

    notebook = Notebook()
    with stub_hub(answer) as hub:
        stream = follow(hub, notebook, silence=60.0)
        wait_until(lambda: bool(notebook.told), what="the snapshot")
        stream.stop()
        assert not any(thread.name == "hub-stream" for thread in threading.enumerate())
        held.set()


def test_a_defect_in_who_listens_is_told_as_a_loss_and_the_stream_goes_on() -> None:
    class Clumsy(Notebook):
        def snapshot(self, snapshot: DisplaySnapshot, reset: bool) -> None:
            super().snapshot(snapshot, reset)
            if len(self.told) == 1:
                raise KeyError("a defect")

    def answer(handler: Handler, seen: Seen) -> None:
        handler.open_stream()
        handler.chunk(snapshot(7))
        held.wait(10)

    held = threading.Event()
    book = Clumsy()
    with stub_hub(answer) as hub:
        stream = follow(hub, book)
        wait_until(lambda: book.told.count("snapshot 7") >= 2, what="the second try")
        held.set()
        stream.stop()
    assert book.told[:4] == ["snapshot 7", "lost hub_unreachable", "back", "snapshot 7"]
