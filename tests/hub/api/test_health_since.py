"""Health says since when something is wrong, and by how much the clock was moved (O10)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hub.api.health import Standing, clock_check
from hub.service.house import HealthFacts
from hub.service.writer import WriterFacts
from hub.store.entries import ClockState
from hub.wire.views import HealthCheck
from tests.hub.running import MONDAY_TEN, HubInThread, hub_in_thread

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FACTS = HealthFacts("j", 1, None, None, None, ClockState.SYNCHRONISED, 0, WriterFacts(0, 0, 0, 0, 0), 0)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path) as running:
        yield running


def test_a_failing_check_keeps_the_moment_it_was_noticed() -> None:
    standing = Standing()
    failing = HealthCheck(name="announcement", ok=False)
    assert standing.noticed(failing, NOON).since == NOON
    assert standing.noticed(failing, NOON + timedelta(hours=1)).since == NOON
    assert standing.noticed(failing.model_copy(update={"ok": True}), NOON).since is None
    assert standing.noticed(failing, NOON + timedelta(hours=2)).since == NOON + timedelta(hours=2)


def test_what_knows_itself_is_believed() -> None:
    check = HealthCheck(name="store", ok=False, since=NOON)
    assert Standing().noticed(check, NOON + timedelta(hours=1)).since == NOON


@pytest.mark.parametrize(
    ("drift", "state", "ok", "said"),
    [
        (0, ClockState.SYNCHRONISED, True, ""),
        (1_500, ClockState.PLAUSIBLE, True, ""),
        (-3_602_000, ClockState.PLAUSIBLE, True, "moved by -1 h 0 min 2 s"),
        (3 * 3_600_000, ClockState.SYNCHRONISED, True, "moved by +3 h 0 min 0 s"),
        (0, ClockState.BEHIND, False, "set it"),
    ],
)
def test_the_drift_of_the_clock_is_shown(drift: int, state: ClockState, ok: bool, said: str) -> None:
    check = clock_check(replace(FACTS, clock=state, clock_drift_ms=drift))
    assert check.ok is ok
    assert said in check.detail
    assert bool(check.detail) is bool(said)


def test_a_part_out_of_order_says_since_when(hub: HubInThread) -> None:
    answer = hub.post("/v1/devices/self/parts", hub.key("Kiosk 1"), {"part": "printer", "state": "paper_out"})
    assert answer.status_code == 200, answer.text
    hub.clock.advance(minutes=7)
    checks = {one["name"]: one for one in hub.get("/health").json()["checks"]}
    assert datetime.fromisoformat(checks["Kiosk 1: printer"]["since"]) == MONDAY_TEN
    assert checks["store"]["since"] is None
