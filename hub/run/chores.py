"""What is asked of the hub before and beside its service: keys, PINs, the manager's secret, health, the day.

Before it serves, by its own command line (`python -m hub … provision-device`); while it serves, by HTTP.
"""

import json
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from hub.run.errors import SetupError
from hub.run.folders import Folders

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
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=CHORE_WITHIN)
    if done.returncode != 0:
        plain = [line for line in done.stderr.splitlines() if not line.startswith("{")]
        raise SetupError("\n".join(plain) or f"`hub {words[0]}` ended with exit code {done.returncode}.")


def give_key(folders: Folders, device: str, role: str, name: str) -> None:
    """Give a device of this office its key, unless it has one."""
    if not folders.key(device).exists():
        key_file = str(folders.key(device))
        hub_chore(folders, "provision-device", "--role", role, "--name", name, "--key-file", key_file)


def staff(folders: Folders) -> list[Person]:
    """The staff with their PINs, made at the first start and kept in a 0600 file."""
    file = folders.keys / "staff.json"
    if not file.exists():
        hub_chore(folders, "provision-staff", "--all", "--key-file", str(file))
    people = json.loads(file.read_text(encoding="utf-8"))
    return [Person(id_, str(person["name"]), str(person["pin"])) for id_, person in people.items()]


def manager_secret(folders: Folders) -> tuple[Path, bool]:
    """The file with the manager's secret, and whether it has just been made."""
    file = folders.keys / "manager.secret"
    fresh = not file.exists()
    if fresh:
        hub_chore(folders, "reset-manager", "--key-file", str(file))
        (folders.hub / "manager.secret").unlink(missing_ok=True)  # the first chore's; it is not valid any more
    return file, fresh


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
