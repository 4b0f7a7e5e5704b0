"""Everyday words find a service: pure functions over the office's own words.

A word of the search matches a word of a service when it begins it; failing that, with one typing error in words of
four letters or more. Writings without spaces (Chinese) match anywhere. The person's language counts most, a name more
than a keyword, a keyword more than a description; services that do not have every word are left out.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hub.wire.office import ServiceView

NAME, KEYWORD, DESCRIPTION = 0, 1, 3
OTHER_LANGUAGE = 10
BEGINS, MISTYPED = 1, 4
LEAST_MISTYPED = 4
"""Letters: in a shorter word one other letter makes another word."""
MOST_WORDS = 6

_SAME = str.maketrans({
    "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": "",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "ё": "е", "ґ": "г",
})  # fmt: skip
"""Letters that people type for one another and that lose no accent by decomposition."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    place: int
    weight: int


def fold(text: str) -> str:
    """Without case, accents and vowel signs, as people type it (Unicode NFKD, marks left out)."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).translate(_SAME)


def find(words: str, services: Sequence[ServiceView], language: str) -> tuple[str, ...]:
    """The ids of the services that have every word, the best first, equals in the given order."""
    keys = tuple(_Key(service) for service in services)
    return tuple(services[place].id for place in _ranked(words, keys, language))


def _ranked(words: str, keys: tuple["_Key", ...], language: str) -> list[int]:
    """Places in the list, the best first. Not kept: what a person has looked for goes with them."""
    index = _index(keys, language)  # made when the search opens, not at a key
    sought = _split(fold(words))[:MOST_WORDS]
    if not sought:
        return []
    each = [_matches(word, index) for word in sought]
    places = set.intersection(*(set(found) for found in each))
    return sorted(places, key=lambda place: (sum(found[place] for found in each), place))


def _matches(word: str, index: tuple[_Word, ...]) -> dict[int, int]:
    """Place -> the best rank of this word there; typing errors are looked for only when nothing else is found."""
    found: dict[int, int] = {}
    unspaced = _unspaced(word)
    for held in index:
        if held.text.startswith(word) or (unspaced and word in held.text):
            _keep(found, held, 0 if held.text == word else BEGINS)
    if not found and len(word) >= LEAST_MISTYPED:
        for held in index:
            if _nearly(word, held.text):
                _keep(found, held, MISTYPED)
    return found


def _keep(found: dict[int, int], held: _Word, rank: int) -> None:
    found[held.place] = min(found.get(held.place, 1_000), held.weight + rank)


def _nearly(word: str, held: str) -> bool:
    """Whether one letter more, less, other, or two changed about, makes `word` the beginning of `held`."""
    if len(held) < len(word) - 1 or not _begin_alike(word, held):
        return False
    return any(_one_off(word, held[:length]) for length in (len(word) - 1, len(word), len(word) + 1))


def _begin_alike(word: str, held: str) -> bool:
    """Cheaply: whether one error at most lies in the first letters. Leaves out nearly all words before the dear
    look."""
    return (
        word[0] == held[0]
        or word[1:3] == held[1:3]
        or word[1:3] == held[:2]
        or word[:2] == held[1:3]
        or word[:2] == held[1::-1]
    )


def _one_off(word: str, other: str) -> bool:
    """At most one edit apart (Damerau-Levenshtein distance <= 1)."""
    if abs(len(word) - len(other)) > 1:
        return False
    short = min(len(word), len(other))
    head = next((at for at in range(short) if word[at] != other[at]), short)
    rest, beside = word[head:], other[head:]
    if len(rest) == len(beside):
        return rest[1:] == beside[1:] or (rest[:2] == beside[1::-1] and rest[2:] == beside[2:])
    return rest[1:] == beside or rest == beside[1:]


def _unspaced(word: str) -> bool:
    """Written without spaces between words: Han, kana."""
    return any("\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" for sign in word)


class _Key:
    """A service by identity: the office's views are frozen, but hold maps and cannot be hashed."""

    __slots__ = ("service",)

    def __init__(self, service: ServiceView) -> None:
        self.service = service

    def __hash__(self) -> int:
        return id(self.service)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.service is self.service


@lru_cache(maxsize=4)
def _index(services: tuple[_Key, ...], language: str) -> tuple[_Word, ...]:
    """Every word of every service, once per language of the reader: a key on the screen must answer in 50 ms."""
    return tuple(
        word for place, key in enumerate(services) for word in dict.fromkeys(_words(key.service, place, language))
    )


def _words(service: ServiceView, place: int, language: str) -> Iterable[_Word]:
    for texts, weight in ((service.names, NAME), (service.descriptions, DESCRIPTION)):
        for code, text in texts.items():
            yield from _weighed(text, place, weight, own=code == language)
    for code, keywords in service.keywords.items():
        for keyword in keywords:
            yield from _weighed(keyword, place, KEYWORD, own=code == language)


def _weighed(text: str, place: int, weight: int, *, own: bool) -> Iterable[_Word]:
    return (_Word(word, place, weight + (0 if own else OTHER_LANGUAGE)) for word in _split(fold(text)))


def _split(folded: str) -> list[str]:
    """Words: runs of letters and digits, of any script (marks that make a syllable stay with their letter)."""
    spaced = "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in folded)
    return spaced.split()
