"""What a pack of recordings must hold: the fixed words of the catalogues, and all digits and letters."""

import re
import string
from collections.abc import Iterator, Sequence

from hub.face.languages import DEFAULT_LANGUAGE, LANGUAGES
from hub.face.texts import Catalogues, read_catalogue

_FIELD = re.compile(r"\{[^{}]*\}")
CALLS = ("speech",)
"""The domain of what a display says whatever the office."""


def needed(catalogues: Catalogues, code: str, domains: Sequence[str]) -> tuple[str, ...]:
    """The pieces between the fields of every text of `domains` in that language, then digits and letters."""
    pieces = {piece: None for text in _texts(catalogues, code, domains) for piece in _pieces(text)}
    return (*pieces, *string.digits, *string.ascii_uppercase)


def needed_by_language(catalogues: Catalogues, domains: Sequence[str]) -> dict[str, tuple[str, ...]]:
    return {language.code: needed(catalogues, language.code, domains) for language in LANGUAGES}


def _texts(catalogues: Catalogues, code: str, domains: Sequence[str]) -> Iterator[str]:
    """English has no catalogue: its texts are the message ids of the others."""
    source = code == DEFAULT_LANGUAGE
    for domain in domains:
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
