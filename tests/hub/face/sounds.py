"""How digits and Latin letters sound in each language, in broad IPA, written by hand from pronouncing dictionaries:
what a voice says is compared with this, not with itself."""

import functools
import unicodedata

from hub.face.spoken import SWITCH

DIGITS = {
    "en": "zɪɹoʊ wʌn tu θɹi fɔ faɪv sɪks sɛvən eɪt naɪn",
    "es": "θeɾo uno dos tɾes kwatɾo θinko seis sjete otʃo nweβe",
    "fr": "zeʁo œ dø tʁwa katʁ sɛk sis sɛt ɥit nœf",
    "de": "nʊl aɪns tsvaɪ dʁaɪ fiɐ fʏnf zɛks zibən axt nɔʏn",
    "pt": "zɛɾu ũŋ dojʃ tɾeʃ kwatɾu sĩku sejʃ sɛtɨ ojtu nɔvɨ",
    "pl": "zɛrɔ jɛdɛn dva tʃɨ tʃtɛrɨ pjɛɲtɕ ʃɛɕtɕ ɕɛdɛm ɔɕɛm dʑɛvjɛɲtɕ",
    "tr": "sɯfɯɾ biɾ iki ytʃ dœɾt beʃ altɯ jedi sekiz dokuz",
    "vi": "xoŋ mot haj ba bon nam saw baj tam tɕin",
    "uk": "nul odɪn dva trɪ tʃotɪrɪ pjat ʃist sim visim devjat",
    "ru": "nol ɐdin dva tri tʃitɨri pjat ʃɛst sem vosim devit",
    "ar": "sifr waħid iθnan θalaθa arbaʕa xamsa sitta sabʕa θamanija tisʕa",
    "he": "efes aχat ʃtajim ʃaloʃ arba χameʃ ʃeʃ ʃeva ʃmone teʃa",
    "hi": "ʃunjə ek do tin caɾ panc cəh sat aʈʰ nɔ",
    "zh": "liŋ ji əɻ san sɨ wu liou tɕhi pa tɕiou",
}
_ENGLISH = "eɪ bi si di i ɛf dʒi eɪtʃ aɪ dʒeɪ keɪ ɛl ɛm ɛn əʊ pi kju ɑ ɛs ti ju vi dʌbəlju ɛks waɪ zɛd"
LETTERS = {
    "en": _ENGLISH,
    "es": "a be θe de e efe xe atʃe i xota ka ele eme ene o pe ku ere ese te u uβe uβedoβle ekis je θeta",
    "fr": "a be se de ə ɛf ʒe aʃ i ʒi ka ɛl ɛm ɛn o pe ky ɛʁ ɛs te y ve dubləve iks igʁɛk zɛd",
    "de": "a be tse de e ɛf ge ha i jɔt ka ɛl ɛm ɛn o pe ku ɛʁ ɛs te u fau ve iks ʏpsilɔn tsɛt",
    "pt": "a be se de ɛ ɛfɨ ʒe ɐga i ʒɔtɐ kapɐ ɛlɨ ɛmɨ ɛnɨ ɔ pe ke ɛʁɨ ɛsɨ te u ve dabliu ʃiʃ ipsilɔn ze",
    "pl": "a bɛ tsɛ dɛ ɛ ɛf gjɛ xa i jɔt ka ɛl ɛm ɛn ɔ pɛ ku ɛr ɛs tɛ u faw vu iks igrɛk zɛt",
    "tr": "a be dʒe de e fe ɟe he ɯ ʒe ke le me ne o pe ky re se te u ve tʃiftve iks je ze",
    "vi": "a be se de ɛ ɛp ze hat i ʒi ka ɛlə ɛmə ɛnə ɔ pe kwi ɛʐə ɛs te u ve vekep ic izaj zɛt",
    "uk": "a be tse de e ef ge ha i jot ka el em en o pe ku er es te u ve dublve iks igrek zet",
    "ru": "a be tse de je ef ge aʃ i jot ka el em en o pe ku er es te u ve dublve iks igrek zet",
    "ar": _ENGLISH,
    "hi": "e bi si di i ef ɟi ec ai ɟe ke el em en o pi kju ar es ti ju vi dəblju eks vai zed",
    "zh": "ei pi sei ti ji aif tsi eitsh ai tsei khei ail aim ən ou phi khiou əɻ ais thi iou vei tapliou aiks wuai zi",
}

_SAME = {
    **dict.fromkeys("ɪɨɯjʝ", "i"),
    **dict.fromkeys("ɛæəɜ", "e"),
    **dict.fromkeys("yʏœø", "ø"),
    **dict.fromkeys("ɑɐʌ", "a"),
    **dict.fromkeys("ɔɤ", "o"),
    **dict.fromkeys("ʊʉwʋ", "u"),
    **dict.fromkeys("ɾɹʁɻ", "r"),
    **dict.fromkeys("ɫɭ", "l"),
    **dict.fromkeys("ɲɳŋ", "n"),
    **dict.fromkeys("ʂɕ", "ʃ"),
    **dict.fromkeys("ʐʑ", "ʒ"),
    "ɡ": "g",
    **dict.fromkeys("ʈ", "t"),
    **dict.fromkeys("ɖð", "d"),
    **dict.fromkeys("βʋ", "v"),
    **dict.fromkeys("χħxh", "h"),
}
_NEAR = (
    *("ie", "ea", "ao", "ou", "iu", "eo", "øe", "øi", "øo", "øu"),
    *("pb", "td", "kg", "fv", "sz", "ʃʒ", "sθ", "ct", "cʃ", "ck", "vu", "bv", "mn", "ɟg", "ɟʒ", "ɟd"),
)
"""Sounds that differ from country to country, or by how narrowly they are written."""


def plain(ipa: str, code: str) -> str:
    """One letter a sound, without stress, length, tones, nasality, palatal and pharyngeal marks."""
    marks = _MARKS + (_RISING if code in TONAL else "")
    signs = unicodedata.normalize("NFD", SWITCH.sub("", ipa))
    return "".join(_SAME.get(sign, sign) for sign in signs if sign.isalpha() and sign not in marks)


TONAL = {"vi", "zh"}
_RISING = "ɜ"
"""The voices' sign for a rising tone."""
_MARKS = "ʲʰʕʔˈˌː\u0303\u032a"


@functools.cache
def distance(said: str, meant: str) -> float:
    """0: the same; 1: nothing alike. An edit distance over sounds, a near sound costing a third, by the longer one."""
    before = [float(column) for column in range(len(meant) + 1)]
    for row, one in enumerate(said, start=1):
        now = [float(row)]
        for column, other in enumerate(meant, start=1):
            changed = before[column - 1] + _cost(one, other)
            now.append(min(before[column] + 1, now[-1] + 1, changed))
        before = now
    return before[-1] / max(len(said), len(meant), 1)


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 0.34 if any({one, other} == set(pair) for pair in _NEAR) else 1.0
