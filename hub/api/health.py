"""GET /health: what works, and what a technician should mend. Open to everybody, so it names no person
and no ticket."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from hub.api import mapping
from hub.api.audiences import Follower
from hub.service.house import HealthFacts, House
from hub.wire.terms import CONTRACT, PartState
from hub.wire.views import Health, HealthCheck, PartView

Check = Callable[[], HealthCheck]
"""Quick and without I/O: it runs on the event loop."""
HANGING_SECONDS = 5.0
"""A worn card takes a second now and then; by now devices have given their first try up (hub/sdk/client.py)."""
DRIFT_TOLD_MS = 2_000
FINE = frozenset({PartState.OK})
MENDED: Final[Mapping[PartState, str]] = {
    PartState.PAPER_LOW: "put in a new roll of paper soon",
    PartState.PAPER_OUT: "put in a new roll of paper",
    PartState.COVER_OPEN: "close the printer's cover",
    PartState.CUTTER: "free the cutter of paper, then switch the printer off and on",
    PartState.HOT: "the print head cools down and goes on by itself; keep its air slots free",
    PartState.OFFLINE: "press the printer's feed key, or switch it off and on",
    PartState.UNREACHABLE: "look after its cable, its network and its power",
    PartState.SILENT: "switch it off and on",
    PartState.MISSING: "plug it in again; it is found by itself",
    PartState.UNFIT: "choose another layout for it in the office document; its log says what does not fit",
    PartState.GARBLED: "give each keypad of a line an address of its own, then look after the wire",
}
"""What a technician does about a part; the state's key stands before it."""


class Standing:
    """Since when each check has failed; as far as it does not know itself, since when whoever asked has found it so.
    Holds an entry per failing check only."""

    def __init__(self) -> None:
        self._since: dict[str, datetime] = {}

    def noticed(self, check: HealthCheck, now: datetime) -> HealthCheck:
        """The check with its `since`; none when all is well."""
        if check.ok:
            self._since.pop(check.name, None)
            return check
        since = check.since if check.since is not None else self._since.setdefault(check.name, now)
        return check.model_copy(update={"since": since})


def health_view(
    house: House[Follower], standing: Standing, hub: str, name: str, version: str, checks: Iterable[Check]
) -> Health:
    facts = house.health()
    now = house.clock.wall()
    asked = (store_check(facts), clock_check(facts), *(check() for check in checks), *_parts(house))
    found = [standing.noticed(check, now) for check in asked]
    return Health(
        status="ok" if all(check.ok for check in found) else "degraded",
        hub=hub,
        name=name,
        version=version,
        contract=CONTRACT,
        journal=facts.journal,
        seq=facts.seq,
        checks=found,
    )


def store_check(facts: HealthFacts) -> HealthCheck:
    """A disk that refuses says so; one that hangs says nothing, and everybody waits."""
    seconds = facts.writer.under_way_ms / 1000
    if seconds > HANGING_SECONDS:
        return HealthCheck(name="store", ok=False, detail=f"The disk has not finished a write for {seconds:.0f} s.")
    return HealthCheck(
        name="store", ok=facts.store_trouble is None, detail=facts.store_advice or "", since=facts.store_trouble_since
    )


def clock_check(facts: HealthFacts) -> HealthCheck:
    """A clock that was put right while the hub ran is no fault, but it is told (O10)."""
    off = mapping.clock_is_off(facts.clock)
    said = ["The clock reads a time that the journal does not agree with; set it."] if off else []
    if abs(facts.clock_drift_ms) >= DRIFT_TOLD_MS:
        said.append(f"Since the hub's start the clock was moved by {_span(facts.clock_drift_ms)}; no wait has changed.")
    return HealthCheck(name="clock", ok=not off, detail=" ".join(said))


def _span(milliseconds: int) -> str:
    """Such as "-1 h 0 min 2 s"."""
    seconds = round(abs(milliseconds) / 1000)
    sign = "-" if milliseconds < 0 else "+"
    return f"{sign}{seconds // 3600} h {seconds // 60 % 60} min {seconds % 60} s"


def _parts(house: House[Follower]) -> list[HealthCheck]:
    """What devices last said of their parts, such as a printer without paper."""
    now = house.clock.stamp()
    return [
        HealthCheck(
            name=f"{view.device_name}: {view.part}",
            ok=view.state in FINE,
            detail=_told(view),
            since=now.wall - timedelta(milliseconds=now.instant - view.since),
        )
        for view in (mapping.part(part) for part in house.board.parts.values())
    ]


def _told(view: PartView) -> str:
    """Such as "paper_out: put in a new roll of paper"."""
    mended = MENDED.get(view.state) if isinstance(view.state, PartState) else None
    return str(view.state) if mended is None else f"{view.state}: {mended}"
