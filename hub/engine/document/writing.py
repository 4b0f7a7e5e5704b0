"""An office written as a document: the inverse of reading, field by field (G03).

Keys are the names of the fields, so that a field that is added is written too. What has its default is left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from hub.engine.document.calendar import WEEKDAYS, clock
from hub.engine.office import Hours, Office, ProfileService, Service
from hub.engine.office_faces import Loudness

Document = dict[str, object]
CATEGORY_HAS = ("id", "parent", "names", "descriptions", "pictogram", "hidden")
PLAIN_WEIGHT = 100


def write_office(office: Office) -> Document:
    """What a person would write: everything that differs from its default; the required fields always."""
    return {name: _short(value) for name, value in _fields(office) if not _goes_without_saying(office, name, value)}


def write_whole(office: Office) -> Document:
    """Every field, for comparing two offices; what is not set is None."""
    return {name: _whole(value) for name, value in _fields(office)}


def _fields(value: Any) -> list[tuple[str, Any]]:
    only = CATEGORY_HAS if isinstance(value, Service) and value.is_category else None
    return [(field.name, getattr(value, field.name)) for field in fields(value) if only is None or field.name in only]


def _goes_without_saying(part: Any, name: str, content: object) -> bool:
    if content is None or (content == {} and name in ("descriptions", "names")):
        return True
    (field,) = (field for field in fields(part) if field.name == name)
    if field.default_factory is not MISSING:
        return bool(content == field.default_factory())
    return field.default is not MISSING and bool(content == field.default)


def _short(content: Any) -> object:
    if isinstance(content, Loudness):
        return _step(content)
    if isinstance(content, ProfileService) and content.weight == PLAIN_WEIGHT:
        return str(content.service)
    if is_dataclass(content):
        return {
            name: _short(value) for name, value in _fields(content) if not _goes_without_saying(content, name, value)
        }
    return _common(content, _short)


def _whole(content: Any) -> object:
    if isinstance(content, Loudness):
        return _step(content)
    if is_dataclass(content):
        return {name: _whole(value) for name, value in _fields(content)}
    return _common(content, _whole)


def _step(step: Loudness) -> Document:
    return {"start": clock(step.start), "percent": step.percent}


def _common(content: Any, inner: Callable[[Any], object]) -> object:
    match content:
        case StrEnum():
            return content.value
        case dict():
            return {str(key): inner(value) for key, value in content.items()}
        case tuple() if content and isinstance(content[0], Hours):
            return _openings(content)
        case tuple():
            return [inner(item) for item in content]
        case _:
            return content


def _openings(hours: Iterable[Hours]) -> list[Document]:
    """Neighbours with the same times in one entry with several days."""
    return [
        {"days": [WEEKDAYS[each.weekday] for each in group], "opens": clock(opens), "closes": clock(closes)}
        for (opens, closes), group in groupby(hours, key=lambda each: (each.opens, each.closes))
    ]
