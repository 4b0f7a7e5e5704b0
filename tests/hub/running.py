"""A real hub for tests: `python -m hub` as a child process, on a free port, with a data folder of its own.

    with running_hub(tmp_path) as hub:
        key = hub.key("kiosk", "Kiosk 1")        # a device's key
        hub.manager                               # the manager's secret
        hub.pins["clerk-1"]                       # a PIN for each member of staff
        requests.get(hub.url + "/health")

The example office is in force, mDNS is off (set `announce=True` for it), tickets carry links to loopback, and the
business day is open unless `open_day=False`. Keys are made before the start: name every device you need in `devices`.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.waiting import wait_until

DEVICES = {"Kiosk 1": "kiosk", "Display 1": "display", "Counter 1": "counter", "Counter 2": "counter"}
START_SECONDS = 60.0


@dataclass(slots=True)
class Hub:
    """`keys` by device name; `manager` is the manager's secret; `pins` by staff id."""

    data: Path
    settings: Path
    arguments: tuple[str, ...]
    keys: Mapping[str, str]
    manager: str
    pins: Mapping[str, str]
    url: str = ""
    log: Path = field(default_factory=Path)
    process: "subprocess.Popen[bytes] | None" = None
    starts: int = 0

    def start(self) -> None:
        """Start (again); returns when it listens. A restart keeps the port."""
        self.starts += 1
        self.log = self.data.with_name(f"{self.data.name}-{self.starts}.log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(_command(self.data, self.settings, *self.arguments), stderr=log)
        wait_until(lambda: bool(self._listening()), START_SECONDS, "the hub to listen")
        self.url = self._listening()
        self.arguments = (*self.arguments[:-1], self.url.rpartition(":")[2])

    def _listening(self) -> str:
        if self.process is not None and self.process.poll() is not None:
            raise AssertionError(f"the hub ended with {self.process.returncode}:\n{self.log.read_text()}")
        return next((str(entry["url"]) for entry in self.entries() if entry.get("event") == "hub_listening"), "")

    def entries(self) -> list[dict[str, object]]:
        """The log of this start."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]

    def stop(self, seconds: float = 10.0) -> int:
        """SIGTERM; the exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def kill(self) -> None:
        """kill -9, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def key(self, device: str) -> str:
        return self.keys[device]

    def post(self, path: str, token: str, body: object = None, request: str | None = None) -> requests.Response:
        """A write, with a request id of its own unless one is given."""
        headers = {"Authorization": f"Bearer {token}", "Request-Id": request or str(uuid.uuid4())}
        return requests.post(self.url + path, json=body, headers=headers, timeout=20)

    def get(self, path: str, token: str = "") -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.get(self.url + path, headers=headers, timeout=20)

    def sign_in(self, staff: str = "clerk-1", device: str = "Counter 1") -> str:
        """A staff token."""
        answer = self.post("/v1/sign-in", self.keys[device], {"staff": staff, "pin": self.pins[staff]})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])


@contextlib.contextmanager
def running_hub(
    folder: Path,
    *,
    devices: Mapping[str, str] | None = None,
    announce: bool = False,
    open_day: bool = True,
    arguments: Sequence[str] = ("--demo",),
    start: bool = True,
) -> Iterator[Hub]:
    """A hub that ends with the block. `devices`: name -> role (by default a kiosk, a display, two counters)."""
    data, settings = folder / "hub-data", folder / "hub.toml"
    settings.write_text(f"[announce]\nenabled = {str(announce).lower()}\n", encoding="utf-8")
    hub = Hub(data, settings, (*arguments, "--port", "0"), *_provision(data, settings, devices or DEVICES))
    if start:
        hub.start()
    try:
        if start and open_day:
            _open_day(hub)
        yield hub
    finally:
        if hub.process is not None and hub.process.poll() is None:
            hub.stop()


def _provision(data: Path, settings: Path, devices: Mapping[str, str]) -> tuple[dict[str, str], str, dict[str, str]]:
    """Keys, the manager's secret and PINs, made by the chores that a technician uses, in one process."""
    folder = data.with_name("hub-secrets")
    folder.mkdir(exist_ok=True)
    lines = [["reset-manager", "--key-file", str(folder / "manager")]]
    lines += [["provision-staff", "--key-file", str(folder / "staff")]]
    for number, (name, role) in enumerate(devices.items()):
        lines.append(["provision-device", "--role", role, "--name", name, "--key-file", str(folder / str(number))])
    script = (
        "import json, sys\nfrom hub.app.main import main\n"
        "for words in json.loads(sys.argv[2]):\n    code = main(json.loads(sys.argv[1]) + words)\n"
        "    if code:\n        sys.exit(code)\n"
    )
    before = json.dumps(["--data", str(data), "--config", str(settings)])
    subprocess.run(
        [sys.executable, "-c", script, before, json.dumps(lines)], check=True, capture_output=True, cwd=_root()
    )
    keys = {name: (folder / str(number)).read_text().strip() for number, name in enumerate(devices)}
    pins = {staff: one["pin"] for staff, one in json.loads((folder / "staff").read_text()).items()}
    return keys, (folder / "manager").read_text().strip(), pins


def _open_day(hub: Hub) -> None:
    answer = hub.post("/v1/day/open", hub.manager)
    assert answer.status_code == 200 or answer.json()["reason"] == "day_already_open", answer.text


def _command(data: Path, settings: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "hub", "--data", str(data), "--config", str(settings), *words]


def _root() -> Path:
    return Path(os.environ.get("VESTIBULE_ROOT") or Path(__file__).resolve().parents[2])
