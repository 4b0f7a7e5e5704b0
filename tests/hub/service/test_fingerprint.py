"""Which requests count as the same."""

from dataclasses import dataclass, replace
from typing import cast

from hub.engine.commands import AcceptOffice, CallNext, CloseCounter, Command, IssueTicket
from hub.engine.ids import CounterId
from hub.engine.journey import PlannedStep
from hub.engine.terms import PRIORITY
from hub.service.fingerprint import LENGTH, fingerprint
from tests.hub.service.town import TAXES, document, ticket


def test_every_field_counts() -> None:
    made = ticket(visit="a")
    others = [
        ticket(visit="b"),
        replace(made, language="es"),
        replace(made, priority=PRIORITY),
        replace(made, link_hash="ab"),
    ]
    prints = {fingerprint(command) for command in [made, *others]}
    assert len(prints) == 5
    assert all(len(it) == LENGTH for it in prints)
    assert fingerprint(made) == fingerprint(replace(made))


def test_the_name_of_the_command_counts() -> None:
    assert fingerprint(CallNext(CounterId("4"))) != fingerprint(CloseCounter(CounterId("4")))


def test_a_document_counts_whatever_the_order_of_its_keys() -> None:
    turned = dict(reversed(document().items()))
    assert fingerprint(AcceptOffice(turned)) == fingerprint(AcceptOffice(document()))
    assert fingerprint(AcceptOffice({**turned, "walk_seconds": 9})) != fingerprint(AcceptOffice(document()))


def test_a_field_that_a_later_release_adds_with_a_default_changes_nothing() -> None:
    made = ticket(visit="a")

    @dataclass(frozen=True, slots=True)
    class Later(IssueTicket):
        party: int = 1

    Later.__name__ = "IssueTicket"
    later = Later(made.visit, made.service, made.language, made.channel)
    assert fingerprint(cast("Command", later)) == fingerprint(made)


def test_what_a_command_holds_counts_too() -> None:
    made = ticket(visit="a")
    more = [replace(made, more=(PlannedStep(TAXES, quantity),)) for quantity in (1, 2)]
    assert len({fingerprint(command) for command in [made, *more]}) == 3
    assert fingerprint(more[0]) == fingerprint(replace(made, more=(PlannedStep(TAXES),)))
