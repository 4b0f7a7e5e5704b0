"""`python -m display.voice`: languages that can be spoken here, a test of the sound, packs of recordings."""

import argparse
import sys
from pathlib import Path

from display.voice.languages import table
from display.voice.packs import check, make, record
from display.voice.trial import Trial
from hub.face.languages import LANGUAGES, known
from hub.face.texts import Catalogues
from hub.sdk.io.speech.espeak import Espeak

WRONG = 1
UNUSABLE = 2


def main(arguments: list[str] | None = None) -> int:
    """0; 1 when something is missing or was not heard; 2 when a pack cannot be read or written."""
    options = _parser().parse_args(arguments)
    match options.job:
        case "voices":
            return _voices()
        case "languages":
            _print(table(Espeak()))
            return 0
        case "test":
            trial = Trial(options.device, options.language, options.clips)
            return 0 if trial.run(_print, tone_only=options.tone) else WRONG
        case _:
            return _pack(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="display.voice", description=__doc__)
    jobs = parser.add_subparsers(dest="job", required=True)
    jobs.add_parser("voices", help="say for each language whether espeak-ng says it rightly, and why not")
    jobs.add_parser("languages", help="the table of README.md: which languages are claimed, and by what")
    test = jobs.add_parser("test", help="play a tone on each side of the level that calls have, then a call")
    test.add_argument("--device", help='ALSA name, such as "plughw:1,0"; without it the system\'s default')
    test.add_argument("--language", default="en", help="of the call")
    test.add_argument("--clips", type=Path, help="folder of recordings")
    test.add_argument("--tone", action="store_true", help="the tone alone, for 10 s: to set an amplifier or a loop")
    packs = jobs.add_parser("pack", help="recordings of an office").add_subparsers(dest="part", required=True)
    for name, help_text in (
        ("check", "list what the pack lacks and which recordings cannot be played"),
        ("record", "list what has to be recorded, file by file"),
        ("make", "write a first pack with the synthesised voice, to be replaced file by file"),
    ):
        part = packs.add_parser(name, help=help_text)
        part.add_argument("folder", type=Path, help="the language's folder, such as clips/he")
        part.add_argument("--language", help="its code; without it the folder's name")
        part.add_argument("--also", type=Path, metavar="FILE", help="the office's own phrases, one a line: the ways")
        if name == "make":
            part.add_argument("--anyway", action="store_true", help="also where the voice is known to be wrong")
    return parser


def _voices() -> int:
    engine = Espeak()
    for language in LANGUAGES:
        verdict = engine.verdict(language)
        _print(f"{language.code}  {'right' if verdict.right else 'wrong: ' + '; '.join(verdict.reasons)}")
    return 0


def _pack(options: argparse.Namespace) -> int:
    code = options.language or options.folder.name
    if not known(code):
        _print(f"{code} is no language of Vestibule; choose one of {', '.join(one.code for one in LANGUAGES)}")
        return UNUSABLE
    catalogues = Catalogues.load()
    try:
        also = [line for line in _lines(options.also) if line]
        match options.part:
            case "check":
                return WRONG if check(catalogues, options.folder, code, also, _print) else 0
            case "record":
                record(catalogues, code, also, _print)
                return 0
            case _:
                made = make(catalogues, options.folder, code, also, _print, anyway=options.anyway)
                return 0 if made else WRONG
    except (OSError, ValueError) as error:
        _print(str(error))
        return UNUSABLE


def _lines(file: Path | None) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file is not None else []


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
