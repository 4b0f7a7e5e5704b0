"""What is typed at the kiosk: which keys, how long, and whether it will do. Pure functions; nothing here is kept."""

import re
from dataclasses import dataclass, replace

from hub.face.texts import Texts
from hub.wire.personal import MOST_NAME
from kiosk.keyboards import SHIFT, KeyboardKind, keyboard, struck
from kiosk.person import Person, Stage, Typed, Wrong
from kiosk.screens.content import Keyboard

LONGEST_WORDS = 40
"""Letters in the search."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What goes into an entry. `shape`: what the whole text must look like once it is `least` long."""

    kind: KeyboardKind
    least: int
    most: int
    shape: re.Pattern[str]


RULES = {
    Typed.CODE: Rule(KeyboardKind.CODE, 4, 40, re.compile(r"[a-z0-9]+")),
    Typed.BOOKED_NAME: Rule(KeyboardKind.LETTERS, 2, MOST_NAME, re.compile(r".+")),
    Typed.NAME: Rule(KeyboardKind.LETTERS, 1, MOST_NAME, re.compile(r".+")),
    Typed.PHONE: Rule(KeyboardKind.PHONE, 4, 20, re.compile(r"\+?[0-9][0-9 ()/.-]{2,30}")),
    Typed.EMAIL: Rule(KeyboardKind.EMAIL, 5, 254, re.compile(r"[^@\s]+@[^@\s]+")),
    Typed.DOCUMENT: Rule(KeyboardKind.CODE, 1, 64, re.compile(r"\S.*")),
}


def board(person: Person, language: str, texts: Texts) -> Keyboard:
    """The keys on the screen now."""
    kind = KeyboardKind.LETTERS if person.stage is Stage.SEARCHING or person.asks is None else RULES[person.asks].kind
    return keyboard(language, kind, shifted=person.shifted, texts=texts)


def typed(person: Person, name: str) -> Person:
    """After the key of that touch name. A capital is for one letter."""
    if name == SHIFT:
        return replace(person, shifted=not person.shifted)
    if person.stage is Stage.SEARCHING:
        return replace(person, words=struck(person.words, name, longest=LONGEST_WORDS), shifted=False, sheet=0)
    if person.asks is None:
        return person
    text = struck(person.typed, name, longest=RULES[person.asks].most)
    begins = not text or text.endswith((" ", "-"))
    return replace(person, typed=text, wrong=None, shifted=begins and person.asks in (Typed.NAME, Typed.BOOKED_NAME))


def checked(asks: Typed, text: str) -> str | Wrong:
    """The text as it goes on, or why it will not do."""
    rule = RULES[asks]
    plain = code_of(text) if asks is Typed.CODE else text.strip()
    if len(plain) < rule.least:
        return Wrong.SHORT
    return plain if rule.shape.fullmatch(plain) else Wrong.SHAPE


def code_of(text: str) -> str:
    """A code as it was made, however it was typed. Of 26 signs it is a link's token (RFC 4648, base32), which has no
    0, 1 or 8."""
    plain = re.sub(r"[\s-]", "", text).casefold()
    return plain.translate(str.maketrans("018", "olb")) if len(plain) == LINK_SIGNS else plain


LINK_SIGNS = 26
