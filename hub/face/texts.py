"""Every word people read, in their language.

English source strings are the message ids. `hub/face/locale/<language>/<domain>.po` hold the other
languages; they are read at start by Babel, there is no compiled form to go stale. A domain's texts
include those of `common`. What is not translated appears in English, never as a blank or an error;
`hub.face.catalogue` is what notices.

Fields are named (`{number}`); their values are inserted as they are. Digits are European on every face.
"""

import datetime as dt
import gettext
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from hub.face.languages import Language, isolate, language

COMMON = "common"
DOMAINS = (COMMON, "kiosk", "display", "counter", "ticket", "web", "speech", "explain")
STAFF_DOMAINS = ("counter", "explain")
"""Texts that only staff and technicians meet; the others are for everybody."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One language's words for one domain. Immutable; ask `Catalogues` for another language."""

    language: Language
    domain: str
    _catalogues: tuple[Catalog, ...] = ()

    def t(self, message: str, /, **fields: str) -> str:
        """The message in this language with its fields filled in."""
        return self._find(message).format(**fields) if fields else self._find(message)

    def n(self, one: str, many: str, count: int, /, **fields: str) -> str:
        """The form for `count` (CLDR plurals); `{count}` is filled in by itself."""
        for catalogue in self._catalogues:
            entry = catalogue.get(one)
            if entry is not None and not isinstance(entry.string, str):
                form = entry.string[plural_of(catalogue)(count)]
                if form:
                    return str(form).format(count=count, **fields)
        return (one if count == 1 else many).format(count=count, **fields)

    def time(self, moment: dt.datetime | dt.time) -> str:
        """Hours and minutes as on every clock of the office, such as 10:42, kept left to right."""
        clock = f"{moment.hour}:{moment.minute:02}"
        return isolate(clock) if self.language.rtl else clock

    def day(self, date: dt.date) -> str:
        """Such as "Tuesday 24 November"."""
        return format_date(date, self.language.day, self.language.locale)

    def day_year(self, date: dt.date) -> str:
        """Such as "Tuesday 24 November 2026"."""
        return format_date(date, self.language.day_year, self.language.locale)

    def weekday(self, date: dt.date) -> str:
        """Such as "Wednesday"."""
        return format_date(date, "EEEE", self.language.locale)

    def code(self, code: str) -> str:
        """A ticket code or counter number that keeps its order inside a right-to-left sentence."""
        return isolate(code) if self.language.rtl else code

    def _find(self, message: str) -> str:
        for catalogue in self._catalogues:
            entry = catalogue.get(message)
            if entry is not None and isinstance(entry.string, str) and entry.string:
                return entry.string
        return message


def read_catalogue(root: Traversable, code: str, domain: str) -> Catalog | None:
    """The catalogue of one language and domain below `root`, or None where there is none."""
    file = root.joinpath(code, f"{domain}.po")
    if not file.is_file():
        return None
    with file.open("rb") as source:
        return read_po(source, locale=language(code).locale, abort_invalid=True)


@dataclass(slots=True)
class Catalogues:
    """The catalogues of a program, read when first asked for and kept (one small entry per language)."""

    root: Traversable
    _read: dict[tuple[str, str], Texts] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Catalogues":
        """The catalogues that ship with the product."""
        return cls(resources.files("hub.face").joinpath("locale"))

    def texts(self, code: str, domain: str) -> Texts:
        """The words of `domain` (one of `DOMAINS`) in a language; an unknown language is English."""
        if domain not in DOMAINS:
            raise ValueError(f"no catalogue {domain!r}; there are {', '.join(DOMAINS)}")
        spoken = language(code)
        key = (spoken.code, domain)
        if key not in self._read:
            found = (read_catalogue(self.root, spoken.code, name) for name in dict.fromkeys((domain, COMMON)))
            self._read[key] = Texts(spoken, domain, tuple(one for one in found if one is not None))
        return self._read[key]


def plural_of(catalogue: Catalog) -> Callable[[int], int]:
    """The catalogue's own plural rule, number -> form; its `Plural-Forms` header comes from Babel's CLDR table."""
    return gettext.c2py(catalogue.plural_expr)
