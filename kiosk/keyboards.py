"""The keys of the on-screen keyboard: one native layout per language, a number pad, and one for codes.

Rows are at most eleven letters wide, so that keys of 20 mm stand on an upright 21.5-inch screen; where that is too
wide the layout puts them on more rows (`layout.placed_keys`). Layouts are the national ones where people know them from
telephones; Devanagari is in the order of the alphabet, Chinese is typed in pinyin. Letters that have no key of their
own are made by a key with an accent, after the letter: "e" and "^" make "ê" (Unicode NFC).
"""

import unicodedata
from enum import StrEnum

from hub.face.languages import language as spoken_language
from hub.face.texts import Texts
from kiosk.screens.content import Keyboard, KeyCap

TYPE = "type-"
SPACE, DELETE, SHIFT = "type-space", "type-delete", "type-shift"
WIDEST = 11
"""Letters in a row."""
GAP = KeyCap("", "")
"""Where a telephone has no digit either."""
MARK_BASE = "\u25cc"
"""The dotted circle that carries a mark on its key."""


class KeyboardKind(StrEnum):
    """What is typed: words, a number, a number with a plus before it, a code of Latin letters and digits, an e-mail
    address."""

    LETTERS = "letters"
    DIGITS = "digits"
    PHONE = "phone"
    CODE = "code"
    EMAIL = "email"


_QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_DIGITS = ("123", "456", "789")
_CODE = ("1234567890", *_QWERTY)
_EMAIL = ("1234567890", "qwertyuiop", "asdfghjkl_", "zxcvbnm.-")
_ACUTE, _GRAVE, _HAT, _DOTS, _TILDE, _HOOK, _DOT = "\u0301", "\u0300", "\u0302", "\u0308", "\u0303", "\u0309", "\u0323"

_LETTERS: dict[str, tuple[str, ...]] = {
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm'-"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm'-", "áéíóúü"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn'-", f"éèàùçœæ{_HAT}{_DOTS}"),
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß'-"),
    "pt": ("qwertyuiop", "asdfghjklç", "zxcvbnmò'-", "áàâãéêíóôõú"),
    "pl": ("qwertyuiop", "asdfghjkl", "zxcvbnm'-", "ąćęłńóśźż"),
    "tr": ("qwertyuıop", "asdfghjklşi", "zxcvbnmöçğü"),
    "vi": ("qwertyuiop", "asdfghjklđ", "zxcvbnm'-", f"ăâêôơư{_ACUTE}{_GRAVE}{_HOOK}{_TILDE}{_DOT}"),
    "uk": ("йцукенгшщзх", "фівапролджє", "ячсмитьбюїґ"),
    "ru": ("йцукенгшщзх", "фывапролджэ", "ячсмитьбюъё"),
    # From the right, as they are read.
    "ar": ("جحخهعغفقثصض", "طكمنتالبيسش", "ظزوةىرؤءئذد", "آإأ"),
    "he": ("פםןוטארק", "ףךלחיעכגדש", "ץתצמנהבסז"),
    "hi": ("कखगघङचछजझञट", "ठडढणतथदधनपफ", "बभमयरलवशषसह", "ािीुूृेैोौ्"),
    "zh": ("qwertyuiop", "asdfghjklü", "zxcvbnm"),
}
_SECOND: dict[str, tuple[str, ...]] = {
    "ar": ("جحخهعغفقثصض", "طكمنتالبيسش", "ظزوةىرؤءئذد", "ًٌٍَُِّْآإأ"),
    "hi": ("अआइईउऊऋएऐओऔ", "ऍऑऌॐऽळॅॉ़ँः", "बभमयरलवशषसह", "ािीुूृेैोौ्"),
}
"""The other layer of scripts without capitals."""
_EXTRA = {"hi": "ं", "uk": "'", "ru": "-", "tr": "-", "ar": "-", "he": "-"}
"""Signs that stand beside the space bar."""
_SHIFT_LABEL = {"hi": ("अआ", "कख"), "ar": (f"{MARK_BASE}\u0651", "أبج")}
"""What the key to the other layer shows: what it leads to, and the way back."""
_CAPITALS = frozenset({"en", "es", "fr", "de", "pt", "pl", "tr", "vi", "uk", "ru"})


