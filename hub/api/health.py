"""GET /health: what works, and what a technician should mend. Open to everybody, so it names no person
and no ticket."""

from collections.abc import Callable, Iterable

from hub.api import mapping
from hub.api.audiences import Follower
from hub.service.house import HealthFacts, House
from hub.wire.terms import CONTRACT, PartState
from hub.wire.views import Health, HealthCheck

Check = Callable[[], HealthCheck]
"""Quick and without I/O: it runs on the event loop."""
HANGING_SECONDS = 5.0
"""A worn card takes a second now and then; by now devices have given their first try up (hub/sdk/client.py)."""
FINE = frozenset({PartState.OK})


def health_view(house: House[Follower], hub: str, name: str, version: str, checks: Iterable[Check]) -> Health:
    facts = house.health()
    found = [store_check(facts), _clock(facts), *(check() for check in checks), *_parts(house)]
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
    return HealthCheck(name="store", ok=facts.store_trouble is None, detail=facts.store_advice or "")


def _clock(facts: HealthFacts) -> HealthCheck:
    behind = mapping.clock_is_off(facts.clock)
    detail = "The clock reads a time that the journal does not agree with; set it." if behind else ""
    return HealthCheck(name="clock", ok=not behind, detail=detail)


def _parts(house: House[Follower]) -> list[HealthCheck]:
    """What devices last said of their parts, such as a printer without paper."""
    views = (mapping.part(part) for part in house.board.parts.values())
    return [
        HealthCheck(name=f"{view.device_name}: {view.part}", ok=view.state in FINE, detail=str(view.state))
        for view in views
    ]
