"""What stands over the task, or instead of it: questions and forms, sign-in, the list of counters (see scene.py)."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, one counter, one name. `plate` is drawn as a counter's plate."""

    label: str
    detail: str = ""
    hint: str = ""
    pictogram: str = ""
    plate: str = ""
    chosen: bool = False
    id: str = ""


class FieldKind(StrEnum):
    TEXT = "text"
    """One line."""
    NOTE = "note"
    """Several lines."""
    NUMBER = "number"
    TICKET = "ticket"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `options`: chosen among, instead of typed. `trouble`: why it cannot be taken so."""

    id: str
    label: str
    kind: FieldKind
    value: str = ""
    options: tuple[Choice, ...] = ()
    hint: str = ""
    trouble: str = ""
    longest: int = 80
    needed: bool = False


@dataclass(frozen=True, slots=True)
class SheetScene:
    """A question over the task. Choices with digits (page by page, narrowed by what is typed: `typed`), or a form
    (`fields`, sent by `submit`), or both: what is chosen fills the form's first field. One with no choices and no
    fields asks whether it is meant (`submit` says yes)."""

    title: str
    detail: str
    choices: tuple[Choice, ...]
    back: str
    empty: str = ""
    typed: str = ""
    typed_hint: str = ""
    """What may be typed to narrow the list; empty: typing does nothing here."""
    page: int = 1
    pages: int = 1
    more: str = ""
    """The key that leads to the next page (digit 0); empty: there is one page."""
    fields: tuple[Field, ...] = ()
    submit: str = ""
    why_off: str = ""
    """Why it cannot be sent yet."""
    grave: bool = False
    """Cannot be taken back: drawn so."""


@dataclass(frozen=True, slots=True)
class EntryScene:
    """Sign-in. `dots` is how many digits stand there; `trouble` says why the last try failed."""

    title: str = ""
    names: tuple[Choice, ...] = ()
    names_empty: str = ""
    pin_title: str = ""
    dots: int = 0
    dots_name: str = ""
    trouble: str = ""
    submit: str = ""
    why_off: str = ""
    """Why one cannot sign in yet."""
    erase: str = ""


@dataclass(frozen=True, slots=True)
class CountersScene:
    title: str = ""
    detail: str = ""
    choices: tuple[Choice, ...] = ()
    empty: str = ""
    sign_out: str = ""
    sign_out_hint: str = ""
