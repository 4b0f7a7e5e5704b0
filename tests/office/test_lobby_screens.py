"""Odd calls on real displays in a running office: recalls, ends, zones, and a display that stood still."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.run.evidence import read_journal
from tests.hub.running import Hub, running_hub
from tests.office.pixels import LIGHT, share
from tests.office.programs import Program, display
from tests.waiting import wait_until

DEVICES = {"Kiosk 1": "kiosk", "Display A": "display", "Display B": "display"}
DEVICES |= {"Counter 1": "counter", "Counter 2": "counter"}
SHOWN = 20.0


@dataclass(slots=True)
class Desk:
    """A member of staff at a counter."""

    hub: Hub
    token: str
    counter: str

    def call(self) -> dict[str, object]:
        """The next person's visit; its `call` is the call's sequence."""
        answer = self.hub.post(f"/v1/counters/{self.counter}/call-next", self.token)
        assert answer.status_code == 200, answer.text
        visit: dict[str, object] = answer.json()["visit"]
        return visit

    def do(self, visit: dict[str, object], verb: str, body: object = None) -> int:
        """Something with the visit; the event's sequence."""
        answer = self.hub.post(f"/v1/visits/{visit['id']}/{verb}", self.token, body)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["seq"])


@contextmanager
def lobby(folder: Path) -> Iterator[tuple[Hub, Program, Program]]:
    """A hub and a display in each hall."""
    with (
        running_hub(folder, devices=DEVICES) as hub,
        display(folder, hub, "Display A", ("--zone", "hall-a")) as hall_a,
        display(folder, hub, "Display B", ("--zone", "hall-b")) as hall_b,
    ):
        yield hub, hall_a, hall_b


def shown(board: Program) -> list[object]:
    return [line["call"] for line in board.lines("shown")]


def shows(board: Program, call: object) -> None:
    board.until(lambda: call in shown(board), SHOWN, f"to show call {call}")


def acknowledged(hub: Hub) -> set[object]:
    journal = read_journal(hub.data / "vestibule.db")
    return {entry.payload["call"] for entry in journal if entry.type == "call_shown"}


def has_amber_row(board: Program) -> bool:
    """A row is "now": no takeover on the screen, and a field of amber."""
    picture = board.picture()
    return share(picture, LIGHT.enamel) < 0.3 and share(picture, LIGHT.now) > 0.03


def has_quiet_row(board: Program) -> bool:
    """A row of somebody who is not awaited any more: paper, and nothing amber."""
    picture = board.picture()
    return share(picture, LIGHT.now) == 0 and share(picture, LIGHT.surface) > 0.03


@pytest.mark.timeout(240)
def test_each_hall_shows_its_own_calls_their_repeats_and_their_ends(tmp_path: Path) -> None:
    with lobby(tmp_path) as (hub, hall_a, hall_b):
        first = Desk(hub, hub.open_counter("counter-1"), "counter-1")
        second = Desk(hub, hub.open_counter("counter-4", "clerk-2", "Counter 2"), "counter-4")
        hub.issue("questions")
        hub.issue("change-of-address")

        a, b = first.call(), second.call()
        shows(hall_a, a["call"])
        shows(hall_b, b["call"])
        hall_a.until(lambda: has_amber_row(hall_a), SHOWN, "the call as a row that is now")

        again = first.do(a, "recall")
        shows(hall_a, again)
        wait_until(lambda: acknowledged(hub) == {a["call"], b["call"], again}, SHOWN, "every acknowledgement")

        first.do(a, "no-show")
        hall_a.until(lambda: has_quiet_row(hall_a), SHOWN, "the row to become history")
        hall_b.until(lambda: has_amber_row(hall_b), SHOWN, "its own row to stay now")
        second.do(b, "transfer", {"service": "taxes"})
        hall_b.until(lambda: has_quiet_row(hall_b), SHOWN, "the row to become history")

        moved = first.call()
        assert moved["label"] == b["label"]
        shows(hall_a, moved["call"])
        assert shown(hall_a) == [a["call"], again, moved["call"]]
        assert shown(hall_b) == [b["call"]]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seconds", [0, pytest.param(30, marks=pytest.mark.long)])
def test_a_display_that_stood_still_catches_up_with_every_call(tmp_path: Path, seconds: int) -> None:
    """Also with the call that was repeated, and whose person has been given up, before it was ever drawn."""
    with lobby(tmp_path) as (hub, hall_a, hall_b):
        desk = Desk(hub, hub.open_counter("counter-1"), "counter-1")
        for _ in range(4):
            hub.issue("questions")
        with hall_a.stood_still():
            since = time.monotonic()
            ended = desk.call()
            missed = [ended["call"], desk.do(ended, "recall")]
            desk.do(ended, "no-show")
            missed += [desk.call()["call"] for _ in range(3)]
            wait_until(lambda: time.monotonic() - since >= seconds, seconds + 5, "the length of the standstill")
        wait_until(lambda: acknowledged(hub) == set(missed), SHOWN, "every call to be shown")
        hall_a.until(lambda: has_amber_row(hall_a), SHOWN, "the last call as a row that is now")
        assert shown(hall_b) == []
