"""An office's own recordings of what a display says: what is missing, what to record, a first pack to start from."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from hub.face.languages import language
from hub.face.numbers import grammar
from hub.face.texts import Catalogues
from hub.sdk.io.speech.clips import MANIFEST, ClipPack, PackBroken
from hub.sdk.io.speech.espeak import Espeak
from hub.sdk.io.speech.needed import CALLS, needed
from hub.sdk.io.waves import Samples, seconds, trimmed, wav

Print = Callable[[str], None]


def wanted(catalogues: Catalogues, code: str, also: Sequence[str]) -> tuple[str, ...]:
    """Every phrase of a complete pack: the office's own, the fixed ones, digits and letters."""
    return tuple(dict.fromkeys((*also, *needed(catalogues, code, CALLS))))


def check(catalogues: Catalogues, folder: Path, code: str, also: Sequence[str], say: Print) -> int:
    """How much is wrong; 0: the pack makes its language one that is spoken."""
    try:
        pack = ClipPack(folder, code)
    except PackBroken as broken:
        raise ValueError(str(broken)) from broken
    lacking, faults = pack.missing(wanted(catalogues, code, also)), pack.faults()
    for phrase in lacking:
        say(f"not recorded: {phrase}")
    for fault in faults:
        say(fault)
    say(f"{len(lacking)} phrases are missing, {len(faults)} recordings cannot be used")
    return len(lacking) + len(faults)


def record(catalogues: Catalogues, code: str, also: Sequence[str], say: Print) -> None:
    """A line per file: its name, what to say, how a sign is said."""
    say(
        f"# {language(code).autonym}: mono, 16 bit, 22,050 Hz; cut close, all equally loud. Read numbers as one counts."
    )
    for file, phrase in _files(wanted(catalogues, code, also)):
        name = grammar(code).spell(phrase) if len(phrase) == 1 else ""
        say(f"{file}\t{phrase}" + (f"\t({name})" if name and name != phrase else ""))


def make(
    catalogues: Catalogues, folder: Path, code: str, also: Sequence[str], say: Print, *, anyway: bool = False
) -> bool:
    """Write a pack by the synthesised voice. False, and nothing written, where the voice is known to be wrong (unless
    `anyway`) or silent. A recording that is there already is kept. Raises `OSError`."""
    engine = Espeak()
    verdict = engine.verdict(language(code))
    if not verdict.right and not anyway:
        say(f"espeak-ng {'; '.join(verdict.reasons)}: record this language, see `pack record`")
        return False
    files = _files(wanted(catalogues, code, also))
    made: dict[str, Samples] = {}
    for file, phrase in files:
        samples = engine.draft(grammar(code).spell(phrase) if len(phrase) == 1 else phrase, code)
        if samples is None:
            say(f"espeak-ng says nothing for {phrase!r}")
            return False
        made[file] = trimmed(samples)
    folder.mkdir(parents=True, exist_ok=True)
    for file, samples in made.items():
        if not (folder / file).exists():
            (folder / file).write_bytes(wav(samples))
    clips = {phrase: file for file, phrase in files}
    (folder / MANIFEST).write_text(json.dumps({"clips": clips}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(
        f"{len(files)} phrases, {sum(map(seconds, made.values())):.0f} s, in {folder}: listen, and record what is wrong"
    )
    return True


def _files(phrases: Sequence[str]) -> list[tuple[str, str]]:
    """A file name for each phrase: signs by themselves, the others numbered."""
    return [
        (f"{phrase.lower()}.wav" if len(phrase) == 1 and phrase.isascii() else f"phrase-{number:02}.wav", phrase)
        for number, phrase in enumerate(phrases, start=1)
    ]
