"""Frozen dataclasses to JSON-able dicts and back, driven by their fields; used by the event and snapshot codecs.

Understood: str, int, bool and NewTypes of them, StrEnum, other dataclasses, `X | None`, `tuple[X, ...]`,
`dict[str, ...]` (kept as it is). Reading: a missing field takes its default; anything else raises `PlainError`.
"""

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Convert = Callable[[Any], Any]
Plan = tuple[tuple[str, Convert, Convert, bool], ...]
"""Per field: name, converter to plain, converter back, whether it must be present."""


class PlainError(ValueError):
    """A stored value does not fit its type; the message names the class and the field."""

    reason = "stored_value_unreadable"


def to_plain(value: Any) -> dict[str, Any]:
    """The fields of a dataclass instance, converted, in field order."""
    kind: Any = type(value)
    return {name: put(getattr(value, name)) for name, put, _get, _required in _plan(kind)}


def from_plain(kind: Callable[..., T], data: dict[str, Any]) -> T:
    """Build `kind` from what `to_plain` gave. Unknown keys are an error: they would be lost silently."""
    plan = _plan(kind)
    arguments: dict[str, Any] = {}
    for name, _put, get, required in plan:
        if name in data:
            try:
                arguments[name] = get(data[name])
            except (TypeError, ValueError, AttributeError, KeyError) as error:
                raise PlainError(f"{_name(kind)}.{name}: {error}") from error
        elif required:
            raise PlainError(f"{_name(kind)}.{name} is missing")
    if len(arguments) < len(data):
        unknown = sorted(set(data) - {name for name, *_ in plan})
        raise PlainError(f"{_name(kind)} has no field {', '.join(unknown)}")
    return kind(**arguments)


def _name(kind: Any) -> str:
    return str(kind.__name__)


@cache
def _plan(kind: Any) -> Plan:
    hints = typing.get_type_hints(kind)
    return tuple(
        (
            field.name,
            *_converters(hints[field.name]),
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
    )


def _converters(hint: Any) -> tuple[Convert, Convert]:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (part for part in typing.get_args(hint) if part is not type(None))
        return _optional(*_converters(inner))
    if origin is tuple:
        return _sequence(*_converters(typing.get_args(hint)[0]))
    if origin is dict:
        return _same, _exactly(dict)
    if is_dataclass(hint):
        return to_plain, _nested(hint)
    if issubclass(hint, StrEnum):
        return lambda member: member.value, hint
    return _same, _exactly(hint)


def _same(value: Any) -> Any:
    return value


def _exactly(kind: type[Any]) -> Convert:
    def get(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
        return value

    return get


def _nested(kind: Any) -> Convert:
    return lambda data: from_plain(kind, data)


def _optional(put: Convert, get: Convert) -> tuple[Convert, Convert]:
    def put_optional(value: Any) -> Any:
        return None if value is None else put(value)

    def get_optional(value: Any) -> Any:
        return None if value is None else get(value)

    return put_optional, get_optional


def _sequence(put: Convert, get: Convert) -> tuple[Convert, Convert]:
    def put_all(values: Any) -> Any:
        return [put(value) for value in values]

    def get_all(values: Any) -> Any:
        return tuple(get(value) for value in values)

    return put_all, get_all
