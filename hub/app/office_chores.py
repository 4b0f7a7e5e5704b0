"""The office document at the command line: import with a preview, export, versions, differences, rollback (G03)."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, assert_never

from hub.app.errors import CannotStart
from hub.app.opening import Opened, refusal
from hub.engine.document.difference import Difference, DifferenceKind
from hub.service.media_use import files_missing
from hub.service.office_file import OfficeFileError, office_text, read_office_file, write_office_file
from hub.service.office_history import differences, faults_of, warnings_of
from hub.service.office_texts import OfficeTextsError, read_texts, texts_folder, wanted_texts

Say = Callable[[str], None]
Document = dict[str, object]
LONGEST_VALUE: Final = 160


def do_office_chore(arguments: argparse.Namespace, opened: Opened, say: Say) -> None:
    """Raises CannotStart."""
    match arguments.verb:
        case "import":
            import_office(opened, arguments.file, check=arguments.check, yes=arguments.yes, say=say)
        case "export":
            export_office(opened, arguments.file, arguments.version, say)
        case "texts":
            write_texts(arguments.file, arguments.language, say)
        case "versions":
            list_versions(opened, say)
        case "diff":
            after = _present(opened) if arguments.after is None else _either(opened, arguments.after)
            _show(_either(opened, arguments.before), after, say)
        case "rollback":
            _take(opened, _version(opened, arguments.version), f"Version {arguments.version}", arguments.yes, say)
        case verb:
            raise CannotStart(f"There is no command office {verb}.")


def import_office(opened: Opened, file: Path, *, check: bool, yes: bool, say: Say) -> None:
    document = _read(file)
    faults = faults_of(document)
    if faults:
        raise CannotStart(_cannot_be_taken(f"The office document {file}", faults))
    if not check:
        _take(opened, document, f"The office document {file}", yes, say)
        return
    _show(_present(opened), document, say)
    _warn(opened, document, say)
    say(f"The office document {file} has no faults. Nothing was changed.")


def export_office(opened: Opened, file: Path | None, version: int | None, say: Say) -> None:
    document = _present(opened) if version is None else _version(opened, version)
    if file is None:
        say(office_text(document).rstrip("\n"))
        return
    try:
        write_office_file(file, document)
    except OfficeFileError as error:
        raise CannotStart(str(error)) from error
    say(f"The office document is in {file}.")


def write_texts(file: Path, language: str, say: Say) -> None:
    """The file of texts in a language beside an office file: what is translated stays, what is new stands empty, what
    the office says no longer is left out and told. Raises CannotStart."""
    try:
        known = read_texts(texts_folder(file)).get(language, {})
        wanted = wanted_texts(_read(file))
        texts_folder(file).mkdir(exist_ok=True)
        target = texts_folder(file) / f"{language}.toml"
        target.write_text(office_text({text: known.get(text, "") for text in wanted}), encoding="utf-8")
    except OfficeTextsError as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(f"The texts cannot be written beside {file} ({error.strerror}).") from error
    for text in sorted(known.keys() - set(wanted)):
        say(f"No longer said, left out: {text}")
    say(f"{target}: {sum(not known.get(text) for text in wanted)} of {len(wanted)} texts wait for a translation.")


def list_versions(opened: Opened, say: Say) -> None:
    """Newest first: number, event of the journal, time (UTC), who."""
    for one in opened.house.offices.newest():
        who = " ".join(str(part) for part in (one.by.role.value, one.by.staff, one.by.device) if part)
        say(f"{one.version:>5}  event {one.seq:<9} {one.wall:%Y-%m-%d %H:%M:%S} UTC  {who}")


def told(difference: Difference) -> str:
    """One line: "~ services[taxes].target_minutes: 15 -> 20"."""
    path, before, after = difference.path, _value(difference.before), _value(difference.after)
    match difference.kind:
        case DifferenceKind.ADDED:
            return f"+ {path}: {after}"
        case DifferenceKind.REMOVED:
            return f"- {path}: {before}"
        case DifferenceKind.CHANGED:
            return f"~ {path}: {before} -> {after}"
        case DifferenceKind.MOVED:
            return f"> {path}: {before} -> {after}"
        case _:
            assert_never(difference.kind)


def _take(opened: Opened, document: Document, what: str, yes: bool, say: Say) -> None:
    """Shows what changes, asks whoever sits at the terminal, and accepts."""
    _show(_present(opened), document, say)
    _warn(opened, document, say)
    if not yes and sys.stdin.isatty():
        print("Take this as the new version? [y/N] ", end="", flush=True)  # noqa: T201  # a question, no result
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise CannotStart("Nothing was changed.")
    said_no = refusal(opened.house.import_office(document))
    if said_no:
        raise CannotStart(f"{what} cannot be taken:\n{said_no}")
    say(f"Version {opened.house.board.office_version} of the office is in force.")


def _warn(opened: Opened, document: Document, say: Say) -> None:
    """What the office could say better, such as texts missing in a language or pictures that are not stored."""
    stored = [one.name for one in opened.media.stored()]
    for path, sentence in {**warnings_of(document), **files_missing(document, stored)}.items():
        say(f"! {path}: {sentence}")


def _show(before: Document, after: Document, say: Say) -> None:
    found = differences(before, after)
    for difference in found:
        say(told(difference))
    if not found:
        say("Both offices are the same.")


def _value(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def _either(opened: Opened, word: str) -> Document:
    """A version by its number, or a file without faults."""
    if word.isdecimal():
        return _version(opened, int(word))
    document = _read(Path(word))
    faults = faults_of(document)
    if faults:
        raise CannotStart(_cannot_be_taken(word, faults))
    return document


def _present(opened: Opened) -> Document:
    return _version(opened, opened.house.board.office_version)


def _version(opened: Opened, version: int) -> Document:
    document = opened.house.offices.document(version)
    if document is None:
        raise CannotStart(f"There is no version {version} of the office; `office versions` lists them.")
    return document


def _read(file: Path) -> Document:
    try:
        return read_office_file(file)
    except OfficeFileError as error:
        raise CannotStart(str(error)) from error


def _cannot_be_taken(what: str, faults: dict[str, str]) -> str:
    return "\n".join((f"{what} cannot be taken:", *(f"  {path}: {advice}" for path, advice in faults.items())))
