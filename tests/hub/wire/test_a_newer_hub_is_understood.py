"""Boxes are updated on different days: a value that this release does not know must not end a box's stream."""

from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel

from hub.wire import office, views
from hub.wire import stream as s

READ: list[type[BaseModel]] = [
    s.Heartbeat,
    *get_args(s.AnySnapshot),
    *get_args(s.AnyChange),
    views.TicketAnswer,
    views.CounterAnswer,
    views.VisitAnswer,
    views.DayAnswer,
    views.OfficeAnswer,
    views.SignedIn,
    views.Health,
    office.OfficeView,
]
"""What devices are sent."""


def inside(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and the models of its fields, however deep."""
    found = {model}
    for hint in get_type_hints(model).values():
        for part in parts(hint):
            if isinstance(part, type) and issubclass(part, BaseModel):
                found |= inside(part)
    return found


def parts(hint: Any) -> list[Any]:
    """A hint and what it is made of."""
    return [hint, *(inner for part in get_args(hint) for inner in parts(part))]


EVERY: dict[str, type[BaseModel]] = {one.__name__: one for model in READ for one in inside(model)}


@pytest.mark.parametrize("model", [EVERY[name] for name in sorted(EVERY)])
def test_every_closed_set_is_open_to_its_reader(model: type[BaseModel]) -> None:
    for name, hint in get_type_hints(model).items():
        kinds = parts(hint)
        closed = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)]
        assert not closed or str in kinds, f"{model.__name__}.{name} takes nothing but {closed}"


def test_a_visit_of_an_unknown_class_is_read() -> None:
    visit = views.StaffVisit.model_validate(
        {
            "id": "v", "label": "R001", "service": "s", "language": "en", "priority": "interpreter",
            "state": "on_the_way", "arrived": 1, "changed": 1, "paper": "sent_by_mail",
        }
    )  # fmt: skip
    assert (visit.priority, visit.state, visit.paper) == ("interpreter", "on_the_way", "sent_by_mail")
