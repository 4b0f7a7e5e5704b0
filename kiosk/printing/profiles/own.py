"""Our own ticket printers (`tickets.toml`), each built on an entry of the database; the database itself behind them."""

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.printing.errors import UnknownModel
from kiosk.printing.found import FoundPrinter
from kiosk.printing.model import PrinterModel
from kiosk.printing.profiles import database
from kiosk.printing.status import ALL_QUESTIONS

FILE = Path(__file__).with_name("tickets.toml")
FEATURES = frozenset(one.name for one in fields(PrinterModel)) - {"name", "dots", "code_pages", "questions"}


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """One entry. `features`: what replaces the database's word. `dots` None: the whole roll."""

    name: str
    like: str
    names: tuple[str, ...]
    dots: int | None
    features: dict[str, bool]
    questions: tuple[int, ...]


def load_model(name: str, dots: int, cache_folder: Path) -> PrinterModel:
    """The model `name`, printing at most `dots` wide. `cache_folder` is one of ours that may be written.

    Raises `UnknownModel` (it names the nearest model) when neither file nor database has it.
    """
    own = _profiles().get(name)
    if own is None:
        return database.load_model(name, dots, cache_folder, also=own_names())
    model = database.load_model(own.like, dots, cache_folder)
    width = min(dots, own.dots or dots)
    return replace(model, name=name, dots=width, questions=own.questions, **own.features)  # type: ignore[arg-type]


def own_names() -> tuple[str, ...]:
    """What our own file adds to the database."""
    return tuple(_profiles())


def guess_model(found: FoundPrinter) -> FoundPrinter:
    """The printer with the profile whose name is in what it calls itself: the longest that fits; else as it is."""
    called = found.name.casefold()
    fitting = [(len(part), own.name) for own in _profiles().values() for part in own.names if part.casefold() in called]
    return replace(found, model=max(fitting)[1]) if fitting else found


@cache
def _profiles() -> dict[str, OwnProfile]:
    with FILE.open("rb") as file:
        return {name: _profile(name, table) for name, table in tomllib.load(file).items()}


def _profile(name: str, table: dict[str, Any]) -> OwnProfile:
    """Raises `UnknownModel` for an entry that is not understood: a mistake in our own file, found by its test."""
    rest = dict(table)
    like, names, dots = rest.pop("like", "default"), rest.pop("names", []), rest.pop("dots", None)
    questions = tuple(rest.pop("questions", ALL_QUESTIONS))
    unknown = sorted(set(rest) - FEATURES)
    if unknown or not set(questions) <= set(ALL_QUESTIONS):
        raise UnknownModel("bad_profile", f"{name}: {', '.join(unknown) or 'questions'}")
    return OwnProfile(name, like, tuple(names), dots, rest, questions)
