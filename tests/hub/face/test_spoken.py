"""What tells whether a voice says a language rightly (E03): read from IPA, here written by hand."""

import pytest

from hub.face.languages import LANGUAGES, LRI, PDI, language
from hub.face.spoken import VOICES, for_voice, has_vowel, judge, probe, skeleton

FIGURES = ("zˈiəɹəʊ", "wˈɒn", "tˈuː", "θɹˈiː", "fˈɔː", "fˈaɪv", "sˈɪks", "sˈɛvən", "ˈeɪt", "nˈaɪn")
NAMES = ("sˈʌndeɪ", "wˈɛlkʌm")


def test_a_right_voice_passes() -> None:
    assert judge(FIGURES, FIGURES, NAMES).right


@pytest.mark.parametrize(
    ("figures", "digits", "names", "reason"),
    [
        (FIGURES, ("ʔfs", *FIGURES[1:]), NAMES, "says 1 words without a vowel, such as 'ʔfs'"),
        (("tˈuː", *FIGURES[1:]), FIGURES, NAMES, "says two digits alike"),
        (FIGURES, FIGURES, ("(en)nɪ5ntˈuː5(cmn)",), "hands words to another language's voice"),
    ],
)
def test_a_wrong_one_says_why(
    figures: tuple[str, ...], digits: tuple[str, ...], names: tuple[str, ...], reason: str
) -> None:
    verdict = judge(figures, digits, names)
    assert not verdict.right
    assert reason in verdict.reasons


def test_every_language_has_a_voice_and_a_probe() -> None:
    assert set(VOICES) == {one.code for one in LANGUAGES}
    figures, digits, names = probe(language("uk"))
    assert figures == tuple("0123456789")
    assert digits[9] == "дев'ять"
    assert len(names) == 7 + 12 + 1
    assert "п'ятниця" in names, "the typographic apostrophe would be spelled out"


def test_words_are_made_fit_for_a_voice() -> None:
    assert for_voice(f"Ticket {LRI}R042{PDI} – 10:42", "en") == "Ticket R042 , 10:42"
    assert for_voice("خذ ورقة", "ar") == "خُذْ وَرَقَة"
    assert for_voice("خذ", "en") == "خذ"


def test_sounds_are_compared_without_stress() -> None:
    assert skeleton("ˈytʃ") == skeleton("ˈøtʃ") == "tʃ"
    assert has_vowel("nˈɔː")
    assert not has_vowel("ʔvɡvst".replace("ɡ", "g"))
