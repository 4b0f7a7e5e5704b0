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
SKILL = re.compile(rf"({ID.pattern})|lang:[a-z]{{2,3}}(-[A-Za-z0-9]{{2,8}})*")
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""No screen, printer or database takes these: controls (but tabs and line breaks), and halves of UTF-16 pairs, as JSON
can spell them."""
MOST_ENTRIES = 500
"""Entries in one list of a document: services, counters, staff."""
LONGEST_TEXT = 200
MOST_STRINGS = 100
"""Names in one list of names: services of a counter, skills of a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Where in the document ("services[2].zone") and what its author should do."""

    path: str
    advice: str


def by_path(problems: Iterable[Problem]) -> dict[str, str]:
    """Path -> what to do, everything there is to do at that path in one sentence. Halves of characters, which a
    document's own words may hold, are spelled out: no answer could carry them."""
    found: dict[str, str] = {}
    for problem in problems:
        path, advice = _sayable(problem.path), _sayable(problem.advice)
        before = found.get(path)
        found[path] = advice if before is None else f"{before}; {advice}"
    return found


def _sayable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of the office; every text has the default one."""

    languages: tuple[str, ...]
    default: str


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

    def text(self, key: str, fallback: str | None = None, most: int = LONGEST_TEXT) -> str:
        """A line of text; required and not empty without `fallback`."""
        value = self._take(key, fallback)
        if not isinstance(value, str) or len(value) > most or (not value and fallback is None):
            self.blame(key, f"write a text of 1 to {most} characters in quotes")
            return fallback or ""
        if UNFIT.search(value):
            self.blame(key, "write letters, digits and signs; there is a control character, or half of a character")
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
            self.blame(key, f"write a whole number from {low} to {high}" if low < high else f"write {low}")
            return fallback if fallback is not None else low
        return value

    def integer_or_none(self, key: str, low: int, high: int) -> int | None:
        """A whole number, or None when it is left out."""
        return self.integer(key, low, high) if self.given(key) else None

    def integers(self, key: str, low: int, high: int, *, most: int) -> tuple[int, ...]:
        """A list of whole numbers, each once, smallest first; empty when it is left out."""
        value = self._take(key, [])
        if (
            not isinstance(value, list | tuple)
            or len(value) > most
            or not all(type(item) is int and low <= item <= high for item in value)
        ):
            self.blame(key, f"write a list of at most {most} whole numbers from {low} to {high}")
            return ()
        return tuple(sorted(set(value)))

    def flag(self, key: str, fallback: bool = False) -> bool:
        value = self._take(key, fallback)
        if not isinstance(value, bool):
            self.blame(key, "write true or false")
            return fallback
        return value

    def flag_or_none(self, key: str) -> bool | None:
        """True or false, or None when it is left out."""
        return self.flag(key) if self.given(key) else None

    def choice(self, key: str, kind: type[Choice], fallback: Choice) -> Choice:
        value = self._take(key, fallback.value)
        try:
            return kind(str(value))
        except ValueError:
            self.blame(key, one_of(value, [member.value for member in kind]))
            return fallback

    def choice_or_none(self, key: str, kind: type[Choice]) -> Choice | None:
        """A member, or None when it is left out."""
        return self.choice(key, kind, next(iter(kind))) if self.given(key) else None

    def choices(self, key: str, kind: type[Choice], fallback: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Members in the order written; `fallback` when the key is left out (an empty list is a list)."""
        if not self.given(key):
            return fallback
        values = self.strings(key, may_be_empty=True)
        members = [member.value for member in kind]
        for value in values:
            if value not in members:
                self.blame(key, one_of(value, members))
        return tuple(kind(value) for value in values if value in members)

    def one_of(self, key: str, allowed: Collection[str], fallback: str) -> str:
        value = self._take(key, fallback)
        if value not in allowed:
            self.blame(key, one_of(value, allowed))
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
        if len(value) > MOST_STRINGS:
            self.blame(key, f"name at most {MOST_STRINGS}")
        return tuple(dict.fromkeys(value))

    def identifiers(self, key: str) -> tuple[str, ...]:
        """A list of ids, empty when it is left out."""
        values = self.strings(key, may_be_empty=True)
        for value in values:
            if not ID.fullmatch(value):
                self.blame(key, f"{value!r} is no id: ids are small letters, digits, - and _")
        return values

    def skills(self, key: str) -> tuple[str, ...]:
        """A list of skills: ids, or languages such as "lang:uk"; empty when it is left out."""
        values = self.strings(key, may_be_empty=True)
        for value in values:
            if not SKILL.fullmatch(value):
                self.blame(key, f'{value!r} is no skill: write an id, or a language as "lang:uk"')
        return values

    def texts(self, key: str, tongues: Tongues, *, required: bool = True, most: int = LONGEST_TEXT) -> dict[str, str]:
        """A text per language, each of at most `most` letters; the default language must be there when the text is."""
        if not required and not self.given(key):
            return {}
        table = Table(self._take(key, None), self.at(key), self._problems)
        return table.as_texts(tongues, most)

    def as_texts(self, tongues: Tongues, most: int = LONGEST_TEXT) -> dict[str, str]:
        """This whole table as a text per language."""
        found = {language: self.text(language, most=most) for language in tongues.languages if self.has(language)}
        if not self.has(tongues.default):
            self.blame(tongues.default, f"write this text in the default language ({tongues.default})")
        self._known = list(tongues.languages)
        self.done()
        return found

    def tables(self, key: str, *, may_be_empty: bool = False, most: int = MOST_ENTRIES) -> list["Table"]:
        """A list of tables ([[key]] in TOML)."""
        value = self._take(key, [] if may_be_empty else None)
        if not isinstance(value, list | tuple) or not (value or may_be_empty) or len(value) > most:
            self.blame(key, f"write {0 if may_be_empty else 1} to {most} entries, each headed [[{key}]]")
            return []
        return [Table(item, f"{self.at(key)}[{index}]", self._problems) for index, item in enumerate(value)]

    def table(self, key: str) -> "Table | None":
        """A table inside this one, or None when it is left out."""
        return Table(self._take(key, None), self.at(key), self._problems) if self.given(key) else None

    def listed(self, key: str, word: str) -> list["Table"]:
        """Entries that are either a table or, for short, one text: that of the key `word` of the table."""
        value = self._take(key, [])
        if not isinstance(value, list | tuple) or len(value) > MOST_STRINGS:
            self.blame(key, f"write a list of at most {MOST_STRINGS} entries")
            return []
        entries = [{word: item} if isinstance(item, str) else item for item in value]
        return [Table(item, f"{self.at(key)}[{index}]", self._problems) for index, item in enumerate(entries)]

    def done(self) -> None:
        """Name every key that nobody asked for, and the one that was probably meant."""
        for key in self._data:
            if key not in self._known:
                near = get_close_matches(key, self._known, n=1)
                meant = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(sorted(self._known))}"
                self.blame(key, f"unknown key; {meant}")

    def given(self, key: str) -> bool:
        """Whether the key is there; it is known from now on either way."""
        self._known.append(key)
        return key in self._data

    def _take(self, key: str, fallback: object) -> object:
        self._known.append(key)
        return self._data.get(key, fallback)


def one_of(value: object, allowed: Collection[str]) -> str:
    """Advice for a value that is none of the allowed ones, with the nearest of them."""
    near = get_close_matches(str(value), list(allowed), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"write one of {', '.join(sorted(allowed))}{hint}"
