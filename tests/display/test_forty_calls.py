"""Forty calls within five seconds, with a real hub and several displays: every one is on every display within ten
seconds, for thirty seconds in all, in the journal's order, and asked of the voice once; also when the cable is pulled
in the middle, and when the hub is killed (W02, W06, W12)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from display.settings import BoardSettings
from hub.run.evidence import read_journal
from tests.display.cable import Cable, cable_to
from tests.display.halls import Display, Staff, displays, turn_until
from tests.hub.running import Hub, running_hub
from tests.means import need_namespaces, need_program
from tests.waiting import wait_until

FORTY, SECONDS = 40, 5.0
SOON_MS, SHOWN_MS = 10_000, 30_000
DEVICES = {"Kiosk 1": "kiosk", "Counter 1": "counter", "Display 1": "display", "Display 2": "display"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Hub, Staff, Cable]]:
    with running_hub(tmp_path, devices=DEVICES) as hub, cable_to(hub.url) as cable:
        yield hub, Staff(hub, FORTY), cable


def halls(hub: Hub) -> list[tuple[str, str, int, BoardSettings]]:
    return [
        ("three rows", hub.key("Display 1"), 3, BoardSettings()),
        ("six rows", hub.key("Display 2"), 6, BoardSettings(layout="hall-next")),
    ]


def judged(made: list[Display], staff: Staff, back_ms: dict[str, int] | None = None) -> None:
    """`back_ms`: when each display could hear the hub again; what it missed counts from then."""
    calls = sorted(staff.calls)
    for one in made:
        turn_until(made, lambda one=one: one.announced == calls, SOON_MS / 1000, f"all on {one.name}")  # type: ignore[misc]
        one.live_on(FORTY * SHOWN_MS // 3 + 60_000)
        since = {call: max(staff.calls[call], (back_ms or {}).get(one.name, 0)) for call in calls}
        late = {call: one.seen.first[call] - since[call] for call in calls}
        assert max(late.values()) <= SOON_MS, (one.name, late)
        total = {call: one.seen.total(call, one.now) for call in calls}
        assert min(total.values()) >= SHOWN_MS, (one.name, total)
        assert one.seen.in_order(calls), one.name


def acknowledged(hub: Hub) -> int:
    return sum(entry.type == "call_shown" for entry in read_journal(hub.data / "vestibule.db"))


@pytest.mark.timeout(180)
def test_forty_calls_reach_every_display_over_a_pulled_cable_and_a_killed_hub(
    office: tuple[Hub, Staff, Cable],
) -> None:
    hub, staff, cable = office
    with displays(cable.url, halls(hub)) as made:

        def meanwhile(number: int) -> None:
            if number == FORTY // 4:
                cable.pull()
            elif number == FORTY // 2:
                cable.plug_in()
            for one in made:
                one.turn()

        staff.call(FORTY * 3 // 4, SECONDS * 3 / 4, meanwhile)
        hub.kill()
        hub.start()
        staff.call(FORTY // 4, SECONDS / 4, meanwhile)
        turn_until(made, lambda: all(one.announced == sorted(staff.calls) for one in made), 15, "every call to come")
        back = {one.name: max(one.back_at) for one in made}
        judged(made, staff, back)
        wait_until(lambda: acknowledged(hub) == len(made) * FORTY, 30, "every display to say what it has shown")


@pytest.mark.long
@pytest.mark.timeout(300)
def test_forty_calls_reach_every_display_over_half_a_minute_without_a_network(tmp_path: Path) -> None:
    """A real cable between two network namespaces. What was missed is spoken, too: its people are still awaited."""
    need_program("ip", "iproute2")
    need_namespaces("-rn")
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, str(Path(__file__).with_name("half_a_minute_cut.py")), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["calls"] == FORTY
    assert all(told["stale"])
    assert max(told["before"]) < FORTY
    for one in told["displays"]:
        assert one["late_ms"] <= SOON_MS, told
        assert one["shown_ms"] >= SHOWN_MS, told
        assert one["in_order"], told
