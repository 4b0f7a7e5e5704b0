"""Run as a process: a hub under load that tells each acknowledgement on its output, until it is killed.

Lines: `ticket <seq> <visit> <number>` and `call <seq> <visit>`; each written in one piece after the answer has come.
"""

import os
import sys
import threading
from pathlib import Path

import structlog

from hub.engine.events import TicketIssued, VisitCalled
from hub.service.clock import SystemClock
from hub.service.house import House
from tests.hub.service.town import call_next, clerk, do, open_day, ticket

KIOSKS = 8


def main(folder: Path) -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    house = open_day(folder, SystemClock())
    threads = [threading.Thread(target=_kiosk, args=(house,)) for _ in range(KIOSKS)]
    threads += [threading.Thread(target=_counter, args=(house, number)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _kiosk(house: House[str]) -> None:
    while True:
        for change in do(house, ticket()).changes:
            event = change.recorded.event
            if isinstance(event, TicketIssued):
                _tell(f"ticket {change.recorded.seq} {event.visit} {event.number}")


def _counter(house: House[str], number: int) -> None:
    while True:
        for change in do(house, call_next(number), clerk(number)).changes:
            if isinstance(change.recorded.event, VisitCalled):
                _tell(f"call {change.recorded.seq} {change.recorded.event.visit}")


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode("ascii"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
