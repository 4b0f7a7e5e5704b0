"""Which letters a sign shows: never another one, never a question mark."""

import pytest

from counter.signs.letters import Letters, code, whole, written


@pytest.mark.parametrize(
    ("label", "letters", "width", "shown"),
    [
        ("R042", Letters.ASCII, 15, "R042"),
        ("R042", Letters.DIGITS, 4, "042"),
        ("R042", Letters.ASCII, 3, "042"),
        ("1042", Letters.DIGITS, 3, "042"),
        ("K042", Letters.SEGMENTS, 4, "042"),
        ("é042", Letters.CAPITALS, 4, "E042"),
        ("Ж042", Letters.ASCII, 15, "ZH042"),
        ("خ042", Letters.ASCII, 15, "X042"),
        ("R٠٤٢", Letters.ASCII, 15, "R042"),
        ("語042", Letters.ASCII, 15, "042"),
        ("R०४२", Letters.DIGITS, 4, "042"),
        ("Ł7", Letters.SEGMENTS, 4, "L7"),
        ("", Letters.DIGITS, 4, ""),
    ],
)
def test_a_code_on_a_sign(label: str, letters: Letters, width: int, shown: str) -> None:
    assert code(label, letters, width) == shown


@pytest.mark.parametrize(
    ("text", "letters", "shown"),
    [
        ("R042 · 5 waiting", Letters.ASCII, "R042 - 5 waiting"),
        ("Schließen", Letters.ASCII, "Schliessen"),
        ("Pausa: ¿qué?", Letters.CAPITALS, "PAUSA: QUE?"),
        ("В перерыве", Letters.ASCII, "V pereryve"),
        ("休息", Letters.ASCII, ""),
    ],
)
def test_words_are_written_with_the_letters_there_are(text: str, letters: Letters, shown: str) -> None:
    assert written(text, letters) == shown


def test_what_cannot_stand_whole_is_known_to_the_installer() -> None:
    assert whole("042", Letters.DIGITS, 3)
    assert not whole("R042", Letters.DIGITS, 4)
    assert not whole("1042", Letters.DIGITS, 3)
