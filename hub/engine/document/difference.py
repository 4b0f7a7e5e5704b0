"""What one office has that another has not, in reading order (G03).

Entries are matched by their id (a closure by its date, a service of a profile by the service), never by their index:
one that was put in front does not make all others look changed. Lists without ids are compared whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hub.engine.document.writing import write_whole
from hub.engine.office import Office

KEYS = ("id", "date", "first", "service", "start")
"""What names an entry, the first of these that each entry of both lists has once."""


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same entries in another order; `before` and `after` are the ids in their order."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`path` as in "services[taxes].target_minutes"; the values as in the document, None where there is none."""

    kind: DifferenceKind
    path: str
    before: object = None
    after: object = None


def compare(before: Office, after: Office) -> tuple[Difference, ...]:
    """From one accepted office to another. What is left out in a document counts as its default."""
    return tuple(_tables("", write_whole(before), write_whole(after)))


def _values(path: str, before: object, after: object) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _tables(path, before, after)
    elif isinstance(before, list) and isinstance(after, list) and (key := _key(before, after)):
        yield from _lists(path, _by_key(before, key), _by_key(after, key))
    elif _nothing(before):
        yield Difference(DifferenceKind.ADDED, path, None, after)
    elif _nothing(after):
        yield Difference(DifferenceKind.REMOVED, path, before, None)
    else:
        yield Difference(DifferenceKind.CHANGED, path, before, after)


def _nothing(value: object) -> bool:
    return value is None or value == [] or value == {}


def _tables(path: str, before: dict[str, object], after: dict[str, object]) -> Iterator[Difference]:
    for name in _both([*before], [*after]):
        yield from _values(f"{path}.{name}" if path else name, before.get(name), after.get(name))


def _lists(path: str, before: dict[str, object], after: dict[str, object]) -> Iterator[Difference]:
    kept = [name for name in before if name in after]
    moved = [name for name in after if name in before]
    if kept != moved:
        yield Difference(DifferenceKind.MOVED, path, kept, moved)
    for name in _both([*before], [*after]):
        yield from _values(f"{path}[{name}]", before.get(name), after.get(name))


def _both(before: list[str], after: list[str]) -> list[str]:
    """The names of both, in the order of `after`; one that is gone stands behind the one it stood behind."""
    names = [*after]
    for index, name in enumerate(before):
        if name not in after:
            names.insert(names.index(before[index - 1]) + 1 if index else 0, name)
    return names


def _key(before: list[object], after: list[object]) -> str | None:
    """What names the entries of both lists; None when something else than named entries is in one of them."""
    for key in KEYS:
        if all(_is_named_by(key, entries) for entries in (before, after)):
            return key
    return None


def _is_named_by(key: str, entries: list[object]) -> bool:
    names = [entry.get(key) for entry in entries if isinstance(entry, dict)]
    return len(names) == len(entries) and None not in names and len(set(map(str, names))) == len(names)


def _by_key(entries: list[object], key: str) -> dict[str, object]:
    return {str(entry[key]): entry for entry in entries if isinstance(entry, dict)}
