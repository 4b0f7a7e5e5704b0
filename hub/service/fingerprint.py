"""Tells whether two requests with one id ask for the same thing."""

import hashlib
import json
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any

from hub.engine.commands import Command

LENGTH = 32


def fingerprint(command: Command) -> str:
    """128 bits (hex) over the command's name and the fields that differ from their defaults.

    Defaults are left out so that a retry across an update, whose commands have a field more, is still recognised.
    The asker is left out because a retry after signing in again is the same request.
    """
    canonical = _canonical([type(command).__name__, _said(command)])
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:LENGTH]


def _said(value: Any) -> dict[str, object]:
    """Also the encoder's way with what a command holds: a planned step, a slot."""
    kind: Any = type(value)
    asked = ((name, getattr(value, name), default) for name, default in _defaults(kind))
    return {name: said for name, said, default in asked if said != default}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """Each field's name and default, read once for a command: it is asked for every ticket."""
    return tuple((field.name, _default(field)) for field in fields(kind))


_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_said).encode


def _default(field: "Field[Any]") -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING
