"""Run as a process with a small file system mounted: fills it, asks on, makes room, asks again.

Prints one JSON object; the test judges it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from hub.engine.events import TicketIssued
from hub.service.change import Accepted, StoreTrouble
from hub.service.house import House
from tests.hub.service.town import KIOSK, PASSPORTS, manual_clock, new_request, open_day, open_house, ticket

TRIES = 5000


def main(mount: Path) -> dict[str, Any]:
    folder, ballast = mount / "data", mount / "ballast"
    house = open_day(folder, manual_clock())
    fill(ballast)
    numbers: list[int] = []
    trouble = _issue_until_trouble(house, numbers)
    seen = house.board.seq
    repeats = [_issue(house, numbers) for _ in range(20)]
    facts = house.health()
    shown = (house.board.seq, house.feed.newest)
    ballast.unlink()
    after = [_issue(house, numbers) is None for _ in range(20)]
    back = house.health()
    house.close_blocking()
    again = open_house(folder)
    return {
        "trouble": trouble,
        "still_refused": all(repeats),
        "reason": facts.store_trouble,
        "shown": [*shown, seen],
        "went_on": all(after),
        "reason_after": back.store_trouble,
        "numbers": numbers,
        "waiting_after_restart": len(again.board.waiting(PASSPORTS)),
    }


def fill(ballast: Path) -> None:
    """Leave some 64 KiB free."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass
        file.truncate(max(0, file.tell() - 65536))


def _issue_until_trouble(house: House[str], numbers: list[int]) -> str | None:
    for _ in range(TRIES):
        trouble = _issue(house, numbers)
        if trouble is not None:
            return trouble
    return None


def _issue(house: House[str], numbers: list[int]) -> str | None:
    """Ask for a ticket; notes its number, or returns what the hub says."""
    match house.submit_blocking(new_request(), KIOSK, ticket()):
        case Accepted(changes=(change,)) if isinstance(change.recorded.event, TicketIssued):
            numbers.append(change.recorded.event.number)
            return None
        case StoreTrouble(detail=detail):
            return detail
        case other:
            return repr(other)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
