"""What is asked of the hub before and beside its service: keys, PINs, the manager's secret, health, the day.

Before it serves, by its own command line (`python -m hub … provision-device`); while it serves, by HTTP.
"""

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from hub.run.errors import SetupError
from hub.run.folders import CHECKOUT, Folders

CHORE_WITHIN = 60.0
ASK_WITHIN = 5.0
AGAIN_AFTER = 0.2


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff who can sign in."""

    id: str
    name: str
    pin: str


def hub_chore(folders: Folders, *words: str) -> None:
    """Run one chore of the hub on its data folder. Raises `SetupError` with the hub's own message."""
    command = [sys.executable, "-P", "-m", "hub", "--data", str(folders.hub), *words]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=CHORE_WITHIN)
    if done.returncode != 0:
        plain = [line for line in done.stderr.splitlines() if not line.startswith("{")]
        raise SetupError("\n".join(plain) or f"`hub {words[0]}` ended with exit code {done.returncode}.")


def equip(folders: Folders, devices: Mapping[str, tuple[str, str]]) -> bool:
    """Make what is not there yet: a key for each device (file name -> role, name), PINs, the manager's secret.

    Returns whether the manager's secret is new. Raises `SetupError`.
    """
    fresh = not folders.manager.exists()
    if fresh or not folders.staff.exists() or not all(folders.key(device).exists() for device in devices):
        words = [f"{device}:{role}:{name}" for device, (role, name) in devices.items()]
        hub_chore(folders, "equip", "--keys", str(folders.keys), *words)
    return fresh


def staff(folders: Folders) -> list[Person]:
    """The staff with their PINs."""
    people = json.loads(folders.staff.read_text(encoding="utf-8"))
    return [Person(id_, str(person["name"]), str(person["pin"])) for id_, person in people.items()]


def health(port: int) -> dict[str, Any] | None:
    """What /health says; None while nobody answers."""
    try:
        status, body = _ask(port, "GET", "/health", {})
        said = json.loads(body) if status == HTTPStatus.OK else None
    except (OSError, HTTPException, ValueError):
        return None
    return said if isinstance(said, dict) else None


def open_day(port: int, secret: str) -> bool:
    """Open the business day by hand; False when the hub refuses, which it does when the day is open already."""
    headers = {"Authorization": f"Bearer {secret}", "Request-Id": str(uuid.uuid4())}
    deadline = time.monotonic() + ASK_WITHIN
    while True:
        try:
            return _ask(port, "POST", "/v1/day/open", headers)[0] == HTTPStatus.OK
        except (OSError, HTTPException):
            if time.monotonic() > deadline:
                return False
            time.sleep(AGAIN_AFTER)


def _ask(port: int, method: str, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
    link = HTTPConnection("127.0.0.1", port, timeout=ASK_WITHIN)
    try:
        link.request(method, path, headers=headers)
        answer = link.getresponse()
        return answer.status, answer.read()
    finally:
        link.close()
