"""An office written as a document: the inverse of reading, field by field (G03).

Keys are the names of the fields, so that a field that is added is written too. What has its default is left out.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from hub.engine.document.calendar import WEEKDAYS, clock
from hub.engine.office import Hours, Office, ProfileService, Service

Document = dict[str, object]


def write_office(office: Office) -> Document:
    """Everything that differs from its default; the required fields always."""
    return _table(office)


def _table(value: Any) -> Document:
    left_out = {"target_minutes", "typical_minutes"} if isinstance(value, Service) and value.is_category else set()
    return {
        field.name: _plain(content)
        for field in fields(value)
        if field.name not in left_out and not _goes_without_saying(field, content := getattr(value, field.name))
    }


def _goes_without_saying(field: Field[Any], content: object) -> bool:
    if content is None or (content == {} and field.name in ("descriptions", "names")):
        return True
    if field.default_factory is not MISSING:
        return bool(content == field.default_factory())
    return field.default is not MISSING and bool(content == field.default)


def _plain(content: Any) -> object:
    match content:
        case StrEnum():
            return content.value
        case dict():
            return {str(key): _plain(value) for key, value in content.items()}
        case tuple() if content and isinstance(content[0], Hours):
            return _openings(content)
        case tuple():
            return [_plain(item) for item in content]
        case ProfileService(service, 100):
            return str(service)
        case _ if is_dataclass(content):
            return _table(content)
        case _:
            return content


def _openings(hours: Iterable[Hours]) -> list[Document]:
    """Neighbours with the same times in one entry with several days."""
    return [
        {"days": [WEEKDAYS[each.weekday] for each in group], "opens": clock(opens), "closes": clock(closes)}
        for (opens, closes), group in groupby(hours, key=lambda each: (each.opens, each.closes))
    ]
