"""`python -m kiosk.speech`: which languages this computer can say, and what a pack of recordings lacks."""

import argparse
import sys
from pathlib import Path

from hub.face.languages import LANGUAGES, known
from hub.face.texts import Catalogues
from hub.sdk.io.speech.clips import ClipPack, PackBroken
from hub.sdk.io.speech.espeak import Espeak
from kiosk.speech.needed import needed

INCOMPLETE = 1
BROKEN = 2
MOST_NAMED = 2_000


def main(arguments: list[str] | None = None) -> int:
    """0; 1 when a pack lacks something; 2 when it cannot be read."""
    parser = argparse.ArgumentParser(prog="kiosk.speech", description=__doc__)
    jobs = parser.add_subparsers(dest="job", required=True)
    jobs.add_parser("voices", help="say for each language whether espeak-ng says it rightly, and why not")
    pack = jobs.add_parser("pack", help="list the phrases that a pack of recordings lacks")
    pack.add_argument("folder", type=Path, help="the language's folder, such as clips/he")
    pack.add_argument("--language", help="its code; without it the folder's name")
    pack.add_argument("--also", type=Path, metavar="FILE", help="further phrases, one a line: the office's services")
    options = parser.parse_args(arguments)
    return _voices() if options.job == "voices" else _pack(options)


def _voices() -> int:
    engine = Espeak()
    for language in LANGUAGES:
        verdict = engine.verdict(language)
        _print(f"{language.code}  {'right' if verdict.right else 'wrong: ' + '; '.join(verdict.reasons)}")
    return 0


def _pack(options: argparse.Namespace) -> int:
    code = options.language or options.folder.name
    if not known(code):
        _print(f"{code} is no language of the kiosk; choose one of {', '.join(one.code for one in LANGUAGES)}")
        return BROKEN
    try:
        pack = ClipPack(options.folder)
        also = options.also.read_text(encoding="utf-8").splitlines() if options.also else []
    except (PackBroken, OSError) as error:
        _print(str(error))
        return BROKEN
    # The office's own words first: those of the kiosk are the same for everybody.
    lacking = pack.missing((*filter(None, also), *needed(Catalogues.load(), code)))
    for phrase in lacking[:MOST_NAMED]:
        _print(phrase)
    if lacking:
        _print(f"{len(lacking)} phrases cannot be said")
    return INCOMPLETE if lacking else 0


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
