"""An office document written as TOML that people read and edit, and that reads as the same document (G03).

Short tables stand in one line, long ones under a heading of their own; lists of tables have a heading per entry.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
WIDTH: Final = 110
"""A table that fits into so many letters stands in one line."""


def write_toml(document: Mapping[str, object]) -> str:
    """Values as JSON knows them, without null: those are left out, since TOML has none."""
    return "\n".join(_table(document, ())).strip("\n") + "\n"


def _table(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    below: list[tuple[str, object]] = []
    for key, value in table.items():
        if value is None:
            continue
        if _needs_heading(key, value, deep=len(path) > 0):
            below.append((key, value))
        else:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in below:
        heading = ".".join(_key(part) for part in (*path, key))
        if isinstance(value, Mapping):
            yield from ("", f"[{heading}]", *_table(value, (*path, key)))
        elif isinstance(value, list):
            for entry in value:
                yield from ("", f"[[{heading}]]", *_table(entry, (*path, key)))


def _needs_heading(key: str, value: object, *, deep: bool) -> bool:
    if isinstance(value, Mapping):
        line = f"{_key(key)} = {_value(value)}"
        return len(line) > WIDTH or "\n" in line
    is_tables = isinstance(value, list) and bool(value) and all(isinstance(entry, Mapping) for entry in value)
    return is_tables and not deep


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case Mapping():
            inner = ", ".join(f"{_key(key)} = {_value(entry)}" for key, entry in value.items() if entry is not None)
            return f"{{ {inner} }}" if inner else "{}"
        case list() | tuple() if any(isinstance(entry, Mapping) for entry in value):
            return "".join(("[\n", *(f"  {_value(entry)},\n" for entry in value), "]"))
        case list() | tuple():
            return f"[{', '.join(_value(entry) for entry in value)}]"
        case _:
            return repr(value)


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else _value(key)
