"""A real hub for tests, with a data folder of its own, on a free port of the loopback interface.

`hub_in_thread(tmp_path)`: the same application on real sockets inside the test's process, with a `ManualClock`: quick
(half a second), and the test may look into `hub.house` and move `hub.clock`. On a Monday at ten unless told otherwise.

`running_hub(tmp_path)`: `python -m hub` as a child process with the system's clock, for what only a process can show:
signals, exit codes, kill -9. Some seconds to start.

    with running_hub(tmp_path) as hub:
        key = hub.key("kiosk", "Kiosk 1")        # a device's key
        hub.manager                               # the manager's secret
        hub.pins["clerk-1"]                       # a PIN for each member of staff
        requests.get(hub.url + "/health")

The example office is in force, mDNS is off (set `announce=True` for it), tickets carry links to loopback, and the
business day is open unless `open_day=False`. Keys are made before the start: name every device you need in `devices`.
"""

import asyncio
import contextlib
import json
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import requests
import uvicorn
from starlette.types import ASGIApp

from hub.api.app import HubFacts, Parts, Running, create_app
from hub.api.audiences import Follower
from hub.api.health import Check
from hub.app.opening import open_house
from hub.app.serving import Server as HttpServer
from hub.engine.ids import DeviceId
from hub.engine.terms import Role
from hub.service.clock import ManualClock, SystemClock
from hub.service.house import House
from hub.store.dialect import Server
from hub.web.pages import page_routes
from tests.waiting import wait_until

T = TypeVar("T")
MONDAY_TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

DEVICES = {"Kiosk 1": "kiosk", "Display 1": "display", "Counter 1": "counter", "Counter 2": "counter"}
START_SECONDS = 60.0


@dataclass(slots=True, kw_only=True)
class Calls:
    """How tests call a hub. `keys` by device name; `manager` is the manager's secret; `pins` by staff id."""

    keys: Mapping[str, str]
    manager: str
    pins: Mapping[str, str]
    url: str = ""

    def key(self, device: str) -> str:
        return self.keys[device]

    def post(self, path: str, token: str, body: object = None, request: str | None = None) -> requests.Response:
        """A write, with a request id of its own unless one is given."""
        headers = {"Authorization": f"Bearer {token}", "Request-Id": request or str(uuid.uuid4())}
        return requests.post(self.url + path, json=body, headers=headers, timeout=20)

    def get(self, path: str, token: str = "") -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.get(self.url + path, headers=headers, timeout=20)

    def delete(self, path: str, token: str) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}", "Request-Id": str(uuid.uuid4())}
        return requests.delete(self.url + path, headers=headers, timeout=20)

    def sign_in(self, staff: str = "clerk-1", device: str = "Counter 1") -> str:
        """A staff token."""
        answer = self.post("/v1/sign-in", self.keys[device], {"staff": staff, "pin": self.pins[staff]})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def issue(self, service: str, **fields: object) -> requests.Response:
        """A ticket from Kiosk 1, in English unless told otherwise."""
        body = {"id": new_visit_id(), "service": service, "language": "en", **fields}
        return self.post("/v1/visits", self.keys["Kiosk 1"], body)

    def open_counter(self, counter: str, staff: str = "clerk-1", device: str = "Counter 1") -> str:
        """Sign in and open a counter; the staff token."""
        token = self.sign_in(staff, device)
        answer = self.post(f"/v1/counters/{counter}/open", token, {})
        assert answer.status_code == 200, answer.text
        return token


@dataclass(slots=True, kw_only=True)
class Hub(Calls):
    """`python -m hub` as a child process."""

    data: Path
    settings: Path
    arguments: tuple[str, ...]
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


@contextlib.contextmanager
def running_hub(
    folder: Path,
    *,
    devices: Mapping[str, str] | None = None,
    announce: bool = False,
    open_day: bool = True,
    arguments: Sequence[str] = ("--demo",),
    start: bool = True,
    server: Server | None = None,
) -> Iterator[Hub]:
    """A hub that ends with the block. `devices`: name -> role (by default a kiosk, a display, two counters). `server`:
    where its database is, when not in its folder."""
    data, settings = folder / "hub-data", folder / "hub.toml"
    database = "" if server is None else f'database = "{server.url}"\n'
    settings.write_text(f"{database}[announce]\nenabled = {str(announce).lower()}\n", encoding="utf-8")
    keys, manager, pins = _provision(data, devices or DEVICES, server)
    hub = Hub(
        data=data, settings=settings, arguments=(*arguments, "--port", "0"), keys=keys, manager=manager, pins=pins
    )
    if start:
        hub.start()
    try:
        if start and open_day:
            _open_day(hub)
        yield hub
    finally:
        if hub.process is not None and hub.process.poll() is None:
            hub.stop()


def _provision(
    data: Path, devices: Mapping[str, str], server: Server | None
) -> tuple[dict[str, str], str, dict[str, str]]:
    """Keys, the manager's secret and PINs, as the technician's commands make them, before the hub runs."""
    opened = open_house(data, SystemClock(), None, server=server)
    try:
        people, office = opened.house.people, opened.house.board.office
        keys = {name: people.provision(DeviceId(name), Role(role)) for name, role in devices.items()}
        pins = {} if office is None else {one.id: f"{secrets.randbelow(10_000):04}" for one in office.staff}
        for member, pin in pins.items():
            people.set_pin(member, pin)
        return keys, people.new_manager_secret(), {str(member): pin for member, pin in pins.items()}
    finally:
        opened.house.close_blocking()


@dataclass(slots=True, kw_only=True)
class HubInThread(Calls):
    """The application on real sockets, in a thread of the test's process."""

    house: House[Follower]
    clock: ManualClock
    loop: asyncio.AbstractEventLoop
    thread: int

    def on_loop(self, act: Callable[[], T]) -> T:
        """Run something on the hub's loop, where board and feed may be read."""

        async def there() -> T:
            return act()

        return asyncio.run_coroutine_threadsafe(there(), self.loop).result(20)


@contextlib.contextmanager
def hub_in_thread(
    folder: Path,
    *,
    clock: ManualClock | None = None,
    devices: Mapping[str, str] | None = None,
    link_base: str | None = "http://127.0.0.1/t/",
    pins: int = 2,
    checks: Sequence[Check] = (),
    office: Path | None = None,
    server: Server | None = None,
) -> Iterator[HubInThread]:
    """A hub that ends with the block. `pins`: how many members of staff get one: hashing
    takes its time. `office`: the file of another office than the example; `server`: where its database is."""
    clock = clock or ManualClock(MONDAY_TEN)
    opened = open_house(folder / "hub-data", clock, office, server=server)
    people, house = opened.house.people, opened.house
    keys = {name: people.provision(DeviceId(name), Role(role)) for name, role in (devices or DEVICES).items()}
    staff = [] if house.board.office is None else [one.id for one in house.board.office.staff][:pins]
    for number, member in enumerate(staff):
        people.set_pin(member, f"{1000 + number}")
    pages = page_routes(house.board, clock, house.people, time.monotonic)
    facts = HubFacts(opened.hub_id, "Hub", "test")
    running = Running()
    app = create_app(Parts(house, opened.encoder, facts, lambda: link_base, opened.media, checks, pages, running))
    with _Serving(app, house, running) as serving:
        yield HubInThread(
            keys=keys,
            manager=people.new_manager_secret(),
            pins={member: f"{1000 + number}" for number, member in enumerate(staff)},
            url=serving.url,
            house=house,
            clock=clock,
            loop=serving.loop,
            thread=serving.thread,
        )


class _Serving:
    """A server in a thread; ends with the block, the house with it."""

    def __init__(self, app: ASGIApp, house: House[Follower], running: Running) -> None:
        self._house = house
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            app, lifespan="off", access_log=False, log_config=None, ws="none", timeout_graceful_shutdown=2
        )
        self._server = HttpServer(config, running, house)
        self._config = config
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub-under-test")

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=self._config.get_loop_factory()) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.thread = threading.get_ident()
        self._house.start(self.loop)
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        await self._server.ready.wait()
        self._ready.set()
        await serving
        await self._house.close()

    def __enter__(self) -> "_Serving":
        self._thread.start()
        assert self._ready.wait(START_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.call_soon_threadsafe(self._server.end)
        self._thread.join(20)
        self._socket.close()


def new_visit_id() -> str:
    """A UUIDv7 (RFC 9562) of this moment."""
    bits = (
        (int(time.time() * 1000) << 80) | (7 << 76) | (0b10 << 62) | secrets.randbits(62) | secrets.randbits(12) << 64
    )
    return str(uuid.UUID(int=bits))


def _open_day(hub: Hub) -> None:
    answer = hub.post("/v1/day/open", hub.manager)
    assert answer.status_code == 200 or answer.json()["reason"] == "day_already_open", answer.text


def _command(data: Path, settings: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "hub", "--data", str(data), "--config", str(settings), *words]
