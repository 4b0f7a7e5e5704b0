"""Hub and kiosk on a real network between two namespaces: nothing for a person to do (D04)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.means import need_namespaces, need_program

SCRIPT = Path(__file__).with_name("two_boxes.py")


def scene(name: str) -> list[tuple[str, str]]:
    need_program("ip", "iproute2")
    need_namespaces("-rn")
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, str(SCRIPT), name],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("[[")]
    return [(hub, url) for hub, url in json.loads(lines[-1])]


def test_without_a_router_the_link_local_address_is_found_with_its_scope() -> None:
    [(hub, url)] = scene("link_local_only")
    assert hub == "marstow"
    assert url.startswith("http://fe80--")


def test_of_two_hubs_a_box_keeps_to_its_own() -> None:
    [(hub, _)] = scene("two_hubs")
    assert hub == "marstow"


def test_a_new_address_is_found_by_itself() -> None:
    first, second = scene("new_address")
    assert (first[0], second[0]) == ("marstow", "marstow")
    assert "10.9.0.2:" in first[1]
    assert "10.9.0.77:" in second[1]


@pytest.mark.long
def test_a_network_that_comes_late_is_used() -> None:
    [(hub, _)] = scene("late_network")
    assert hub == "marstow"
