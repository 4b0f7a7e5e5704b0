"""kill -9 of the hub in the middle of a working office: nothing acknowledged is lost, everybody goes on (O07)."""

import http.client
import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.run.evidence import Entry, read_journal, read_records
from hub.run.reader import judge
from hub.sdk.ids import new_request_id, new_visit_id
from hub.sim.printer.server import VirtualPrinter
from tests.hub.running import Hub, running_hub
from tests.office.load import Load
from tests.office.programs import Program, at_work, display, kiosk, terminal
from tests.waiting import wait_until

DEVICES = {
    "Kiosk 1": "kiosk",
    "Kiosk 2": "kiosk",
    "Display 1": "display",
    "Counter 1": "counter",
    "Counter 2": "counter",
}
GOES_ON = 25.0
"""Seconds after the hub listens again within which every program works again, on a computer with much else to do."""


@dataclass(slots=True)
class Office:
    """A small office at work: a headless kiosk with its printer, a display, a real terminal, more people and staff."""

    hub: Hub
    entrance: Program
    board: Program
    desk: Program
    load: Load
    wishes: int = 0

    def wish(self) -> str:
        """A person at the kiosk; the id of the wish."""
        self.wishes += 1
        self.entrance.tell(do="take", id=str(self.wishes), service="questions", language="en")
        return str(self.wishes)

    def journal(self) -> list[Entry]:
        return read_journal(self.hub.data / "vestibule.db")

    def works(self) -> None:
        """Everybody does something now: the kiosk, the terminal by a key, the clerk, the people, the display."""
        wish, label = self.wish(), self.desk.stands["label"]
        tickets, calls = len(self.load.tickets), len(self.load.calls)
        self.entrance.until(lambda: self.entrance.answer(wish) is not None, GOES_ON, f"to answer wish {wish}")
        answer = self.entrance.answer(wish) or {}
        assert (answer["did"], answer["paper"]) == ("took", "printed"), answer
        self.desk.wait_for(GOES_ON, connected=True, page="work", counter="counter-4")
        self.press_until_called(label)
        wait_until(lambda: len(self.load.tickets) > tickets, GOES_ON, "more tickets")
        wait_until(lambda: len(self.load.calls) > calls, GOES_ON, "more calls")

    def press_until_called(self, label: object) -> None:
        """The main key as often as a clerk needs it: is here, finish and next."""
        pressed = 0

        def another() -> bool:
            nonlocal pressed
            if self.desk.stands["label"] not in (None, label):
                return True
            done = sum(one.get("did") == "key" for one in self.desk.answers())
            if done >= pressed:
                pressed = done + 1
                self.desk.tell(key="Space")
            return False

        self.desk.until(another, GOES_ON, "to call the next person")


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    with (
        running_hub(folder, devices=DEVICES) as hub,
        VirtualPrinter() as printer,
        display(folder, hub) as board,
        kiosk(folder, hub, printer.port) as entrance,
        terminal(folder, hub) as desk,
    ):
        at_work(desk, hub, "clerk-1", "counter-4")
        (folder / "load").mkdir()
        with Load(hub, folder / "load") as load:
            load.people("people-1", "Kiosk 2", pause=0.1)
            load.people("people-2", "Kiosk 2", pause=0.1)
            load.clerk("clerk-2", "counter-1", "Counter 2", pause=2.0)
            yield Office(hub, entrance, board, desk, load)


def unheard(hub: Hub) -> dict[str, str]:
    """A ticket whose answer nobody read: its line goes down after the hub has made it durable. Request and visit."""
    ids = {"request": new_request_id(), "visit": new_visit_id()}
    link = http.client.HTTPConnection("127.0.0.1", int(hub.url.rpartition(":")[2]), timeout=10)
    headers = {"Authorization": f"Bearer {hub.key('Kiosk 2')}", "Request-Id": ids["request"]}
    body = {"id": ids["visit"], "service": "taxes", "language": "en"}
    link.request("POST", "/v1/visits", json.dumps(body), headers | {"Content-Type": "application/json"})
    database = hub.data / "vestibule.db"
    wait_until(lambda: any(one.request == ids["request"] for one in read_journal(database)), 20, "the ticket's event")
    link.close()
    return ids


