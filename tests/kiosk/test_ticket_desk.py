"""The desk asks once per wish, tells exactly one outcome, and takes back what nobody heard (T04, O07)."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hub.sdk.client import HubClient
from hub.sdk.ids import LinkToken, new_request_id, new_visit_id
from hub.sdk.outbox import Outbox
from hub.sdk.record import Record
from hub.wire.bookings import AppointmentFound, BookRequest
from hub.wire.personal import DetailsRequest
from hub.wire.problem import Problem, Reason
from kiosk.desk import MOST_WAITING, HubDesk, make_order
from kiosk.orders import Given, Order, Sought, Wish
from tests.hub.running import HubInThread, hub_in_thread
from tests.waiting import wait_until


@dataclass
class Heard:
    """The presenter's place: calls are made at once."""

    answers: list[Given] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    given_up: list[Order] = field(default_factory=list)
    appointments: list[tuple[AppointmentFound, ...]] = field(default_factory=list)
    unfound: list[Problem | None] = field(default_factory=list)

    def answered(self, order: Order, given: Given) -> None:
        self.answers.append(given)

    def refused(self, order: Order, problem: Problem) -> None:
        self.problems.append(problem)

    def gave_up(self, order: Order) -> None:
        self.given_up.append(order)

    def found(self, sought: Sought, appointments: Sequence[AppointmentFound]) -> None:
        self.appointments.append(tuple(appointments))

    def find_failed(self, sought: Sought, problem: Problem | None) -> None:
        self.unfound.append(problem)


def post(call: Callable[[], None]) -> None:
    call()


class Nothing:
    """No number in reserve, and a hub that is waited for."""

    def give(self, order: Order) -> Given | None:
        return None

    def away(self, asked_at: float) -> bool:
        return False


def desk(url: str, key: str, record: Record, patience: float = 5.0) -> tuple[HubDesk, Heard, Outbox, HubClient]:
    client = HubClient(url, key, patience=0)
    outbox, heard = Outbox(client), Heard()
    made = HubDesk(client, outbox, record, post, reserve=Nothing(), sight=Nothing(), patience=patience)
    made.tell(heard)
    return made, heard, outbox, client


def closed(parts: tuple[HubDesk, Heard, Outbox, HubClient]) -> None:
    made, _, outbox, client = parts
    client.close()
    made.stop()
    outbox.stop()


def test_a_ticket_and_a_refusal(hub: HubInThread, tmp_path: Path) -> None:
    hub.open_counter("counter-1")
    with Record(tmp_path / "kiosk.jsonl") as record:
        parts = desk(hub.url, hub.key("Kiosk 1"), record)
        made, heard, _, _ = parts
        made.start()
        made.ask(make_order(Wish("taxes", "ar")))
        wait_until(lambda: bool(heard.answers), what="the ticket")
        made.ask(make_order(Wish("no-such-service", "ar")))
        wait_until(lambda: bool(heard.problems), what="the refusal")
        closed(parts)
    assert heard.answers[0].service == "taxes"
    text = (tmp_path / "kiosk.jsonl").read_text("utf-8")
    assert [kind in text for kind in ("asked", "acknowledged", "refused")] == [True, True, True]


@dataclass
class PressAndScreen(Heard):
    """Both sides of a ticket, in the order in which they are told."""

    order: list[str] = field(default_factory=list)

    def foresee(self, order: Order) -> None:
        self.order.append("foreseen")

    def begin(self, order: Order, given: Given) -> None:
        self.order.append(f"begun {given.label}")

    def answered(self, order: Order, given: Given) -> None:
        self.order.append(f"shown {given.label}")


def test_the_paper_begins_before_the_screen_is_told(hub: HubInThread) -> None:
    hub.open_counter("counter-1")
    both, client = PressAndScreen(), HubClient(hub.url, hub.key("Kiosk 1"), patience=0)
    outbox = Outbox(client)
    made = HubDesk(client, outbox, Record(None), post, reserve=Nothing(), sight=Nothing(), patience=5.0, press=both)
    made.tell(both)
    made.start()
    made.ask(make_order(Wish("taxes", "en")))
    wait_until(lambda: len(both.order) == 3, what="the ticket")
    closed((made, both, outbox, client))
    assert [word.split()[0] for word in both.order] == ["foreseen", "begun", "shown"]


