"""Citizens at a kiosk's rehearsal line: real pipes, a kiosk's answers written by the test."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from hub.sdk.record import Record
from hub.sim.crowd import kiosk_line
from hub.sim.crowd.citizens import Citizens, Wish, wishes
from hub.sim.crowd.kiosk_line import KioskLine, Outcome


class KioskEnd:
    """The kiosk's ends of the two pipes."""

    def __init__(self, folder: Path) -> None:
        self.orders_path, self.answers_path = folder / "orders", folder / "answers"
        os.mkfifo(self.orders_path)
        os.mkfifo(self.answers_path)
        self.orders = os.fdopen(os.open(self.orders_path, os.O_RDWR), "rb", buffering=0)
        self.answers = os.open(self.answers_path, os.O_RDWR)

    def order(self) -> dict[str, str]:
        line: dict[str, str] = json.loads(self.orders.readline())
        return line

    def say(self, **fields: object) -> None:
        os.write(self.answers, (json.dumps(fields) + "\n").encode())

    def close(self) -> None:
        self.orders.close()
        os.close(self.answers)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[KioskEnd]:
    end = KioskEnd(tmp_path)
    yield end
    end.close()


@pytest.fixture
def stopping() -> Event:
    return Event()


@pytest.fixture
def line(kiosk: KioskEnd, stopping: Event) -> Iterator[KioskLine]:
    line = KioskLine(kiosk.orders_path, kiosk.answers_path, stopping)
    yield line
    line.close()


def taken(line: KioskLine) -> tuple[Thread, list[Outcome]]:
    outcomes: list[Outcome] = []
    person = Thread(target=lambda: outcomes.append(line.take("id-card", "ar")))
    person.start()
    return person, outcomes


def test_a_ticket_is_asked_for_and_told(kiosk: KioskEnd, line: KioskLine) -> None:
    kiosk.say(did="ready")
    assert line.wait_ready(5)
    person, outcomes = taken(line)
    order = kiosk.order()
    assert (order["do"], order["service"], order["language"]) == ("take", "id-card", "ar")
    kiosk.say(id="somebody else's", did="took")
    kiosk.say(id=order["id"], did="took", label="R042")
    person.join(5)
    assert outcomes[0].did == "took"
    assert outcomes[0].fields["label"] == "R042"


def test_a_kiosk_that_starts_again_has_forgotten_the_order(kiosk: KioskEnd, line: KioskLine) -> None:
    person, outcomes = taken(line)
    kiosk.order()
    kiosk.say(did="ready")
    person.join(5)
    assert outcomes == [Outcome("restarted", {})]


def test_an_answer_in_pieces_and_rubbish_between_is_still_read(kiosk: KioskEnd, line: KioskLine) -> None:
    person, outcomes = taken(line)
    whole = json.dumps({"id": kiosk.order()["id"], "did": "refused", "reason": "day_not_open"}).encode() + b"\n"
    os.write(kiosk.answers, b"no json\n[]\n" + whole[:9])
    os.write(kiosk.answers, whole[9:])
    person.join(5)
    assert outcomes[0].did == "refused"


def test_who_stands_at_the_kiosk_when_the_crowd_stops_still_gets_the_ticket(
    kiosk: KioskEnd, line: KioskLine, stopping: Event
) -> None:
    person, outcomes = taken(line)
    order = kiosk.order()
    stopping.set()
    kiosk.say(id=order["id"], did="took")
    person.join(5)
    assert outcomes[0].did == "took"


def test_the_end_of_the_crowd_ends_the_waiting(
    kiosk: KioskEnd, line: KioskLine, stopping: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_line, "ANSWER_AFTER_STOP", 0.1)
    person, outcomes = taken(line)
    kiosk.order()
    stopping.set()
    person.join(5)
    assert outcomes == [Outcome("silent", {})]
    assert not line.wait_ready(5)


def test_one_language_is_the_most_frequent_wish() -> None:
    weights = dict(wishes(["en", "es", "ar"], "en", ["a"]))
    assert weights[Wish("a", "en")] == pytest.approx(0.6)
    assert weights[Wish("a", "ar")] == pytest.approx(0.2)
    assert wishes(["en"], "en", ["a"]) == [(Wish("a", "en"), 1.0)]


class WillingKiosk:
    """Gives every ticket, and ends the crowd after a number of them."""

    def __init__(self, tickets: int, stopping: Event) -> None:
        self.asked: list[Wish] = []
        self._tickets = tickets
        self._stopping = stopping

    def wait_ready(self, seconds: float) -> bool:
        return True

    def take(self, service: str, language: str) -> Outcome:
        self.asked.append(Wish(service, language))
        if len(self.asked) >= self._tickets:
            self._stopping.set()
        return Outcome("took" if len(self.asked) % 2 else "refused", {})


def test_a_crowd_of_one_seed_is_always_the_same_crowd_and_keeps_a_record(tmp_path: Path) -> None:
    asked: list[list[Wish]] = []
    for seed in (7, 7, 8):
        stopping = Event()
        kiosk = WillingKiosk(12, stopping)
        with Record(tmp_path / "citizens.jsonl") as record:
            citizens = Citizens(kiosk, "kiosk-1", record, Random(f"{seed}"))
            assert citizens.queue_up(wishes(["en", "ar"], "en", ["a", "b"]), 100_000.0, stopping) == 6
        asked.append(kiosk.asked)
    assert asked[0] == asked[1] != asked[2]
    kinds = [json.loads(row)["kind"] for row in (tmp_path / "citizens.jsonl").read_text().splitlines()]
    assert (kinds.count("took"), kinds.count("refused")) == (18, 18)
