import string

import pytest

from hub.face.languages import LANGUAGES
from hub.face.numbers import GRAMMARS, announcement, grammar, grouped
from hub.face.texts import Catalogues


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "Number R, zero, four, two, counter 4. Left, past the stairs."),
        ("es", "Número erre, cero, cuatro, dos, ventanilla 4. Left, past the stairs."),
        ("ar", "الرقم R، 0، 4، 2، الشباك رقم 4. Left, past the stairs."),
    ],
)
def test_a_call_is_said_sign_by_sign(code: str, expected: str) -> None:
    texts = Catalogues.load().texts(code, "speech")
    assert announcement(texts, "R042", "4", "Left, past the stairs.") == expected


def test_without_a_way_it_ends_at_the_counter() -> None:
    assert announcement(Catalogues.load().texts("en", "speech"), "A7", "12") == "Number A, seven, counter 12."


def test_a_counter_with_a_letter_is_spelled() -> None:
    assert announcement(Catalogues.load().texts("en", "speech"), "A7", "B2").endswith("counter B, two.")


def test_signs_between_letters_and_digits_are_silent() -> None:
    assert grammar("en").spell("ab-17") == "A, B, one, seven"


def test_no_two_signs_of_a_language_have_one_name() -> None:
    """Else a recording of one would say the other, and a voice could not tell them apart."""
    for code, one in GRAMMARS.items():
        names = [one.spell(sign) for sign in string.digits + string.ascii_uppercase]
        assert len(set(names)) == len(names), code


def test_in_one_breath_a_letter_keeps_its_stop() -> None:
    assert grammar("en").run("A907") == "A, nine zero seven"
    assert grammar("ar").run("AB9") == "A، B، 9"
    assert grammar("zh").run("17") == "一 七"


def test_many_are_said_counter_by_counter() -> None:
    texts = Catalogues.load().texts("de", "speech")
    assert grouped(texts, [("4", ("R042", "A7")), ("12", ("B1",))]) == (
        "Schalter 4: R, null vier zwei, A, sieben.",
        "Schalter 12: B, eins.",
    )


def test_every_language_has_ten_digits_and_all_letters_or_none() -> None:
    assert set(GRAMMARS) == {spoken.code for spoken in LANGUAGES}
    for code, one in GRAMMARS.items():
        assert len(set(one.digits)) == 10, code
        assert not one.letters or set(one.letters) == set(string.ascii_uppercase), code


def test_an_unknown_language_counts_in_english() -> None:
    assert grammar("tlh") is grammar("en")
