"""How a call is said aloud: letters and digits one by one, then the counter, then the way.

A voice says "R042" as it likes; so the grammar gives it words. Letters of the series prefix are named
as the language names Latin letters; a language without names leaves the letter to the voice.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from hub.face.texts import Texts


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """Names of the ten digits and of Latin letters; `pause` is what a voice makes a short stop at."""

    digits: tuple[str, ...]
    letters: Mapping[str, str] = field(default_factory=dict)
    pause: str = ", "

    def spell(self, code: str) -> str:
        """ "R042" as words, sign by sign; signs that are neither letter nor digit are left out."""
        return self.pause.join(self._word(sign) for sign in code.upper() if sign.isalnum())

    def _word(self, sign: str) -> str:
        if sign.isascii() and sign.isdigit():
            return self.digits[int(sign)]
        return self.letters.get(sign, sign)


def _letters(names: str) -> dict[str, str]:
    """Names of A to Z, separated by spaces; an underscore stands for a space inside a name."""
    words = (name.replace("_", " ") for name in names.split())
    return dict(zip(string.ascii_uppercase, words, strict=True))


GRAMMARS: Mapping[str, NumberGrammar] = {
    "en": NumberGrammar(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")),
    "es": NumberGrammar(
        ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
        _letters("a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve uve_doble equis ye zeta"),
    ),
    "ar": NumberGrammar(
        ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"),
        _letters("إيه بي سي دي إي إف جي إتش آي جيه كيه إل إم إن أو بي كيو آر إس تي يو في دبليو إكس واي زد"),
        pause="، ",
    ),
}


def grammar(code: str) -> NumberGrammar:
    """The grammar of a language; English where there is none yet, like the texts."""
    return GRAMMARS.get(code, GRAMMARS["en"])


def announcement(texts: Texts, ticket: str, counter: str, way: str = "") -> str:
    """What the voice says for a call; `texts` are those of the domain "speech".

    `way` is the office's own words in that language ("Left, past the stairs"), already without marks.
    """
    spoken = grammar(texts.language.code)
    number, place = spoken.spell(ticket), counter_words(texts, counter)
    if way:
        return texts.t("Number {number}, {counter}. {way}.", number=number, counter=place, way=way.rstrip(". "))
    return texts.t("Number {number}, {counter}.", number=number, counter=place)


def counter_words(texts: Texts, counter: str) -> str:
    """ "counter 4" as said aloud. A plain number is left to the voice, which says 12 as twelve."""
    name = counter if counter.isdigit() else grammar(texts.language.code).spell(counter)
    return texts.t("counter {counter}", counter=name)
