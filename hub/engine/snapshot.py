"""The state as a JSON-able dict and back: snapshot + the journal's tail gives what a full replay gives.

Only facts are stored; lines, timers, claims and open counters per service are rebuilt. A snapshot of another version
is refused with `PlainError`: the reader replays the journal from its start instead.
"""

from typing import Any

from hub.engine.codec import decode, encode
from hub.engine.events import OfficeAccepted
from hub.engine.ids import Seq, SeriesId
from hub.engine.model import Counter, Day, Part, Visit
from hub.engine.office_document import build
from hub.engine.plain import PlainError, from_plain, to_plain
from hub.engine.setup import Setup
from hub.engine.state import Call, State

VERSION = 1


def encode_state(state: State) -> dict[str, Any]:
    setup = state.setup
    return {
        "v": VERSION,
        "seq": state.seq,
        "office": encode(OfficeAccepted(setup.version, setup.document)) if setup is not None else None,
        "day": to_plain(state.day),
        "openings": dict(state.openings),
        "issued": state.issued,
        "last_numbers": dict(state.last_numbers),
        "visits": [to_plain(visit) for visit in state.visits.values()],
        "counters": [to_plain(counter) for _, counter in sorted(state.counters.items())],
        "parts": [to_plain(part) for _, part in sorted(state.parts.items())],
        "calls": [{"seq": seq, **to_plain(call)} for seq, call in state.calls.items()],
    }


def decode_state(data: dict[str, Any]) -> State:
    if data.get("v") != VERSION:
        raise PlainError(f"snapshot version {data.get('v')!r} is not {VERSION}")
    state = State.empty()
    office = decode(data["office"]) if data["office"] is not None else None
    if isinstance(office, OfficeAccepted):
        state.put_setup(Setup(build(office.document), office.document, office.version))
    state.seq = Seq(data["seq"])
    state.day = from_plain(Day, data["day"])
    state.openings = dict(data["openings"])
    state.last_numbers = {SeriesId(series): int(number) for series, number in data["last_numbers"].items()}
    for counter in data["counters"]:
        state.put_counter(from_plain(Counter, counter))
    for visit in data["visits"]:
        state.put_visit(from_plain(Visit, visit))
    state.issued = int(data["issued"])
    for plain in data["parts"]:
        part = from_plain(Part, plain)
        state.parts[part.device, part.part] = part
    for call in data["calls"]:
        state.calls[Seq(call["seq"])] = from_plain(Call, {key: call[key] for key in call if key != "seq"})
    return state
