"""Words made fit for a voice, and what tells whether a voice says a language rightly. Pure.

espeak-ng claims 130 languages and says some of them wrong: Hebrew without its vowels and its figures, Chinese in its
default voice as English letters. `espeak-ng --ipa` shows what is really said, and `judge` reads it: of a language that
is said rightly every word has a vowel, figures are said, no two digits sound alike, and nothing is handed to another
voice. The probe is made of what every language has: digits as figures and as words, and CLDR's days and months.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from hub.face.languages import Language, without_isolates
from hub.face.numbers import grammar

VOICES: Mapping[str, str] = {
    "en": "en-gb",
    "es": "es",
    "fr": "fr-fr",
    "de": "de",
    "pt": "pt",
    "pl": "pl",
    "tr": "tr",
    "vi": "vi",
    "uk": "uk",
    "ru": "ru",
    "ar": "ar",
    "he": "he",
    "hi": "hi",
    "zh": "cmn-latn-pinyin",
}
"""espeak-ng's name of each language's voice. Chinese: `cmn` says pinyin in English letters, this one says it."""

_SENTENCE_END = re.compile(r"(?<=[.!?:;؟؛。！？；|।])\s+|(?<=[。！？；])")

VOWELS = frozenset("aeiouyɐɑɒæɔəɚɛɜɝɞɨɪɯɵøœɶʉʊʌʏɤɘ̃")
_MARKS = re.compile(r"[ˈˌːˑ\u0303\-.]")
SWITCH = re.compile(r"\([a-z-]+\)")
"""How `--ipa` shows that another language's voice takes over."""

_ARABIC_WORD = re.compile(r"[\u0621-\u0652]+")
_ARABIC_MARKS = re.compile(r"[\u064b-\u0652]")
_ARABIC_WITH_VOWELS = {
    "تنقل": "تَنَقَّلْ",
    "جرب": "جَرِّبْ",
    "خرجت": "خَرَجَتْ",
    "سجلت": "سَجَّلْتَ",
    "عم": "عَمَّ",
    "مفعل": "مُفَعَّل",
    "وجه": "وَجِّهْ",
    "أخفض": "أَخْفَض",
    "أن": "أَنْ",
    "تبحث": "تَبْحَثُ",
    "تجده": "تَجِدُهُ",
    "ستسمع": "سَتَسْمَعُ",
    "عددكم": "عَدَدُكُمْ",
    "كتبت": "كَتَبْتَ",
    "للبدء": "لِلْبَدْءِ",
    "للبقاء": "لِلْبَقَاءِ",
    "لنجد": "لِنَجِدَ",
    "لهذه": "لِهَذِهِ",
    "مستمرة": "مُسْتَمِرَّة",
    "نحذفه": "نَحْذِفُهُ",
    "نستخدمه": "نَسْتَخْدِمُهُ",
    "نطلب": "نَطْلُبُ",
    "نعرف": "نَعْرِفُ",
    "وصلت": "وَصَلْتَ",
    "يعرف": "يَعْرِفُ",
    "ينطبق": "يَنْطَبِقُ",
    "ينقص": "يَنْقُصُ",
    "زلت": "زِلْتَ",
    "ورقة": "وَرَقَة",
    "خذ": "خُذْ",
    "يوجد": "يُوجَدُ",
    "نفتح": "نَفْتَحُ",
    "وجهة": "وِجْهَة",
    "نسأل": "نَسْأَلُ",
    "لحظة": "لَحْظَة",
    "يقبل": "يَقْبَلُ",
    "لقد": "لَقَدْ",
    "تستأنف": "تُسْتَأْنَفُ",
    "لتأخذ": "لِتَأْخُذَ",
}
"""Words of ours, written without marks, that the Arabic voice would say without any vowel; what else the script leaves
out it guesses."""

_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "–": ", ", "—": ", ", "→": " ", "·": ", ", "\u00a0": " ", "\u202f": " "}
)


def for_voice(text: str, language: str) -> str:
    """The same words as a voice can take them: no bidi controls, plain apostrophes (Ukrainian), no dashes and signs
    that it would name, Arabic words with the vowels it would leave out."""
    plain = without_isolates(text).translate(_PLAIN)
    if language == "ar":
        plain = _ARABIC_WORD.sub(_with_vowels, plain)
    return " ".join(plain.split())


def sentences(text: str) -> tuple[str, ...]:
    """Split at the ends of sentences, of any of our scripts."""
    return tuple(part for part in (piece.strip() for piece in _SENTENCE_END.split(text)) if part)


def _with_vowels(word: re.Match[str]) -> str:
    return _ARABIC_WITH_VOWELS.get(_ARABIC_MARKS.sub("", word[0]), word[0])


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reasons`: what is wrong, for the log; none: the voice is right."""

    reasons: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        return not self.reasons


def probe(language: Language) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(ten figures, ten digits as words, days and months and the greeting), each as a line for the voice."""
    locale = Locale.parse(language.locale)
    names = [*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values(), language.welcome]
    return (
        tuple("0123456789"),
        tuple(for_voice(word, language.code) for word in grammar(language.code).digits),
        tuple(for_voice(str(name), language.code) for name in names),
    )


def judge(figures: Sequence[str], digits: Sequence[str], names: Sequence[str]) -> Verdict:
    """From what is said of `probe` (IPA, a line each)."""
    reasons = []
    if any(SWITCH.search(line) for line in (*figures, *digits, *names)):
        reasons.append("hands words to another language's voice")
    if len({skeleton(line, with_vowels=True) for line in figures}) < len(figures):
        reasons.append("says two digits alike")
    if len({skeleton(line, with_vowels=True) for line in names}) < len(set(names)) or len(set(names)) < len(names):
        reasons.append("says two names alike")
    mute = [word for line in (*figures, *digits, *names) for word in line.split() if not has_vowel(word)]
    if mute:
        reasons.append(f"says {len(mute)} words without a vowel, such as {mute[0]!r}")
    return Verdict(tuple(reasons))


def has_vowel(ipa: str) -> bool:
    return not VOWELS.isdisjoint(ipa)


def skeleton(ipa: str, *, with_vowels: bool = False) -> str:
    """A word's sounds without stress and length; consonants alone unless `with_vowels`."""
    plain = _MARKS.sub("", SWITCH.sub("", ipa)).replace(" ", "")
    return plain if with_vowels else "".join(sound for sound in plain if sound not in VOWELS)
