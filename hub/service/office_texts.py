"""An office's words in further languages, one small file each beside the set-up (G03, E02).

`marstow.toml` says everything in the default language; `marstow.texts/fr.toml` says each of those texts once in
French: `"Change of address" = "Changement d'adresse"`. A translator needs to read nothing else. Words that find a
service (lists) are one text, separated by commas. What the set-up itself says in a language is never replaced.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hub.service.errors import ServiceError

SUFFIX: Final = ".texts"
MOST_BYTES: Final = 1_000_000
BETWEEN: Final = ", "

Said = Mapping[str, str]
"""Text in the default language -> the same in another."""


class OfficeTextsError(ServiceError):
    """A file of texts cannot be used; the message says which and why."""

    reason = "office_texts"


def texts_folder(office: Path) -> Path:
    """Where the texts of an office file lie: "marstow.toml" -> "marstow.texts"."""
    return office.with_suffix(SUFFIX)


def read_texts(folder: Path) -> dict[str, dict[str, str]]:
    """Language -> its texts; empty where there is no such folder. Raises OfficeTextsError."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.toml"))}


def with_texts(document: dict[str, Any], texts: Mapping[str, Said]) -> dict[str, Any]:
    """The document with what the files say. Raises OfficeTextsError for a language that the office does not have."""
    languages = document.get("languages")
    listed = [one for one in languages if isinstance(one, str)] if isinstance(languages, list) else []
    for language in texts:
        if language not in listed:
            raise OfficeTextsError(
                f'There are texts for "{language}", which is not among the languages of the office; add it there, or '
                "put the file away."
            )
    for found in _text_maps(document, document.get("default_language"), set(listed)):
        for language, said in texts.items():
            _complete(found, str(document["default_language"]), language, said)
    return document


def wanted_texts(document: dict[str, Any]) -> list[str]:
    """Every text of the document in its default language, once, in its order: what a translator is given."""
    default, languages = document.get("default_language"), document.get("languages")
    listed = {one for one in languages if isinstance(one, str)} if isinstance(languages, list) else set()
    found = (_key(one[str(default)]) for one in _text_maps(document, default, listed))
    return list(dict.fromkeys(text for text in found if text))


def _complete(found: dict[str, Any], default: str, language: str, said: Said) -> None:
    own = found[default]
    text = said.get(_key(own), "")
    if text and not found.get(language):
        found[language] = [word.strip() for word in text.split(",")] if isinstance(own, list) else text


def _text_maps(node: object, default: object, languages: set[str]) -> Iterator[dict[str, Any]]:
    """Tables whose keys are languages of the office, the default among them. None of a document without a default
    language: the check of the office tells that."""
    if not isinstance(default, str):
        return
    if isinstance(node, dict):
        if default in node and set(node) <= languages and isinstance(node[default], str | list):
            yield node
            return
        for value in node.values():
            yield from _text_maps(value, default, languages)
    elif isinstance(node, list):
        for value in node:
            yield from _text_maps(value, default, languages)


def _key(text: object) -> str:
    return BETWEEN.join(str(word) for word in text) if isinstance(text, list) else str(text)


def _read(file: Path) -> dict[str, str]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise OfficeTextsError(f"{file} is larger than {MOST_BYTES} bytes: these are no texts of an office.")
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OfficeTextsError(f"{file} cannot be read: {error}") from error
    wrong = next((key for key, value in read.items() if not isinstance(value, str)), None)
    if wrong is not None:
        raise OfficeTextsError(f'{file}: "{wrong}" has no text; write "text in the default language" = "translation".')
    return read
