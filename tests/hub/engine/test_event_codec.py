"""Events and snapshots as they are stored."""

import json
import random
import typing
from typing import Any

import pytest

from hub.engine import codec
from hub.engine.codec import NAMES, TYPES, VERSIONS, decode, encode
from hub.engine.events import CounterClosed, Event, Explanation, VisitCalled, VisitParked
from hub.engine.ids import CounterId, Instant, VisitId
from hub.engine.plain import PlainError, from_plain, to_plain
from hub.engine.snapshot import decode_state, encode_pieces, encode_state, joined, still
from hub.engine.state import State
from tests.hub.engine.histories import History

WHY = Explanation("promise", "largest_share", 5, 10, 3, 50, scarce=True)


def test_every_event_has_a_stored_name_and_a_version() -> None:
    assert set(TYPES.values()) == set(typing.get_args(Event)) == set(NAMES)
    assert set(VERSIONS) == set(TYPES)


def test_an_event_is_stored_as_readable_json() -> None:
    event = VisitCalled(VisitId("v"), CounterId("4"), WHY)
    assert json.loads(json.dumps(encode(event))) == {
        "type": "visit_called",
        "v": 1,
        "visit": "v",
        "counter": "4",
        "why": {
            "policy": "promise",
            "rule": "largest_share",
            "waited_ms": 5,
            "promised_ms": 10,
            "candidates": 3,
            "share_percent": 50,
            "scarce": True,
            "weight": 100,
            "profile": None,
            "condition": None,
            "turn": None,
            "jumped": 0,
            "givers": 0,
            "rank": 0,
            "typical_ms": 0,
            "listed": None,
        },
        "how": "next",
        "reason": None,
    }


def test_every_event_of_a_history_comes_back_as_it_was() -> None:
    history = History(random.Random(5).randrange)
    history.run(300)
    for recorded in history.desk.journal:
        stored = json.loads(json.dumps(encode(recorded.event)))
        assert decode(stored) == recorded.event


def test_an_older_version_is_lifted_step_by_step() -> None:
    """The seam for a new shape: counter_closed once held a number, then a text, then today's field."""

    def number_to_text(fields: dict[str, Any]) -> dict[str, Any]:
        return {"sign": str(fields["number"])}

    def text_to_counter(fields: dict[str, Any]) -> dict[str, Any]:
        return {"counter": fields["sign"]}

    versions = {**VERSIONS, "counter_closed": 3}
    upcasts = {("counter_closed", 1): number_to_text, ("counter_closed", 2): text_to_counter}
    for stored in (
        {"type": "counter_closed", "v": 1, "number": 4},
        {"type": "counter_closed", "v": 2, "sign": "4"},
        {"type": "counter_closed", "v": 3, "counter": "4"},
    ):
        assert decode(stored, versions, upcasts) == CounterClosed(CounterId("4"))


def test_every_version_before_the_present_has_its_upcast() -> None:
    steps = {(name, version) for name, newest in VERSIONS.items() for version in range(1, newest)}
    assert set(codec.UPCASTS) == steps


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"type": "visit_flown", "v": 1}, "visit_flown"),
        ({"type": "visit_left", "v": 2, "visit": "v"}, "version 2"),
        ({"type": "visit_left", "v": "1", "visit": "v"}, "version '1'"),
        ({"type": "visit_left", "v": 1}, "VisitLeft.visit is missing"),
        ({"type": "visit_left", "v": 1, "visit": 7}, "VisitLeft.visit: expected str"),
        ({"type": "visit_left", "v": 1, "visit": "v", "mood": 1}, "no field mood"),
        ({"type": "visit_removed", "v": 1, "visit": "v", "reason": "tea"}, "VisitRemoved.reason"),
        ({"v": 1}, "None"),
    ],
)
def test_what_cannot_be_read_says_why(stored: dict[str, Any], said: str) -> None:
    with pytest.raises(PlainError, match=said):
        decode(stored)


def test_a_field_added_with_a_default_reads_old_events() -> None:
    plain = to_plain(WHY)
    del plain["share_percent"]
    assert from_plain(Explanation, plain).share_percent == 0
    parked = {"type": "visit_parked", "v": 1, "visit": "v", "counter": None, "until": 5}
    assert decode(parked) == VisitParked(VisitId("v"), None, Instant(5))


def test_a_snapshot_comes_back_as_it_was() -> None:
    history = History(random.Random(8).randrange)
    history.run(200)
    state = history.desk.state
    stored = json.loads(json.dumps(encode_state(state)))
    assert encode_state(decode_state(stored)) == encode_state(state)
    assert encode_state(decode_state(encode_state(State.empty()))) == encode_state(State.empty())


def test_a_snapshot_in_small_pieces_is_the_same_snapshot() -> None:
    history = History(random.Random(9).randrange)
    history.run(200)
    pieces = [*encode_pieces(still(history.desk.state), size=3)]
    assert len(pieces) > 3
    assert all(len(piece.get("visits", [])) <= 3 for piece in pieces)
    assert joined(pieces) == encode_state(history.desk.state)


def test_a_piece_that_the_head_does_not_name_is_refused() -> None:
    with pytest.raises(PlainError, match="'guests'"):
        joined([{"v": 1, "visits": []}, {"guests": []}])


def test_a_snapshot_of_another_version_is_refused() -> None:
    with pytest.raises(PlainError, match="version 9"):
        decode_state({"v": 9})
