"""Every letter of every language can be typed, and what keys do to the text."""

import unicodedata

import pytest

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from kiosk.keyboards import DELETE, SHIFT, SPACE, WIDEST, KeyboardKind, keyboard, struck
from kiosk.screens.content import KeyCap

LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "en": LATIN,
    "es": LATIN + "áéíñóúü",
    "fr": LATIN + "àâæçéèêëîïôœùûüÿ",
    "de": LATIN + "äöüß",
    "pt": LATIN + "áàâãçéêíóòôõú",
    "pl": LATIN + "ąćęłńóśźż",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "vi": "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ar": "ءأؤإئاآبةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "hi": "़ॐंँःअआइईउऊऋऌऍएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहऽािीुूृॅेैॉोौ्",
    "zh": LATIN + "ü",
}
"""The main exemplar characters of CLDR 46 (common/main/*.xml, exemplarCharacters), without vowel points."""

BOTH = [(spoken.code, shifted) for spoken in LANGUAGES for shifted in (False, True)]


def caps(language: str, kind: KeyboardKind = KeyboardKind.LETTERS, *, shifted: bool = False) -> list[KeyCap]:
    texts = Catalogues.load().texts("en", "kiosk")
    return [cap for row in keyboard(language, kind, shifted=shifted, texts=texts).rows for cap in row if cap.touch]


def typed(text: str, touches: set[str]) -> str:
    """The text as these keys make it: letters in one stroke, else the letter and its marks one after the other."""
    field = ""
    for sign in text:
        parts = [sign] if f"type-{sign}" in touches else _parts(sign, touches)
        for part in parts:
            if f"type-{part}" in touches:
                field = struck(field, f"type-{part}")
    return field


def _parts(sign: str, touches: set[str]) -> list[str]:
    """Base and marks; a base with a mark of its own ("ậ": "â" and a dot) where there is a key for it."""
    marks = unicodedata.normalize("NFD", sign)
    for kept in (2, 1):
        for first in {marks[0] + mark for mark in marks[1:]} if kept == 2 else {marks[0]}:
            base = unicodedata.normalize("NFC", first)
            if f"type-{base}" in touches:
                return [base, *(mark for mark in marks[1:] if mark not in first)]
    return []


def test_every_language_has_a_layout() -> None:
    assert {spoken.code for spoken in LANGUAGES} == set(ALPHABETS)


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_the_alphabet_can_be_typed(language: str) -> None:
    touches = {cap.touch for shifted in (False, True) for cap in caps(language, shifted=shifted)}
    for sign in ALPHABETS[language]:
        before = "क" if unicodedata.category(sign).startswith("M") else ""
        assert typed(before + sign, touches) == unicodedata.normalize("NFC", before + sign), sign


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "pl", "tr", "vi", "uk", "ru"])
def test_capitals_are_typed_with_shift(language: str) -> None:
    plain = {cap.touch for cap in caps(language)}
    capitals = {cap.touch for cap in caps(language, shifted=True)}
    assert len(plain) == len(capitals)
    assert not any(touch.removeprefix("type-").islower() for touch in capitals - {SPACE, SHIFT, DELETE})


def test_turkish_has_two_letters_i() -> None:
    assert {"type-İ", "type-I"} <= {cap.touch for cap in caps("tr", shifted=True)}


@pytest.mark.parametrize(("language", "shifted"), BOTH)
def test_rows_are_narrow_enough_and_every_key_once(language: str, shifted: bool) -> None:
    shown = keyboard(language, KeyboardKind.LETTERS, shifted=shifted)
    assert all(sum(cap.units for cap in row) <= WIDEST * 10 for row in shown.rows)
    touches = [cap.touch for row in shown.rows for cap in row]
    assert len(set(touches)) == len(touches)
    assert {SPACE, DELETE} <= set(touches)


@pytest.mark.parametrize("kind", KeyboardKind)
def test_every_key_is_drawn_and_has_a_name(kind: KeyboardKind) -> None:
    for spoken in LANGUAGES:
        for cap in caps(spoken.code, kind):
            assert cap.label or cap.pictogram
            assert cap.spoken


def test_right_to_left_scripts_begin_at_the_right() -> None:
    assert keyboard("ar", KeyboardKind.LETTERS).rtl
    assert keyboard("he", KeyboardKind.LETTERS).rtl
    assert not keyboard("ar", KeyboardKind.DIGITS).rtl
    assert not keyboard("en", KeyboardKind.LETTERS).rtl


def test_digits_and_codes_have_what_they_need() -> None:
    assert {cap.touch for cap in caps("ar", KeyboardKind.DIGITS)} == {DELETE, *(f"type-{n}" for n in "0123456789")}
    signs = {cap.touch for cap in caps("hi", KeyboardKind.CODE)} - {DELETE}
    assert signs == {f"type-{sign}" for sign in LATIN.upper() + "0123456789"}


def test_keys_change_the_text() -> None:
    assert struck("ab", "type-c") == "abc"
    assert struck("ab", DELETE) == "a"
    assert struck("", DELETE) == ""
    assert struck("ab", SHIFT) == "ab"
    assert struck("ab", "back") == "ab"
    assert struck("ab", SPACE) == "ab "
    assert struck("ab ", SPACE) == "ab "
    assert struck("", SPACE) == ""
    assert struck("e", "type-\u0302") == "ê"
    assert struck("aaa", "type-b", longest=3) == "aaa"
