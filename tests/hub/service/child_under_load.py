"""A hub under load that tells each acknowledgement on its standard output, until it is killed.

Lines: `ready`, `ticket <seq> <visit> <number>`, `call <seq> <visit>`; each written in one piece after the answer has
come. What is refused because the database is away is asked again with the same request id, as devices do.
"""

import os
import sys
import threading
import time
from pathlib import Path

import structlog

from hub.engine.commands import Actor, Command
from hub.engine.events import TicketIssued, VisitCalled
from hub.service.change import Accepted, Busy, StoreTrouble
from hub.service.clock import SystemClock
from hub.service.house import House
from hub.store.dialect import Server
from tests.hub.service.town import KIOSK, call_next, clerk, new_request, open_day, ticket

KIOSKS = 8
AGAIN_AFTER_S = 0.02


def main(folder: Path, server: Server | None = None) -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    house = open_day(folder, SystemClock(), server=server)
    _tell("ready")
    threads = [threading.Thread(target=_kiosk, args=(house,)) for _ in range(KIOSKS)]
    threads += [threading.Thread(target=_counter, args=(house, number)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _kiosk(house: House[str]) -> None:
    while True:
        for change in _ask(house, ticket(), KIOSK).changes:
            event = change.recorded.event
            if isinstance(event, TicketIssued):
                _tell(f"ticket {change.recorded.seq} {event.visit} {event.number}")


def _counter(house: House[str], number: int) -> None:
    while True:
        for change in _ask(house, call_next(number), clerk(number)).changes:
            if isinstance(change.recorded.event, VisitCalled):
                _tell(f"call {change.recorded.seq} {change.recorded.event.visit}")


def _ask(house: House[str], command: Command, actor: Actor) -> Accepted:
    request = new_request()
    while True:
        match house.submit_blocking(request, actor, command):
            case Accepted() as accepted:
                return accepted
            case StoreTrouble() | Busy():
                time.sleep(AGAIN_AFTER_S)
            case other:
                raise AssertionError(other)


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode("ascii"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Server(sys.argv[2]) if len(sys.argv) > 2 else None)
