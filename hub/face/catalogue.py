"""`python -m hub.face.catalogue update | check`: keep the .po files in step with the sources.

`update` adds new messages (empty, to be translated) and removes those nothing uses any more.
`check` lists what is missing, stale or wrong and exits 1 if there is anything.

A message belongs to the domain of the folder that says it (`SOURCES`); one that `common` says too is
translated there only. Messages are the literal arguments of `.t("…")` and `.n("…", "…", count)`.
"""

import string
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from hub.face.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from hub.face.texts import COMMON, DOMAINS, STAFF_DOMAINS, read_catalogue

SOURCES: dict[str, tuple[str, ...]] = {
    COMMON: ("hub/face/*.py", "hub/sdk/**/*.py"),
    "speech": ("hub/face/numbers.py",),
    "ticket": ("hub/face/ticket*.py", "hub/face/ticket/**/*.py"),
    "kiosk": ("kiosk/**/*.py",),
    "display": ("display/**/*.py",),
    "counter": ("counter/**/*.py",),
    "web": ("hub/web/**/*.py",),
    "explain": ("hub/app/explaining/*.py",),
}
KEYWORDS = {"t": None, "n": (1, 2)}

Key = str | tuple[str, str]


def messages(tree: Path, domain: str) -> set[Key]:
    """The message ids the sources of a domain use; plurals are (one, many)."""
    own = _said(tree, domain)
    return own if domain == COMMON else own - _said(tree, COMMON)


def problems(tree: Path) -> list[str]:
    """One line per fault in the complete languages' catalogues; empty is good."""
    wanted = {domain: messages(tree, domain) for domain in DOMAINS}
    return [
        f"{spoken.code}/{domain}.po: {fault}"
        for spoken in LANGUAGES
        for domain in translated(spoken)
        for fault in _faults(_read(tree, spoken, domain), wanted[domain])
    ]


def update(tree: Path) -> None:
    """Write every complete language's catalogues with exactly the messages in use, translations kept."""
    wanted = {domain: messages(tree, domain) for domain in DOMAINS}
    for spoken in LANGUAGES:
        for domain in translated(spoken):
            if wanted[domain]:
                _write(tree, spoken, domain, wanted[domain])


def translated(spoken: Language) -> tuple[str, ...]:
    """The domains that are kept translated in a language; none in English, which the sources speak."""
    if spoken.code == DEFAULT_LANGUAGE or not spoken.complete:
        return ()
    return tuple(domain for domain in DOMAINS if spoken.staff or domain not in STAFF_DOMAINS)


def _said(tree: Path, domain: str) -> set[Key]:
    files = {file for pattern in SOURCES[domain] for file in tree.glob(pattern)}
    elsewhere = {
        file
        for other, patterns in SOURCES.items()
        if other != domain and domain == COMMON
        for pattern in patterns
        for file in tree.glob(pattern)
    }
    found: set[Key] = set()
    for file in sorted(files - elsewhere):
        with file.open("rb") as source:
            for _, message, _, _ in extract("python", source, keywords=KEYWORDS):
                found.add(message if isinstance(message, str) else (message[0], message[1]))
    return found


def _read(tree: Path, spoken: Language, domain: str) -> Catalog:
    return read_catalogue(tree / "hub/face/locale", spoken.code, domain) or Catalog(spoken.locale)


def _entries(catalogue: Catalog) -> Iterator[Message]:
    return (entry for entry in catalogue if entry.id)


def _key(entry: Message) -> Key:
    return entry.id if isinstance(entry.id, str) else (entry.id[0], entry.id[1])


def _faults(catalogue: Catalog, wanted: set[Key]) -> Iterator[str]:
    entries = {_key(entry): entry for entry in _entries(catalogue)}
    for key in sorted(wanted - entries.keys(), key=str):
        yield f"missing {key!r}"
    for key in sorted(entries.keys() - wanted, key=str):
        yield f"stale {key!r}"
    for key in sorted(wanted & entries.keys(), key=str):
        entry = entries[key]
        forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
        if "fuzzy" in entry.flags:
            yield f"fuzzy {key!r}"
        if isinstance(key, tuple) and len(forms) != catalogue.num_plurals:
            yield f"{len(forms)} plural forms instead of {catalogue.num_plurals} for {key!r}"
        if not all(forms):
            yield f"not translated {key!r}"
            continue
        yield from (f"fields differ in {form!r} for {key!r}" for form in forms if not _same_fields(key, form))


def _same_fields(key: Key, form: str) -> bool:
    """A singular translation carries exactly the source's fields. A plural form may leave out `count`,
    as in Arabic "one person" and "two persons", where the noun says it."""
    if isinstance(key, str):
        return _fields(key) == _fields(form)
    return _fields(form) | {"count"} == _fields(key[1]) | {"count"}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _write(tree: Path, spoken: Language, domain: str, wanted: set[Key]) -> None:
    kept = {_key(entry): entry.string for entry in _entries(_read(tree, spoken, domain))}
    fresh = Catalog(spoken.locale, project="Vestibule", fuzzy=False)
    for key in sorted(wanted, key=str):
        fresh.add(key, kept.get(key, "" if isinstance(key, str) else ("",) * fresh.num_plurals))
    file = tree / "hub/face/locale" / spoken.code / f"{domain}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        target.write(_header(fresh).encode())
        write_po(target, fresh, omit_header=True, width=100)


def _header(catalogue: Catalog) -> str:
    """Only what a reader needs; dates and tool versions would make every update a change."""
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m hub.face.catalogue", description=__doc__)
    parser.add_argument("what", choices=("update", "check"))
    parser.add_argument("--tree", type=Path, default=Path.cwd(), help="the folder that holds hub/ (default: here)")
    chosen = parser.parse_args(arguments)
    if chosen.what == "update":
        update(chosen.tree)
    found = problems(chosen.tree)
    sys.stdout.write("".join(f"{line}\n" for line in found) or "Every catalogue is complete.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
