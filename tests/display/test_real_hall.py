"""What a real hub says of notices, stops, emergencies, counters, layouts, as displays show it (W07 W08 W11 L05 H05)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from display.scene import Scene
from display.settings import BoardSettings
from hub.wire.terms import CounterState
from tests.display.halls import Display, displays, turn_until
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id

DEVICES = {"Kiosk 1": "kiosk", "Counter 1": "counter", "Display 1": "display", "Display 2": "display"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[tuple[HubInThread, Display, Display]]:
    """A board with who is next, and the small screen above counter 1."""
    with hub_in_thread(tmp_path, devices=DEVICES) as hub:
        keys = [
            ("board", hub.key("Display 1"), 3, BoardSettings(layout="hall-next")),
            ("above", hub.key("Display 2"), 1, BoardSettings(layout="counter", counter="counter-1")),
        ]
        with displays(hub.url, keys) as (board, above):
            yield hub, board, above


def shows(display: Display, holds: Callable[[Scene], bool], what: str) -> Scene:
    turn_until([display], lambda: holds(display.turn()), 10, what)
    return display.turn()


def ok(hub: HubInThread, path: str, body: object = None) -> None:
    answer = hub.post(path, hub.manager, body)
    assert answer.status_code == 200, answer.text


def test_notices_stops_and_emergencies_come_and_go(hall: tuple[HubInThread, Display, Display]) -> None:
    hub, board, above = hall
    notice = new_visit_id()
    ok(hub, "/v1/notices", {"id": notice, "texts": {"en": "The lift is out of order."}, "spoken": True})
    shows(board, lambda scene: [one.text for one in scene.notices] == ["The lift is out of order."], "the notice")
    shows(above, lambda scene: bool(scene.notices), "the notice above the counter")
    assert [one.texts for one in board.heard.notices] == [{"en": "The lift is out of order."}]
    assert above.heard.notices == []
    ok(hub, f"/v1/notices/{notice}/end")
    shows(board, lambda scene: not scene.notices, "the notice to end")

    hub.issue("taxes")
    ok(hub, "/v1/services/taxes/stop", {})
    words = "no more tickets today. If you have a ticket, we will call you."
    shows(board, lambda scene: any(words in one.text for one in scene.notices), "the stop")
    pane = shows(board, lambda scene: scene.next is not None and bool(scene.next.lines), "who is next").next
    assert pane is not None
    (line,) = pane.lines
    assert (line.waiting, line.closed, len(line.labels)) == ("1 person waiting", "No more tickets today", 1)
    ok(hub, "/v1/services/taxes/resume")
    shows(board, lambda scene: not scene.notices, "the stop to end")

    fire = new_visit_id()
    ok(hub, "/v1/notices", {"id": fire, "kind": "emergency", "texts": {"en": "Please leave.", "es": "Salgan."}})
    urgent = shows(board, lambda scene: scene.emergency is not None, "the emergency").emergency
    assert urgent is not None
    assert urgent.texts == (("en", "Please leave."), ("es", "Salgan."))
    assert board.heard.notices[-1].urgent
    ok(hub, f"/v1/notices/{fire}/end")
    shows(board, lambda scene: scene.emergency is None, "the emergency to end")


def test_the_screen_above_a_counter_follows_it_and_acknowledges(hall: tuple[HubInThread, Display, Display]) -> None:
    hub, board, above = hall
    assert shows(above, lambda scene: scene.counter is not None, "its face").rows == ()
    clerk = hub.open_counter("counter-1")
    face = shows(above, lambda scene: state_of(scene) is CounterState.OPEN, "the counter to open").counter
    assert face is not None
    assert (face.sign, face.state_word, face.label) == ("1", "Open", "")
    ticket = hub.issue("questions").json()
    hub.post("/v1/counters/counter-1/call-next", clerk, {})
    shows(above, lambda scene: scene.counter is not None and scene.counter.label == ticket["label"], "the call")
    shows(board, lambda scene: scene.takeover is not None and scene.takeover.label == ticket["label"], "the call")

    def shown() -> int:
        return int(hub.get(f"/v1/visits/{ticket['id']}", clerk).json()["shown"])

    turn_until([board, above], lambda: shown() == 2, 10, "both to say that they have shown it")
    assert above.announced == []
    hub.post("/v1/counters/counter-1/call-next", clerk, {})
    shows(above, lambda scene: scene.counter is not None and scene.counter.label == "", "the visit to end")
    hub.post("/v1/counters/counter-1/pause", clerk, {"reason": "break"})
    shows(above, lambda scene: state_of(scene) is CounterState.PAUSED, "the pause")


def state_of(scene: Scene) -> CounterState | None:
    return None if scene.counter is None else scene.counter.state
