"""Reading a document table by table: every problem is collected with its path and what to do, none stops the reading.

What cannot be read takes a harmless stand-in, so that all problems of a document come out at once.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
MOST_ENTRIES = 500
"""Entries in one list of a document: services, counters, staff."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Where in the document ("services[2].zone") and what its author should do."""

    path: str
    advice: str


def by_path(problems: Iterable[Problem]) -> dict[str, str]:
    """Path -> what to do, everything there is to do at that path in one sentence."""
    found: dict[str, str] = {}
    for problem in problems:
        before = found.get(problem.path)
        found[problem.path] = problem.advice if before is None else f"{before}; {problem.advice}"
    return found


class Table:
    """One table of a document. Ask for every key it may have, then call `done`."""

    def __init__(self, data: object, path: str, problems: list[Problem]) -> None:
        self._data: dict[str, object] = data if isinstance(data, dict) else {}
        self._path = path
        self._problems = problems
        self._known: list[str] = []
        if not isinstance(data, dict):
            self._problems.append(Problem(path or "document", "write a table with keys here"))

    def at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def blame(self, key: str, advice: str) -> None:
        self._problems.append(Problem(self.at(key), advice))

    def has(self, key: str) -> bool:
        return key in self._data

    def text(self, key: str, fallback: str | None = None, most: int = 200) -> str:
        """A line of text; required and not empty without `fallback`."""
        value = self._take(key, fallback)
        if not isinstance(value, str) or len(value) > most or (not value and fallback is None):
            self.blame(key, f"write a text of 1 to {most} characters in quotes")
            return fallback or ""
        return value

    def matching(self, key: str, pattern: re.Pattern[str], meaning: str, fallback: str | None = None) -> str:
        value = self._take(key, fallback)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            self.blame(key, f"write {meaning}")
            return fallback or ""
        return value

    def identifier(self, key: str) -> str:
        return self.matching(
            key, ID, "an id of small letters, digits, - and _ (at most 40), starting with a letter or digit"
        )

    def integer(self, key: str, low: int, high: int, fallback: int | None = None) -> int:
        value = self._take(key, fallback)
        if type(value) is not int or not low <= value <= high:
            self.blame(key, f"write a whole number from {low} to {high}")
            return fallback if fallback is not None else low
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when left out."""
        value = self._take(key, fallback=False)
        if not isinstance(value, bool):
            self.blame(key, "write true or false")
            return False
        return value

    def choice(self, key: str, kind: type[Choice], fallback: Choice) -> Choice:
        value = self._take(key, fallback.value)
        try:
            return kind(str(value))
        except ValueError:
            self.blame(key, _one_of(value, [member.value for member in kind]))
            return fallback

    def one_of(self, key: str, allowed: Collection[str], fallback: str) -> str:
        value = self._take(key, fallback)
        if value not in allowed:
            self.blame(key, _one_of(value, allowed))
            return fallback
        return str(value)

    def strings(self, key: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        value = self._take(key, [] if may_be_empty else None)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            self.blame(key, 'write a list of texts, e.g. ["en", "es"]')
            return ()
        if not value and not may_be_empty:
            self.blame(key, "name at least one")
        if len(set(value)) < len(value):
            self.blame(key, "name each only once")
        return tuple(dict.fromkeys(value))

    def texts(self, key: str, languages: tuple[str, ...], default: str, *, required: bool = True) -> dict[str, str]:
        """A text per language; the default language must be there when the text is."""
        if not required and key not in self._data:
            self._known.append(key)
            return {}
        table = Table(self._take(key, None), self.at(key), self._problems)
        found = {language: table.text(language) for language in languages if table.has(language)}
        if not table.has(default):
            table.blame(default, f"write this text in the default language ({default})")
        table._known = list(languages)
        table.done()
        return found

    def tables(self, key: str, *, may_be_empty: bool = False) -> list["Table"]:
        """A list of tables ([[key]] in TOML)."""
        value = self._take(key, [] if may_be_empty else None)
        if not isinstance(value, list | tuple) or not (value or may_be_empty) or len(value) > MOST_ENTRIES:
            self.blame(key, f"write 1 to {MOST_ENTRIES} entries, each headed [[{key}]]")
            return []
        return [Table(item, f"{self.at(key)}[{index}]", self._problems) for index, item in enumerate(value)]

    def done(self) -> None:
        """Name every key that nobody asked for, and the one that was probably meant."""
        for key in self._data:
            if key not in self._known:
                near = get_close_matches(key, self._known, n=1)
                meant = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(sorted(self._known))}"
                self.blame(key, f"unknown key; {meant}")

    def _take(self, key: str, fallback: object) -> object:
        self._known.append(key)
        return self._data.get(key, fallback)


def _one_of(value: object, allowed: Collection[str]) -> str:
    near = get_close_matches(str(value), list(allowed), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"write one of {', '.join(sorted(allowed))}{hint}"
