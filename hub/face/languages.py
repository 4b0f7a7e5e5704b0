"""The languages a face can speak: own name, direction, font, greeting, and how dates are written.

Date patterns are CLDR field patterns with European digits; the year-less one heads every screen.
"""

from dataclasses import dataclass

LRI = "\u2066"
PDI = "\u2069"
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """`tall` scripts get 15 % more line height. `complete`: every text that people in the hall meet is translated;
    `staff`: those of staff and technicians, too."""

    code: str
    locale: str
    autonym: str
    welcome: str
    day: str
    day_year: str
    rtl: bool = False
    tall: bool = False
    complete: bool = False
    staff: bool = False


LANGUAGES: tuple[Language, ...] = (
    Language("en", "en_GB", "English", "Welcome", "EEEE d MMMM", "EEEE d MMMM y", complete=True, staff=True),
    Language(
        "es", "es", "Español", "Bienvenidos", "EEEE d 'de' MMMM", "EEEE d 'de' MMMM 'de' y", complete=True, staff=True
    ),
    Language("fr", "fr", "Français", "Bienvenue", "EEEE d MMMM", "EEEE d MMMM y", complete=True, staff=True),
    Language("de", "de", "Deutsch", "Willkommen", "EEEE, d. MMMM", "EEEE, d. MMMM y", complete=True, staff=True),
    Language(
        "pt",
        "pt",
        "Português",
        "Bem-vindos",
        "EEEE, d 'de' MMMM",
        "EEEE, d 'de' MMMM 'de' y",
        complete=True,
        staff=True,
    ),
    Language("pl", "pl", "Polski", "Witamy", "EEEE, d MMMM", "EEEE, d MMMM y", complete=True, staff=True),
    Language("tr", "tr", "Türkçe", "Hoş geldiniz", "d MMMM EEEE", "d MMMM y EEEE", complete=True, staff=True),
    Language("vi", "vi", "Tiếng Việt", "Xin chào", "EEEE, d MMMM", "EEEE, d MMMM, y", complete=True, staff=True),
    Language("uk", "uk", "Українська", "Ласкаво просимо", "EEEE, d MMMM", "EEEE, d MMMM y", complete=True, staff=True),
    Language("ru", "ru", "Русский", "Добро пожаловать", "EEEE, d MMMM", "EEEE, d MMMM y", complete=True, staff=True),
    Language(
        "ar",
        "ar",
        "العربية",
        "أهلًا بكم",
        "EEEE d MMMM",
        "EEEE d MMMM y",
        rtl=True,
        tall=True,
        complete=True,
        staff=True,
    ),
    Language(
        "he",
        "he",
        "עברית",
        "ברוכים הבאים",
        "EEEE, d בMMMM",
        "EEEE, d בMMMM y",
        rtl=True,
        tall=True,
        complete=True,
        staff=True,
    ),
    Language("hi", "hi", "हिन्दी", "स्वागत है", "EEEE, d MMMM", "EEEE, d MMMM y", tall=True, complete=True, staff=True),
    Language("zh", "zh_Hans", "简体中文", "欢迎", "M月d日 EEEE", "y年M月d日 EEEE", complete=True, staff=True),
)

_BY_CODE = {language.code: language for language in LANGUAGES}


def language(code: str) -> Language:
    """The language of a code such as "ar"; an unknown one is English, which every face can show."""
    return _BY_CODE.get(code, _BY_CODE[DEFAULT_LANGUAGE])


def known(code: str) -> bool:
    return code in _BY_CODE


def isolate(code: str) -> str:
    """A ticket code, time or other left-to-right sign, kept in its own order inside any sentence."""
    return f"{LRI}{code}{PDI}"


def without_isolates(text: str) -> str:
    """The same text for a printer's code page or a voice, which know no bidi controls."""
    return text.translate({ord(mark): None for mark in "\u2066\u2067\u2068\u2069\u200e\u200f"})
