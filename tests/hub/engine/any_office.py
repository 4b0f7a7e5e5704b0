"""Any office that a document can hold, for property tests: every field of every part, within its bounds.

Made from the types of the fields, so that a field that is added is tried too. Ids name nothing in particular: what an
office must also make sense of is another matter.
"""

import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from hub.engine.document.places import ARROWS
from hub.engine.document.visits import COLOURS
from hub.engine.ids import NORMAL
from hub.engine.office import DEFAULT_CLASSES, Hours, Office, Service
from hub.engine.office_faces import Loudness
from hub.engine.terms import PersonalField, TicketPart

LANGUAGES = ("en", "es")
WORDS = st.text("abc019", min_size=1, max_size=4)
DATES = st.dates().map(lambda day: day.isoformat())
OPENINGS = st.builds(Hours, st.integers(0, 6), st.integers(0, 1439), st.integers(1440, 2160))
TEXTS = st.fixed_dictionaries({"en": WORDS}, optional={"es": WORDS})
SOMETIMES_TEXTS = st.one_of(st.just(dict[str, str]()), TEXTS)
MEDIA_NAMES = st.none() | st.sampled_from(["crest-1a2b3c4d.png", "way-to-desk-00ff00ff.mp4"])
NUMBERS = st.integers(10, 20)
"""Within the bounds of every number of the document."""
SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "prefix": st.text("AKZ", max_size=2),
    "padding": st.integers(0, 6),
    "skipped": st.lists(NUMBERS, unique=True).map(lambda numbers: tuple(sorted(numbers))),
    "arrow": st.sampled_from(ARROWS),
    "colour": st.sampled_from(COLOURS),
    "date": DATES,
    "first": DATES,
    "last": DATES,
    "descriptions": SOMETIMES_TEXTS,
    "languages": st.lists(st.sampled_from(LANGUAGES), unique=True).map(tuple),
    "keywords": st.dictionaries(
        st.sampled_from(LANGUAGES), st.lists(WORDS, min_size=1, max_size=2, unique=True).map(tuple)
    ),
    "online": SOMETIMES_TEXTS,
    "online_url": st.none() | st.just("https://marstow.example/a"),
    "asks": st.lists(st.sampled_from([PersonalField.NAME, PersonalField.PHONE]), unique=True).map(tuple),
    "ticket_note": SOMETIMES_TEXTS,
    "privacy": SOMETIMES_TEXTS,
    "header": SOMETIMES_TEXTS,
    "footer": SOMETIMES_TEXTS,
    "roll": SOMETIMES_TEXTS,
    "ticker": SOMETIMES_TEXTS,
    "guidance": SOMETIMES_TEXTS,
    "loudness": st.lists(st.integers(0, 1439), unique=True, max_size=3).map(
        lambda starts: tuple(Loudness(start, 40) for start in sorted(starts))
    ),
    "enamel": st.none() | st.sampled_from(["#0F4F53", "#123456"]),
    "crest": MEDIA_NAMES,
    "file": MEDIA_NAMES,
    "parts": st.lists(st.sampled_from([*TicketPart]), unique=True).map(tuple),
    "erase_hours": st.dictionaries(st.sampled_from([*PersonalField]), NUMBERS),
}
NEEDED = ("Zone", "Series", "Service", "CounterPlace", "ProfileService")
"""Kinds of which a list is never empty."""
FEW = 2


def offices() -> st.SearchStrategy[Office]:
    given = _by_type(Office, languages=st.just(LANGUAGES), default_language=st.just("en"))
    return given.map(_with_normal_class)


def _with_normal_class(office: Office) -> Office:
    if any(rule.id == NORMAL for rule in office.classes):
        return office
    values = {field.name: getattr(office, field.name) for field in fields(Office)}
    return Office(**values | {"classes": (DEFAULT_CLASSES[0], *office.classes)})


def _by_type(kind: Any, **special: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind)
    known = SPECIAL | OF_KIND.get(kind.__name__, {}) | special
    made = {
        field.name: known[field.name] if field.name in known else _value(hints[field.name]) for field in fields(kind)
    }
    return st.builds(kind, **made)


def _value(hint: Any) -> st.SearchStrategy[Any]:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (part for part in typing.get_args(hint) if part is not type(None))
        return st.none() | _value(inner)
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return _several(_value(inner), 1 if getattr(inner, "__name__", "") in NEEDED else 0)
    if origin is dict:
        return TEXTS
    if hint is Hours:
        return OPENINGS
    if hint is Service:
        return _category() | _by_type(Service, series=WORDS, zone=WORDS)
    if is_dataclass(hint):
        return _by_type(hint)
    if hint is bool:
        return st.booleans()
    if issubclass(hint, StrEnum):
        return st.sampled_from([*hint])
    return NUMBERS if hint is int else WORDS


def _several(one: st.SearchStrategy[Any], least: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, min_size=least, max_size=FEW, unique_by=repr).map(tuple)


def _category() -> st.SearchStrategy[Service]:
    return st.builds(
        Service,
        WORDS,
        parent=st.none() | WORDS,
        names=TEXTS,
        descriptions=SOMETIMES_TEXTS,
        pictogram=WORDS,
        series=st.none(),
        zone=st.none(),
        target_minutes=st.just(0),
        typical_minutes=st.just(0),
        hidden=st.booleans(),
    )


OF_KIND: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "MediaItem": {"texts": SOMETIMES_TEXTS},
    "Season": {"reason": SOMETIMES_TEXTS},
    "ProfileRule": {"first": _several(WORDS, 1)},
    "CounterPlace": {"services": _several(WORDS, 1)},
}
