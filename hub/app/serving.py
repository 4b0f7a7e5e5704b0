"""Serves until it is told to stop.

Start: data folder, socket, server, announcement, READY. Stop (SIGTERM, SIGINT): no new work, streams end, requests
under way are answered, the writer finishes what it took, the folder is let go. All within `STOP_SECONDS` and a little.
"""

import asyncio
import contextlib
import gc
import os
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import structlog
import uvicorn
from starlette.types import ASGIApp

from hub.announce.addresses import LOOPBACK, announced_addresses, lan_addresses
from hub.announce.announcer import Announcer, Service
from hub.api.app import HubFacts, Parts, Running, create_app
from hub.api.audiences import Follower
from hub.api.health import Check
from hub.app.connections import BoundedConnection
from hub.app.memory import trim
from hub.app.opening import Opened
from hub.app.reach import Reach
from hub.config.errors import Fault
from hub.config.hub import HubSettings
from hub.config.notify import Notifier
from hub.face.texts import Catalogues
from hub.sdk.io.speech.announced import AnnouncedCalls
from hub.sdk.io.speech.espeak import Espeak
from hub.service.house import House
from hub.web.pages import page_routes
from hub.wire.terms import CONTRACT, MDNS_TYPE
from hub.wire.views import HealthCheck

STOP_SECONDS = 2
KEEP_ALIVE_SECONDS = 30
TIDY_SECONDS = 10.0
ADDRESSES_FRESH_SECONDS = 5.0
NOT_ENCRYPTED = "Other boxes may connect; links are not yet encrypted, so use a network that you trust."
log = structlog.get_logger("hub.app")


class Server(uvicorn.Server):
    """uvicorn with our own signals, and with streams that end when it stops."""

    def __init__(self, config: uvicorn.Config, running: Running, house: House[Follower]) -> None:
        super().__init__(config)
        self._running = running
        self._house = house
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the composition root's (`run`): it knows what is to end first."""
        yield

    def end(self) -> None:
        """On the loop: begin to stop."""
        if self._running.stopping:
            return
        log.info("hub_stopping")
        self._running.stopping = True
        self._house.feed.close()
        self.should_exit = True


@dataclass(slots=True)
class Addresses:
    """The LAN addresses, looked up at most every `ADDRESSES_FRESH_SECONDS`: it is asked for each ticket."""

    at: float = float("-inf")
    known: tuple[str, ...] = ()

    def __call__(self) -> tuple[str, ...]:
        now = time.monotonic()
        if now - self.at > ADDRESSES_FRESH_SECONDS:
            self.at, self.known = now, lan_addresses()
        return self.known


def release() -> str:
    """The installed release; a checkout that is not installed says so."""
    try:
        return version("vestibule")
    except PackageNotFoundError:
        return "checkout"


def serve(
    settings: HubSettings, opened: Opened, listening: socket.socket, set_aside: tuple[Fault, ...], demo: bool
) -> None:
    """Blocks until the hub has stopped. The house is closed afterwards."""
    port = listening.getsockname()[1]
    reach = Reach(settings.public_url, settings.listen.lan, demo, port, Addresses())
    announcer = _announcer(settings, opened, port)
    running = Running()
    checks = [reach.check, *_announce_checks(announcer), *_faults(set_aside)]
    app = _application(settings, opened, reach, checks, running)
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=BoundedConnection,
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        backlog=256,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = Server(config, running, opened.house)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(_run(server, settings, opened, listening, announcer))


def _application(settings: HubSettings, opened: Opened, reach: Reach, checks: list[Check], running: Running) -> ASGIApp:
    house = opened.house
    sounds = AnnouncedCalls(Espeak(), Catalogues.load())
    pages = page_routes(house.board, house.clock, house.people, time.monotonic, sounds)
    facts = HubFacts(opened.hub_id, settings.name, release())
    return create_app(Parts(house, opened.encoder, facts, reach.link_base, opened.media, checks, pages, running))


async def _run(
    server: Server, settings: HubSettings, opened: Opened, listening: socket.socket, announcer: Announcer | None
) -> None:
    loop = asyncio.get_running_loop()
    notifier = Notifier.from_environment(os.environ)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.end)
    opened.house.start(loop)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    await server.ready.wait()
    # What the start has made stays until the end: the collector need not walk it while people wait, nor at the exit.
    gc.collect()
    gc.freeze()
    tidy = asyncio.create_task(_tidy())
    port = listening.getsockname()[1]
    host = settings.listen.address if settings.listen.lan and settings.listen.address else LOOPBACK
    log.info("hub_listening", url=f"http://{host}:{port}", lan=settings.listen.lan, seq=opened.house.board.seq)
    if settings.listen.lan:
        log.warning("links_not_encrypted", advice=NOT_ENCRYPTED)
    if announcer is not None:
        announcer.start()
    notifier.ready(f"Listening on port {port}")
    alive = asyncio.create_task(_keep_alive(notifier))
    try:
        await serving
    finally:
        notifier.stopping()
        alive.cancel()
        tidy.cancel()
        if announcer is not None:
            await loop.run_in_executor(None, announcer.stop)
        await opened.house.close()
        log.info("hub_stopped")


async def _tidy() -> None:
    """Memory that lies free goes back to the system, now after the start and whenever some time has passed."""
    while True:
        await asyncio.get_running_loop().run_in_executor(None, trim)
        await asyncio.sleep(TIDY_SECONDS)


async def _keep_alive(notifier: Notifier) -> None:
    """From the loop itself: a loop that hangs must not look alive."""
    if notifier.watchdog_seconds is None:
        return
    while True:
        notifier.watchdog()
        await asyncio.sleep(notifier.watchdog_seconds / 3)


def _announcer(settings: HubSettings, opened: Opened, port: int) -> Announcer | None:
    if not settings.announce.enabled:
        return None
    facts = {"id": opened.hub_id, "contract": CONTRACT, "name": settings.name}
    service = Service(MDNS_TYPE, opened.hub_id, settings.name, port, facts)
    return Announcer(service, announced_addresses if settings.listen.lan else lambda: (LOOPBACK,))


def _announce_checks(announcer: Announcer | None) -> list[Check]:
    if announcer is None:
        return []
    return [lambda: HealthCheck(name="announcement", ok=announcer.trouble is None, detail=announcer.trouble or "")]


def _faults(set_aside: tuple[Fault, ...]) -> list[Check]:
    return [_always(HealthCheck(name=f"setting {fault.key}", ok=False, detail=fault.message)) for fault in set_aside]


def _always(check: HealthCheck) -> Check:
    return lambda: check
