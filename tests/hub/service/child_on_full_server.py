"""Run as a process with a small file system mounted: a database server on it, whose disk fills under a hub at work.

Prints one JSON object; the test judges it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from hub.engine.events import TicketIssued
from hub.service.change import Accepted, StoreTrouble
from hub.service.house import House
from hub.store.audit.verify import verify
from hub.store.dialect import Server
from tests.hub.cluster import new_cluster
from tests.hub.places import Place
from tests.hub.service.child_on_full_disk import fill
from tests.hub.service.town import KIOSK, PASSPORTS, new_request, ticket
from tests.waiting import wait_until

TRIES = 20_000
SMALL = {"min_wal_size": "2MB", "max_wal_size": "4MB", "wal_recycle": "off"}


def main(mount: Path) -> dict[str, Any]:
    own = new_cluster(mount, SMALL, "--wal-segsize=1")
    own.ask("CREATE DATABASE office TEMPLATE template0 ENCODING 'UTF8'")
    place = Place(mount / "data", Server(own.url("office")))
    house = place.open_day()
    numbers: list[int] = []
    fill(mount / "ballast")
    trouble = next((said for _ in range(TRIES) if (said := _issue(house, numbers))), None)
    reason, shown = house.health().store_trouble, house.board.seq
    repeats = [_issue(house, numbers) for _ in range(5)]
    (mount / "ballast").unlink()
    wait_until(lambda: _issue(house, numbers) is None, 60, "work to go on")
    after = [_issue(house, numbers) for _ in range(20)]
    back, issued = house.health().store_trouble, len(house.board.waiting(PASSPORTS))
    house.close_blocking()
    database = place.database()
    report = verify(database, None, lambda _seen, _total: None)
    database.close()
    own.remove()
    return {
        "trouble": trouble,
        "reason": reason,
        "shown": shown,
        "repeats": repeats,
        "after": after,
        "reason_after": back,
        "numbers": numbers,
        "issued": issued,
        "sound": report.sound,
    }


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
