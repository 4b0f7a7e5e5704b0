"""No network interface at all: the hub starts, says it once, and recovers by itself (in a network namespace)."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.means import need_namespaces

ROOT = Path(__file__).resolve().parents[3]
NAMESPACE = ("unshare", "-rn")


def test_the_hub_starts_without_a_network_and_finds_it_when_it_comes(tmp_path: Path) -> None:
    need_namespaces("-rn")
    child = Path(__file__).with_name("child_without_network.py")
    done = subprocess.run(
        [*NAMESPACE, sys.executable, str(child), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["reached"] is False
    assert told["announcement"] is True
    assert told["code"] == 0
    assert told["said"].count("announcement_gone") == 1
    assert told["said"].count("hub_listening") == 1
