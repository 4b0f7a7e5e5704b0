"""Reads a TOML file into a frozen settings dataclass (see fields.py), or says everything that is wrong with it.

* An unknown key is a fault that names the nearest known one: a mistyped setting must not be silently without effect.
* All faults are reported at once. Faults inside a tolerant section are handed back, not raised.
* A relative path is relative to the file it stands in; from the command line, to the working directory.
"""

import difflib
import re
import tomllib
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hub.config.errors import ConfigError, Fault
from hub.config.fields import LONGEST_LIST, LONGEST_TEXT, Bounds, bounds_of

MAX_FILE_BYTES = 256 * 1024
COMMAND_LINE = "the command line"

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """`set_aside`: faults of tolerant sections, which stand at their defaults now; the program reports them."""

    settings: S
    set_aside: tuple[Fault, ...] = ()


class _Wrong(Exception):  # never leaves this file
    """A value does not fit; the text says what would."""


def read_settings(cls: type[S], file: Path | None, overrides: Mapping[str, object] | None = None) -> Loaded[S]:
    """The settings of `file` (None: all defaults), with `overrides` (dotted name -> value, from the command line) on
    top. Raises `ConfigError`."""
    document = {} if file is None else _parse(file)
    base = Path.cwd() if file is None else file.resolve().parent
    source = COMMAND_LINE if file is None else str(file)
    faults: list[Fault] = []
    set_aside: list[Fault] = []
    for key, value in (overrides or {}).items():
        _lay_over(document, key, value)
    settings = _Reading(base, faults, set_aside).table(cls, document, "")
    if faults:
        raise ConfigError(source, tuple(faults))
    return Loaded(settings, tuple(set_aside))


def _parse(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ConfigError(
            str(file), (Fault("", f"the file cannot be read ({error.strerror}); check its path"),)
        ) from error
    if len(data) > MAX_FILE_BYTES:
        raise ConfigError(str(file), (Fault("", f"the file is larger than {MAX_FILE_BYTES // 1024} kB"),))
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), (Fault("", f"the file is not valid TOML: {error}"),)) from error


def _lay_over(document: dict[str, Any], key: str, value: object) -> None:
    *parents, last = key.split(".")
    for parent in parents:
        inner = document.setdefault(parent, {})
        if not isinstance(inner, dict):
            return  # the file has a plain value there: reported when the table is read
        document = inner
    document[last] = str(value) if isinstance(value, Path) else value


@dataclass(slots=True)
class _Reading:
    base: Path
    faults: list[Fault]
    set_aside: list[Fault]

    def table(self, cls: type[S], document: Mapping[str, Any], prefix: str) -> S:
        """An instance of `cls`; what does not fit is reported and stands at its default."""
        hints = get_type_hints(cls)
        declared = {one.name: bounds_of(one.metadata) for one in fields(cast("Any", cls))}
        for key in document.keys() - declared.keys():
            self.faults.append(Fault(prefix + key, _unknown(key, tuple(declared))))
        values: dict[str, Any] = {}
        for name, bounds in declared.items():
            if name not in document:
                continue
            kind = hints[name]
            if is_dataclass(kind):
                values[name] = self.section(cast("type[Any]", kind), document[name], prefix + name, bounds)
                continue
            if (inner := _entry_of(kind)) is not None:
                values[name] = self.entries(inner, document[name], prefix + name, bounds)
                continue
            try:
                values[name] = self.value(kind, document[name], bounds)
            except _Wrong as wrong:
                self.faults.append(Fault(prefix + name, str(wrong)))
        return cls(**values)

    def section(self, cls: type[S], found: Any, key: str, bounds: Bounds) -> S:
        faults: list[Fault] = []
        inner = _Reading(self.base, faults, self.set_aside)
        if isinstance(found, dict):
            settings = inner.table(cls, found, f"{key}.")
        else:
            faults.append(Fault(key, f"must be a table, written as [{key}]"))
            settings = cls()
        if not faults:
            return settings
        (self.set_aside if bounds.tolerant else self.faults).extend(faults)
        return cls()

    def entries(self, cls: type[S], found: Any, key: str, bounds: Bounds) -> tuple[S, ...]:
        """A list of tables; a fault names its entry, counted from 1."""
        longest = LONGEST_LIST if bounds.longest is None else bounds.longest
        if not isinstance(found, list) or len(found) > longest:
            self.faults.append(Fault(key, f"must be at most {longest} tables, each written as [[{key}]]"))
            return ()
        read: list[S] = []
        for number, entry in enumerate(found, start=1):
            faults: list[Fault] = []
            if isinstance(entry, dict):
                made = _Reading(self.base, faults, self.set_aside).table(cls, entry, f"{key}[{number}].")
            else:
                faults.append(Fault(f"{key}[{number}]", f"must be a table, written as [[{key}]]"))
                made = cls()
            if not faults:
                read.append(made)
            (self.set_aside if bounds.tolerant else self.faults).extend(faults)
        return tuple(read)

    def value(self, kind: Any, found: Any, bounds: Bounds) -> Any:
        """`found` as `kind`: bool, int, float, str, Path, a StrEnum, `X | None` or `tuple[X, ...]`."""
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self.value(next(one for one in get_args(kind) if one is not types.NoneType), found, bounds)
        if origin is tuple:
            return self.values(get_args(kind)[0], found, bounds)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return _choice(kind, found)
        if kind is bool:
            return _exactly(bool, found, "true or false")
        if kind in (int, float):
            return _number(kind, found, bounds)
        text = _text(found, bounds)
        return self.base / text if kind is Path else text

    def values(self, kind: Any, found: Any, bounds: Bounds) -> tuple[Any, ...]:
        entries = _exactly(list, found, 'a list, such as ["one", "two"]')
        longest = LONGEST_LIST if bounds.longest is None else bounds.longest
        if len(entries) > longest:
            raise _Wrong(f"must have at most {longest} entries, not {len(entries)}")
        each = Bounds(bounds.doc, bounds.low, bounds.high, None, bounds.pattern, bounds.pattern_means)
        return tuple(self.value(kind, entry, each) for entry in entries)