def test_an_appointment_is_found_by_code_and_name_and_checked_in(hub: HubInThread) -> None:
    clerk, code = HubClient(hub.url, hub.sign_in()), LinkToken.new()
    booking = {"id": new_visit_id(), "service": "identity-apply", "date": "2026-11-23", "time": "10:15"}
    body = BookRequest.model_validate({**booking, "language": "ar", "link_hash": code.hash})
    booked = clerk.book(body, new_request_id()).appointment.id
    clerk.keep_details_of_appointment(booked, DetailsRequest(name="Planted Name"), new_request_id())
    with Record(None) as record:
        parts = desk(hub.url, hub.key("Kiosk 1"), record)
        made, heard, _, _ = parts
        made.start()
        for sought in (Sought(1, code_hash=code.hash), Sought(2, name="planted NAME"), Sought(3, code_hash="0" * 64)):
            made.find(sought)
        made.find(Sought(4, name="Somebody Else"))
        wait_until(lambda: len(heard.appointments) == 3, what="the answers")
        made.ask(make_order(Wish("identity-apply", "en", appointment=booked)))
        wait_until(lambda: bool(heard.answers), what="the ticket")
        closed(parts)
    assert [[one.id for one in found] for found in heard.appointments] == [[booked], [booked], []]
    assert [problem.reason for problem in heard.unfound if problem] == [Reason.NOT_FOUND]
    assert heard.answers[0].service == "identity-apply"
    clerk.close()


def test_an_absent_hub_finds_nobody(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as gone:
        url, key = gone.url, gone.key("Kiosk 1")

    class Away(Nothing):
        def away(self, asked_at: float) -> bool:
            return True

    client, heard = HubClient(url, key, patience=0), Heard()
    with Record(None) as record:
        made = HubDesk(client, Outbox(client), record, post, reserve=Nothing(), sight=Away(), patience=1)
        made.tell(heard)
        made.start()
        made.find(Sought(1, code_hash="0" * 64))
        made.find(Sought(2, name="Planted Name"))
        wait_until(lambda: len(heard.unfound) == 2, what="the end of looking")
        client.close()
        made.stop()
    assert heard.unfound == [None, None]


def test_an_absent_hub_is_given_up_and_the_visit_taken_back_later(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as gone:
        url, key = gone.url, gone.key("Kiosk 1")
    with Record(None) as record:
        parts = desk(url, key, record, patience=0.3)
        made, heard, outbox, _ = parts
        made.start()
        made.ask(make_order(Wish("taxes", "en")))
        wait_until(lambda: bool(heard.given_up), what="the end of patience")
        assert len(outbox) == 1
        closed(parts)


def test_a_desk_that_cannot_keep_up_says_so() -> None:
    with Record(None) as record:
        made, heard, _, client = desk("http://127.0.0.1:9", "key", record)
        for _ in range(MOST_WAITING + 1):
            made.ask(make_order(Wish("taxes", "en")))
        assert len(heard.given_up) == 1
        client.close()


def test_every_wish_has_ids_of_its_own() -> None:
    one, other = make_order(Wish("taxes", "en")), make_order(Wish("taxes", "en"))
    assert len({one.visit, other.visit, one.request, other.request, one.token, other.token}) == 6


def test_a_search_that_a_living_hub_never_answers_ends_with_the_persons_patience(tmp_path: Path) -> None:
    with hub_in_thread(tmp_path) as gone:
        url, key = gone.url, gone.key("Kiosk 1")
    with Record(None) as record:
        parts = desk(url, key, record, patience=0.3)
        made, heard, _, _ = parts
        made.start()
        made.find(Sought(1, code_hash="0" * 64))
        wait_until(lambda: bool(heard.unfound), what="the end of looking")
        closed(parts)
    assert heard.unfound == [None]


def test_a_full_disk_ends_no_asking(hub: HubInThread) -> None:
    hub.open_counter("counter-1")
    with Record(Path("/dev/full")) as record:
        parts = desk(hub.url, hub.key("Kiosk 1"), record)
        made, heard, _, _ = parts
        made.start()
        made.ask(make_order(Wish("taxes", "ar")))
        wait_until(lambda: bool(heard.answers), what="the ticket")
        closed(parts)


def test_the_desk_holds_nothing_of_a_person_who_has_gone(hub: HubInThread) -> None:
    hub.open_counter("counter-1")
    with Record(None) as record:
        parts = desk(hub.url, hub.key("Kiosk 1"), record)
        made, heard, _, _ = parts
        made.start()
        made.ask(make_order(Wish("taxes", "en", details=(("name", "Planted Name"),))))
        wait_until(lambda: bool(heard.answers), what="the ticket")

        def held() -> list[Wish]:
            gc.collect()
            return [one for one in gc.get_objects() if isinstance(one, Wish) and one.details]

        wait_until(lambda: not held(), what="the words to be gone")
        closed(parts)
