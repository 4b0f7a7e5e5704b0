"""Recorded speech of an office: a folder per language with `manifest.json` and WAVs (README.md, "Packs").

A sentence is said when the clips cover it to its last word: the longest phrases first, then single words, figures up
to any size by their digits, letters. The clip of a sign ("6", "R") also says the word that the number grammar has for
it. A sentence that is not covered is not said at all: half a sentence misleads. A broken pack is logged and
left out; it never stops a program.
"""

import array
import json
import re
import string
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path

import structlog

from hub.face.languages import known, without_isolates
from hub.face.numbers import grammar
from hub.sdk.io.waves import Samples, samples_of, silence

log = structlog.get_logger()

MANIFEST = "manifest.json"
MOST_CLIPS = 5_000
MOST_BYTES = 4_000_000
"""Of one WAV: 90 seconds."""
MOST_LOADED = 6_000_000
"""Samples of one pack in memory (12 MB, 4.5 minutes): what was not said for longest is read again."""
BETWEEN_S = 0.04
_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_LETTERS = f"(?:(?![{_CHINESE}])[^\\W_]|[{_MARKS}])+"
_WORD = re.compile(f"[{_CHINESE}]|{_LETTERS}(?:['’ʼ״׳]{_LETTERS})*")
"""A Chinese sign is a word of its own, as Chinese has no spaces; vowel signs belong to their word."""
_SIGN = re.compile(r"[0-9]|[A-Z]")


class PackBroken(Exception):
    """The message says what is wrong with which file."""


def words_of(text: str) -> tuple[str, ...]:
    """A text as the words that are said, without marks and without regard to capitals."""
    return tuple(word.casefold() for word in _WORD.findall(without_isolates(text)))


class ClipPack:
    """One language's recordings. Any thread."""

    def __init__(self, folder: Path, code: str = "") -> None:
        """Reads the manifest, not the sounds; `PackBroken`. `code`: its language; without one no word stands for a
        sign."""
        self._folder = folder
        self._files: dict[tuple[str, ...], str] = {}
        for phrase, file in _manifest(folder).items():
            if "/" in file or not (folder / file).is_file():
                raise PackBroken(f"{folder / MANIFEST}: {phrase!r}: there is no file {file!r} beside it")
            self._files[words_of(phrase)] = file
        for words, sign in _named_signs(code):
            if (sign,) in self._files:
                self._files.setdefault(words, self._files[(sign,)])
        self._longest = max(map(len, self._files), default=0)
        self._loading = threading.Lock()
        self._loaded: OrderedDict[str, Samples] = OrderedDict()
        self._held = 0

    def cover(self, text: str) -> tuple[str, ...] | None:
        """The files that say `text`, in order; None when a word of it is missing."""
        words, files, place = words_of(text), list[str](), 0
        while place < len(words):
            step = next(
                (length for length in range(self._longest, 0, -1) if words[place : place + length] in self._files), 0
            )
            if step:
                files.append(self._files[words[place : place + step]])
                place += step
                continue
            spelled = self._spelled(words[place])
            if spelled is None:
                return None
            files += spelled
            place += 1
        return tuple(files)

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Which of `texts` cannot be said."""
        return tuple(text for text in texts if self.cover(text) is None)

    def render(self, text: str) -> "Samples | None":
        files = self.cover(text)
        if not files:
            return None
        said: Samples = array.array("h")
        for file in files:
            said += self._sound(file) + silence(BETWEEN_S)
        return said

    def _spelled(self, word: str) -> list[str] | None:
        """A number or a code sign by sign: 117, r042."""
        signs = word.upper()
        if not all(_SIGN.fullmatch(sign) and (sign.casefold(),) in self._files for sign in signs):
            return None
        return [self._files[(sign.casefold(),)] for sign in signs]

    def faults(self) -> tuple[str, ...]:
        """Every recording that cannot be played, and why; reads them all."""
        found = []
        for file in sorted(set(self._files.values())):
            try:
                if not any(self._read(file)):
                    found.append(f"{self._folder / file}: nothing is to be heard")
            except PackBroken as broken:
                found.append(str(broken))
        return tuple(found)

    def _sound(self, file: str) -> Samples:
        with self._loading:
            if file in self._loaded:
                self._loaded.move_to_end(file)
                return self._loaded[file]
            sound = self._loaded[file] = self._read(file)
            self._held += len(sound)
            while self._held > MOST_LOADED and len(self._loaded) > 1:
                _, oldest = self._loaded.popitem(last=False)
                self._held -= len(oldest)
            return sound

    def _read(self, file: str) -> Samples:
        path = self._folder / file
        try:
            if path.stat().st_size > MOST_BYTES:
                raise PackBroken(f"{path} is longer than {MOST_BYTES} bytes")
            return samples_of(path.read_bytes())
        except (OSError, ValueError) as error:
            raise PackBroken(f"{path}: {error}") from error


class Clips:
    """An engine of all packs in a folder. Complete packs alone make a language one that can be said."""

    def __init__(self, folder: Path, needed: Mapping[str, tuple[str, ...]]) -> None:
        """`needed`: by language the phrases that its program says whatever the office; a pack that lacks some still
        says what it can, but does not count as a language."""
        self._packs = dict(_packs(folder))
        self._spoken = frozenset(
            code for code, pack in self._packs.items() if not pack.missing(needed.get(code, ("",)) or ("",))
        )

    def languages(self) -> frozenset[str]:
        return self._spoken

    def says(self, code: str) -> bool:
        return code in self._spoken

    def render(self, sentence: str, language: str) -> "Samples | None":
        pack = self._packs.get(language)
        if pack is None:
            return None
        try:
            return pack.render(sentence)
        except PackBroken as broken:
            log.warning("clips_broken", detail=str(broken))
            self._packs.pop(language, None)
            self._spoken -= {language}
            return None

    def forget(self) -> None:
        """Recordings are the office's, not a person's."""


def _packs(folder: Path) -> Iterable[tuple[str, ClipPack]]:
    for inner in sorted(folder.iterdir()) if folder.is_dir() else ():
        if known(inner.name) and (inner / MANIFEST).exists():
            try:
                yield inner.name, ClipPack(inner, inner.name)
            except PackBroken as broken:
                log.warning("clips_broken", detail=str(broken))


def _named_signs(code: str) -> Iterable[tuple[tuple[str, ...], str]]:
    """(words, sign): how the language says each digit and letter of a ticket's code."""
    if known(code):
        for sign in (*string.digits, *string.ascii_uppercase):
            words = words_of(grammar(code).spell(sign))
            if words and words != (sign.casefold(),):
                yield words, sign.casefold()


def _manifest(folder: Path) -> Mapping[str, str]:
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        clips = found["clips"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackBroken(f"{path}: {error}") from error
    if not isinstance(clips, dict) or len(clips) > MOST_CLIPS:
        raise PackBroken(f'{path}: "clips" is no table of at most {MOST_CLIPS} phrases')
    if not all(isinstance(file, str) and words_of(phrase) for phrase, file in clips.items()):
        raise PackBroken(f'{path}: a phrase has words, and a file, such as {{"Welcome": "welcome.wav"}}')
    return clips