def _entry_of(kind: Any) -> "type[Any] | None":
    """X of `tuple[X, ...]` where X is a settings dataclass."""
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    return cast("type[Any]", inner) if is_dataclass(inner) else None


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    advice = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(sorted(known))}"
    return f"there is no such setting; {advice}"


def _exactly(kind: type[S], found: Any, words: str) -> S:
    if not isinstance(found, kind):
        raise _Wrong(f"must be {words}, not {found!r:.80}")
    return found


def _choice(kind: type[StrEnum], found: Any) -> StrEnum:
    try:
        return kind(found)
    except ValueError:
        near = difflib.get_close_matches(str(found), list(kind), n=1, cutoff=0.5)
        advice = f'; did you mean "{near[0]}"?' if near else ""
        raise _Wrong(f"must be one of {', '.join(kind)}, not {found!r:.80}{advice}") from None


def _number(kind: type[int] | type[float], found: Any, bounds: Bounds) -> int | float:
    if isinstance(found, bool) or not isinstance(found, (int, float) if kind is float else int):
        raise _Wrong(f"must be {'a number' if kind is float else 'a whole number'}, not {found!r:.80}")
    number = kind(found)
    low, high = bounds.low, bounds.high
    if (low is not None and not number >= low) or (high is not None and not number <= high):
        raise _Wrong(f"must be {range_in_words(bounds)}, not {found}")
    return number


def _text(found: Any, bounds: Bounds) -> str:
    text = _exactly(str, found, 'text in quotes, such as "this"')
    longest = LONGEST_TEXT if bounds.longest is None else bounds.longest
    if len(text) > longest:
        raise _Wrong(f"must have at most {longest} characters, not {len(text)}")
    if bounds.pattern is not None and re.fullmatch(bounds.pattern, text) is None:
        raise _Wrong(f"must be {bounds.pattern_means}, not {text!r:.80}")
    return text


def range_in_words(bounds: Bounds) -> str:
    """Such as "1 to 65535"; empty when there is none."""
    match bounds.low, bounds.high:
        case None, None:
            return ""
        case low, None:
            return f"{low:g} or more"
        case None, high:
            return f"{high:g} or less"
        case low, high:
            return f"{low:g} to {high:g}"
    raise AssertionError("every pair is one of the four")


@dataclass(frozen=True, slots=True)
class Described:
    """A setting as a document lists it; `default` is in TOML notation, "" when it is unset."""

    key: str
    default: str
    bounds: Bounds


def describe(cls: type[Any], prefix: str = "") -> Iterator[Described]:
    """Every setting of a dataclass and its sections, in order: for documents, and for the test that compares them."""
    hints = get_type_hints(cls)
    plain = cls()
    for one in fields(cls):
        if is_dataclass(hints[one.name]):
            yield from describe(cast("type[Any]", hints[one.name]), f"{prefix}{one.name}.")
        elif (inner := _entry_of(hints[one.name])) is not None:
            yield from describe(inner, f"{prefix}{one.name}[].")
        else:
            yield Described(prefix + one.name, _as_toml(getattr(plain, one.name)), bounds_of(one.metadata))


def _as_toml(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}" if isinstance(value, float) else str(value)
        case tuple():
            return f"[{', '.join(_as_toml(one) for one in value)}]"
        case _:
            return f'"{value}"'
