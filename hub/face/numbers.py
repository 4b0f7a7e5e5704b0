"""How a number is said aloud, in every language; and a call: number, then the counter, then the way. When many wait:
counter by counter, its numbers.

A voice says "R042" as it likes; so the grammar gives it words, sign by sign. Letters of the series prefix are named
as the language names Latin letters; a language without names leaves the letter to the voice. Digits are the words one
counts with (Hebrew: the feminine ones).
"""

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hub.face.texts import Texts


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """Names of the ten digits and of Latin letters; `pause` is what a voice makes a short stop at, `joint` parts signs
    without one."""

    digits: tuple[str, ...]
    letters: Mapping[str, str] = field(default_factory=dict)
    pause: str = ", "
    joint: str = " "

    def spell(self, code: str) -> str:
        """ "R042" as words, sign by sign; signs that are neither letter nor digit are left out."""
        return self.pause.join(self.signs(code))

    def run(self, code: str) -> str:
        """The same with its digits in one breath, for when many numbers are said. A letter keeps its stop, or an
        English voice takes "A nine" for an article."""
        letters = code.upper().rstrip(string.digits)
        digits = self.joint.join(self.signs(code[len(letters) :]))
        return self.pause.join((*self.signs(letters), *([digits] if digits else [])))

    def signs(self, code: str) -> tuple[str, ...]:
        """The words, one a sign."""
        return tuple(self._word(sign) for sign in code.upper() if sign.isalnum())

    def _word(self, sign: str) -> str:
        if sign.isascii() and sign.isdigit():
            return self.digits[int(sign)]
        return self.letters.get(sign, sign)


def _letters(names: str) -> dict[str, str]:
    """Names of A to Z, separated by spaces; an underscore stands for a space inside a name."""
    words = (name.replace("_", " ") for name in names.split())
    return dict(zip(string.ascii_uppercase, words, strict=True))


def _digits(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# Arabic has figures, and Arabic, Chinese, English, French and German no letter names: there the voices say
# the sign itself rightly, and Arabic words without vowel marks wrongly (hub/sdk/io/speech/README.md).
GRAMMARS: Mapping[str, NumberGrammar] = {
    "en": NumberGrammar(_digits("zero one two three four five six seven eight nine")),
    "es": NumberGrammar(
        _digits("cero uno dos tres cuatro cinco seis siete ocho nueve"),
        _letters("a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve uve_doble equis ye zeta"),
    ),
    "fr": NumberGrammar(_digits("zéro un deux trois quatre cinq six sept huit neuf")),
    "de": NumberGrammar(_digits("null eins zwei drei vier fünf sechs sieben acht neun")),
    "pt": NumberGrammar(
        _digits("zero um dois três quatro cinco seis sete oito nove"),
        _letters(
            "á bê cê dê éh éfe gê agá i jota capa éle éme éne ó pê quê érre ésse tê u vê dáblio xis ípsilon zê",
        ),
    ),
    "pl": NumberGrammar(
        _digits("zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć"),
        _letters("a be ce de e ef gie ha i jot ka el em en o pe ku er es te u fał wu iks igrek zet"),
    ),
    "tr": NumberGrammar(
        _digits("sıfır bir iki üç dört beş altı yedi sekiz dokuz"),
        _letters("a be ce de e fe ge he ı je ke le me ne o pe kü re se te u ve çift_ve iks ye ze"),
    ),
    "vi": NumberGrammar(
        _digits("không một hai ba bốn năm sáu bảy tám chín"),
        _letters("A B C D E F giê H I ji K L M N O P Q R S T U V W X i_dài Z"),
    ),
    "uk": NumberGrammar(
        _digits("нуль один два три чотири п'ять шість сім вісім дев'ять"),
        _letters("а бе це де е еф ґе га і йот ка ель ем ен о пе ку ер ес те у ве дубль-ве ікс ігрек зет"),
    ),
    "ru": NumberGrammar(
        _digits("ноль один два три четыре пять шесть семь восемь девять"),
        _letters("а бэ цэ дэ е эф гэ аш и йот ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ икс игрек зэт"),
    ),
    "ar": NumberGrammar(_digits("0 1 2 3 4 5 6 7 8 9"), pause="، "),
    "he": NumberGrammar(
        _digits("אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע"),
        _letters("אֵיי בי סי די אי אף ג'י אייץ' אַיי ג'יי קיי אל אם אן או פי קיו אר אס טי יו וי דאבל-יו אקס וואי זד"),
    ),
    "hi": NumberGrammar(
        _digits("शून्य एक दो तीन चार पाँच छह सात आठ नौ"),
        _letters("ए बी सी डी ई एफ़ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड"),
    ),
    "zh": NumberGrammar(_digits("零 一 二 三 四 五 六 七 八 九"), pause="、"),
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


def grouped(texts: Texts, counters: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """A sentence per counter, with the tickets called there: "counter 4: R, zero four two, A, zero one seven." """
    spoken = grammar(texts.language.code)
    return tuple(
        texts.t(
            "{counter}: {numbers}.",
            counter=counter_words(texts, counter),
            numbers=spoken.pause.join(spoken.run(ticket) for ticket in tickets),
        )
        for counter, tickets in counters
    )