def keyboard(language: str, kind: KeyboardKind, *, shifted: bool = False, texts: Texts | None = None) -> Keyboard:
    """The keys for a language; an unknown one types as English.

    `shifted`: capitals, or the other layer of a script that has none. With `texts` the keys without a letter have their
    spoken names. Touch names are "type-" and the character, or `SPACE`, `DELETE`, `SHIFT`; `struck` says what they do.
    """
    if kind is KeyboardKind.DIGITS:
        return Keyboard((*(_caps(row) for row in _DIGITS), (GAP, *_caps("0"), _delete(texts, 10))))
    if kind is KeyboardKind.PHONE:
        return Keyboard((*(_caps(row) for row in _DIGITS), (*_caps("+0"), _delete(texts, 10))))
    if kind is KeyboardKind.EMAIL:
        at = KeyCap(TYPE + "@", "@", 40, spoken="@")
        return Keyboard((*(_caps(row) for row in _EMAIL), (at, _delete(texts, 20))))
    if kind is KeyboardKind.CODE:
        return Keyboard((*(_caps(row.upper()) for row in _CODE[:-1]), (*_caps(_CODE[-1].upper()), _delete(texts, 20))))
    code = language if language in _LETTERS else "en"
    letters = _SECOND[code] if shifted and code in _SECOND else _LETTERS[code]
    if shifted and code in _CAPITALS:
        letters = tuple(_capitals(row, code) for row in letters)
    rows = [_caps(row) for row in letters]
    return Keyboard((*rows, _foot(code, texts, shifted=shifted)), rtl=spoken_language(code).rtl)


def struck(typed: str, touch: str, *, longest: int = 60) -> str:
    """What stands in the field after a key. Shift and keys of no keyboard change nothing; nothing gets longer than
    `longest` characters, and a space never begins a text or follows another."""
    if touch == DELETE:
        return typed[:-1]
    if touch == SHIFT or not touch.startswith(TYPE):
        return typed
    sign = " " if touch == SPACE else touch.removeprefix(TYPE)
    if sign == " " and (not typed or typed.endswith(" ")):
        return typed
    after = unicodedata.normalize("NFC", typed + sign)
    return after if len(after) <= longest else typed


def _foot(code: str, texts: Texts | None, *, shifted: bool) -> tuple[KeyCap, ...]:
    """Shift, the space bar, what stands beside it, and delete."""
    keys: list[KeyCap] = []
    if code in _CAPITALS:
        keys.append(KeyCap(SHIFT, "", 20, "shift", texts.t("Capital letters") if texts else "", shifted))
    elif code in _SECOND:
        keys.append(KeyCap(SHIFT, _SHIFT_LABEL[code][shifted], 20, "", texts.t("More letters") if texts else ""))
    keys.append(KeyCap(SPACE, "", 40, "space", texts.t("Space") if texts else ""))
    keys += _caps(_EXTRA.get(code, ""))
    return (*keys, _delete(texts, 20))


def _delete(texts: Texts | None, units: int) -> KeyCap:
    return KeyCap(DELETE, "", units, "erase", texts.t("Delete the last sign") if texts else "")


def _caps(signs: str) -> tuple[KeyCap, ...]:
    return tuple(
        KeyCap(TYPE + sign, MARK_BASE + sign if unicodedata.combining(sign) or _is_mark(sign) else sign, spoken=sign)
        for sign in signs
    )


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Mc")


def _capitals(row: str, code: str) -> str:
    """Capital letters; Turkish has two of "i", German a capital of "ß"."""
    ours = {"i": "İ", "ı": "I"} if code == "tr" else {"ß": "ẞ"}
    return "".join(ours.get(sign, sign.upper()) for sign in row)
