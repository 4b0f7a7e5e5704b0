"""What a kiosk says whatever the office: the fixed words of its catalogue, and all digits and letters."""

import re
import string
from collections.abc import Iterator

from hub.face.languages import DEFAULT_LANGUAGE, LANGUAGES
from hub.face.texts import Catalogues, read_catalogue

_FIELD = re.compile(r"\{[^{}]*\}")
DOMAINS = ("kiosk", "common")


def needed(catalogues: Catalogues, code: str) -> tuple[str, ...]:
    """The pieces between the fields of every text in that language, then digits and letters."""
    pieces = {piece: None for text in _texts(catalogues, code) for piece in _pieces(text)}
    return (*pieces, *string.digits, *string.ascii_uppercase)


def needed_by_language(catalogues: Catalogues) -> dict[str, tuple[str, ...]]:
    return {language.code: needed(catalogues, language.code) for language in LANGUAGES}


def _texts(catalogues: Catalogues, code: str) -> Iterator[str]:
    """English has no catalogue: its texts are the message ids of the others."""
    source = code == DEFAULT_LANGUAGE
    for domain in DOMAINS:
        kept = next(
            (
                found
                for spoken in LANGUAGES
                if spoken.code == code or source
                if (found := read_catalogue(catalogues.root, spoken.code, domain)) is not None
            ),
            None,
        )
        for entry in kept or ():
            if entry.id:
                said = entry.id if source else entry.string
                yield from (said,) if isinstance(said, str) else said


def _pieces(text: str) -> Iterator[str]:
    for piece in _FIELD.split(text):
        if any(sign.isalpha() for sign in piece):
            yield piece.strip()
