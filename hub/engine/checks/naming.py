"""Ids: each once, and none that does not exist."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from hub.engine.document_table import Problem


def once_each(where: str, values: Iterable[str], key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value and value in seen:
            yield Problem(f"{where}[{index}].{key}", f"{value!r} is taken by an entry above: choose another")
        seen.add(value)


def known(path: str, names: Iterable[str], existing: Collection[str], what: str, where: str) -> Iterator[Problem]:
    """A problem for every name that is not there; `where` says under which heading such a thing is added."""
    for name in names:
        if name and name not in existing:
            near = get_close_matches(name, existing, n=1)
            meant = f"did you mean {near[0]!r}?" if near else f"add it under [[{where}]] or name another"
            yield Problem(path, f"no {what} {name!r}: {meant}")