def asked_again(hub: Hub, ids: dict[str, str]) -> dict[str, object]:
    body = {"id": ids["visit"], "service": "taxes", "language": "en"}
    answer = hub.post("/v1/visits", hub.key("Kiosk 2"), body, request=ids["request"])
    assert answer.status_code == 200, answer.text
    told: dict[str, object] = answer.json()
    return told


def judged(at: Office) -> None:
    """After everything has come to rest: the journal, the clients' records, the screens."""
    journal = at.journal()
    assert sqlite3.connect(at.hub.data / "vestibule.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [entry.seq for entry in journal] == list(range(1, len(journal) + 1))
    issued = [entry for entry in journal if entry.type == "ticket_issued"]
    twice = [label for label, count in Counter(entry.payload["label"] for entry in issued).items() if count > 1]
    assert twice == []
    by_request = {entry.request: entry.payload for entry in issued}
    assert len(by_request) == len(issued)
    for request, ticket in at.load.tickets.items():
        assert (by_request[request]["visit"], by_request[request]["label"]) == (ticket.id, ticket.label)
    for line in at.entrance.lines("acknowledged"):
        if line["what"] == "issue":
            assert by_request[line["request"]]["label"] == line["label"]
    calls = {entry.seq for entry in journal if entry.type in {"visit_called", "visit_recalled"}}
    assert calls == {line["call"] for line in at.board.lines("shown")}
    assert calls == {entry.payload["call"] for entry in journal if entry.type == "call_shown"}
    programs = [at.entrance.record, at.board.record, at.desk.record]
    summary = judge(journal, read_records([*programs, *at.load.records()]))
    wrong = [fault for fault in summary.faults if "has no confirmed paper" not in fault and "in its zone" not in fault]
    assert (summary.called_twice, summary.duplicates, wrong) == (0, 0, [])
    papers = {line["visit"] for line in at.entrance.lines("printed")}
    assert papers == {one["visit"] for one in at.entrance.answers() if one.get("did") == "took"}


def comes_to_rest(at: Office) -> None:
    at.load.stop()
    assert at.load.trouble == []

    def all_shown() -> bool:
        journal = at.journal()
        calls = {entry.seq for entry in journal if entry.type in {"visit_called", "visit_recalled"}}
        return calls == {entry.payload["call"] for entry in journal if entry.type == "call_shown"}

    at.board.until(all_shown, 40, "every call to be shown and acknowledged")
    at.entrance.until(lambda: at.entrance.answer(str(at.wishes)) is not None, GOES_ON, "the last wish")


def more_tickets(at: Office, count: int) -> None:
    wanted = len(at.load.tickets) + count
    wait_until(lambda: len(at.load.tickets) >= wanted, GOES_ON, f"{count} more tickets")


def lived_through(tmp_path: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    with office(tmp_path) as at:
        at.works()
        for _ in range(kills):
            more_tickets(at, chance.randint(1, 12))
            ids = unheard(at.hub)
            at.wish()
            at.hub.kill()
            at.hub.start()
            again = asked_again(at.hub, ids)
            made = [entry for entry in at.journal() if entry.request == ids["request"]]
            assert [(one.type, one.payload["label"]) for one in made] == [("ticket_issued", again["label"])]
            assert again["repeated"] is True
            at.works()
        comes_to_rest(at)
        judged(at)
        signed_in = [one for one in at.desk.answers() if one.get("did") == "sign_in"]
        assert len(signed_in) == 1  # nobody had to sign in again
        assert len(at.board.lines("lost")) == kills
        for program in (at.desk, at.entrance, at.board):
            assert program.stop() == 0


@pytest.mark.timeout(240)
def test_the_hub_is_killed_in_the_middle_of_the_work(tmp_path: Path) -> None:
    lived_through(tmp_path, kills=1, seed=7)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_hub_is_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    lived_through(tmp_path, kills=6, seed=seed)
